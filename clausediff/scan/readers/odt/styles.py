"""The looks of words in an OpenDocument text: its styles with what they inherit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clausediff import regex as re
from clausediff.scan.readers.contrast import BLACK, WHITE, Colour, Ground, apart, hexed
from clausediff.scan.readers.extent import Extent, unseen
from clausediff.scan.readers.odt.package import Element, o
from clausediff.scan.readers.output import Look
from clausediff.scan.readers.symbols import symbols

__all__ = ["Place", "Styles"]

_KINDS = (
    "style:text-properties",
    "style:paragraph-properties",
    "style:table-cell-properties",
    "style:graphic-properties",
    "style:table-properties",
    "style:table-row-properties",
    "style:table-column-properties",
    "style:section-properties",
)
_SIZE = re.compile(r"(-?[\d.]+)\s*(pt|in|cm|mm|px|pc|%)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "pc": 12.0}
_CLEAR = 15
"""Per cent of opacity below which letters are gone."""
_DEEPEST = 50
_PREFIXES = {o(f"{prefix}:x")[:-1]: prefix for prefix in ("fo", "style", "text", "loext", "draw", "table")}
"""Prefixes of attributes by how their names begin."""

Properties = dict[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """What is around some words."""

    properties: Properties
    """Of the paragraph and the spans around them."""
    ground: Ground = WHITE
    """What is behind them."""
    unseen: str = ""
    """Why nothing here can be seen; empty where it can."""
    prompt: bool = False
    line: float | None = None
    """The height of the lines in points, where it is exact, or a share of the letters' height where below zero."""
    room: float | None = None
    """The height of the row in points, where it is exact."""
    doubt: str = ""
    """Why it is not certain that words here can be seen; empty where it is."""


class Styles:
    """The styles of a document; those of the text come before those of its pages."""

    def __init__(self, roots: list[Element]) -> None:
        self._held: dict[tuple[str, str], Element] = {}
        self._usual: dict[str, Properties] = {}
        self._known: dict[tuple[str, str], Properties] = {}
        self._fonts: dict[str, str] = {}
        self._coded: set[str] = set()
        for root in roots:
            for face in root.iter(o("style:font-face")):
                family = (face.get(o("svg:font-family")) or "").strip("'\"")
                self._fonts.setdefault(face.get(o("style:name")) or "", family)
                if face.get(o("style:font-charset")) == "x-symbol":
                    self._coded.update({family, face.get(o("style:name")) or ""} - {""})
            for each in root.iter(o("style:style"), o("style:default-style")):
                family = each.get(o("style:family")) or ""
                if each.tag == o("style:default-style"):
                    self._usual.setdefault(family, _own(each))
                else:
                    self._held.setdefault((family, each.get(o("style:name")) or ""), each)

    def of(self, family: str, name: str | None, depth: int = 0) -> Properties:
        """The properties of a style with those that it inherits; sizes in per cent are made points."""
        if name is None:
            return self._usual.get(family, {})
        known = self._known.get((family, name))
        if known is not None:
            return known
        style = self._held.get((family, name))
        if style is None or depth > _DEEPEST:
            return self._usual.get(family, {})
        parent = style.get(o("style:parent-style-name"))
        inherited = self.of(family, parent, depth + 1) if parent or family != "text" else {}
        found = self._known[family, name] = merged(inherited, _own(style))
        return found

    def font(self, place: Place) -> str:
        """The name of the font of words in a place."""
        name = place.properties.get("style:font-name", "")
        return self._fonts.get(name, name) or place.properties.get("fo:font-family", "").strip("'\"")

    def shown(self, words: str, place: Place) -> str | None:
        """What is seen of words in the font of a place; None where a sign of it is not known."""
        font = self.font(place)
        return symbols(
            words, font, coded=font in self._coded or place.properties.get("style:font-charset") == "x-symbol"
        )

    def mapped(self, family: str, name: str | None) -> Iterator[str]:
        """The styles that a style takes on a condition."""
        for style in self._line(family, name):
            for each in style.findall(o("style:map")):
                yield each.get(o("style:apply-style-name")) or ""

    def attribute(self, family: str, name: str | None, wanted: str) -> str | None:
        """An attribute of a style, or the nearest one that it inherits."""
        for style in self._line(family, name):
            said = style.get(o(wanted))
            if said is not None:
                return str(said)
        return None

    def _line(self, family: str, name: str | None) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            style = self._held.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.get(o("style:parent-style-name"))

    def masters(self) -> Iterator[str]:
        """The master pages that styles of paragraphs and tables begin."""
        for style in self._held.values():
            name = style.get(o("style:master-page-name"))
            if name:
                yield name


