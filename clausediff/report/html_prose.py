"""Text of both sides as HTML: paragraphs without line breaks, changes with the letters that differ, layout."""

from __future__ import annotations

import re
from html import escape

from clausediff.report.counts import plural
from clausediff.report.letters import Part, changed_letters
from clausediff.report.segments import Stretch, without_marks
from clausediff.report.visible import visible
from clausediff.report.wording import readable

__all__ = ["PARAGRAPH", "alike", "layout", "marked", "prose", "shorten", "unmarked", "unwrapped"]

PARAGRAPH = re.compile(r"[ \t]*\n[ \t]*\n\s*")
_WRAP = re.compile(r"[ \t]*\n[ \t]*")


def prose(text: str) -> str:
    """The text escaped for HTML, with its paragraphs but without its line breaks."""
    return escape(unwrapped(text), quote=False)


def unwrapped(text: str) -> str:
    """The text with its paragraphs and without its line breaks."""
    return "\n\n".join(_WRAP.sub(" ", part) for part in PARAGRAPH.split(visible(text)))


def marked(canonical: str, scan: str, between: str = "") -> str:
    """Both sides of a difference as HTML, with the letters that differ in ``<b>``; a side without text is left out."""
    sides = zip(("del", "ins"), (canonical, scan), changed_letters(canonical, scan), strict=True)
    return between.join(_side(tag, parts) for tag, text, parts in sides if text)


def _side(tag: str, parts: tuple[Part, ...]) -> str:
    """One side. Its other letters are in ``<span>``: a line through the whole word would make the ``<b>`` unreadable."""
    texts = [(escape(part.text, quote=False), part.changed) for part in parts]
    if not any(changed for _, changed in texts):
        return f"<{tag}>{texts[0][0]}</{tag}>"
    letters = "".join(f"<b>{text}</b>" if changed else f"<span>{text}</span>" for text, changed in texts)
    return f'<{tag} class="l">{letters}</{tag}>'


def shorten(text: str, reach: int) -> str:
    """A long ``text`` shortened to ``reach`` characters at each end; the whole text when ``reach`` is 0."""
    if not reach or len(text) < 2 * reach + 80:
        return text
    head, tail = text[:reach].rpartition(" ")[0], text[-reach:].partition(" ")[2]
    left = len(text) - len(head) - len(tail)
    return f"{head} … ({plural(left, 'character')} that are equal) … {tail}"


def alike(canonical: str, scan: str) -> str:
    """Text that differs in punctuation and layout only: the equal beginning and end once, the middle for each side."""
    if canonical.split() == scan.split():
        return prose(scan if scan.strip() else canonical)
    limit = min(len(canonical), len(scan))
    head = next((n for n in range(limit) if canonical[n] != scan[n]), limit)
    tail = next((n for n in range(limit - head) if canonical[-1 - n] != scan[-1 - n]), limit - head)
    removed, added = canonical[head : len(canonical) - tail], scan[head : len(scan) - tail]
    middle = f'<span class="f lay"><del>{prose(removed)}</del><ins>{prose(added)}</ins></span>'
    return prose(scan[:head]) + middle + prose(scan[len(scan) - tail :])


def unmarked(stretch: Stretch) -> str:
    """The canonical's text without its marks, the alternative forms replaced by those of the copy."""
    return "".join(text if chosen is None else chosen for text, chosen in without_marks(stretch))


def layout(stretch: Stretch) -> str:
    """A difference of layout: hidden in the inline view, as it is on each side in the two columns."""
    if not stretch.scan_text.strip() and not stretch.canonical_text.strip("#*_` \t\n"):
        return ""
    removed = f"<del>{prose(readable(stretch.canonical_text))}</del>" if stretch.canonical_text.strip() else ""
    added = f"<ins>{prose(stretch.scan_text)}</ins>" if stretch.scan_text.strip() else ""
    if not removed and not added:
        return prose(stretch.scan_text or stretch.canonical_text)
    return f'<span class="f lay">{removed}{added}</span>'
