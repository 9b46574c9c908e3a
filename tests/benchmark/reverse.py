"""Edits of a text, by kind: the ones that matter in a contract, made at random places with a fixed seed.

Each kind is named from the side of the *copy*. A reverse edit changes the canonical and leaves the copy alone, so that
the copy of a canonical that gained a "not" has lost one: ``negation-delete``.
"""

from __future__ import annotations

import bisect
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark.words import Range, Word, fold, opcodes, words

TABLES = json.loads((Path(__file__).parent / "edits.json").read_text(encoding="utf-8"))
_NUMBER_WORDS: list[str] = TABLES["number_words"]
_SWAPS: dict[str, dict[str, str]] = TABLES["swaps"]


@dataclass(frozen=True, slots=True)
class Change:
    """Replace ``text[span]`` by ``new``; what the copy then shows is an edit of ``kind``."""

    kind: str
    span: Range
    new: str
    extra: tuple[Range, str] | None = None
    """A second replacement that belongs to it: the other end of a move."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A change as it stands in the edited text."""

    kind: str
    span: Range
    """In the edited text."""
    old_span: Range
    """In the text before."""
    old: str
    new: str
    extra: Range | None = None
    """The other end of a move, in the edited text."""
    extra_old: int | None = None
    """The same in the text before."""