def merged(outer: Properties, inner: Properties) -> Properties:
    """Properties with those of something inside; a size in per cent is of the size around it."""
    if not inner:
        return outer
    held = outer | inner
    if "fo:color" in inner and "style:use-window-font-color" not in inner:
        held.pop("style:use-window-font-color", None)
    size = _SIZE.fullmatch(inner.get("fo:font-size", ""))
    if size is not None and size[2] == "%":
        held["fo:font-size"] = f"{points(outer.get('fo:font-size', '12pt')) * float(size[1]) / 100:g}pt"
    return held


def _own(style: Element) -> Properties:
    held: Properties = {}
    for kind in _KINDS:
        for each in style.findall(o(kind)):
            for name, said in each.attrib.items():
                space, brace, local = name.rpartition("}")
                key = f"{_PREFIXES.get(space + brace, '?')}:{local}"
                if kind != "style:text-properties" and key == "fo:background-color":
                    key = f"{kind.partition(':')[2].split('-')[0]}:background"
                held.setdefault(key, said)
    return held


def length(said: str | None) -> float | None:
    """A length in points; None where it is none, or a share of another one."""
    found = _SIZE.fullmatch(said or "")
    return None if found is None or found[2] == "%" else float(found[1]) * _POINTS[found[2]]


def points(said: str) -> float:
    """A length in points; 12 where it is none."""
    found = _SIZE.fullmatch(said)
    return float(found[1]) * _POINTS.get(found[2], 0.12) if found else 12.0


def ground_of(properties: Properties, key: str, below: Ground) -> Ground:
    """What is behind words with that background, on what is below."""
    return _colour(properties.get(key, "")) or below


def look_of(place: Place) -> Look:
    """How words look in a place."""
    held = place.properties
    why, doubt = place.unseen or _unseen(held, place), place.doubt
    ground = ground_of(held, "fo:background-color", ground_of(held, "paragraph:background", place.ground))
    letters = _colour(held.get("fo:color", "")) or BLACK
    if held.get("style:use-window-font-color") == "true":
        letters = BLACK if ground is None or apart(BLACK, ground) else WHITE
    if not why and ground is None and not apart(letters, WHITE):
        doubt = "its colour is near that of paper, and what is behind it is not known"
    if not why and ground is not None and not apart(letters, ground):
        why = "its letters have the colour of what is behind them"
    lines = (held.get("style:text-line-through-style", "none"), held.get("style:text-line-through-type", "none"))
    struck = lines[0] != "none" or (lines[1] != "none" and "style:text-line-through-style" not in held)
    struck = (
        struck or held.get("style:text-line-through-text", "").strip() != ""
    )  # with letters of its own, and no line
    position = held.get("style:text-position", "").split(" ")[0]
    raised = position in ("super", "sub") or (position.endswith("%") and position.strip("-%") not in ("", "0"))
    return Look(why, struck, raised, place.prompt, doubt)


def size_of(held: Properties) -> float:
    """How high letters are, in points."""
    size = points(held.get("fo:font-size", "12pt"))
    share = held.get("style:text-position", "").partition(" ")[2].rstrip("%")
    return size * int(share) / 100 if share.isdigit() else size


def _unseen(held: Properties, place: Place) -> str:
    if held.get("text:display") in ("none", "condition"):
        return "it is hidden text"
    usual = points(held.get("fo:font-size", "12pt"))
    scale = held.get("style:text-scale", "100%").rstrip("%")
    moved = held.get("style:text-position", "").partition(" ")[0].rstrip("%")
    extent = Extent(
        size_of(held),
        float(scale) if scale.isdigit() else 100.0,
        points(held.get("fo:letter-spacing", "normal").replace("normal", "0pt")),
        usual * int(moved) / 100 if moved.lstrip("-").isdigit() else 0.0,
        place.line if place.line is None or place.line >= 0 else -place.line * usual,
        place.room,
    )
    # LibreOffice writes that letters in the colour of the window are transparent, and shows them
    clear = held.get("loext:opacity", "100%").rstrip("%")
    transparent = clear.isdigit() and int(clear) < _CLEAR and held.get("style:use-window-font-color") != "true"
    return unseen(extent) or ("its letters are transparent" if transparent else "")


def _colour(said: str) -> Colour | None:
    return hexed(said[1:]) if said.startswith("#") else None
