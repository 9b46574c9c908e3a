"""Which declarations win for each element of a page: origin, importance, layers, specificity and order, then variables and shorthands.

An element's style attribute wins over style sheets, attributes such as ``bgcolor`` and what browsers do by themselves lose to both (CSS
Cascading and Inheritance Level 5). What holds in other circumstances than on an ordinary screen is given beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from clausediff import regex as re
from clausediff.scan.readers.html.hints import hints_of
from clausediff.scan.readers.html.properties import RESET
from clausediff.scan.readers.html.sheets import Declared, Rule, Sheets, declared_in
from clausediff.scan.readers.html.shorthands import longhands
from clausediff.scan.readers.html.values import written

__all__ = ["Cascade", "Other", "Styles"]

_GENERATED = frozenset(("before", "after", "marker"))
_LINES = frozenset(("first-line", "first-letter"))
_KEPT_CASE = frozenset(
    ("content", "font-family", "counter-reset", "counter-increment", "counter-set", "quotes", "animation-name")
)
_DEEPEST = 8
"""Variables within variables."""
_MATTERLESS = re.compile(
    r":(?:-moz-|-ms-|-o-)|::?(?:-webkit-|-moz-|-ms-|selection|placeholder|backdrop|marker|cue|part|slotted|file-selector)"
)
"""Selectors of what is no word of the page, or that browsers of today pass over."""

_Key = tuple[bool, int, tuple[int, ...], tuple[int, int, int], int]


@dataclass(frozen=True, slots=True)
class Other:
    """The declarations of an element in other circumstances."""

    why: str
    """The rule and its circumstances, as a page's style for them would be called."""
    held: dict[str, str]
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True, slots=True)
class Styles:
    """The declarations that win for an element."""

    held: dict[str, str]
    """Longhands, the stronger last; values in lower case but for strings and names."""
    generated: dict[str, dict[str, str]] = field(default_factory=dict)
    """The same of its ``before``, ``after`` and ``marker``."""
    variables: dict[str, str] = field(default_factory=dict)
    others: tuple[Other, ...] = ()


class Cascade:
    """The styles of a page's elements."""

    def __init__(self, sheets: Sheets, *, any_case: bool, link: str) -> None:
        from cssselect2 import Matcher, SelectorError, compile_selector_list

        self._matcher = Matcher()
        self.unmatched: list[Rule] = []
        """Rules whose selectors are not understood."""
        self._attributes: dict[str, tuple[Declared, ...]] = {}
        self._initial = sheets.initial
        self._link = link
        for rule in sheets.rules:
            try:
                selectors = compile_selector_list(list(rule.prelude))
            except (SelectorError, ValueError, TypeError, AttributeError, IndexError, KeyError):
                if _MATTERLESS.search(rule.selector) is None:
                    self.unmatched.append(rule)
                continue
            for selector in selectors:
                self._matcher.add_selector(selector, rule)
            if any_case and not rule.selector.islower():
                for selector in compile_selector_list(rule.selector.lower()):
                    self._matcher.add_selector(selector, rule)

    def of(self, element: Any, around: Styles | None) -> Styles:
        """The styles of an element, wrapped for matching; ``around`` are those of the element that it is in."""
        matched = self._matcher.match(element)
        own = element.etree_element
        said = own.get("style") or ""
        if said not in self._attributes:
            self._attributes[said] = declared_in(said)
        layers: dict[str, list[tuple[_Key, Declared, Rule | None]]] = {"": []}
        hints = hints_of(own, self._link)
        layers[""] += [((False, -1, (), (0, 0, 0), at), each, None) for at, each in enumerate(hints)]
        for specificity, _, pseudo, rule in matched:
            for each in rule.held:
                layer = tuple(-place for place in rule.layer) if each.important else rule.layer
                key = (each.important, 0, layer, tuple(specificity), rule.order)
                layers.setdefault(pseudo or "", []).append((key, each, rule))
        layers[""] += [
            ((each.important, 1, (), (0, 0, 0), at), each, None) for at, each in enumerate(self._attributes[said])
        ]
        inherited = around.variables if around is not None else self._initial
        variables = _variables(layers[""], inherited)
        held = _settled(_now(layers[""]), variables)
        generated = {name: _settled(_now(layers[name]), variables) for name in layers.keys() & _GENERATED}
        return Styles(held, generated, variables, self._others(layers, variables))

    def _others(
        self, layers: dict[str, list[tuple[_Key, Declared, Rule | None]]], variables: dict[str, str]
    ) -> tuple[Other, ...]:
        """What the styles are where one condition more is met, where no condition is, and on first lines and letters."""
        conditions = {
            rule.holds: rule
            for each in layers.values()
            for _, _, rule in each
            if rule is not None and rule.holds.condition
        }
        found = []
        for holds, rule in conditions.items():
            kept = {
                name: [
                    one
                    for one in each
                    if one[2] is None
                    or not one[2].holds.condition
                    or one[2].holds.now != holds.now
                    or one[2].holds == holds
                ]
                if not holds.now
                else [one for one in each if one[2] is None or (one[2].holds != holds and one[2].holds.now)]
                for name, each in layers.items()
            }
            parts = [
                _settled([(key, each) for key, each, _ in kept.get(name, [])], variables)
                for name in ("", "before", "after")
            ]
            found.append(Other(f"{rule.selector} ({holds.condition})", *parts))
        for name in layers.keys() & _LINES:
            both = [
                *layers[""],
                *(((True, 2, (), (0, 0, 0), at), each, None) for at, (_, each, _) in enumerate(layers[name])),
            ]
            line = layers[name][0][2]
            found.append(Other(line.selector if line is not None else name, _settled(_now(both), variables), {}, {}))
        return tuple(found)

    def alone(self, rule: Rule) -> dict[str, str]:
        """The declarations of a rule as if there were no other."""
        return _settled([((each.important, 0, (), (0, 0, 0), at), each) for at, each in enumerate(rule.held)], {})


