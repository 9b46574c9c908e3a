"""Conditions of style sheets: whether they are met in a browser on an ordinary screen, and whether they always are."""

from __future__ import annotations

from typing import NamedTuple

from clausediff import regex as re
from clausediff.scan.readers.html.values import WINDOW, length

__all__ = ["ALWAYS", "Holds", "of_media", "of_supports"]

_QUERY = re.compile(r"(?:(only|not)\s+)?(?:([a-z]+)(?:\s+and\s+|$))?(.*)", re.DOTALL)
_FEATURE = re.compile(r"\(\s*([a-z-]+)\s*(?::\s*([^()]*(?:\([^()]*\))?[^()]*))?\)")
_RANGE = re.compile(
    r"\(\s*(width|height)\s*([<>]=?)\s*([^()<>=]+)\)|\(\s*([^()<>=]+?)\s*([<>]=?)\s*(width|height)\s*\)"
)
_SCREEN = {
    "orientation": "landscape", "prefers-color-scheme": "light", "hover": "hover", "any-hover": "hover", "pointer": "fine",
    "any-pointer": "fine", "prefers-reduced-motion": "no-preference", "prefers-contrast": "no-preference", "forced-colors": "none",
    "update": "fast", "scripting": "enabled", "inverted-colors": "none", "display-mode": "browser",
    "prefers-reduced-transparency": "no-preference",
}  # fmt: skip
"""What an ordinary screen answers."""


class Holds(NamedTuple):
    """The circumstances that styles hold in."""

    condition: str = ""
    """As written; empty where they hold always."""
    now: bool = True
    """Whether on an ordinary screen."""

    def and_(self, other: Holds) -> Holds:
        """Both."""
        return Holds(" and ".join(filter(None, (self.condition, other.condition))), self.now and other.now)


ALWAYS = Holds()


def of_media(said: str) -> Holds:
    """The circumstances of a list of media queries."""
    said = " ".join(said.lower().split())
    if said in ("", "all"):
        return ALWAYS
    return Holds(f"@media {said}", any(_holds(each.strip()) for each in said.split(",")))


def of_supports(said: str) -> Holds:
    """The circumstances of a condition about what a browser can do: browsers of today can do what is asked for."""
    said = " ".join(said.lower().split())
    return Holds(
        f"@supports {said}", "not" not in said.split("(", 1)[0] and " not " not in said and "(not " not in said
    )


def _holds(query: str) -> bool:
    found = _QUERY.fullmatch(query)
    if found is None:
        return False
    turned, medium, rest = found[1] == "not", found[2] or "all", found[3].strip()
    met = medium in ("all", "screen") and (not rest or _features(rest))
    return met != turned


def _features(said: str) -> bool:
    """Whether all features are so; what is not understood is not."""
    left = said
    for match in (*_RANGE.finditer(said), *_FEATURE.finditer(said)):
        left = left.replace(match[0], " ")
    if left.replace("and", " ").strip():
        return False
    ranges = all(_compares(*match.groups()) for match in _RANGE.finditer(said))
    return ranges and all(_is_so(match[1], (match[2] or "").strip()) for match in _FEATURE.finditer(said))


def _is_so(name: str, wanted: str) -> bool:
    for side, has in zip(("width", "height"), WINDOW, strict=True):
        if name in (f"min-{side}", f"max-{side}", f"min-device-{side}", f"max-device-{side}"):
            points = length(wanted, 12.0)
            return points is not None and (points <= has if name.startswith("min") else points >= has)
    has_answer = _SCREEN.get(name)
    return has_answer is not None and wanted in ("", has_answer)


def _compares(
    side: str | None, sign: str | None, wanted: str | None, first: str | None, turn: str | None, last: str | None
) -> bool:
    if side is None:
        side, sign, wanted = last, {"<": ">", "<=": ">=", ">": "<", ">=": "<="}[turn or "<"], first
    points = length(wanted or "", 12.0)
    has = WINDOW[0] if side == "width" else WINDOW[1]
    if points is None or sign is None:
        return False
    return {"<": has < points, "<=": has <= points, ">": has > points, ">=": has >= points}[sign]
