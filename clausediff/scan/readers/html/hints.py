"""What browsers do with elements by themselves, and what attributes such as ``bgcolor`` say, as declarations that lose to every style."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from clausediff.scan.readers.html.sheets import Declared
from clausediff.scan.readers.html.values import legacy_colour

__all__ = ["BLOCKS", "NOT_DRAWN", "hints_of"]

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 "
    "h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary "
    "table tbody tfoot thead tr ul xmp".split()
)
NOT_DRAWN = frozenset(
    "area base basefont col colgroup datalist frame head link meta noembed noframes noscript param rp script source style "
    "template title track".split()
)
"""Elements that a browser does not draw (HTML Living Standard, 15.3.1), with scripts as they usually are: on."""
_LINK = "#0000ee"
_STRUCK = frozenset(("s", "strike", "del"))
_SIZES = {"1": "10px", "2": "13px", "3": "16px", "4": "18px", "5": "24px", "6": "32px", "7": "48px"}
_LEFT = {"ul": "40px", "ol": "40px", "menu": "40px", "dir": "40px"}
_INSET = {"blockquote": "40px", "dd": "40px", "figure": "40px"}


def hints_of(element: Element, link: str) -> tuple[Declared, ...]:
    """The declarations, the stronger last; ``link`` is the colour of links that the page's body says."""
    found = [Declared(name, said, False) for name, said in _found(element)]
    if element.tag == "a" and element.get("href") is not None:
        found.append(Declared("color", legacy_colour(link) or _LINK, False))
    return tuple(found)


def _found(element: Element) -> Iterator[tuple[str, str]]:
    tag = element.tag
    if tag in NOT_DRAWN or (tag == "dialog" and "open" not in element.attrib):
        yield "display", "none"
    if tag in _STRUCK:
        yield "text-decoration-line", "line-through"
    elif tag in ("sup", "sub"):
        yield "vertical-align", "super" if tag == "sup" else "sub"
    elif tag in ("pre", "listing", "xmp", "plaintext", "textarea"):
        yield "white-space", "pre-wrap" if tag == "textarea" else "pre"
    elif tag == "body":
        yield "margin-left", "8px"
    elif tag in _LEFT:
        yield "padding-left", _LEFT[tag]
    elif tag in _INSET:
        yield "margin-left", _INSET[tag]
    yield from _of_attributes(element, tag)


def _of_attributes(element: Element, tag: str) -> Iterator[tuple[str, str]]:
    get = element.get
    if not element.attrib:
        return
    if get("bgcolor"):
        yield "background-color", legacy_colour(get("bgcolor") or "")
    if get("background"):
        yield "background-image", "url(picture)"
    if tag == "body" and get("text"):
        yield "color", legacy_colour(get("text") or "")
    if tag == "font":
        yield from _of_font(element)
    if (get("dir") or "").lower() in ("rtl", "ltr"):
        yield "direction", (get("dir") or "").lower()
        if tag == "bdo":
            yield "unicode-bidi", "bidi-override" if (get("dir") or "").lower() == "rtl" else "normal"
    if get("hidden") is not None:
        yield (
            ("content-visibility", "hidden") if (get("hidden") or "").lower() == "until-found" else ("display", "none")
        )
    if get("popover") is not None:
        yield "display", "none"


def _of_font(element: Element) -> Iterator[tuple[str, str]]:
    if element.get("color"):
        yield "color", legacy_colour(element.get("color") or "")
    if element.get("face"):
        yield "font-family", element.get("face") or ""
    size = (element.get("size") or "").strip()
    if size.lstrip("+-").isdigit():
        step = 3 + int(size) if size[0] in "+-" else int(size)
        yield "font-size", _SIZES[str(min(7, max(1, step)))]
