"""Shorthand properties as the longhands that are judged, so that the later of the two wins whichever is written."""

from __future__ import annotations

from typing import Any

from clausediff.scan.readers.html.properties import RESET
from clausediff.scan.readers.html.values import colour, tokens_of

__all__ = ["longhands"]

_SIDES = ("top", "right", "bottom", "left")
_LOGICAL = {
    "inline-size": "width", "min-inline-size": "min-width",
     "block-size": "height", "max-inline-size": "max-width", "max-block-size": "max-height",
    "margin-inline-start": "margin-left", "margin-inline-end": "margin-right", "margin-block-start": "margin-top",
    "margin-block-end": "margin-bottom", "padding-inline-start": "padding-left", "padding-inline-end": "padding-right",
    "padding-block-start": "padding-top", "padding-block-end": "padding-bottom", "inset-inline-start": "left",
    "inset-inline-end": "right", "inset-block-start": "top", "inset-block-end": "bottom", "overflow-inline": "overflow-x",
    "overflow-block": "overflow-y",
}  # fmt: skip
"""Properties that depend on the direction of writing, which is from left to right and from top to bottom where it is not doubted."""
_BOTH = {
    "margin-inline": ("margin-left", "margin-right"), "margin-block": ("margin-top", "margin-bottom"),
    "padding-inline": ("padding-left", "padding-right"), "padding-block": ("padding-top", "padding-bottom"),
    "inset-inline": ("left", "right"), "inset-block": ("top", "bottom"), "overflow": ("overflow-x", "overflow-y"),
}  # fmt: skip
_LINES = frozenset("none underline overline line-through blink".split())
_STYLES = frozenset("solid double dotted dashed wavy".split())
_SIZES = frozenset("xx-small x-small small medium large x-large xx-large xxx-large smaller larger".split())
_TURNS = frozenset("row row-reverse column column-reverse".split())
_POSITIONS = frozenset("inside outside".split())


def longhands(name: str, said: str) -> list[tuple[str, str]]:
    """The longhands of a declaration; the declaration itself where it is none."""
    if name.startswith("-webkit-"):
        name = name.removeprefix("-webkit-")
    name = _LOGICAL.get(name, name)
    if name in _BOTH:
        first, second = _BOTH[name]
        values = _parts(said)
        return [(first, values[0]), (second, values[-1])] if 1 <= len(values) <= 2 else [(name, said)]
    if name in ("margin", "padding", "inset"):
        return _four(name, said)
    if name in ("text-decoration", "background", "font", "list-style", "flex-flow", "animation", "text-stroke"):
        return _MAKERS[name](said)
    return [(name, said)]


def _parts(said: str) -> list[str]:
    return [str(token.serialize()) for token in tokens_of(said)]


def _four(name: str, said: str) -> list[tuple[str, str]]:
    values = _parts(said)
    if not 1 <= len(values) <= 4:
        return [(name, said)]
    top = values[0]
    right = values[1] if len(values) > 1 else top
    bottom = values[2] if len(values) > 2 else top
    left = values[3] if len(values) > 3 else right
    prefix = "" if name == "inset" else f"{name}-"
    return [(f"{prefix}{side}", each) for side, each in zip(_SIDES, (top, right, bottom, left), strict=True)]


def _decoration(said: str) -> list[tuple[str, str]]:
    lines, others = [], []
    for token in tokens_of(said.lower()):
        text = str(token.serialize())
        if text in _LINES:
            lines.append(text)
        elif token.type in ("dimension", "percentage") or text in ("auto", "from-font"):
            others.append(("text-decoration-thickness", text))
        elif text not in _STYLES and colour(text) is None:
            lines.append(text)
    line = said if said in RESET else " ".join(lines) or "none"
    return [("text-decoration-line", line), *(others or [("text-decoration-thickness", "auto")])]


def _background(said: str) -> list[tuple[str, str]]:
    lower = said.lower()
    if lower in RESET:
        return [("background-color", lower), ("background-image", lower)]
    ground = "transparent"
    pictures = []
    for token in tokens_of(said):
        text = str(token.serialize())
        if (
            token.type == "url"
            or (token.type == "function" and ("url" in token.lower_name or "image" in token.lower_name))
            or (token.type == "function" and "gradient" in token.lower_name)
        ):
            pictures.append(text)
        elif token.type in ("ident", "hash", "function"):
            found = colour(text)
            if found is not None or (
                token.type == "function" and token.lower_name not in ("calc", "min", "max", "clamp")
            ):
                ground = text
    return [("background-color", ground), ("background-image", ", ".join(pictures) or "none")]


def _font(said: str) -> list[tuple[str, str]]:
    lower = said.lower()
    if lower in RESET or lower in ("caption", "icon", "menu", "message-box", "small-caption", "status-bar"):
        return [("font-size", lower if lower in RESET else "initial")]
    tokens = tokens_of(said)
    for index, token in enumerate(tokens):
        if (
            token.type in ("dimension", "percentage", "function")
            or (
                token.type == "number"
                and (token.value == 0 or (index and _is_slash(tokens[index - 1])) or token.value < 100)
            )
            or (token.type == "ident" and token.lower_value in _SIZES)
        ):
            size, rest = str(token.serialize()), tokens[index + 1 :]
            height = "normal"
            if rest and _is_slash(rest[0]):
                height, rest = str(rest[1].serialize()) if len(rest) > 1 else "", rest[2:]
            family = " ".join(str(each.serialize()) for each in rest)
            return [("font-size", size), ("line-height", height), ("font-family", family)]
    return [("font-size", said)]


def _is_slash(token: Any) -> bool:
    return bool(token.type == "literal" and token.value == "/")


def _list_style(said: str) -> list[tuple[str, str]]:
    kinds = [part for part in _parts(said) if part.lower() not in _POSITIONS and not part.lower().startswith("url")]
    others = [part for part in kinds if part.lower() != "none"]
    return [
        ("list-style-type", others[0] if others else "none" if kinds else "disc" if said.lower() not in RESET else said)
    ]


def _flow(said: str) -> list[tuple[str, str]]:
    parts = _parts(said.lower())
    turn = [part for part in parts if part in _TURNS]
    rest = [part for part in parts if part not in _TURNS]
    return [("flex-direction", turn[0] if turn else "row"), ("flex-wrap", " ".join(rest) or "nowrap")]


def _animation(said: str) -> list[tuple[str, str]]:
    return [("animation-name", said)]


def _stroke(said: str) -> list[tuple[str, str]]:
    return [("text-stroke-width", said)]


_MAKERS = {
    "text-decoration": _decoration, "background": _background, "font": _font, "list-style": _list_style, "flex-flow": _flow,
    "animation": _animation, "text-stroke": _stroke,
}  # fmt: skip
