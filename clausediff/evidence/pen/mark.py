"""What a pen did on a page."""

from __future__ import annotations

from dataclasses import dataclass

from clausediff.scan.pages import Box

__all__ = ["PenMark"]


@dataclass(frozen=True, slots=True)
class PenMark:
    """One mark of a pen, or other ink that the form does not print."""

    kind: str
    """``struck``: strokes through words. ``faint``: a word that a thin or pale stroke may go through. ``written``: handwriting.
    ``circled``: a line around words. ``altered``: a figure that a pen may have made another one. ``underlined``. ``other``:
    highlighter, stamps, bars beside the text. ``stamp``: words that were read from one. ``stamped``: printed words under one
    through which strokes may run, all of them in one mark. ``covering``: where a stamp is, whatever is under it. ``by_hand``: a word
    that was read from handwriting, whether it is told or not. ``ink``: a pen's ink in the white, of whatever kind, that is no other
    mark."""
    box: Box
    """In points from the top left of the straightened page."""
    words: tuple[int, ...] = ()
    """Indices of the words that it goes through, or around, in reading order."""
    crosses: tuple[float, ...] = ()
    """Of each of these words, the share of its width that the strokes cross."""
    certain: bool = False
    """Whether it can be nothing else: long strokes through the whole of each word. Of an altered figure, whether its ink tells it too."""
    reaches: tuple[tuple[float, float], ...] = ()
    """Of each of these words, or of those in ``on``, from where to where strokes cross it, in points from the left; none where that
    was not measured."""
    on: tuple[int, ...] = ()
    """Indices of the words that handwriting without words lies on with all its ink; none where it lies elsewhere too."""
    other: str = ""
    """What may be there instead of an altered figure."""
