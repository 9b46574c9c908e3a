"""What of a page as a whole cannot be read: scripts, styles outside the file, pages that open another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from clausediff.scan.readers.html.addresses import is_of_fonts, linked
from clausediff.scan.readers.html.media import Holds, of_media
from clausediff.scan.readers.html.parsing import conditional_words
from clausediff.scan.readers.output import quoted

__all__ = ["notices", "sources_of"]

_SCRIPTS = frozenset(
    (
        "",
        "text/javascript",
        "application/javascript",
        "module",
        "text/ecmascript",
        "application/ecmascript",
        "text/jscript",
        "text/vbscript",
    )
)
_LATER = tuple(
    "onclick ondblclick onmouse onkey onsubmit onchange oninput onpointer ontouch ondrag ondrop onwheel oncontextmenu onblur onselect "
    "oncopy onpaste oncut onunload onbeforeunload onpagehide oninvalid onreset".split()
)
"""Beginnings of the names of attributes whose scripts run when somebody does something with the page."""


def sources_of(root: Element, beside: Mapping[str, str]) -> Iterator[tuple[str, Holds]]:
    """The style sheets in a page, each with the circumstances that it holds in."""
    without_scripts = {each for holder in root.iter("noscript") for each in holder.iter()}
    title = ""
    for element in root.iter():
        if element.tag not in ("style", "link"):
            continue
        holds = of_media(element.get("media") or "")
        if element in without_scripts:
            holds = holds.and_(Holds("without scripts", False))
        named = element.get("title") or ""
        title = title or named
        if named and named != title:
            holds = holds.and_(Holds(f"the style {named}", False))
        if element.tag == "style" and (element.get("type") or "text/css").strip().lower() == "text/css":
            yield "".join(element.itertext()), holds
        elif element.tag == "link" and _is_sheet(element):
            text = linked(element.get("href") or "", beside)
            if text is not None:
                yield text, holds


def _is_sheet(element: Element) -> bool:
    kinds = (element.get("rel") or "").lower().split()
    return (
        "stylesheet" in kinds
        and "alternate" not in kinds
        and element.get("disabled") is None
        and bool(element.get("href"))
    )


def notices(root: Element, comments: tuple[str, ...], beside: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What a person must know of the page: the kind, a sentence, and the words that were not compared."""
    for element in root.iter("link"):
        if (
            _is_sheet(element)
            and linked(element.get("href") or "", beside) is None
            and not is_of_fonts(element.get("href") or "")
        ):
            yield "unread", "the page's style sheet lies outside the file: words may be struck or hidden", ""
            break
    if any(_is_script(each) for each in root.iter("script")) or any(_runs(each) for each in root.iter()):
        yield "unread", "the page has scripts, which may change what it shows, and were not run", ""
    for element in root.iter("meta"):
        said = (element.get("http-equiv") or "").strip().lower()
        if said == "refresh" and "url" in (element.get("content") or "").lower():
            yield "unread", f"the page opens another one by itself: {quoted(element.get('content') or '')}", ""
        elif said == "content-security-policy" and "style" in (element.get("content") or "").lower():
            yield "unread", "the page forbids some of its own styles: words may be shown that they hide", ""
    words = conditional_words(comments)
    if any(map(str.isalnum, words)):
        yield "versions", f"some programs show other words of the page: {quoted(words)}", words


def _is_script(element: Element) -> bool:
    kind = (element.get("type") or element.get("language") or "").strip().lower().partition(";")[0]
    kind = "" if kind.startswith("javascript") else kind
    return kind in _SCRIPTS and bool("".join(element.itertext()).strip() or element.get("src"))


def _runs(element: Element) -> bool:
    """Whether an element has a script that runs by itself."""
    return any(
        name.startswith("on") and not name.startswith(_LATER) and said.strip() for name, said in element.attrib.items()
    )
