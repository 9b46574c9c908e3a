"""clausediff and what people use today, each as ``flags(reference, scan) -> what it says of every difference``."""

from __future__ import annotations

import difflib
import re
import tempfile
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from tests.benchmark.case import Case
from tests.benchmark.words import Range, Word, opcodes, pair_up, words


@dataclass(frozen=True, slots=True)
class Flag:
    """What a system says of one difference."""

    verdict: str
    """``format``, ``field``, ``noise``, ``review`` or ``substantive``."""
    canonical: Range
    scan: Range
    category: str = ""
    score: float | None = None
    """clausediff's own: the probability that the scan's marks are the canonical's words misread."""
    reasons: tuple[str, ...] = ()
    rule: str = ""
    """The id of the judge's rule; of the baselines none."""

    @property
    def raised(self) -> bool:
        """Whether a person would be shown it."""
        return self.verdict in ("review", "substantive")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system says of one case."""

    flags: list[Flag]
    illegible: bool = False
    """It gave up on the page as a whole, and said so: everything is to be looked at."""
    error: str = ""
    """It did not compare at all, and said so."""
    clauses: list[tuple[Range, str]] = field(default_factory=list)
    """Canonical span and verdict of each clause."""
    outside: list[Range] = field(default_factory=list)


@cache
def _folder() -> str:
    return tempfile.mkdtemp(prefix="clausediff-benchmark-")


def clausediff(case: Case) -> Answer:
    """The product, through its public door: a canonical file and the scan on standard input."""
    from clausediff.pipeline import Options, compare_sources

    path = Path(_folder()) / f"canonical{case.suffix}"
    path.write_text(case.canonical, encoding="utf-8", newline="")
    witness: tuple[str, ...] = ()
    if case.witness is not None:
        second = Path(_folder()) / "witness.txt"
        second.write_text(case.witness, encoding="utf-8", newline="")
        witness = (str(second),)
    try:
        options = Options(canonical=str(path), witness=witness)
        name, data = case.scan_name or "-", case.scan.encode()
        report = compare_sources([name], options, stdin=data, held={name: data} if case.scan_name else None)
    except Exception as error:  # a crash is a result of the benchmark, not its end
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno}"
        return Answer([], error=f"crash: {type(error).__name__}: {error} ({place})")
    document = report.documents[0]
    if document.error is not None:
        return Answer([], error=f"{document.error.kind}: {document.error.message}")
    flags = [
        Flag(f.verdict.value, f.canonical.span, f.scan.span, f.category, f.score, f.reasons, f.rule)
        for _, _, f in report.findings()
    ]
    # What is said of the file, such as a page behind the copy, is no word of the canonical, but it is told and counts.
    flags += [
        Flag(f.verdict.value, (len(case.canonical),) * 2, f.scan.span, f.category, f.score, f.reasons, f.rule)
        for f in document.findings
    ]
    clauses = [(c.canonical_span, c.verdict.value) for a in document.agreements for c in a.clauses]
    illegible = any(not a.legible for a in document.agreements)
    return Answer(
        flags, illegible, "" if document.agreements else "no-match: no agreement found", clauses, list(document.outside)
    )


Same = Callable[[str, str], bool]


def _merge(found: list[tuple[Range, Range, str, bool]]) -> list[Flag]:
    """Neighbouring words of the same verdict as one flag."""
    flags: list[Flag] = []
    for canonical, scan, verdict, joined in found:
        if joined and flags and flags[-1].verdict == verdict:
            last = flags[-1]
            flags[-1] = Flag(
                verdict,
                (last.canonical[0], max(last.canonical[1], canonical[1])),
                (last.scan[0], max(last.scan[1], scan[1])),
            )
        else:
            flags.append(Flag(verdict, canonical, scan))
    return flags


def _at(listed: Sequence[Word], index: int, length: int) -> int:
    return listed[index].span[0] if index < len(listed) else length


def _by_word(reference: str, scan: str, same: Same) -> Answer:
    """Words aligned, each pair put to ``same``; a word without a partner is an edit unless ``same`` says otherwise."""
    return Answer(
        _merge(
            [
                (canonical, read, "format" if spaced else "noise" if same(one, two) else "substantive", joined)
                for canonical, read, one, two, spaced, joined in _differences(reference, scan)
            ]
        )
    )


@lru_cache(maxsize=2)
def _differences(reference: str, scan: str) -> list[tuple[Range, Range, str, str, bool, bool]]:
    """Canonical place, scan place, both words (empty: no partner), whether only the spaces differ, and whether it
    follows the difference before it without an equal word between; all baselines that go by words share it."""
    left, right = words(reference), words(scan)
    found: list[tuple[Range, Range, str, str, bool, bool]] = []
    for tag, a, b, c, d in opcodes([w.fold for w in left], [w.fold for w in right]):
        if tag == "equal":
            continue
        if "".join(w.fold for w in left[a:b]) == "".join(w.fold for w in right[c:d]):
            places = (left[a].span[0], left[b - 1].span[1]), (right[c].span[0], right[d - 1].span[1])
            found.append((*places, "", "", True, False))
            continue
        i, j, first = a, c, True
        for x, y in pair_up([w.fold for w in left[a:b]], [w.fold for w in right[c:d]]):
            one = left[a + x] if x is not None else None
            two = right[c + y] if y is not None else None
            i, j = (i if x is None else a + x), (j if y is None else c + y)
            before, after = _at(left, i, len(reference)), _at(right, j, len(scan))
            equal = one is not None and two is not None and one.fold == two.fold
            if not equal:
                places = one.span if one else (before, before), two.span if two else (after, after)
                found.append((*places, one.fold if one else "", two.fold if two else "", False, not first))
            first = equal
            i, j = (i if x is None else a + x + 1), (j if y is None else c + y + 1)
    return found


def _similar(threshold: int) -> Callable[[Case], Answer]:
    def run(case: Case) -> Answer:
        return _by_word(case.reference, case.scan, lambda a, b: bool(a and b) and fuzz.ratio(a, b) >= threshold)

    return run


def _one_letter(case: Case) -> Answer:
    return _by_word(case.reference, case.scan, lambda a, b: Levenshtein.distance(a, b, score_cutoff=1) <= 1)


@cache
def _dictionary() -> frozenset[str]:
    from spellchecker import SpellChecker

    return frozenset(SpellChecker().word_frequency.words())


def _spelling(case: Case) -> Answer:
    known = _dictionary()
    own = {w.fold for w in words(case.reference)}

    def same(a: str, b: str) -> bool:
        bare = re.sub(r"'s$|[^\w'-]", "", b)
        if not a or not b:
            return bool(b) and not a and not bare.isdigit() and bare not in known and bare not in own
        return not any(c.isdigit() for c in bare) and bare not in known and bare not in own

    return _by_word(case.reference, case.scan, same)


def _difflib(case: Case) -> Answer:
    left = [(m.group(), m.span()) for m in re.finditer(r"\S+", case.reference)]
    right = [(m.group(), m.span()) for m in re.finditer(r"\S+", case.scan)]
    matcher = difflib.SequenceMatcher(None, [w for w, _ in left], [w for w, _ in right], autojunk=False)
    return Answer(_hunks(matcher.get_opcodes(), left, right, len(case.reference), len(case.scan)))


def _redlines(case: Case) -> Answer:
    from redlines import Redlines

    # Line ends are marks of their own to the library; a scan's are another's wrapping, so both sides go without.
    made = Redlines(re.sub(r"\s", " ", case.reference), re.sub(r"\s", " ", case.scan))
    first = made._diff_ops
    if not first:
        return Answer([])
    left, right = _placed(first[0].source_chunk.text, case.reference), _placed(first[0].test_chunk.text, case.scan)
    return Answer(_hunks(made.opcodes, left, right, len(case.reference), len(case.scan)))


def _placed(tokens: Sequence[str], text: str) -> list[tuple[str, Range]]:
    """Where the library's tokens stand in ``text`` (it turns line ends into marks of its own)."""
    placed, at = [], 0
    for token in tokens:
        bare = token.strip()
        found = text.find(bare, at) if bare and bare != "¶" else -1
        start = at if found < 0 or found - at > 200 else found
        end = start + (len(bare) if found >= 0 else 0)
        placed.append((token, (start, end)))
        at = end
    return placed


def _hunks(
    ops: Sequence[tuple[str, int, int, int, int]],
    left: list[tuple[str, Range]],
    right: list[tuple[str, Range]],
    n: int,
    m: int,
) -> list[Flag]:
    def span(listed: list[tuple[str, Range]], a: int, b: int, length: int) -> Range:
        if a < b:
            return listed[a][1][0], listed[b - 1][1][1]
        at = listed[a][1][0] if a < len(listed) else length
        return at, at

    return [Flag("substantive", span(left, a, b, n), span(right, c, d, m)) for tag, a, b, c, d in ops if tag != "equal"]


BASELINES: dict[str, Callable[[Case], Answer]] = {
    "similarity-80": _similar(80),
    "similarity-90": _similar(90),
    "one-letter": _one_letter,
    "spelling": _spelling,
    "difflib": _difflib,
    "redlines": _redlines,
}
"""What people use today: a similarity threshold per word, "ignore single-letter differences", a spelling list (what is
no word is the scanner's), and plain text diffs."""
SYSTEMS: dict[str, Callable[[Case], Answer]] = {"clausediff": clausediff, **BASELINES}
