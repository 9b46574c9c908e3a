"""The colours and signs. Every meaning has a sign and a word too, so that nothing is lost without colour.

Text that is the same on both sides has less contrast than ordinary text, so that the changed words stand out.
"""

from __future__ import annotations

from functools import cache

from rich.style import Style
from textual.theme import Theme

_COLORS: dict[str, dict[str, str]] = {
    "dark": {
        "background": "#14171c",
        "surface": "#1b1f26",
        "panel": "#262c36",
        "foreground": "#dfe3ea",
        "border": "#4a5362",
        "primary": "#6ea8fe",
        "text": "#aeb6c2",
        "quiet": "#929ca9",
        "substantive": "#ff7088",
        "substantive-fill": "#c2183c",
        "review": "#f2c14e",
        "review-fill": "#f2c14e",
        "noise": "#8fa3bf",
        "field": "#7fd0c8",
        "format": "#8a93a1",
        "accepted": "#7ac77f",
        "rejected": "#ff7088",
        "on-substantive": "#ffffff",
        "on-review": "#14171c",
        "on-quiet": "#14171c",
        "hit": "#2c4468",
    },
    "light": {
        "background": "#fbfaf7",
        "surface": "#f2f0ea",
        "panel": "#e4e1d8",
        "foreground": "#1c1e21",
        "border": "#a9a498",
        "primary": "#1f5fbf",
        "text": "#4c5159",
        "quiet": "#5e626a",
        "substantive": "#b3002d",
        "substantive-fill": "#b3002d",
        "review": "#8a5a00",
        "review-fill": "#ffd257",
        "noise": "#4f6486",
        "field": "#0b6b63",
        "format": "#5d636c",
        "accepted": "#1d6b28",
        "rejected": "#b3002d",
        "on-substantive": "#ffffff",
        "on-review": "#1c1e21",
        "on-quiet": "#ffffff",
        "hit": "#c9dcff",
    },
    "contrast": {
        "background": "#000000",
        "surface": "#000000",
        "panel": "#303030",
        "foreground": "#ffffff",
        "border": "#ffffff",
        "primary": "#66ccff",
        "text": "#ffffff",
        "quiet": "#d0d0d0",
        "substantive": "#ff8fa3",
        "substantive-fill": "#ffffff",
        "review": "#ffff00",
        "review-fill": "#ffff00",
        "noise": "#c0d8ff",
        "field": "#80fff0",
        "format": "#d0d0d0",
        "accepted": "#90ff90",
        "rejected": "#ff8fa3",
        "on-substantive": "#000000",
        "on-review": "#000000",
        "on-quiet": "#000000",
        "hit": "#0050c0",
    },
}

NAMES = tuple(_COLORS)
"""The names of the themes, for ``--theme``."""


def themes() -> list[Theme]:
    """The themes as Textual's, with names ``clausediff-…``."""
    made = []
    for name, colors in _COLORS.items():
        made.append(
            Theme(
                name=f"clausediff-{name}",
                primary=colors["primary"],
                secondary=colors["primary"],
                accent=colors["primary"],
                warning=colors["review"],
                error=colors["substantive"],
                success=colors["accepted"],
                foreground=colors["foreground"],
                background=colors["background"],
                surface=colors["surface"],
                panel=colors["panel"],
                dark=name != "light",
                variables={"border-color": colors["border"]},
            )
        )
    return made


def color(theme: str, name: str) -> str:
    """A colour of a theme (``clausediff-dark``) by the name of its meaning."""
    return _COLORS.get(theme.removeprefix("clausediff-"), _COLORS["dark"])[name]


@cache
def style(theme: str, name: str, *, bold: bool = False, on: str | None = None, reverse: bool = False) -> Style:
    """A style with the colour ``name`` on the background colour ``on``."""
    return Style(color=color(theme, name), bold=bold, bgcolor=color(theme, on) if on else None, reverse=reverse)


@cache
def piece_style(theme: str, role: str, verdict: str, current: bool) -> Style:
    """How a piece of a row looks: by its role, and where it is a marked finding by the verdict."""
    if role in ("removed", "added", "nothing"):
        if current:
            fill = f"{verdict}-fill" if verdict in ("substantive", "review") else verdict
            ink = f"on-{verdict}" if verdict in ("substantive", "review") else "on-quiet"
            return Style(color=color(theme, ink), bgcolor=color(theme, fill), bold=True)
        return Style(color=color(theme, verdict), bold=True, italic=role == "nothing")
    if role == "noise":
        return Style(color=color(theme, "noise"), underline=True)
    if role == "field":
        return Style(color=color(theme, "field"))
    if role in ("quiet", "fold"):
        return Style(color=color(theme, "quiet"), italic=role == "fold")
    return Style(color=color(theme, "text"))


SIGNS = {
    "substantive": "!",
    "review": "?",
    "noise": "~",
    "field": "=",
    "format": ".",
    "clean": " ",
    "accepted": "✓",
    "misread": "✓",
    "harmless": "✓",
    "agreed": "≈",
    "objected": "✗",
    "asked": "…",
    "open": "○",
    "absent": " ",
    "outside": "▒",
    "error": "x",
    "none": "?",
}
"""The sign of each state; where there is room, the word is printed beside it."""

WORDS = {
    "substantive": "subst.",
    "review": "review",
    "noise": "noise",
    "clean": "clean",
    "accepted": "accept.",
    "misread": "misread",
    "agreed": "agreed",
    "objected": "object",
    "asked": "asked",
    "absent": "absent",
    "outside": "outside",
    "error": "error",
    "none": "no match",
}
"""The short word of each state, for lists."""

STATE_WORDS = {
    "open": "open",
    "asked": "asked",
    "harmless": "harmless",
    "misread": "misread",
    "accepted": "accepted",
    "agreed": "agreed",
    "objected": "object",
}
"""The word for what was decided of a difference, or of one of its copies."""

STATE_COLORS = {
    "misread": "accepted",
    "harmless": "accepted",
    "agreed": "primary",
    "objected": "rejected",
    "asked": "review",
    "open": "foreground",
    "clean": "quiet",
    "absent": "quiet",
    "outside": "review",
    "error": "substantive",
    "none": "review",
}
"""The colours of the states whose colour has another name than the state."""


@cache
def state_style(theme: str, state: str) -> Style:
    """The style of a state's sign and word."""
    return style(theme, STATE_COLORS.get(state, state), bold=state in ("substantive", "review", "objected", "error"))
