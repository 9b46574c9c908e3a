"""The words of a finding and those around it, as the views for people show them."""

from __future__ import annotations

from dataclasses import dataclass

from clausediff.model import Agreement, Clause, Document, Finding, Range
from clausediff.report.visible import elide, flat, reading
from clausediff.report.wording import moved, readable, readings, struck

__all__ = ["Shown", "around", "shown"]

NOTHING_READ = "‹a place without words›"
"""Shown where a finding has no words on either side, so that no list has an empty row."""
_REACH = 160
"""Characters on each side of a finding that are searched for words of context."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The texts of a finding and its context, safe to print."""

    before: str
    """The words before it, with the space between; may be empty."""
    removed: str
    """The canonical's reading, a long one shortened in the middle; empty when there is none."""
    added: str
    """The scan's reading, likewise."""
    after: str
    """The words after it, with the space between; may be empty."""
    struck: bool = False
    """Whether ``removed`` is what the copy has too, with a line through it; ``added`` is empty then."""

    @property
    def change(self) -> str:
        """Both readings in one line: ``[-30-]{+90+}``; words that were struck out as ``~~30~~``."""
        if self.struck:
            return f"~~{self.removed}~~"
        removed = f"[-{self.removed}-]" if self.removed else ""
        added = f"{{+{self.added}+}}" if self.added else ""
        return f"{removed}{added}"


def shown(
    document: Document,
    agreement: Agreement,
    finding: Finding,
    clause: Clause | None,
    *,
    words: int = 6,
    longest: int = 30,
) -> Shown:
    """``finding`` with ``words`` words of its ``clause`` on each side; excerpts over ``longest`` words are cut."""
    before, after = around(document, agreement, finding, clause, words)
    if struck(finding):
        if before.endswith("~~") and after.startswith("~~"):  # the copy's own signs, which say the same
            before, after = before[:-2], after[2:]
        return Shown(before, elide(flat(readable(finding.canonical.text)).strip(), longest), "", after, struck=True)
    removed, added = reading(*readings(finding))
    if (
        moved(agreement, finding)
        and removed.replace("·", " ").split() == added.replace("⏎", " ").replace("·", " ").split()
    ):
        # A moved passage is told once.
        removed, added = "", flat(finding.scan.text).strip()
    removed, added = elide(removed, longest), elide(added, longest)
    return Shown(before, removed, added or ("" if removed else NOTHING_READ), after)


def around(
    document: Document, agreement: Agreement, finding: Finding, clause: Clause | None, words: int
) -> tuple[str, str]:
    """Up to ``words`` words of ``clause`` before and after ``finding`` in the scan, or in the canonical where the
    scan's text is not available; empty where neither is."""
    if document.text:
        text, (start, end) = document.text, finding.scan.span
        spans = clause.spans if clause is not None else ()
        whole = next((span for span in spans if span[0] <= start and end <= span[1]), agreement.span)
    elif agreement.canonical.text:
        text, (start, end) = agreement.canonical.text, finding.canonical.span
        whole = clause.canonical_span if clause is not None else Range(0, len(text))
    else:
        return "", ""
    low, high = max(min(whole[0], start), start - _REACH), min(max(whole[1], end), end + _REACH)
    return _last(text[low:start], words, low > whole[0]), _first(text[end:high].rstrip(), words, high < whole[1])


def _last(text: str, words: int, cut: bool) -> str:
    parts = flat(text).lstrip(" ").split(" ")
    kept = parts[-(words + 1) if parts[-1] == "" else -words :]
    return ("… " if cut or len(kept) < len(parts) else "") + " ".join(kept) if kept != [""] else ""


def _first(text: str, words: int, cut: bool) -> str:
    parts = flat(text).split(" ")
    kept = parts[: words + 1 if parts[0] == "" else words]
    return " ".join(kept) + (" …" if cut or len(kept) < len(parts) else "") if kept != [""] else ""
