"""The style sheets of a page as rules, each with its selectors and the circumstances that it holds in.

Read as a browser with a window of an ordinary screen reads them: what holds in other circumstances only (in print, in a narrow window) is
kept too, for a reader may see that. What cannot be read is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from clausediff.scan.readers.html.addresses import is_of_fonts, linked
from clausediff.scan.readers.html.fonts import is_of_pictures
from clausediff.scan.readers.html.media import Holds, of_media, of_supports
from clausediff.scan.readers.html.values import written

__all__ = ["Declared", "Rule", "Sheets", "declared_in", "read_sheets"]

_MOST_RULES = 20_000
_DEEPEST = 8
_LAST = 1_000_000
"""The place of what is in no layer, behind all layers."""
_PASSED_OVER = frozenset(
    "charset namespace font-feature-values font-palette-values view-transition position-try starting-style viewport "
    "-ms-viewport -o-viewport "
    "color-profile".split()
)


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration."""

    name: str
    """In lower case, as written otherwise."""
    said: str
    important: bool


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One list of selectors with its declarations."""

    prelude: tuple[Any, ...] = field(repr=False)
    """The tokens of the selectors."""
    selector: str
    """As written."""
    held: tuple[Declared, ...]
    order: int
    layer: tuple[int, ...]
    """Which of two layers wins: the greater, or the lesser of what is important."""
    holds: Holds


@dataclass(slots=True)
class Sheets:
    """All that the style sheets of a page say."""

    rules: list[Rule] = field(default_factory=list)
    faces: dict[str, str] = field(default_factory=dict)
    """Of each family of letters that the page brings itself: where from."""
    moves: dict[str, list[Declared]] = field(default_factory=dict)
    """Of each animation its declarations."""
    initial: dict[str, str] = field(default_factory=dict)
    """Values that variables begin with."""
    counters: set[str] = field(default_factory=set)
    """Styles of counters that the page makes itself."""
    told: list[str] = field(default_factory=list)
    """What could not be read."""
    layers: dict[tuple[str, ...], int] = field(default_factory=dict)


def read_sheets(sources: Iterable[tuple[str, Holds]], beside: Mapping[str, str]) -> Sheets:
    """The rules of style sheets in their order, each with the circumstances that the whole sheet holds in."""
    sheets = Sheets()
    for text, holds in sources:
        _Reading(sheets, beside).sheet(text, holds, ())
    if len(sheets.rules) > _MOST_RULES:
        del sheets.rules[_MOST_RULES:]
        sheets.told.append("the page has more styles than are read: words may be struck, hidden or put in")
    return sheets


def declared_in(source: str) -> tuple[Declared, ...]:
    """The declarations of a style attribute."""
    import tinycss2

    return _declared(tinycss2.parse_blocks_contents(source, skip_comments=True, skip_whitespace=True))


def _declared(nodes: Iterable[Any]) -> tuple[Declared, ...]:
    found = []
    for node in nodes:
        if node.type == "declaration":
            name = node.name if node.name.startswith("--") else node.lower_name
            found.append(Declared(name, written(node.value), bool(node.important)))
    return tuple(found)


class _Reading:
    """One style sheet while it is read."""

    def __init__(self, sheets: Sheets, beside: Mapping[str, str]) -> None:
        self._sheets, self._beside = sheets, beside
        self._depth = 0

    def sheet(self, text: str, holds: Holds, layer: tuple[str, ...]) -> None:
        """Read a whole sheet; imports count at its beginning only."""
        import tinycss2

        started = False
        for node in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if node.type == "at-rule" and node.lower_at_keyword == "import":
                if not started:
                    self._import(node, holds, layer)
                continue
            started = started or not (node.type == "at-rule" and node.lower_at_keyword in ("charset", "layer"))
            self._node(node, holds, layer, "")

    def _node(self, node: Any, holds: Holds, layer: tuple[str, ...], around: str) -> None:
        if node.type == "qualified-rule":
            self._rule(node, holds, layer, around)
        elif node.type == "at-rule":
            self._at_rule(node, holds, layer, around)

    def _rule(self, node: Any, holds: Holds, layer: tuple[str, ...], around: str) -> None:
        import tinycss2

        prelude = list(node.prelude)
        if around:
            prelude = tinycss2.parse_component_value_list(_nested(prelude, around))
        self._block(node.content, prelude, holds, layer)

    def _block(self, content: Any, prelude: list[Any], holds: Holds, layer: tuple[str, ...]) -> None:
        """The declarations of a rule, and the rules within it."""
        import tinycss2

        self._depth += 1
        if self._depth <= _DEEPEST:
            nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
            selector = written(prelude)
            held = _declared(nodes)
            if held:
                rules = self._sheets.rules
                rules.append(Rule(tuple(prelude), selector, held, len(rules), self._layer(layer), holds))
            for node in nodes:
                self._node(node, holds, layer, selector)
        self._depth -= 1

    def _at_rule(self, node: Any, holds: Holds, layer: tuple[str, ...], around: str) -> None:
        name, said = node.lower_at_keyword, written(node.prelude)
        if name == "layer":
            self._layered(node, said, holds, layer, around)
        elif node.content is None or name in _PASSED_OVER:
            return
        elif name == "media":
            self._within(node, holds.and_(of_media(said)), layer, around)
        elif name == "supports":
            self._within(node, holds.and_(of_supports(said)), layer, around)
        elif name == "font-face":
            self._face(node)
        elif name.endswith("keyframes"):
            self._keyframes(node, said)
        elif name == "property":
            self._property(node, said)
        elif name == "counter-style":
            self._sheets.counters.add(said.lower())
        elif name == "page":
            self._page(node)
        else:
            self._within(node, holds.and_(Holds(f"@{name} {said}".strip(), False)), layer, around)

    def _within(self, node: Any, holds: Holds, layer: tuple[str, ...], around: str) -> None:
        import tinycss2

        if around:
            self._block(node.content, tinycss2.parse_component_value_list(around), holds, layer)
            return
        self._depth += 1
        if self._depth <= _DEEPEST:
            for each in tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True):
                self._node(each, holds, layer, "")
        self._depth -= 1

    def _layered(self, node: Any, said: str, holds: Holds, layer: tuple[str, ...], around: str) -> None:
        names = [each.strip() for each in said.split(",")] if said else [f" {len(self._sheets.layers)}"]
        for each in names:
            self._layer((*layer, *each.split(".")))
        if node.content is not None:
            self._within(node, holds, (*layer, *names[0].split(".")), around)

    def _layer(self, names: tuple[str, ...]) -> tuple[int, ...]:
        known = self._sheets.layers
        places = []
        for depth in range(1, len(names) + 1):
            places.append(known.setdefault(names[:depth], len(known)))
        return (*places, _LAST)

    def _import(self, node: Any, holds: Holds, layer: tuple[str, ...]) -> None:
        tokens = [token for token in node.prelude if token.type not in ("whitespace", "comment")]
        address = ""
        if tokens and tokens[0].type in ("url", "string"):
            address = tokens.pop(0).value
        elif tokens and tokens[0].type == "function" and tokens[0].lower_name == "url":
            address = "".join(str(each.value) for each in tokens.pop(0).arguments if each.type == "string")
        if tokens and tokens[0].type == "ident" and tokens[0].lower_value == "layer":
            tokens.pop(0)
            layer = (*layer, f" {len(self._sheets.layers)}")
        elif tokens and tokens[0].type == "function" and tokens[0].lower_name == "layer":
            layer = (*layer, *written(tokens.pop(0).arguments).split("."))
        if tokens and tokens[0].type == "function" and tokens[0].lower_name == "supports":
            holds = holds.and_(of_supports(written([tokens.pop(0)])))
        holds = holds.and_(of_media(written(tokens)))
        text = linked(address, self._beside)
        self._layer(layer)
        self._depth += 1
        if text is not None and self._depth <= _DEEPEST:
            self.sheet(text, holds, layer)
        elif not is_of_fonts(address):
            self._sheets.told.append("the page's style sheet lies outside the file: words may be struck or hidden")
        self._depth -= 1

    def _face(self, node: Any) -> None:
        held = {each.name: each.said for each in _contents(node)}
        family, source = held.get("font-family", "").strip("\"' ").lower(), held.get("src", "")
        addresses = [part.lstrip("\"' ") for part in source.split("url(")[1:]]
        names = [part.partition(")")[0].strip("\"' ").lower() for part in source.split("local(")[1:]]
        if family and any(map(is_of_pictures, names)):
            self._sheets.faces[family] = "among fonts of pictures"
        elif family and not all(map(is_of_fonts, addresses)):
            self._sheets.faces[family] = "in the page" if "data:" in source else "outside the file"

    def _keyframes(self, node: Any, said: str) -> None:
        import tinycss2

        moves = self._sheets.moves.setdefault(said.strip("\"' "), [])
        for each in tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True):
            if each.type == "qualified-rule":
                moves += _contents(each)

    def _property(self, node: Any, said: str) -> None:
        for each in _contents(node):
            if each.name == "initial-value":
                self._sheets.initial[said] = each.said

    def _page(self, node: Any) -> None:
        import tinycss2

        for each in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
            if each.type == "at-rule" and each.content is not None:
                for held in _contents(each):
                    if held.name == "content" and any(
                        map(str.isalnum, held.said.replace("counter", "").replace("none", ""))
                    ):
                        self._sheets.told.append(
                            f"the page's style prints words at the edge of each sheet: {held.said[:80]}"
                        )


def _contents(node: Any) -> tuple[Declared, ...]:
    import tinycss2

    return _declared(tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))


def _nested(prelude: list[Any], around: str) -> str:
    """The selectors of a rule within another, as they would be written outside it."""
    import tinycss2

    made = []
    part: list[Any] = []
    for token in [*prelude, None]:
        if token is not None and not (token.type == "literal" and token.value == ","):
            part.append(token)
            continue
        text = str(tinycss2.serialize(part)).strip()
        made.append(text.replace("&", f":is({around})") if "&" in text else f":is({around}) {text}")
        part = []
    return ", ".join(made)
