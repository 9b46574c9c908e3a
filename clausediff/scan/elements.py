"""HTML elements whose words a viewer strikes out, hides, circles or marks as put in: by name, attribute or style."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from clausediff import regex as re
from clausediff.model import Range
from clausediff.scan.scan import Mark
from clausediff.text.html_tags import VOID, Tag, is_html, read_tags, words_of

__all__ = ["SAYS", "find_elements"]

SAYS = {
    "struck": "is struck out",
    "hidden": "is hidden: a viewer does not show it",
    "bracketed": "is in brackets, as words that may be left out",
    "circled": "is circled",
    "inserted": "is marked as put in",
    "raised": "is raised or lowered",
}
"""What each kind of mark says of its words."""

_NAMED = {"s": "struck", "strike": "struck", "del": "struck", "ins": "inserted", "sup": "raised", "sub": "raised"}
_UNSHOWN = frozenset("datalist details dialog head noscript script style template textarea title".split())
"""Elements whose content a viewer does not show, or only when asked."""
_CLASSES = {
    "struck": frozenset(
        "strike strikethrough strike-through strikeout linethrough line-through struck deleted".split()
    ),
    "hidden": frozenset(
        "hidden hide invisible d-none sr-only visually-hidden visuallyhidden is-hidden display-none".split()
    ),
}
"""Classes that style sheets in common use give these effects."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\Z")
_NUMBER = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|%|ex|mm|cm|in)?")
_POINTS = {"px": 0.75, "pt": 1.0, "em": 11.0, "rem": 11.0, "ex": 5.0, "%": 0.11, "mm": 2.8, "cm": 28.0, "in": 72.0}
"""A unit of length in points of type, for ordinary body text."""
_LEGIBLE = 3.0
"""Points of the smallest type that a page prints."""
_AWAY = -100.0
"""Points to the left or above from which words are off the page."""
_PALE = 235
"""Each channel of a colour that does not show on white paper, of 255."""
_PALE_NAMES = frozenset(
    "white transparent snow ivory whitesmoke ghostwhite floralwhite mintcream azure seashell aliceblue honeydew".split()
)
_PLACED = frozenset("left top text-indent margin-left margin-top".split())


def find_elements(text: str, *, markdown: bool) -> Iterator[Mark]:
    """The marks that a text's HTML elements make, in the order of their tags.

    Markdown passes HTML on to the viewer, so there an element goes on to the end of its paragraph where it is not closed,
    and the words within a tag are hidden. In a plain text only elements that are closed count.
    """
    if "<" not in text:
        return
    tags = [tag for tag in read_tags(text) if not tag.rest]
    closed = _closed(tags)
    paragraphs = [match.start() for match in _PARAGRAPH.finditer(text)]
    for index, tag in enumerate(tags):
        if markdown and (not is_html(tag) or words_of(tag)) and not _is_unshown(tag):
            yield _mark("hidden", Range(tag.span.start + 1, tag.span.end - 1), certain=True)
        end = closed.get(index, -1)
        if end < 0 and markdown:
            end = paragraphs[bisect_left(paragraphs, tag.span.end)]
        kinds = [] if tag.closing or tag.name in VOID or end < 0 else list(_effects(tag, markdown=markdown))
        for kind in dict.fromkeys(kinds):
            yield _mark(kind, Range(tag.span.end, end), certain=markdown)


def _is_unshown(tag: Tag) -> bool:
    """Whether a tag is one of an element whose content is not shown, and has nothing more to say."""
    return tag.name in _UNSHOWN and not tag.attributes


def _mark(kind: str, span: Range, *, certain: bool) -> Mark:
    return Mark(kind, span, SAYS[kind], certain)


def _closed(tags: list[Tag]) -> dict[int, int]:
    """For each tag that is closed, where the tag begins that closes it."""
    opened: dict[str, list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for index, tag in enumerate(tags):
        if not tag.closing:
            opened[tag.name].append(index)
        elif opened[tag.name]:
            found[opened[tag.name].pop()] = tag.span.start
    return found


def _effects(tag: Tag, *, markdown: bool) -> Iterator[str]:
    """What a viewer does with an element's words."""
    attributes = dict(tag.attributes)
    if tag.name in _NAMED:
        yield _NAMED[tag.name]
    if "hidden" in attributes or (markdown and tag.name in _UNSHOWN and "open" not in attributes):
        yield "hidden"
    classes = set((attributes.get("class") or "").lower().split())
    yield from (kind for kind, names in _CLASSES.items() if not names.isdisjoint(classes))
    if tag.name == "font" and _is_pale(attributes.get("color") or ""):
        yield "hidden"
    style = _style(attributes.get("style") or "")
    if style:
        yield from _styled(style)


def _style(value: str) -> dict[str, str]:
    """The declarations of a style, in lower case."""
    pairs = (part.lower().replace("!important", "").partition(":") for part in value.split(";"))
    return {name.strip(): " ".join(said.split()) for name, colon, said in pairs if colon}


def _styled(style: dict[str, str]) -> Iterator[str]:
    """What a style does with words."""
    if any("line-through" in style.get(name, "") for name in ("text-decoration", "text-decoration-line")):
        yield "struck"
    if _is_unseen(style):
        yield "hidden"
    if "border-radius" in style and any(name.startswith("border") and name != "border-radius" for name in style):
        yield "circled"


def _is_unseen(style: dict[str, str]) -> bool:
    """Whether a style takes words out of sight: no display, no size, no colour, or a place off the page."""
    background = style.get("background-color", style.get("background", ""))
    colour = style.get("color", "")
    size = _length(style.get("font-size", style.get("font", "")))
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("content-visibility") == "hidden"
        or _length(style.get("opacity", "")) == 0
        or (size is not None and size < _LEGIBLE)
        or (_is_pale(colour) and (not background or _is_pale(background)))
        or (bool(colour) and colour == background)
        or any(_length(style.get(name, "")) == 0 for name in ("width", "height", "max-width", "max-height"))
        or any((_length(style.get(name, "")) or 0) < _AWAY for name in _PLACED)
        or "clip" in style
        or "clip-path" in style
        or "scale(0" in style.get("transform", "")
    )


def _length(value: str) -> float | None:
    """A length in points, or a bare number as it is; None for anything else."""
    found = _NUMBER.search(value)
    return float(found[1]) * _POINTS.get(found[2] or "pt", 1.0) if found is not None else None


def _is_pale(colour: str) -> bool:
    """Whether a colour does not show on white paper."""
    colour = colour.strip().lower()
    digits = colour.removeprefix("#")
    if colour.startswith("#") and re.fullmatch(r"[0-9a-f]{3,8}", digits):
        short = len(digits) < 6
        channels: list[float] = [
            int(part * 2 if short else part, 16) for part in re.findall("." if short else "..", digits)
        ]
    elif colour.startswith("rgb"):
        channels = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", colour)]
    else:
        return colour in _PALE_NAMES
    clear = len(channels) > 3 and channels[3] == 0
    return clear or (len(channels) >= 3 and min(channels[:3]) >= _PALE)