def _cased(new: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if like[:1].isupper() else new


def _bare(text: str, word: Word) -> tuple[Range, str]:
    """The span of a word without the punctuation around it."""
    match = re.search(r"[\w$€£%](.*[\w$€£%])?", word.text)
    assert match is not None
    return (word.span[0] + match.start(), word.span[0] + match.end()), match[0]


def _swap(text: str, kind: str, table: dict[str, str]) -> Iterator[Change]:
    for word in words(text):
        span, bare = _bare(text, word)
        if bare == "No" and word.text.endswith("."):
            continue  # the abbreviation of "number"
        if (new := table.get(bare.casefold())) is not None:
            yield Change(kind, span, _cased(new, bare))


def _number(text: str, rng: random.Random) -> Iterator[Change]:
    for match in re.finditer(r"(?<![\w.,$€£/-])\d{1,4}(?![\w/-]|[.,]\d|\.\s*\n)", text):
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[line : match.start()]
        # What stands at the head of a line is a label, and what follows a capital a reference, a date or an address.
        if before.strip() and not re.search(r"[A-Z]\w*\s*$", before):
            digits = list(match[0])
            at = rng.randrange(len(digits))
            digits[at] = rng.choice([d for d in "123456789" if d != digits[at]])
            run_in = re.search(r"[.;:,]\s+\(?$", before) and re.match(r"[).]+\s+[A-Z]", text[match.end() :])
            kind = "run-in label" if run_in and len(digits) < 3 else "number"
            yield Change(kind, match.span(), "".join(digits))
    for match in re.finditer(rf"(?i)\b({'|'.join(_NUMBER_WORDS)})\b", text):
        yield Change(
            "number-word",
            match.span(),
            _cased(rng.choice([w for w in _NUMBER_WORDS if w != match[0].casefold()]), match[0]),
        )


def _money(text: str, rng: random.Random) -> Iterator[Change]:
    for match in re.finditer(r"[$€£]\s?(\d[\d,]*(?:\.\d\d)?)", text):
        digits = [i for i in range(match.start(1), match.end(1)) if text[i].isdigit()]
        at = rng.choice(digits[: max(1, len(digits) - 2)])
        new = rng.choice([d for d in "123456789" if d != text[at]])
        yield Change("money", match.span(), text[match.start() : at] + new + text[at + 1 : match.end()])
    for match in re.finditer(r"\b(\d{1,3}(?:\.\d+)?)\s?(%|percent)", text):
        yield Change(
            "percent",
            match.span(),
            str(rng.choice([n for n in (2, 5, 8, 12, 25, 60, 75) if str(n) != match[1]]))
            + text[match.end(1) : match.end()],
        )


def _date(text: str, rng: random.Random) -> Iterator[Change]:
    for match in re.finditer(rf"\b({'|'.join(TABLES['months'])})\s+(\d{{1,2}}),?\s+(\d{{4}})\b", text):
        part = rng.choice((1, 2, 3))
        if part == 1:
            new = rng.choice([m for m in TABLES["months"] if m != match[1]])
        elif part == 2:
            new = str(rng.choice([d for d in range(1, 29) if d != int(match[2])]))
        else:
            new = str(int(match[3]) + rng.choice((-2, -1, 1, 2)))
        yield Change("date", match.span(part), new)


def _negation(text: str, rng: random.Random) -> Iterator[Change]:
    for match in re.finditer(r"(?<=[a-z]) (not|never)\b(?=[ ,])", text):
        yield Change("negation-insert", match.span(), "")
    for match in re.finditer(r"\b(shall|will|may|does|is|are|must|has)(?= (?!not\b)[a-z])", text):
        yield Change("negation-delete", (match.end(), match.end()), " not")


def _modal(text: str, rng: random.Random) -> Iterator[Change]:
    for match in re.finditer(r"\b(shall|may|must|will|should)\b", text):
        yield Change("modal", match.span(), rng.choice(TABLES["modals"][match[0]]))


def _party(text: str, rng: random.Random) -> Iterator[Change]:
    terms = set(re.findall(r"[“\"]([A-Z][A-Za-z]+(?: (?:Party|Parties))?)[,.]?[”\"]", text))
    role = re.compile(
        r"(?i)part(y|ies)|company|employee|consultant|recipient|discloser|owner|contractor|licensor|licensee|buyer|seller"
        r"|client|employer|provider|executive|you"
    )
    used = sorted(t for t in terms if role.search(t) and len(re.findall(rf"\b{re.escape(t)}\b", text)) >= 3)
    if len(used) < 2:
        return
    for term in used:
        for match in re.finditer(rf"\b{re.escape(term)}\b", text):
            yield Change("party", match.span(), rng.choice([t for t in used if t != term]))


def _place(text: str, rng: random.Random) -> Iterator[Change]:
    for match in re.finditer(rf"\b({'|'.join(TABLES['places'])})\b", text):
        yield Change("place", match.span(), rng.choice([s for s in TABLES["places"] if s != match[0]]))


def _reference(text: str, rng: random.Random) -> Iterator[Change]:
    for match in re.finditer(
        r"\b(?:[Ss]ections?|[Aa]rticles?|[Pp]aragraphs?|SECTION|ARTICLE|[Cc]lauses?)"
        r" (\d{1,2})((?:\.\d{1,2})*)(\([a-z]\))?",
        text,
    ):
        line = text.rfind("\n", 0, match.start()) + 1
        if not text[line : match.start()].strip():
            continue
        if match[3] and rng.random() < 0.5:
            yield Change("cross-reference", match.span(3), f"({rng.choice([c for c in 'abcde' if c != match[3][1]])})")
        else:
            yield Change(
                "cross-reference", match.span(1), str(rng.choice([n for n in range(1, 13) if n != int(match[1])]))
            )


def _ordinary(text: str, rng: random.Random) -> Iterator[Change]:
    known = {word for table in _SWAPS.values() for word in table} | set(TABLES["modals"]) | set(_NUMBER_WORDS)
    pool = [
        w for w in words(text) if w.text.isalpha() and w.text.islower() and len(w.text) >= 4 and w.fold not in known
    ]
    vocabulary = sorted({w.fold for w in pool if len(w.fold) >= 5})
    if len(vocabulary) < 20:
        return
    for word in pool:
        roll = rng.random()
        if word.fold in TABLES["qualifiers"]:
            yield Change("qualifier-insert", (word.span[0] - 1, word.span[1]), "")
        elif roll < 0.4 and len(word.fold) >= 5:
            others = [w for w in rng.sample(vocabulary, 8) if w[:3] != word.fold[:3] and w[-3:] != word.fold[-3:]]
            if others:
                yield Change("ordinary-word", word.span, others[0])
        elif roll < 0.7:
            yield Change("word-insert", (word.span[0] - 1, word.span[1]), "")
        else:
            yield Change("word-delete", (word.span[0], word.span[0]), rng.choice(TABLES["inserted_words"]) + " ")


def _phrase(text: str, rng: random.Random) -> Iterator[Change]:
    listed = words(text)
    for at in range(5, len(listed) - 8, 11):
        size = rng.randint(3, 6)
        span = (listed[at].span[0], listed[at + size].span[0])
        piece = text[span[0] : span[1]]
        if "\n\n" not in piece and not re.search(r"[.;:]\s|[\"“”(){}]", piece):
            yield Change("phrase-insert", span, "")
    for match in re.finditer(r"(?<=[a-z]), (?=[a-z])", text):
        yield Change("phrase-delete", (match.start(), match.start()), ", " + rng.choice(TABLES["phrases"]))


def _sentence(text: str, rng: random.Random) -> Iterator[Change]:
    for match in re.finditer(r"(?<=[a-z]\.)(\s+)([A-Z][^.;:{}]{40,300}[a-z]\.)(?=\s)", text):
        if "\n\n" not in match[0] and not re.search(r"\n\s*\(?\w{1,3}[.)]", match[0]):
            yield Change("sentence-insert", match.span(), "")
            yield Change("sentence-delete", (match.start(), match.start()), " " + rng.choice(TABLES["sentences"]))


def _move(text: str, rng: random.Random) -> Iterator[Change]:
    paragraphs = [
        m
        for m in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text)
        if 15 <= len(m[0].split()) <= 250 and m[0].rstrip().endswith(".")
    ]
    labelled = [m for m in paragraphs if re.match(r"\s*\(?(?:\d{1,2}(?:\.\d+)*|[a-zA-Z])[.)]", m[0])]
    pool = labelled if len(labelled) >= 4 else paragraphs
    for a in range(len(pool) - 3):
        source, target = pool[a], pool[min(len(pool) - 1, a + rng.randint(2, 4))]
        yield Change("clause-move", source.span(), "", ((target.end(), target.end()), "\n\n" + source[0]))


