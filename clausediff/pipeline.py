"""The stages in order: this is the one file that names them all.

read -> furniture -> normalize -> segment -> align (columns, interleave, settle, moves) -> diff -> weigh and judge -> pair -> hear -> Report
"""

from __future__ import annotations

import itertools
import os
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from clausediff.align import Unit, align
from clausediff.columns import read_columns
from clausediff.edits import Differ, Edit, EditKind
from clausediff.errors import ClausediffError, NoMatchError, UsageError
from clausediff.fields import same
from clausediff.furniture import Furniture, blank, find_furniture
from clausediff.gaps import Kind
from clausediff.hearing import hear_copies, hear_readings
from clausediff.interleave import read_across
from clausediff.judge import ILLEGIBLE, Judgement, Page, calibrated, judge
from clausediff.model import (
    Agreement,
    CanonicalRef,
    Document,
    DocumentError,
    Excerpt,
    FieldValue,
    Finding,
    Report,
    Span,
    Verdict,
    agreement_verdict,
)
from clausediff.moves import find_moves
from clausediff.normalize import Words, tokenize
from clausediff.pairs import pair
from clausediff.reference import Prepared, Reference, prepare
from clausediff.scan import Scan
from clausediff.segment import Candidate, Copy, segment
from clausediff.settle import settle
from clausediff.template import Template

if TYPE_CHECKING:
    from clausediff.evidence.words import Scales

_SEEN = 0.3
"""Share of a canonical's words that must be read in a copy for anything to be called clean or changed."""
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Options:
    """How to compare."""

    canonical: str | Template = "auto"
    """A name in the library, a path, ``auto`` for the best match in the library, or a template."""
    witness: tuple[str, ...] = ()
    """Paths of second readings of the same pages."""
    encoding: str = "utf-8"
    max_bytes: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run is."""

    stage: str
    done: int
    total: int
    path: str


def compare(source: str | os.PathLike[str], canonical: str | os.PathLike[str] | Template = "auto") -> Report:
    """Compare one scan with a canonical.

    ``source`` is a path, or the scan's text itself when it holds a line break. ``canonical`` is a name in the library, a
    path, ``"auto"`` for the best match in the library, or a :class:`~clausediff.template.Template`. Raises a
    :class:`~clausediff.errors.ClausediffError` when either cannot be read or compared.
    """
    options = Options(canonical=canonical if isinstance(canonical, Template) else os.fspath(canonical))
    if isinstance(source, str) and "\n" in source:
        report = compare_sources(["-"], options, stdin=source.encode())
    else:
        report = compare_sources([os.fspath(source)], options)
    error = report.documents[0].error
    if error is not None:
        raised = ClausediffError(error.message)
        raised.kind = error.kind
        raise raised
    return report


def compare_sources(
    paths: Sequence[str],
    options: Options,
    *,
    progress: Callable[[Progress], None] | None = None,
    stdin: bytes | None = None,
) -> Report:
    """Compare files, each with the canonical; a file that fails becomes a document with an error.

    ``progress`` is called before each file and may raise to cancel. Raises
    :class:`~clausediff.errors.TemplateError` or another :class:`~clausediff.errors.ClausediffError` when the canonical
    itself cannot be used.
    """
    candidates = _candidates(options)
    documents = []
    for index, path in enumerate(paths):
        if progress is not None:
            progress(Progress("compare", index, len(paths), path))
        documents.append(_document(path, candidates, options, stdin))
    documents = _heard(documents, candidates, options)
    return Report(tuple(sorted(documents, key=lambda document: document.path)))


def _heard(documents: list[Document], candidates: list[Prepared], options: Options) -> list[Document]:
    """The documents after the witnesses: second readings of the one document, and the copies in the run."""
    if options.witness:
        if len(documents) != 1:
            raise UsageError("--witness is a second reading of one FILE; give one FILE")
        readings = [_document(path, candidates, options, None) for path in options.witness]
        for reading in readings:
            if reading.error is not None:
                raise UsageError(f"the witness cannot be used: {reading.error.message}")
        agreements = tuple(
            hear_readings(agreement, [r.agreements[i] for r in readings if i < len(r.agreements)])
            for i, agreement in enumerate(documents[0].agreements)
        )
        documents = [replace(documents[0], agreements=agreements)]
    return hear_copies(documents)


def _candidates(options: Options) -> list[Prepared]:
    """The canonicals to try."""
    from clausediff import library

    if isinstance(options.canonical, Template):
        return [prepare(options.canonical)]
    if options.canonical != "auto":
        return [prepare(library.find(options.canonical))]
    found = [prepare(template) for template in library.library()]
    if not found:
        raise NoMatchError("the library holds no canonical; name one with --canonical FILE")
    return found


def _document(path: str, candidates: list[Prepared], options: Options, stdin: bytes | None) -> Document:
    """Read and compare one file; what goes wrong with it becomes the document's error."""
    from clausediff.readers import display_path, read

    try:
        scan = read(path, stdin=stdin, encoding=options.encoding, max_bytes=options.max_bytes)
    except ClausediffError as error:
        return Document(display_path(path), "", 0, "", DocumentError(error.kind, str(error)))
    try:
        agreements, outside = compare_scan(scan, candidates, options)
    except ClausediffError as error:
        problem = DocumentError(error.kind, str(error))
        return Document(scan.path, scan.sha256, len(scan.text), scan.reader, problem, text=scan.text)
    return Document(scan.path, scan.sha256, len(scan.text), scan.reader, None, agreements, outside, scan.text)


