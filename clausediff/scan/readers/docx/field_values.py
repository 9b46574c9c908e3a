"""What a Word document says of the names that its fields ask for: its bookmarks, its properties and its variables.

Each kind is looked for when a field first asks for one.
"""

from __future__ import annotations

from clausediff.scan.readers.docx.names import Element, M, local, number, space, value, w, words_of
from clausediff.scan.readers.docx.package import Package
from clausediff.scan.readers.docx.styles import Styles
from clausediff.scan.readers.field_codes import Known, bookmark_set_by

__all__ = ["FieldValues"]

_PROPERTIES = ("core-properties", "extended-properties", "custom-properties")
"""The parts of an archive that hold properties, as its relations call them."""
_NAMES = {"creator": "author", "description": "comments"}
"""What fields call a property that its part calls otherwise."""
_ON_A_PAGE, _LINES_ON_A_PAGE = 700, 12
"""Letters and paragraphs of a page that is set very widely."""
_BLANKS = {w(name) for name in ("p", "tab", "br", "cr")}
_NOT_WORDS = {w(name) for name in ("sym", "drawing", "pict", "object", "footnoteReference", "endnoteReference")}


class FieldValues:
    """The values of one document, by their names in lower case."""

    def __init__(self, package: Package, root: Element, settings: Element | None, styles: Styles) -> None:
        self._package, self._root, self._settings = package, root, settings
        self._set: dict[str, str] = {}
        self._bookmarks: dict[str, str | None] | None = None
        self._properties: dict[str, str] | None = None
        self._styles = styles
        self._pages: int | None = None
        self.known = Known(self._bookmark, self._property, self._variable, self._styled, self._most_pages)

    def set(self, code: str) -> None:
        """A ``SET`` field gives a bookmark its words, wherever the bookmark is."""
        if (given := bookmark_set_by(code)) is not None:
            name, words = given
            self._set[name] = words

    def _bookmark(self, name: str) -> str | None:
        if name.lower() in self._set:
            return self._set[name.lower()]
        if self._bookmarks is None:
            self._bookmarks = _bookmarks(self._root)
        return self._bookmarks.get(name.lower())

    def _property(self, name: str) -> str | None:
        if self._properties is None:
            self._properties = {}
            for relation in self._package.related("").values():
                root = self._package.xml(relation.target) if relation.type in _PROPERTIES else None
                for each in root if root is not None else ():
                    named = each.get("name") or _NAMES.get(local(each), local(each))
                    held = [child for child in each if local(child)]
                    if len(held) < 2 and not (held and local(held[0]) in ("bool", "filetime", "date", "vector")):
                        self._properties.setdefault(named.lower(), (held[0] if held else each).text or "")
        return self._properties.get(name.lower())

    def _variable(self, name: str) -> str | None:
        for each in self._settings.iter(w("docVar")) if self._settings is not None else ():
            if (value(each, name="name") or "").lower() == name.lower():
                return value(each) or ""
        return None

    def _styled(self, name: str) -> list[str]:
        """The words of each paragraph and each run of a style; a figure is the level of a heading."""
        wanted = self._styles.named(f"heading {name}" if name.isdigit() else name)
        held = []
        for each in self._root.iter(w("p"), w("r")):
            properties = each.find(w("pPr") if each.tag == w("p") else w("rPr"))
            style = value(properties, "pStyle" if each.tag == w("p") else "rStyle")
            if style in wanted or (style is None and each.tag == w("p") and None in wanted):
                held.append(words_of(each))
        return [words for words in held if words]

    def _most_pages(self) -> int:
        """How many pages there are at most: as many as there are breaks, or as its length fills; counted on from where it says."""
        if self._pages is None:
            breaks = sum(1 for _ in self._root.iter(w("lastRenderedPageBreak"), w("sectPr"), w("pageBreakBefore")))
            breaks += sum(value(each, name="type") == "page" for each in self._root.iter(w("br")))
            letters = sum(len(each.text or "") for each in self._root.iter(w("t")))
            paragraphs = sum(1 for _ in self._root.iter(w("p")))
            starts = [number(value(each, name="start")) or 0 for each in self._root.iter(w("pgNumType"))]
            self._pages = breaks + letters // _ON_A_PAGE + paragraphs // _LINES_ON_A_PAGE + 3 + max(starts, default=0)
        return self._pages


def _bookmarks(root: Element) -> dict[str, str | None]:
    """The words of each bookmark; None where it has more than words, or has no end."""
    found: dict[str, str | None] = {}
    opened: dict[str, tuple[str, list[str]]] = {}
    unknown: set[str] = set()
    for each in root.iter():
        if each.tag == w("bookmarkStart"):
            name = (value(each, name="name") or "").lower()
            if name not in found:
                found[name] = None
                opened[value(each, name="id") or ""] = (name, [])
        elif each.tag == w("bookmarkEnd"):
            name, pieces = opened.pop(value(each, name="id") or "", ("", []))
            if name and name not in unknown:
                found[name] = "".join(pieces)
        elif opened and (words := _words(each)) is not None:
            for _, pieces in opened.values():
                pieces.append(words)
        elif opened and (each.tag in _NOT_WORDS or (isinstance(each.tag, str) and space(each) == M)):
            unknown.update(name for name, _ in opened.values())
    return found


def _words(element: Element) -> str | None:
    """What an element within a run shows as text; None for other elements."""
    if element.tag == w("t"):
        return element.text or ""
    if element.tag == w("noBreakHyphen"):
        return "-"
    return " " if element.tag in _BLANKS else None