_GENERATORS: tuple[Callable[[str, random.Random], Iterator[Change]], ...] = (
    _number, _money, _date, _negation, _modal, _party, _place, _reference, _ordinary, _phrase, _sentence, _move,
)  # fmt: skip


def seeded(*parts: str) -> random.Random:
    """A generator of random numbers that depends on nothing but ``parts``."""
    return random.Random(int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest()[:8], "big"))


def changes(text: str, rng: random.Random) -> dict[str, list[Change]]:
    """Every change that ``text`` allows, by kind, in an order that ``rng`` shuffles."""
    by_kind: dict[str, list[Change]] = {}
    for kind, table in _SWAPS.items():
        for change in _swap(text, kind, table):
            by_kind.setdefault(change.kind, []).append(change)
    for generate in _GENERATORS:
        for change in generate(text, rng):
            by_kind.setdefault(change.kind, []).append(change)
    for listed in by_kind.values():
        rng.shuffle(listed)
    return by_kind


def _free(change: Change, taken: Sequence[Range], room: int) -> bool:
    spans = [change.span] + ([change.extra[0]] if change.extra else [])
    return all(span[0] - room >= end or span[1] + room <= start for span in spans for start, end in taken)


def _anchored(old: Sequence[Word], change: Change, same: Sequence[bool], starts: Sequence[int]) -> bool:
    """Whether the copy could be read near the change: a word read right among the five on either side."""
    at = bisect.bisect_left(starts, change.span[0])
    to = bisect.bisect_left(starts, max(change.span[1], change.span[0] + 1))
    return any(same[max(0, at - 5) : at]) and any(same[to : to + 5])