def compare_scan(
    scan: Scan, candidates: list[Prepared], options: Options
) -> tuple[tuple[Agreement, ...], tuple[Span, ...]]:
    """The agreements in one scan, and the spans outside all of them."""
    furniture = find_furniture(
        scan.text,
        [phrase for prepared in candidates for phrase in prepared.template.ignore],
        {line for prepared in candidates for line in prepared.lines},
        [prepared.template.title for prepared in candidates],
    )
    words = tokenize(blank(scan.text, furniture) if furniture else scan.text)
    offered = [Candidate.of(prepared, words) for prepared in candidates]
    copies = segment(offered, words) or _whole(scan, words, offered)
    agreements = tuple(
        _agreement(str(number), copy, words, scan.text, furniture) for number, copy in enumerate(copies, 1)
    )
    return agreements, _outside(len(scan.text), [agreement.span for agreement in agreements])


def _whole(scan: Scan, words: Words, offered: list[Candidate]) -> list[Copy]:
    """No copy was found: take the whole scan for one if it is too worn to tell, or explain what is nearest."""
    shares = sorted(
        ((_overlap(each, words), each) for each in offered), key=lambda item: (-item[0], item[1].prepared.template.id)
    )
    best, candidate = shares[0]
    known = sum(each >= 0 for each in candidate.ids) / max(1, len(words))
    if len(offered) == 1 and best >= 0.2 and known >= 0.2:
        return [Copy(candidate, 0, len(words), (0, len(scan.text)), best, [])]
    if len(offered) == 1:
        name = candidate.prepared.template.id
        raise NoMatchError(
            f"{scan.path}: this is no copy of {name} ({best:.0%} of its words stand here); choose another with --canonical"
        )
    nearest = ", ".join(f"{each.prepared.template.id} ({share:.0%})" for share, each in shares[:_NEAREST])
    raise NoMatchError(
        f"{scan.path}: no canonical in the library matches; the nearest are {nearest}; name one with --canonical"
    )


def _overlap(candidate: Candidate, words: Words) -> float:
    """The share of the canonical's distinct words that stand in the scan."""
    vocabulary = candidate.prepared.words
    return len(vocabulary & set(words.keys)) / max(1, len(vocabulary))


def _outside(length: int, spans: Sequence[Span]) -> tuple[Span, ...]:
    at, found = 0, []
    for low, high in spans:
        if at < low:
            found.append((at, low))
        at = high
    if at < length:
        found.append((at, length))
    return tuple(found)


