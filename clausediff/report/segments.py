"""A clause's two sides walked in parallel, for every view that shows the canonical and the scan side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from clausediff.model import Agreement, Clause, Document, Finding, Range, Verdict

__all__ = ["Stretch", "by_clause", "has_texts", "plain", "segments", "without_marks"]

Kind = Literal["equal", "finding", "gap"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a clause; joining the pieces' texts in order gives back each side of the clause."""

    kind: Kind
    """``equal``: both sides have the same letters and figures. ``finding``: they differ, and ``finding`` tells how.
    ``gap``: text of one side alone that no finding speaks of, such as an optional part that this copy rightly lacks."""
    canonical: Range
    """In the canonical's text."""
    scan: Range
    """In the scan's text; where page furniture interrupts the clause, from the first to the last of it."""
    canonical_text: str
    scan_text: str
    finding: Finding | None = None

    @property
    def absent(self) -> bool:
        """Words of the canonical that this copy rightly lacks: an optional part, the other branch of an alternative."""
        harmless = self.finding is None or self.finding.verdict is Verdict.FORMAT
        return harmless and bool(_letters(self.canonical_text)) and not _letters(self.scan_text)


def has_texts(document: Document, agreement: Agreement) -> bool:
    """Whether both sides' texts are at hand; they are not in a stored report whose files are gone."""
    return bool(document.text) and bool(agreement.canonical.text)


def by_clause(agreement: Agreement) -> dict[str, list[Finding]]:
    """The findings of each clause, by its id, in reading order; ids that no clause has come last."""
    grouped: dict[str, list[Finding]] = {clause.id: [] for clause in agreement.clauses}
    for finding in agreement.findings:
        grouped.setdefault(finding.clause, []).append(finding)
    return grouped


def segments(
    document: Document, agreement: Agreement, clause: Clause, findings: Sequence[Finding] | None = None
) -> list[Stretch]:
    """The stretches of ``clause`` in reading order.

    ``findings`` are the clause's own (from :func:`by_clause`, which spares the search when many clauses are shown).
    Every one of them comes back exactly once, in whatever order the two sides have it. Where the texts are not at hand
    (:func:`has_texts`), only the findings come back, with their excerpts.
    """
    if findings is None:
        findings = [f for f in agreement.findings if f.clause == clause.id]
    ordered = sorted(findings, key=_place)
    if not has_texts(document, agreement):
        return [_of(finding) for finding in ordered]
    walk = _Walk(document.text, agreement.canonical.text, clause)
    after: list[Stretch] = []
    for finding in ordered:
        side = walk.outside(finding)
        if side and not finding.canonical.text:
            # Page furniture that is counted to this clause and stands elsewhere: it takes no part in the walk.
            (walk.stretches if side < 0 else after).append(_of(finding))
            continue
        start = finding.canonical.span[0]
        place = walk.level(start) if side else finding.scan.span[0]
        if not finding.canonical.text and finding.verdict.gravity < Verdict.REVIEW.gravity:
            start = walk.abreast(start, place)
        walk.to(start, place)
        walk.take(finding, elsewhere=bool(side))
    walk.to(clause.canonical_span[1], max((end for _, end in clause.spans), default=0))
    return walk.stretches + after


def _place(finding: Finding) -> tuple[int, int, int]:
    """Sorts findings as a reader meets them in the scan; at one place (missing words), as the canonical has them."""
    return finding.scan.span[0], finding.canonical.span[0], finding.scan.span[1]


def _of(finding: Finding, limit: int | None = None) -> Stretch:
    """The finding as a stretch; what lies past ``limit`` in the canonical is shown with the clause that has it."""
    (start, end), text = finding.canonical.span, finding.canonical.text
    if limit is not None and start < limit < end:
        end, text = limit, text[: limit - start]
    return Stretch("finding", (start, end), finding.scan.span, text, finding.scan.text, finding)


_NEAR = 40
"""Characters by which a finding may lie off its clause's text and still belong in its line."""
_MARKS = re.compile(r"\{\{(?:[#/]\w+(?: \w+)?|or)\}\}")
"""The canonical's own marks for optional and either parts, which no copy prints."""


def _letters(text: str) -> str:
    """Letters and figures alone: what is left when layout, punctuation and markup are put aside."""
    return "".join(filter(str.isalnum, text)).casefold()


_CHOICE = re.compile(r"\{\{(\w[^{}|]*(?:\|[^{}|]*)+)\}\}")
"""Forms of a word of which each copy has one: ``{{singular|plural}}``."""
_ANY_MARK = re.compile(f"{_CHOICE.pattern}|{_MARKS.pattern}")


def _alike(canonical: str, scan: str) -> bool:
    """Whether both have the same letters and figures, the canonical's marks put aside."""
    there = _letters(scan)
    parts = _CHOICE.split(_MARKS.sub("", canonical))
    if len(parts) == 1:
        return _letters(parts[0]) == there
    pattern = "".join(
        f"(?:{'|'.join(map(_letters, part.split('|')))})" if number % 2 else _letters(part)
        for number, part in enumerate(parts)
    )
    return re.fullmatch(pattern, there) is not None


