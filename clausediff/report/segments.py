"""Divides a clause into stretches of canonical and scanned text that belong together, in reading order.

Every view that shows the canonical beside the scan is made from these stretches.
"""

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
    """A part of a clause on both sides; the texts of all of them, joined in order, are each side of the clause."""

    kind: Kind
    """``equal``: both sides have the same letters and figures. ``finding``: the two sides are those of ``finding``.
    ``gap``: text of one side only that has no finding, such as an optional part that this copy rightly lacks."""
    canonical: Range
    """The range in the canonical's text."""
    scan: Range
    """The range in the scan's text. Where page furniture interrupts the clause, it includes the furniture, and
    ``scan_text`` does not."""
    canonical_text: str
    scan_text: str
    finding: Finding | None = None

    @property
    def absent(self) -> bool:
        """Whether these are words that the copy rightly lacks: an optional part, the other branch of an alternative."""
        harmless = self.finding is None or self.finding.verdict is Verdict.FORMAT
        return harmless and bool(_letters(self.canonical_text)) and not _letters(self.scan_text)


def has_texts(document: Document, agreement: Agreement) -> bool:
    """Whether both sides' texts are available; they are not in a stored report whose files are gone."""
    return bool(document.text) and bool(agreement.canonical.text)


def by_clause(agreement: Agreement) -> dict[str, list[Finding]]:
    """The findings of each clause by its id, in the order of the report; ids that no clause has come last."""
    grouped: dict[str, list[Finding]] = {clause.id: [] for clause in agreement.clauses}
    for finding in agreement.findings:
        grouped.setdefault(finding.clause, []).append(finding)
    return grouped


def segments(
    document: Document, agreement: Agreement, clause: Clause, findings: Sequence[Finding] | None = None
) -> list[Stretch]:
    """The stretches of ``clause`` in reading order.

    ``findings`` are those of the clause, from :func:`by_clause`; without them, they are searched for, which is slow
    when many clauses are shown. Each finding is returned exactly once, even where the two sides have the findings in
    different orders. Where the texts are not available (:func:`has_texts`), only the findings are returned.
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
            # Page furniture before or after the clause that is attributed to it: shown there, and not walked through.
            (walk.stretches if side < 0 else after).append(_of(finding))
            continue
        start = finding.canonical.span[0]
        place = walk.scan_offset(start) if side else finding.scan.span[0]
        if not finding.canonical.text and finding.verdict.gravity < Verdict.REVIEW.gravity:
            start = walk.canonical_offset(start, place)
        walk.advance(start, place)
        walk.take(finding, elsewhere=bool(side))
    walk.advance(clause.canonical_span[1], max((end for _, end in clause.spans), default=0))
    return walk.stretches + after


def _place(finding: Finding) -> tuple[int, int, int]:
    """A key that sorts findings by their place in the scan; missing words at one place, by that in the canonical."""
    return finding.scan.span[0], finding.canonical.span[0], finding.scan.span[1]


def _of(finding: Finding, limit: int | None = None) -> Stretch:
    """The finding as a stretch. Canonical text from the offset ``limit`` on is left out: it belongs to the next
    clause and is shown there."""
    (start, end), text = finding.canonical.span, finding.canonical.text
    if limit is not None and start < limit < end:
        end, text = limit, text[: limit - start]
    return Stretch("finding", Range(start, end), finding.scan.span, text, finding.scan.text, finding)


_NEAR = 40
"""Characters by which a finding may lie outside its clause's text and still be walked through with it."""
_MARKS = re.compile(r"\{\{(?:[#/]\w+(?: \w+)?|or)\}\}")
"""The canonical's marks for optional and either parts, which no copy prints."""


def _letters(text: str) -> str:
    """The letters and figures only, case-folded: without layout, punctuation and markup."""
    return "".join(filter(str.isalnum, text)).casefold()


_CHOICE = re.compile(r"\{\{(\w[^{}|]*(?:\|[^{}|]*)+)\}\}")
"""Alternative forms of a word, ``{{singular|plural}}``, of which each copy has one."""
_ANY_MARK = re.compile(f"{_CHOICE.pattern}|{_MARKS.pattern}")


def _alike(canonical: str, scan: str) -> bool:
    """Whether both have the same letters and figures, not counting the canonical's marks."""
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
    """The canonical's text without its markup: the marks of optional and either parts, and emphasis."""
    return _EMPHASIS.sub("", _MARKS.sub("", canonical))


def without_marks(stretch: Stretch) -> Iterator[tuple[str, str | None]]:
    """The canonical text of an equal stretch in pieces: ``(text, None)`` for text, and for each mark of the canonical,
    which no copy prints, ``(mark, the copy's text for it)``."""
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
    """The current position on both sides of a clause, and the stretches up to there."""

    def __init__(self, scan: str, canonical: str, clause: Clause) -> None:
        self.scan = scan
        self.canonical = canonical
        self.spans = sorted(clause.spans)
        self.limit = clause.canonical_span[1]
        self.at_canonical = clause.canonical_span[0]
        self.at_scan = self.spans[0][0] if self.spans else 0
        self.stretches: list[Stretch] = []

    def advance(self, canonical: int, scan: int) -> None:
        """Add the text up to these offsets, which has no finding, as a stretch. A side that is past its offset already
        stays where it is."""
        left = Range(self.at_canonical, max(self.at_canonical, min(canonical, self.limit)))
        pieces = [span for span in _cut(self.spans, self.at_scan, scan) if span.size]
        right = Range(pieces[0].start, pieces[-1].end) if pieces else Range(self.at_scan, self.at_scan)
        self.at_canonical, self.at_scan = left.end, max(self.at_scan, right.end)
        here = self.canonical[left.slice]
        there = "".join(self.scan[span.slice] for span in pieces)
        if not here and not there:
            return
        same = here == there or _alike(here, there)
        self.stretches.append(Stretch("equal" if same else "gap", left, right, here, there))

    def canonical_offset(self, canonical: int, scan: int) -> int:
        """The offset in the canonical that corresponds to ``scan``, for page furniture within the clause, whose finding
        may have another canonical offset. Returns ``canonical`` where the two sides differ up to there."""
        there = "".join(self.scan[start:end] for start, end in _cut(self.spans, self.at_scan, scan))
        wanted = _letters(there)
        if _alike(self.canonical[self.at_canonical : canonical], there):
            return canonical
        at, seen = self.at_canonical, 0
        while at < self.limit and seen < len(wanted):
            seen += len(_letters(self.canonical[at]))
            at += 1
        return at if _letters(self.canonical[self.at_canonical : at]) == wanted else canonical

    def scan_offset(self, canonical: int) -> int:
        """The offset in the clause's scanned text that corresponds to ``canonical``, for a finding whose scanned text
        is elsewhere. Returns the current position where the two sides differ up to there."""
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
        """-1 or 1 when the finding's scanned text is before or after the whole clause, else 0."""
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
        """Add a finding as a stretch; ``elsewhere``: its scanned text is not in the clause, so the scan's position
        stays."""
        self.stretches.append(_of(finding, self.limit))
        self.at_canonical = max(self.at_canonical, finding.canonical.span[1])
        if not elsewhere:
            self.at_scan = max(self.at_scan, finding.scan.span[1])


def _cut(spans: Iterable[Range], start: int, end: int) -> list[Range]:
    """The parts of ``spans`` within ``[start, end)``."""
    return [Range(max(s, start), min(e, end)) for s, e in spans if s < end and e > start]