def _agreement(number: str, copy: Copy, words: Words, text: str, furniture: Sequence[Furniture]) -> Agreement:
    """One copy through all stages."""
    prepared = copy.candidate.prepared
    reference = prepared.resolve(words.keys[copy.first : copy.last])
    known = copy.runs if reference is prepared.full else None
    units = align(reference, words, copy.candidate.ids, copy.first, copy.last, known)
    units, across = read_columns(reference, words, copy.candidate.ids, units)
    units, lines = read_across(reference, words, copy.candidate.ids, units)
    units = settle(reference, units)
    units, moves = find_moves(reference, words, copy.candidate.ids, units)
    moves = [*across, *lines, *moves]
    edits = Differ(reference, words, copy.span).diff(units, moves)
    page = Page(reference, words, _scales(prepared), line=_line(words.text, copy.span))
    equal = sum(reference.ends[unit.c1 - 1] - reference.starts[unit.c0] for unit in units if unit.kind is Kind.EQUAL)
    page.calibrate(edits, equal)
    judged = judge(page, edits)
    judged.extend(_absent(reference, judged, copy.span))
    judged.extend(_furniture(reference, words, units, judged, _within(furniture, copy.span)))
    _same_everywhere(reference, judged)
    _renumbered(judged)
    errors = sum(judgement.errors for judgement in judged)
    seen = sum(unit.c1 - unit.c0 for unit in units if unit.kind is Kind.EQUAL) + sum(j.words for j in judged)
    legible = page.legible and page.rate <= ILLEGIBLE and seen >= _SEEN * (len(reference) - len(reference.slots))
    if not legible:
        _withhold(judged)
    judged.sort(key=lambda judgement: (judgement.s, judgement.c))
    clauses, added = pair(reference, words, units, moves, judged)
    findings = _findings(number, reference, text, judged, added)
    template = prepared.template
    ref = CanonicalRef(template.id, template.version, template.sha256, template.title, template.text)
    verdict = agreement_verdict(findings, tuple(clauses))
    return Agreement(
        number,
        ref,
        copy.span,
        verdict,
        round(errors / (equal + 1), 5),
        _fields(reference, judged),
        tuple(clauses),
        findings,
        legible,
    )


_SCALES: dict[tuple[str, str], Scales] = {}


def _scales(prepared: Prepared) -> Scales:
    """What weighing needs for one canonical; made at the first copy."""
    from clausediff.evidence import channel, lexicon
    from clausediff.evidence.guards import defined_terms
    from clausediff.evidence.words import Scales

    template = prepared.template
    key = (template.path, template.sha256)
    if key not in _SCALES:
        while len(_SCALES) >= 64:
            del _SCALES[next(iter(_SCALES))]
        terms = defined_terms(template.text[slice(*template.body)])
        _SCALES[key] = Scales(channel.load(), lexicon.load(template.language), prepared.words, terms)
    return _SCALES[key]