def _now(layers: Sequence[tuple[_Key, Declared, Rule | None]]) -> list[tuple[_Key, Declared]]:
    """Declarations that hold on an ordinary screen."""
    return [(key, each) for key, each, rule in layers if rule is None or rule.holds.now]


def _variables(layers: Sequence[tuple[_Key, Declared, Rule | None]], inherited: dict[str, str]) -> dict[str, str]:
    own = sorted(((key, each) for key, each in _now(layers) if each.name.startswith("--")), key=lambda one: one[0])
    if not own:
        return inherited
    found = dict(inherited)
    for _, each in own:
        if each.said.lower() == "initial":
            found.pop(each.name, None)
        elif each.said.lower() not in RESET:
            found[each.name] = each.said
    return found


def _settled(layers: Iterable[tuple[_Key, Declared]], variables: dict[str, str]) -> dict[str, str]:
    """The declarations in their order, each longhand once."""
    held: dict[str, str] = {}
    for _, each in sorted(layers, key=lambda one: one[0]):
        if each.name.startswith("--"):
            continue
        said = each.said
        if "var(" in said.lower():
            known = _with_variables(said, variables, 0)
            said = "unset" if known is None else known
        for name, value in longhands(each.name, said):
            held.pop(name, None)
            held[name] = value if name in _KEPT_CASE else value.lower()
    return held


def _with_variables(said: str, variables: dict[str, str], depth: int) -> str | None:
    """A value with its variables; None where one has no value, for then the declaration counts as not written."""
    import tinycss2

    if depth > _DEEPEST:
        return None
    made = _substituted(tinycss2.parse_component_value_list(said, skip_comments=True), variables, depth)
    return None if made is None else " ".join(made.split())


def _substituted(tokens: Sequence[Any], variables: dict[str, str], depth: int) -> str | None:
    pieces: list[str] = []
    for token in tokens:
        made: str | None
        if token.type == "function" and token.lower_name == "var":
            made = _variable(token, variables, depth)
        elif token.type == "function":
            within = _substituted(token.arguments, variables, depth)
            made = None if within is None else f"{token.name}({within})"
        elif token.type in ("() block", "[] block", "{} block"):
            within = _substituted(token.content, variables, depth)
            made = None if within is None else f"{token.type[0]}{within}{token.type[1]}"
        else:
            made = str(token.serialize())
        if made is None:
            return None
        pieces.append(made)
    return "".join(pieces)


def _variable(function: Any, variables: dict[str, str], depth: int) -> str | None:
    arguments = list(function.arguments)
    comma = next(
        (at for at, token in enumerate(arguments) if token.type == "literal" and token.value == ","), len(arguments)
    )
    name = written(arguments[:comma])
    if name in variables:
        found = _with_variables(variables[name], variables, depth + 1)
        if found is not None:
            return found
    return (
        _substituted(arguments[comma + 1 :], variables, depth + 1)
        if comma < len(arguments) and depth <= _DEEPEST
        else None
    )
