"""Which properties characters and paragraphs have: by default, by table, paragraph and character style, and directly.

Most properties are those of the nearest that sets them. *Toggle properties* (bold, struck, hidden …) are different: of
the styles that set one, an odd number switches it on, so that a struck word in a struck paragraph is not struck
(ECMA-376 part 1, 17.7.3). A direct setting decides whatever the styles say.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clausediff.scan.readers.docx.names import W14, Element, local, on, plain, value, w

__all__ = ["Paragraph", "Properties", "Styles"]

TOGGLES = ("strike", "vanish", "caps")
"""The toggle properties that are asked for here; there are nine more, of looks only."""

_WANTED = frozenset(
    {
        *TOGGLES,
        "dstrike",
        "color",
        "sz",
        "szCs",
        "cs",
        "rtl",
        "vertAlign",
        "position",
        "shd",
        "highlight",
        "w",
        "spacing",
        "rFonts",
        "lang",
    }
    | {"fitText"}
)
_NONE: Mapping[str, Element] = {}


@dataclass(frozen=True, slots=True)
class Properties:
    """Properties of characters: the element that sets each, by its name."""

    held: Mapping[str, Element]
    toggles: Mapping[str, bool]

    def on(self, name: str) -> bool:
        """Whether an on/off property is on."""
        if name in self.toggles:
            return self.toggles[name]
        return bool(on(self.held.get(name)))

    def get(self, name: str, attribute: str = "val") -> str | None:
        """An attribute of a property, or None."""
        return value(self.held.get(name), name=attribute)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Properties of a paragraph that its styles give it, nearest first."""

    style: str | None
    numbered_by: str | None
    """The style whose numbering it has."""
    list_id: str | None
    level: str | None
    shading: Element | None
    spacing: Element | None
    indent: Element | None
    breaks_page: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a document."""

    root: Element | None
    _styles: dict[str, Element] = field(default_factory=dict)
    _default: dict[str, str] = field(default_factory=dict)
    _defaults: Element | None = None
    _known: dict[tuple[str | None, str | None, tuple[Element, ...]], Properties] = field(default_factory=dict)
    _paragraphs: dict[str | None, Paragraph] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for style in self.root if self.root is not None else ():
            if local(style) == "docDefaults":
                default = style.find(w("rPrDefault"))
                self._defaults = None if default is None else default.find(w("rPr"))
            elif local(style) == "style":
                name = value(style, name="styleId") or ""
                self._styles.setdefault(name, style)
                if on(style, "default") and style.get(w("default")) is not None:
                    self._default.setdefault(value(style, name="type") or "", name)

    def chain(self, name: str | None, kind: str) -> Iterator[Element]:
        """A style and those that it is based on, nearest first; the default style of its kind where it has no name."""
        seen: set[str] = set()
        name = self._default.get(kind) if name is None else name
        while name is not None and name not in seen:
            seen.add(name)
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value(style, "basedOn")

    def run(
        self, paragraph: str | None, character: str | None, direct: Element | None, table: tuple[Element, ...] = ()
    ) -> Properties:
        """The properties of a run: its paragraph's style, its own style, what it sets itself, and what its table's style
        says of its cell (``rPr`` elements, nearest first)."""
        key = (paragraph, character, table)
        styled = self._known.get(key)
        if styled is None:
            styled = self._known[key] = self._styled(paragraph, character, table)
        if direct is None or not len(direct):
            return styled
        own = _properties(direct)
        if not own:
            return styled
        toggles = {**styled.toggles, **{name: bool(on(own[name])) for name in TOGGLES if name in own}}
        return Properties(_over(styled.held, own), toggles)

    def _styled(self, paragraph: str | None, character: str | None, table: tuple[Element, ...]) -> Properties:
        base = _properties(self._defaults) if self._defaults is not None else _NONE
        levels = [
            _merged(list(table)),
            _merged([style.find(w("rPr")) for style in self.chain(paragraph, "paragraph")]),
            _merged([style.find(w("rPr")) for style in self.chain(character, "character")]),
        ]
        held: dict[str, Element] = {**base}
        for level in levels:
            held = _over(held, level)
        toggles = {}
        for name in TOGGLES:
            odd = sum(bool(on(level.get(name))) for level in levels) % 2 == 1
            toggles[name] = bool(on(base.get(name))) or odd
        return Properties(held, toggles)

    def paragraph(self, name: str | None) -> Paragraph:
        """What a paragraph's style says of it."""
        if name not in self._paragraphs:
            self._paragraphs[name] = self._paragraph(name)
        return self._paragraphs[name]

    def _paragraph(self, name: str | None) -> Paragraph:
        numbered_by = list_id = level = None
        found: dict[str, Element] = {}
        for style in self.chain(name, "paragraph"):
            held = style.find(w("pPr"))
            if held is None:
                continue
            numbering = held.find(w("numPr"))
            if numbering is not None:
                level = level or value(numbering, "ilvl")
                if list_id is None and value(numbering, "numId") is not None:
                    list_id, numbered_by = value(numbering, "numId"), value(style, name="styleId")
            for each in held:
                found.setdefault(local(each), each)
        return Paragraph(
            name if name is not None else self._default.get("paragraph"),
            numbered_by,
            list_id,
            level,
            found.get("shd"),
            found.get("spacing"),
            found.get("ind"),
            bool(on(found.get("pageBreakBefore"))),
        )

    def ancestry(self, name: str | None) -> set[str]:
        """A paragraph style's id and those that it is based on."""
        return {value(style, name="styleId") or "" for style in self.chain(name, "paragraph")}

    def named(self, name: str) -> set[str | None]:
        """The ids of the styles with a name, or with one of several (``Title,Heading``); None is that of paragraphs without a style."""
        wanted = name.strip().lower()
        found: set[str | None] = set()
        for key, style in self._styles.items():
            names = (value(style, "name") or "").lower().split(",") + (value(style, "aliases") or "").lower().split(",")
            if wanted in map(str.strip, names):
                found.add(key)
        if found & set(self._default.values()):
            found.add(None)
        return found

    def prompts(self, character: str | None) -> bool:
        """Whether a character style is Word's own for prompts in blanks, whatever its id is."""
        style = self._styles.get(character or "")
        return (value(style, "name") or "").lower() == "placeholder text"

    def numbering(self, name: str) -> str | None:
        """The list that a numbering style stands for."""
        for style in self.chain(name, "numbering"):
            held = style.find(w("pPr"))
            found = None if held is None else value(held.find(w("numPr")), "numId")
            if found is not None:
                return found
        return None

    def table(self, name: str | None) -> list[Element]:
        """A table's style and those that it is based on, nearest first."""
        return list(self.chain(name, "table"))


def _properties(held: Element) -> dict[str, Element]:
    found = {}
    for each in plain(held):
        name = local(each)
        if (name in _WANTED and each.tag == w(name)) or (name == "textFill" and each.tag == f"{{{W14}}}textFill"):
            found[name] = each
    return found


def _merged(nearest_first: list[Element | None]) -> dict[str, Element]:
    merged: dict[str, Element] = {}
    for held in reversed(nearest_first):
        if held is not None:
            merged = _over(merged, _properties(held))
    return merged


def _over(outer: Mapping[str, Element], inner: Mapping[str, Element]) -> dict[str, Element]:
    """Properties with those of something inside. Each of the fonts that a run names is a property of its own."""
    held = {**outer, **inner}
    if "rFonts" in inner and "rFonts" in outer:
        fonts = copy.copy(inner["rFonts"])
        for name, said in outer["rFonts"].items():
            script = name.removesuffix("Theme").removesuffix("theme")
            if not any(script == each.removesuffix("Theme").removesuffix("theme") for each in inner["rFonts"].attrib):
                fonts.set(name, said)
        held["rFonts"] = fonts
    return held
