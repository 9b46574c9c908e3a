"""Frames, shapes and groups of an OpenDocument text: text boxes are read, pictures and objects are named."""

from __future__ import annotations

from clausediff.scan.readers.extent import tell_cut_off
from clausediff.scan.readers.odt.names import OVER
from clausediff.scan.readers.odt.package import Element, o, prefixed, words_of
from clausediff.scan.readers.odt.places import frame_away
from clausediff.scan.readers.odt.shared import Shared
from clausediff.scan.readers.odt.styles import Place, ground_of, points, size_of
from clausediff.scan.readers.output import Output

__all__ = ["read_drawing"]

_LEGIBLE = 8.0
"""Points: a picture less high or wide has no room for a word."""


def read_drawing(reading: Shared, element: Element, place: Place) -> None:
    """A frame, a shape or a group: text boxes are read, pictures and objects are named."""
    name = prefixed(element)
    if reading.absent:
        return
    if name in ("draw:g", "draw:a"):
        for each in element:
            if prefixed(each).startswith("draw:"):
                read_drawing(reading, each, place)
        return
    graphic = reading.styles.of("graphic", element.get(o("draw:style-name")))
    fill = graphic.get("graphic:background") or graphic.get("draw:fill-color") or ""
    ground = ground_of({"fill": fill}, "fill", place.ground)
    unseen = place.unseen or (frame_away(element, graphic, reading.sheet) if words_of(element) else "")
    inner = Place(reading.styles.of("paragraph", None), ground, unseen)
    if name == "draw:frame":
        _frame(reading, element, inner)
    elif any(prefixed(each) in ("text:p", "text:list") and words_of(each) for each in element):
        _box(reading, element, inner)
    elif name in OVER and not reading.edge and not place.unseen and graphic.get("style:run-through") != "background":
        reading.out.tell("unread", "a line or a shape is drawn over the page, and may strike or cover words")


def _frame(reading: Shared, frame: Element, place: Place) -> None:
    sizes = [frame.get(o(f"svg:{side}")) or "" for side in ("width", "height")]
    if any(size and points(size) < _LEGIBLE for size in sizes) and not words_of(frame):
        return
    for each in frame:
        name = prefixed(each)
        if name == "draw:text-box":
            _box(reading, each, place)
            if (
                frame.get(o("svg:height"))
                and each.get(o("fo:min-height")) is None
                and each.get(o("draw:chain-next-name")) is None
            ):
                tell_cut_off(
                    reading.boxes[-1], 0, size_of(place.properties), points(sizes[0]), points(sizes[1]), "its frame"
                )
        elif place.unseen:
            continue
        elif name == "draw:image":
            reading.out.tell("picture", "a picture was not read", digest=reading.package.picture(each))
            return  # those behind it are the same picture in other formats
        elif name in ("draw:object", "draw:object-ole", "draw:plugin", "draw:applet", "draw:floating-frame"):
            reading.out.tell("embedded", "an embedded object was not read", digest=reading.package.picture(each))
            return


def _box(reading: Shared, holder: Element, place: Place) -> None:
    inner = reading.apart(lambda: reading.read_blocks(reading, holder, place, None))
    boxed = Output()
    with boxed.marked("box"):
        boxed.take(inner)
    reading.boxes.append(boxed)
