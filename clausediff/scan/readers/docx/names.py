"""The names of WordprocessingML, and the small questions that every module asks of an element.

Elements are lxml's; names in code are written as ``w("p")``. Files in the *strict* dialect have their namespaces replaced
by the usual ones before they are parsed (:mod:`clausediff.scan.readers.docx.package`), so that one set of names serves.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

Element = Any
"""An ``lxml.etree._Element``; lxml has no types of its own."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741  (Office calls it so)
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/picture": PIC.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP.encode(),
}

_OURS = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:")
"""How the namespaces begin that Word itself knows."""


@cache
def w(name: str) -> str:
    """The name of a WordprocessingML element or attribute as lxml has it."""
    return f"{{{W}}}{name}"


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def space(element: Element) -> str:
    """The namespace of an element; empty where it has none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def value(element: Element | None, child: str = "", name: str = "val") -> str | None:
    """An attribute of an element, or of its child called ``child``; None where either is absent."""
    if element is not None and child:
        element = element.find(w(child))
    return None if element is None else element.get(w(name))


def number(text: str | None) -> int | None:
    """A whole number that an attribute holds, or None; half a point and the like are rounded down."""
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None


def on(element: Element | None, name: str = "val") -> bool | None:
    """Whether an on/off property is on; None where it is not there."""
    if element is None:
        return None
    said = element.get(w(name))
    return said is None or said.lower() not in ("0", "false", "off", "none")


def branches(alternate: Element) -> tuple[Element | None, list[Element]]:
    """What Word shows of an ``mc:AlternateContent``, and the branches that other programs may show instead.

    Word takes the first choice all of whose namespaces it knows, else the fallback.
    """
    chosen = None
    others = []
    for branch in alternate:
        if branch.tag == f"{{{MC}}}Choice":
            spaces = [branch.nsmap.get(prefix) or "" for prefix in (branch.get("Requires") or "").split()]
            known = bool(spaces) and all(each.startswith(_OURS) for each in spaces)
        else:
            known = branch.tag == f"{{{MC}}}Fallback"
        if known and chosen is None:
            chosen = branch
        elif local(branch):
            others.append(branch)
    return chosen, others


def plain(element: Element) -> Iterator[Element]:
    """The children of an element, those of the chosen branch in place of an ``mc:AlternateContent``."""
    for child in element:
        if child.tag == f"{{{MC}}}AlternateContent":
            chosen, _ = branches(child)
            if chosen is not None:
                yield from plain(chosen)
        elif isinstance(child.tag, str):
            yield child


_WORDS = {w("t"), f"{{{A}}}t", f"{{{M}}}t"}


def words_of(element: Element) -> str:
    """All words below an element, however they would be shown, on one line; parted where a paragraph ends."""
    pieces = []
    for each in element.iter():
        if each.tag in _WORDS:
            pieces.append(each.text or "")
        elif each.tag in (w("p"), f"{{{A}}}p", w("tab"), w("br")):
            pieces.append(" ")
        elif each.tag == f"{{{V}}}textpath":
            pieces.append(f" {each.get('string') or ''} ")
    return " ".join("".join(pieces).split())
