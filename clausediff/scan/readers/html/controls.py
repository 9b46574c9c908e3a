"""Form controls: what a browser draws in them is in their attributes, not between their tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from clausediff.scan.readers.html.place import Place

__all__ = ["Drawn", "drawn_of"]

_BOXES = frozenset(("checkbox", "radio"))
_WITHOUT = frozenset(("hidden", "image", "file", "password", "range", "color"))
_BUTTONS = frozenset(("submit", "reset", "button"))
_WIDE = 30
"""Letters: a longer text is cut off in a control of the usual width."""


class Drawn(NamedTuple):
    """What a control shows."""

    words: str
    place: Place
    prompt: bool = False
    """Whether it asks for what should be written there."""


def drawn_of(element: Element, tag: str, place: Place, styles: Mapping[str, str]) -> Drawn | None:
    """What is drawn in an element that is a control; None for any other."""
    if tag == "input":
        return _of_input(element, place, styles)
    if tag == "textarea" and not "".join(element.itertext()).strip():
        return Drawn(element.get("placeholder") or "", place, prompt=True)
    if tag == "select":
        return Drawn(_chosen(element), place)
    return None


def _of_input(element: Element, place: Place, styles: Mapping[str, str]) -> Drawn:
    kind = (element.get("type") or "text").strip().lower()
    if kind in _BOXES:
        if styles.get("appearance", styles.get("-moz-appearance", "auto")) == "none":
            place = place.doubted("its style (appearance: none) takes away the drawing of the box")
        return Drawn("☒" if element.get("checked") is not None else "☐", place)
    if kind in _WITHOUT:
        return Drawn("", place)
    words = element.get("value") or ""
    if kind in _BUTTONS:
        return Drawn(words, place)
    size = element.get("size") or ""
    room = int(size) if size.isdigit() and int(size) else _WIDE
    if len(words) > room and (size or "width" not in styles):
        place = place.doubted("the control that it is in is narrower than it")
    return Drawn(words, place) if words else Drawn(element.get("placeholder") or "", place, prompt=True)


def _chosen(element: Element) -> str:
    """The options of a list that can be seen: the one that is chosen, or all where it has many lines."""
    options = list(element.iter("option"))
    size = element.get("size") or ""
    if element.get("multiple") is None and not (size.isdigit() and int(size) > 1):
        options = [each for each in options if each.get("selected") is not None][-1:] or options[:1]
    return " ".join(" ".join((each.get("label") or "".join(each.itertext())).split()) for each in options)