_EMPHASIS = re.compile(r"\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")


def plain(canonical: str) -> str:
    """The canonical's text without what is no word of it: the marks of optional and either parts, and emphasis."""
    return _EMPHASIS.sub("", _MARKS.sub("", canonical))


def without_marks(stretch: Stretch) -> Iterator[tuple[str, str | None]]:
    """An equal stretch's canonical text in pieces: ``(text, None)``, and for each of the canonical's own marks, which
    no copy prints, ``(mark, what the copy has for it)``."""
    there, passed = _letters(stretch.scan_text), ""
    at = 0
    for match in _ANY_MARK.finditer(stretch.canonical_text):
        before = stretch.canonical_text[at : match.start()]
        if before:
            yield before, None
        passed += _letters(before)
        options = match[1].split("|") if match[1] else []
        chosen = next((o for o in sorted(options, key=len, reverse=True) if there.startswith(passed + _letters(o))), "")
        passed += _letters(chosen)
        yield match[0], chosen
        at = match.end()
    if at < len(stretch.canonical_text):
        yield stretch.canonical_text[at:], None


class _Walk:
    """The two positions, and what was passed so far."""

    def __init__(self, scan: str, canonical: str, clause: Clause) -> None:
        self.scan = scan
        self.canonical = canonical
        self.spans = sorted(clause.spans)
        self.limit = clause.canonical_span[1]
        self.at_canonical = clause.canonical_span[0]
        self.at_scan = self.spans[0][0] if self.spans else 0
        self.stretches: list[Stretch] = []

    def to(self, canonical: int, scan: int) -> None:
        """Pass what no finding speaks of, up to these places; a side that lies behind already stays where it is."""
        left = (self.at_canonical, max(self.at_canonical, min(canonical, self.limit)))
        pieces = [span for span in _cut(self.spans, self.at_scan, scan) if span[0] < span[1]]
        right = (pieces[0][0], pieces[-1][1]) if pieces else (self.at_scan, self.at_scan)
        self.at_canonical, self.at_scan = left[1], max(self.at_scan, right[1])
        here = self.canonical[left[0] : left[1]]
        there = "".join(self.scan[start:end] for start, end in pieces)
        if not here and not there:
            return
        same = here == there or _alike(here, there)
        self.stretches.append(Stretch("equal" if same else "gap", left, right, here, there))

    def abreast(self, canonical: int, scan: int) -> int:
        """The place in the canonical that lies level with ``scan``: furniture within a clause may be counted to another
        place of it. ``canonical`` where the two sides do not read alike up to there."""
        there = "".join(self.scan[start:end] for start, end in _cut(self.spans, self.at_scan, scan))
        wanted = _letters(there)
        if _alike(self.canonical[self.at_canonical : canonical], there):
            return canonical
        at, seen = self.at_canonical, 0
        while at < self.limit and seen < len(wanted):
            seen += len(_letters(self.canonical[at]))
            at += 1
        return at if _letters(self.canonical[self.at_canonical : at]) == wanted else canonical

    def level(self, canonical: int) -> int:
        """The place in the clause's scanned text that lies level with ``canonical``, for a finding that stands
        elsewhere in the scan; where the two sides do not read alike up to there, no step is taken."""
        here = _MARKS.sub("", self.canonical[self.at_canonical : min(canonical, self.limit)])
        wanted = _letters(here)
        seen = ""
        for start, end in _cut(self.spans, self.at_scan, len(self.scan)):
            for at in range(start, end):
                if len(seen) >= len(wanted):
                    return at if seen == wanted else self.at_scan
                seen += _letters(self.scan[at])
        return max((end for _, end in self.spans), default=self.at_scan) if seen == wanted else self.at_scan

    def outside(self, finding: Finding) -> int:
        """-1 or 1 when the finding's place in the scan lies before or after the whole clause, else 0."""
        start, end = finding.scan.span
        if not self.spans or (start == end and not finding.canonical.text):
            return 0
        # A field or a label may begin right before the text of its clause.
        near = _NEAR if finding.canonical.text and finding.scan.text else 0
        if end + near <= self.spans[0][0] and end < self.spans[0][0]:
            return -1
        last = max(end for _, end in self.spans)
        return 1 if start >= last + near and start > last else 0

    def take(self, finding: Finding, elsewhere: bool) -> None:
        self.stretches.append(_of(finding, self.limit))
        self.at_canonical = max(self.at_canonical, finding.canonical.span[1])
        if not elsewhere:
            self.at_scan = max(self.at_scan, finding.scan.span[1])


def _cut(spans: Iterable[Range], start: int, end: int) -> list[Range]:
    """The parts of ``spans`` within ``[start, end)``."""
    return [(max(s, start), min(e, end)) for s, e in spans if s < end and e > start]
