"""Values of style declarations: lengths in points, plain numbers, colours.

Relative units are worked out for the size of the letters and for a window of 1280 by 800 pixels. What is not understood is None.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from clausediff.scan.readers.contrast import BLACK, WHITE, Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "LEGACY_NAMES",
    "WINDOW",
    "Paint",
    "colour",
    "legacy_colour",
    "length",
    "lengths",
    "number",
    "tokens_of",
    "written",
]

WINDOW = (960.0, 600.0)
"""Width and height in points, for percentages and shares of the window."""
_UNITS = {"px": 0.75, "pt": 1.0, "pc": 12.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "q": 72 / 101.6}
_ROOT = 12.0
"""Points: the size of letters that a browser begins with."""
_OWN = {
    "windowtext": BLACK, "canvastext": BLACK, "fieldtext": BLACK, "buttontext": BLACK, "marktext": BLACK,
    "infotext": BLACK, "menutext": BLACK,
    "captiontext": BLACK, "window": WHITE, "canvas": WHITE, "field": WHITE, "linktext": (0, 0, 238), "visitedtext": (85, 26, 139),
    "-webkit-link": (0, 0, 238),
}  # fmt: skip
"""Colours of the reader's own system that are the same on nearly every one."""
LEGACY_NAMES = frozenset(("transparent", ""))


class Paint(NamedTuple):
    """A colour and how much of it covers what is behind."""

    colour: Colour
    alpha: float


def written(tokens: Sequence[Any]) -> str:
    """Tokens as text: without comments, white space as one space."""
    import tinycss2

    kept = [token for token in tokens if token.type != "comment"]
    return " ".join(str(tinycss2.serialize(kept)).split())


@lru_cache(maxsize=4096)
def tokens_of(said: str) -> tuple[Any, ...]:
    """The tokens of a value that are not white space."""
    import tinycss2

    found = tinycss2.parse_component_value_list(said, skip_comments=True)
    return tuple(token for token in found if token.type != "whitespace")


def length(said: str, size: float, whole: float = WINDOW[0]) -> float | None:
    """Points of a value that is one length; ``size`` are the points of the letters, ``whole`` those of 100 %."""
    found = lengths(said, size, whole)
    return found[0] if found is not None and len(found) == 1 else None


def lengths(said: str, size: float, whole: float = WINDOW[0]) -> list[float] | None:
    """Points of the lengths that a value consists of; None where it has anything else."""
    found = []
    for token in tokens_of(said):
        points = _points(token, size, whole)
        if points is None:
            return None
        found.append(points)
    return found


def number(said: str) -> float | None:
    """A plain number or a percentage as a share."""
    tokens = tokens_of(said)
    return _points(tokens[0], 1.0, 1.0) if len(tokens) == 1 else None


def _points(token: Any, size: float, whole: float) -> float | None:
    if token.type == "number":
        return float(token.value)
    if token.type == "percentage":
        return float(token.value) / 100 * whole
    if token.type == "dimension":
        return _dimension(float(token.value), token.lower_unit, size)
    if token.type == "function":
        return _worked_out(token, size, whole)
    if token.type == "() block":
        return _sum(token.content, size, whole)
    return None


def _dimension(count: float, unit: str, size: float) -> float | None:
    if unit in _UNITS:
        return count * _UNITS[unit]
    if unit in ("em", "ic", "lh"):
        return count * size
    if unit in ("ex", "ch", "cap"):
        return count * size / 2
    if unit in ("rem", "rlh"):
        return count * _ROOT
    if unit in ("vw", "vi", "svw", "lvw", "dvw", "vmax"):
        return count / 100 * WINDOW[0]
    if unit in ("vh", "vb", "svh", "lvh", "dvh", "vmin"):
        return count / 100 * WINDOW[1]
    return None


def _worked_out(function: Any, size: float, whole: float) -> float | None:
    """``calc``, ``min``, ``max`` and ``clamp``."""
    parts: list[list[Any]] = [[]]
    for token in function.arguments:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        elif token.type not in ("whitespace", "comment"):
            parts[-1].append(token)
    values = [_sum(part, size, whole) for part in parts]
    known = [value for value in values if value is not None]
    if len(known) != len(values):
        return None
    name = function.lower_name
    if name == "calc" and len(known) == 1:
        return known[0]
    if name == "clamp" and len(known) == 3:
        return max(known[0], min(known[1], known[2]))
    return {"min": min, "max": max}[name](known) if name in ("min", "max") else None


def _sum(tokens: Sequence[Any], size: float, whole: float) -> float | None:
    """A sum of products, as within ``calc``."""
    total, factor, sign, multiplies, wants = 0.0, 1.0, 1.0, True, True
    for token in tokens:
        if token.type in ("whitespace", "comment"):
            continue
        if not wants and token.type == "literal" and token.value in "+-*/":
            if token.value in "+-":
                total, factor, sign, multiplies = total + sign * factor, 1.0, 1.0 if token.value == "+" else -1.0, True
            else:
                multiplies = token.value == "*"
            wants = True
            continue
        value = _points(token, size, whole)
        if value is None or not wants or (not multiplies and value == 0):
            return None
        factor = factor * value if multiplies else factor / value
        wants = False
    return None if wants else total + sign * factor


@lru_cache(maxsize=4096)
def colour(said: str) -> Paint | str | None:
    """A colour; ``currentcolor`` where it is that of the letters; None where it is not understood."""
    from tinycss2 import color5

    said = said.strip().lower()
    if said in _OWN:
        return Paint(_OWN[said], 1.0)
    try:
        found = color5.parse_color(said)
    except (ValueError, TypeError, AttributeError, IndexError):
        return None
    if found is None or found == "currentcolor":
        return None if found is None else "currentcolor"
    try:
        shown = found if found.space in ("srgb", "hsl", "hwb") else found.to("srgb")
        shown = shown if shown.space == "srgb" else shown.to("srgb")
    except (ValueError, NotImplementedError, KeyError):
        return None
    red, green, blue = (round(255 * min(1.0, max(0.0, channel or 0.0))) for channel in shown.coordinates)
    return Paint((red, green, blue), float(found.alpha))


def legacy_colour(said: str) -> str:
    """The colour of a ``color`` or ``bgcolor`` attribute as a style writes it, by the rules for legacy colour values."""
    said = said.strip()
    if not said or said.lower() == "transparent" or isinstance(colour(said), Paint):
        return said.lower()
    digits = "".join(char if char in "0123456789abcdefABCDEF" else "0" for char in said.removeprefix("#")[:128])
    digits += "0" * (-len(digits) % 3) if digits else "000"
    size = len(digits) // 3
    parts = [digits[at * size : (at + 1) * size][-8:] for at in range(3)]
    while len(parts[0]) > 2 and all(part[0] == "0" for part in parts):
        parts = [part[1:] for part in parts]
    return "#" + "".join(part[:2].rjust(2, "0") for part in parts)
