"""How words look, from their properties and what is behind them: whether they can be seen, are struck or raised."""

from __future__ import annotations

from dataclasses import dataclass

from clausediff.scan.readers.contrast import WHITE, Ground, apart
from clausediff.scan.readers.docx.colours import Colours
from clausediff.scan.readers.docx.names import W14, Element, local, number, value, w
from clausediff.scan.readers.docx.styles import Properties, Styles
from clausediff.scan.readers.extent import Extent, unseen
from clausediff.scan.readers.output import Look

__all__ = ["Place", "is_complex", "look_of", "size_of", "smallest_size"]

_RAISED = 6
"""Half points by which a word is raised or lowered on purpose, so that it reads as an index."""
_CLEAR = 85_000
"""Thousandths of a per cent of transparency from which letters are gone."""
_USUAL = 20
"""Half points, where no size is set."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand, as far as it decides whether they can be seen."""

    ground: Ground = WHITE
    """What is behind them."""
    unseen: str = ""
    """Why nothing here can be seen; empty where it can."""
    doubt: str = ""
    """Why it is not certain that words here can be seen; empty where it is."""
    line: float | None = None
    """The height of its lines in points, where it is exact."""
    room: float | None = None
    """The height in points of the row that holds it, where it is exact."""
    framed: tuple[float, float] | None = None
    """The width and the height in points of the paragraph's frame, where both are exact."""
    prompt: bool = False
    """Whether it is a form's prompt in a blank that nobody filled."""
    rows: tuple[Element, ...] = ()
    """What the table's style says of characters here: ``rPr`` elements, nearest first."""


def look_of(properties: Properties, place: Place, colours: Colours) -> Look:
    """How words with these properties look in a place."""
    ground = colours.ground(properties.held.get("shd"), properties.get("highlight"), place.ground)
    why = place.unseen or _unseen(properties, place)
    letters = colours.letters(properties.held.get("color"))
    fill = properties.held.get("textFill")
    doubt = place.doubt
    if fill is not None and not why:
        why, letters, unclear = _filled(fill, colours, letters, ground)
        doubt = doubt or unclear
    if letters is not None and not why:
        if ground is None:
            unclear = (
                "" if apart(letters, WHITE) else "its colour is near that of paper, and what is behind it is not known"
            )
            doubt = doubt or unclear
        elif not apart(letters, ground):
            why = "its letters have the colour of what is behind them"
    raised = properties.get("vertAlign") in ("superscript", "subscript")
    raised = raised or abs(number(properties.get("position")) or 0) >= _RAISED
    struck = properties.on("strike") or properties.on("dstrike")
    return Look(why, struck, raised, place.prompt, doubt)


def size_of(properties: Properties) -> float:
    """How high letters are, in points: those of *complex* scripts, as Word calls Arabic and Hebrew, have a size of their own, and
    a run may ask for it whatever its letters are."""
    name = "szCs" if is_complex(properties) else "sz"
    size = number(properties.get(name))
    return (_USUAL if size is None else size) / 2


def smallest_size(styles: Styles, holder: Element) -> float:
    """The smallest size of the letters in an element, in points, as far as its runs and the document's usual style say."""
    sizes = [size / 2 for each in holder.iter(w("sz")) if (size := number(value(each)))]
    return min([*sizes, size_of(styles.run(None, None, None))])


def is_complex(properties: Properties) -> bool:
    """Whether a run is set as one of a complex script."""
    return properties.on("cs") or properties.on("rtl")


def _unseen(properties: Properties, place: Place) -> str:
    if properties.on("vanish"):
        return "it is hidden text"
    scale = number((properties.get("w") or "").rstrip("%") or None)
    return unseen(
        Extent(
            size_of(properties),
            scale if scale else 100.0,
            (number(properties.get("spacing")) or 0) / 20,
            (number(properties.get("position")) or 0) / 2,
            place.line,
            place.room,
        )
    )


def _filled(fill: Element, colours: Colours, letters: Ground, ground: Ground) -> tuple[str, Ground, str]:
    """What Word's text effects make of letters: why they cannot be seen, their colour, and why it is not certain that they can.

    The effects have the names of DrawingML in a namespace of their own, and write their values as Word does.
    """
    kind = next(iter(fill), None)
    name = local(kind) if kind is not None else ""
    if name == "noFill":
        return "its letters have no colour", letters, ""
    if name == "solidFill":
        found, clear = _colour(kind, colours)
        return "its letters are transparent" if clear else "", letters if found is None else found, ""
    stops = [_colour(each, colours) for each in fill.iter() if local(each) == "gs"]
    seen = [found for found, clear in stops if not clear and found is not None]
    if stops and ground is not None and not any(apart(each, ground) for each in seen):
        return "its letters have the colour of what is behind them", None, ""
    return "", None, "" if stops else "its letters have a filling that is not known"


def _colour(holder: Element, colours: Colours) -> tuple[Ground, bool]:
    """The colour in an element of a filling, and whether it is so transparent that it cannot be seen."""
    for colour in holder:
        name = colour.get(f"{{{W14}}}val") or ""
        found = colours.hexed(name) if local(colour) == "srgbClr" else colours.named(name)
        shares = [number(change.get(f"{{{W14}}}val")) for change in colour if local(change) == "alpha"]
        return found, any(share is not None and share >= _CLEAR for share in shares)
    return None, False