def _line(text: str, span: Span) -> int:
    """The usual length of the scan's lines where it keeps those of the page, or 0 where it does not."""
    lines = text[slice(*span)].split("\n")
    full = sorted(len(line) for line in lines if len(line.strip()) > 3)
    if len(full) < 4:
        return 0
    inner = sum(1 for one, two in itertools.pairwise(lines) if len(one.strip()) > 30 and two.strip())
    usual = full[len(full) * 3 // 4]
    return usual if inner >= 0.3 * len(full) and usual <= 150 else 0


def _absent(reference: Reference, judged: list[Judgement], span: Span) -> list[Judgement]:
    """Optional parts and branches that this copy rightly does not have, at the place where they would stand."""
    found = []
    for low, high in reference.absent:
        clause = next((i for i, c in enumerate(reference.clauses) if c.span[0] <= low < c.span[1]), 0)
        place = min((j.s[0] for j in judged if j.c[0] >= high), default=span[1])
        edit = Edit(EditKind.DELETE, (low, high), (place, place), 0, 0, 0, 0, clause)
        reason = "an optional part, or another of several wordings, that this copy does not have"
        found.append(Judgement(Verdict.FORMAT, "optional", edit.c, edit.s, clause, 1.0, (reason,), edit))
    return found


def _within(furniture: Sequence[Furniture], span: Span) -> Sequence[Furniture]:
    low = bisect_left(furniture, ((span[0], -1), ""))
    return furniture[low : bisect_left(furniture, ((span[1], -1), ""))]


def _furniture(
    reference: Reference, words: Words, units: Sequence[Unit], judged: list[Judgement], furniture: Sequence[Furniture]
) -> list[Judgement]:
    """Page furniture as findings, where no other finding runs across it; each in the clause that it follows."""
    if not furniture:
        return []
    taken = sorted(judgement.s for judgement in judged if judgement.s[0] < judgement.s[1])
    starts = [span[0] for span in taken]
    read = [unit for unit in units if unit.c0 < unit.c1 and unit.s0 < unit.s1]
    firsts = [unit.s0 for unit in read]
    found = []
    for span, reason in furniture:
        at = bisect_left(starts, span[1])
        if at and taken[at - 1][1] > span[0]:
            continue
        word = bisect_left(words.starts, span[0]) - 1
        unit = read[max(0, bisect_right(firsts, word) - 1)] if read else None
        index = min(unit.c1 - 1, unit.c0 + max(0, word - unit.s0)) if unit is not None else 0
        place = reference.ends[index]
        edit = Edit(EditKind.INSERT, (place, place), span, 0, 0, 0, 0, reference.clause_of[index])
        found.append(Judgement(Verdict.FORMAT, "furniture", edit.c, edit.s, edit.clause, 1.0, (reason,), edit))
    return found


def _same_everywhere(reference: Reference, judged: list[Judgement]) -> None:
    """A field that is filled differently in two places is for a person."""
    first: dict[str, str] = {}
    for judgement in judged:
        if judgement.edit.kind is not EditKind.FIELD:
            continue
        spec = reference.slots[judgement.edit.c0]
        value = judgement.value
        if not value:
            continue
        known = first.setdefault(spec.name, value)
        if not same(known, value):
            judgement.leave_to_a_person(f"{spec.name}: filled differently in two places: “{known}” and “{value}”")


def _renumbered(judged: list[Judgement]) -> None:
    """Labels that go on counting after a clause is missing, added or moved are that change's, not changes of their own."""
    shifted = min((j.clause for j in judged if j.category in ("missing", "added", "moved")), default=None)
    for judgement in judged:
        if (
            judgement.category == "label"
            and judgement.verdict is Verdict.REVIEW
            and shifted is not None
            and judgement.clause >= shifted
        ):
            judgement.verdict = Verdict.FORMAT
            judgement.reasons = (*judgement.reasons, "renumbered after another change")


def _withhold(judged: list[Judgement]) -> None:
    """An illegible page: nothing is clean and nobody is condemned."""
    for judgement in judged:
        if judgement.verdict in (Verdict.NOISE, Verdict.SUBSTANTIVE):
            judgement.verdict = Verdict.REVIEW
            judgement.reasons = ("the page is too worn to be judged", *judgement.reasons)


def _findings(
    number: str, reference: Reference, scan: str, judged: list[Judgement], added: dict[int, str]
) -> tuple[Finding, ...]:
    """Judgements as findings, each with a fingerprint that outlasts everything but a change of its own words and place."""
    canonical = reference.template.text
    salt = f"{reference.template.id}\n{number}\n"
    seen: dict[str, int] = {}
    found = []
    for index, judgement in enumerate(judged):
        clause = added.get(index) or reference.clauses[judgement.clause].id
        theirs, ours = canonical[slice(*judgement.c)], scan[slice(*judgement.s)]
        key = f"{salt}{clause}\n{theirs}\n{ours}"
        count = seen[key] = seen.get(key, 0) + 1
        name = blake2b(f"{key}\n{count}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        found.append(
            Finding(
                name,
                judgement.verdict,
                judgement.category,
                clause,
                Excerpt(judgement.c, theirs),
                Excerpt(judgement.s, ours),
                round(calibrated(judgement.verdict, judgement.score), 4),
                judgement.reasons,
            )
        )
    return tuple(found)


def _fields(reference: Reference, judged: list[Judgement]) -> tuple[FieldValue, ...]:
    """How the copy fills each field of the canonical."""
    places: dict[str, list[Judgement]] = {}
    for judgement in judged:
        if judgement.edit.kind is EditKind.FIELD:
            places.setdefault(reference.slots[judgement.edit.c0].name, []).append(judgement)
    values = []
    for name, spec in reference.template.fields.items():
        value = ""
        problems: list[str] = []
        spans: list[Span] = []
        for judgement in places.get(name, ()):
            value = value or judgement.value
            problems.extend(judgement.problems)
            problems.extend(r.split(": ", 1)[1] for r in judgement.reasons if "filled differently" in r)
            spans.append(judgement.s)
        values.append(FieldValue(name, spec.type, value, tuple(spans), tuple(dict.fromkeys(problems))))
    return tuple(values)


__all__ = ["Options", "Progress", "compare", "compare_scan", "compare_sources"]
