"""How words look, from their properties and what is behind them: whether they can be seen, are struck or raised."""

from __future__ import annotations

from dataclasses import dataclass

from clausediff.scan.readers.contrast import WHITE, Ground, apart
from clausediff.scan.readers.docx.colours import Colours
from clausediff.scan.readers.docx.names import W14, Element, local, number, value
from clausediff.scan.readers.docx.styles import Properties
from clausediff.scan.readers.output import Look

__all__ = ["Place", "look_of"]

_SMALLEST = 8
"""Half points: smaller letters (under 4 points) cannot be read on a printed page."""
_NARROWEST = 20
"""Per cent of their width: letters drawn narrower run into one stroke."""
_RAISED = 6
"""Half points by which a word is raised or lowered on purpose, so that it reads as an index."""
_CLIPPED = 60
"""Twentieths of a point: an exact line height under which no part of a letter is left."""
_CLEAR = 85_000
"""Thousandths of a per cent of transparency from which letters are gone."""
_OUT_OF_LINE = 4
"""In sizes of the letters: words that are moved further up or down are on no line of their own text, or on no page."""
_USUAL = 20
"""Half points, where no size is set."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand, as far as it decides whether they can be seen."""

    ground: Ground = WHITE
    """What is behind them."""
    unseen: str = ""
    """Why nothing here can be seen; empty where it can."""
    prompt: bool = False
    """Whether it is a form's prompt in a blank that nobody filled."""
    rows: tuple[Element, ...] = ()
    """What the table's style says of characters here: ``rPr`` elements, nearest first."""


def look_of(properties: Properties, place: Place, colours: Colours) -> Look:
    """How words with these properties look in a place."""
    ground = colours.ground(properties.held.get("shd"), properties.get("highlight"), place.ground)
    unseen = place.unseen or _unseen(properties)
    letters = colours.letters(properties.held.get("color"))
    fill = properties.held.get("textFill")
    doubt = ""
    if fill is not None and not unseen:
        unseen, letters = _filled(fill, colours, letters)
    if letters is not None and not unseen:
        if ground is None:
            doubt = (
                "" if apart(letters, WHITE) else "its colour is near that of paper, and what is behind it is not known"
            )
        elif not apart(letters, ground):
            unseen = "its letters have the colour of what is behind them"
    raised = properties.get("vertAlign") in ("superscript", "subscript")
    raised = raised or abs(number(properties.get("position")) or 0) >= _RAISED
    struck = properties.on("strike") or properties.on("dstrike")
    return Look(unseen, struck, raised, place.prompt, doubt)


def clipped(spacing: Element | None) -> bool:
    """Whether a paragraph's lines have so small an exact height that nothing of them is left."""
    height = number(value(spacing, name="line"))
    return value(spacing, name="lineRule") == "exact" and height is not None and 0 <= height < _CLIPPED


def _unseen(properties: Properties) -> str:
    if properties.on("vanish"):
        return "it is hidden text"
    size = number(properties.get("sz"))
    if size is not None and size < _SMALLEST:
        return f"its letters are {size / 2:g} points high"
    width = number((properties.get("w") or "").rstrip("%") or None)
    if width is not None and 0 < width < _NARROWEST:
        return f"its letters are drawn {width} % wide"
    closer = number(properties.get("spacing"))
    if closer is not None and -closer >= (size or _USUAL) * 5:
        return "its letters are drawn on top of each other"
    moved = number(properties.get("position"))
    if moved is not None and abs(moved) >= (size or _USUAL) * _OUT_OF_LINE:
        return "it is moved out of its line"
    return ""


def _filled(fill: Element, colours: Colours, letters: Ground) -> tuple[str, Ground]:
    """What Word's text effects make of letters: why they cannot be seen, and their colour.

    The effects have the names of DrawingML in a namespace of their own, and write their values as Word does.
    """
    for kind in fill:
        if local(kind) == "noFill":
            return "its letters have no colour", letters
        if local(kind) != "solidFill":
            return "", None
        for colour in kind:
            for change in colour:
                clear = number(change.get(f"{{{W14}}}val"))
                if local(change) == "alpha" and clear is not None and clear >= _CLEAR:
                    return "its letters are transparent", letters
            name = colour.get(f"{{{W14}}}val") or ""
            found = colours.hexed(name) if local(colour) == "srgbClr" else colours.named(name)
            return "", letters if found is None else found
    return "", letters