def _read_so(
    text: str,
    change: Change,
    *,
    old: Sequence[Word],
    copy: Sequence[Word],
    mapped: Sequence[tuple[int, int]],
    starts: Sequence[int],
) -> bool:
    """Whether the copy already reads as the changed text does: then there is no difference to find."""
    at = bisect.bisect_left(starts, change.span[0])
    to = bisect.bisect_left(starts, change.span[1])
    first, last = max(0, at - 2), min(len(old), to + 2)
    if first >= last:
        return True
    window = (old[first].span[0], old[last - 1].span[1])
    if not window[0] <= change.span[0] <= change.span[1] <= window[1]:
        return True
    edited = text[window[0] : change.span[0]] + change.new + text[change.span[1] : window[1]]
    seen = [w.fold for w in copy[mapped[first][0] : mapped[last - 1][1]]]
    wanted = [w.fold for w in words(edited)]
    return "".join(seen) == "".join(wanted)


def edit(
    text: str,
    rng: random.Random,
    *,
    spacing: int = 90,
    limit: int | None = None,
    copy: str | None = None,
    kinds: Sequence[str] = (),
    allowed: Callable[[Change], bool] = lambda _: True,
) -> tuple[str, list[Applied]]:
    """``text`` with changes of many kinds, at least ``spacing`` words apart, and where they are.

    With ``copy`` (the scan that the text will be held against) only places near which the copy was read at all are
    used, and none at which the copy happens to read as the changed text would. ``allowed`` may bar changes.
    """
    by_kind = changes(text, rng)
    listed = words(text)
    starts = [w.span[0] for w in listed]
    same, mapped = [True] * len(listed), [(i, i + 1) for i in range(len(listed))]
    copied: list[Word] = listed
    if copy is not None:
        copied = words(copy)
        same = [False] * len(listed)
        for tag, a, b, c, d in opcodes([w.fold for w in listed], [w.fold for w in copied]):
            for i in range(a, b):
                same[i] = tag == "equal"
                mapped[i] = (c + i - a, c + i - a + 1) if tag == "equal" else (c, d)
    room = int(spacing * len(text) / max(1, len(listed)))
    most = min(limit or 10**6, len(listed) // spacing + 1)
    taken: list[Range] = []
    chosen: list[Change] = []
    pending = sorted(k for k in by_kind if not kinds or k in kinds)
    rng.shuffle(pending)
    turn = 0
    while pending and len(chosen) < most:
        kind = pending[turn % len(pending)]
        pool = by_kind[kind]
        picked = None
        while pool:
            change = pool.pop()
            if not allowed(change) or not _free(change, taken, room) or not _anchored(listed, change, same, starts):
                continue
            if kind != "clause-move" and _read_so(text, change, old=listed, copy=copied, mapped=mapped, starts=starts):
                continue
            picked = change
            break
        if picked is None or (kind == "clause-move" and any(c.kind == kind for c in chosen)):
            pending.remove(kind)
            continue
        chosen.append(picked)
        taken.append(picked.span)
        if picked.extra:
            taken.append(picked.extra[0])
        turn += 1
    return _apply(text, chosen)


def _apply(text: str, chosen: Sequence[Change]) -> tuple[str, list[Applied]]:
    steps = sorted(
        [(c.span, c.new, n, True) for n, c in enumerate(chosen)]
        + [(c.extra[0], c.extra[1], n, False) for n, c in enumerate(chosen) if c.extra]
    )
    out: list[str] = []
    at = length = 0
    placed: dict[tuple[int, bool], Range] = {}
    for (start, end), new, n, main in steps:
        out += [text[at:start], new]
        length += start - at
        placed[n, main] = (length, length + len(new))
        length += len(new)
        at = end
    out.append(text[at:])
    applied = [
        Applied(
            c.kind,
            placed[n, True],
            c.span,
            text[c.span[0] : c.span[1]],
            c.new,
            placed.get((n, False)),
            c.extra[0][0] if c.extra else None,
        )
        for n, c in enumerate(chosen)
    ]
    return "".join(out), sorted(applied, key=lambda a: a.span)


__all__ = ["Applied", "Change", "changes", "edit", "fold", "seeded"]
