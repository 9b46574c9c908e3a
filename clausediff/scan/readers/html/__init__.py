"""Web pages as a browser shows them: blocks, tables, list numbers, struck and hidden words, form controls.

Scripts are not run, addresses are not followed. What can be seen is in the text, with a mark over it where the page shows
more than the words; what was not compared is named, and so is every style that is not known to leave words as they are.

    parsing       the tree that a browser builds              looks        whether words can be seen, are struck or raised
    sheets        style sheets as rules, with their media     properties   which declarations are harmless
    hints         what browsers do by themselves              generated    words that styles put in, counters, list numbers
    cascade       which declaration wins for an element       controls     what is drawn in form controls
    shorthands    as longhands                                values       lengths and colours
    media         conditions of style sheets                  page_notices   what of the whole page was not read
    place         what is known of the looks so far           positions    where styles put words, and whether they fit there
    addresses     what came with the page                    doubts       what is not certain of words, told once
    fonts         whose letters are pictures

Its libraries are imported when a page is parsed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from clausediff.errors import ReadError
from clausediff.scan.readers.html.cascade import Cascade, Styles
from clausediff.scan.readers.html.controls import drawn_of
from clausediff.scan.readers.html.doubts import Doubts, of_surroundings
from clausediff.scan.readers.html.generated import Counters, label_of
from clausediff.scan.readers.html.hints import NOT_DRAWN
from clausediff.scan.readers.html.looks import covers, look_of, outcome, within
from clausediff.scan.readers.html.page_notices import notices, sources_of
from clausediff.scan.readers.html.parsing import DEEPEST, Parsed, parsed
from clausediff.scan.readers.html.place import Place
from clausediff.scan.readers.html.positions import is_room_before
from clausediff.scan.readers.html.sheets import read_sheets
from clausediff.scan.readers.output import Look, Output, quoted
from clausediff.scan.scan import Scan

__all__ = ["NAME", "SUFFIXES", "read_page", "scan"]

NAME = "html"
SUFFIXES = (".html", ".htm", ".xhtml")

_CLOSE = frozenset({"li", "tr", "dt", "dd"})
"""Blocks that follow each other line by line, without a blank line between them."""
_HOLDERS = frozenset({"thead", "tbody", "tfoot", "ol", "ul"})
_TOLD = frozenset(("noscript", "noembed", "noframes", "rp"))
"""Elements that are not drawn, though their words were written to be read."""
_NAMED = {
    "iframe": "a page in a frame", "object": "an embedded object", "embed": "an embedded object",
    "canvas": "a drawing", "frame": "a page in a frame",
    "svg": "a drawing",
    "progress": "a bar", "meter": "a bar",
    "video": "a film", "audio": "a sound", "applet": "a program",
}  # fmt: skip
_LINE = frozenset(
    "inline contents inline-block inline-flex inline-grid inline-table ruby ruby-text ruby-base none".split()
)
"""Values of ``display`` that leave an element in the line it is in."""
_FORMULAS = frozenset(
    "mfrac msup msub msubsup mroot msqrt mover munder munderover menclose mphantom maction mtable mpadded annotation "
    "mmultiscripts".split()
)
"""Elements of formulas whose words are not drawn one after the other, or not at all."""
_ROWS = {"caption": 0, "thead": 1, "tfoot": 3}
"""Where the parts of a table are drawn, wherever they are written."""
_LEAST = 24
"""Pixels: a picture less high or wide has no room for a word."""


def scan(path: str, data: bytes, text: str) -> Scan:
    """The scan of a web page. Raises ReadError where it holds no text."""
    found, marks, unread = read_page(text, path).finished()
    if not found.strip():
        raise ReadError("empty", f"{path}: the page holds no text")
    return Scan(path, hashlib.sha256(data).hexdigest(), found, NAME, marks=marks, unread=unread)


def read_page(source: str, path: str, beside: Mapping[str, str] | None = None) -> Output:
    """What a web page shows; ``beside`` are the style sheets that came with it, by their addresses."""
    out = Output()
    _Page(out, parsed(source.lstrip("\ufeff"), path), path, beside or {}).read()
    return out


class _Page:
    """One page while it is read."""

    def __init__(self, out: Output, page: Parsed, path: str, beside: Mapping[str, str]) -> None:
        root = page.root
        self._out, self._root, self._path, self._beside = out, root, path, beside
        self._comments = page.comments
        self._sheets = read_sheets(sources_of(root, beside), beside)
        link = next((each.get("link") or "" for each in root.iter("body")), "")
        self._cascade = Cascade(self._sheets, any_case=page.quirks, link=link)
        self._counters = Counters()
        self._doubts = Doubts(out, self._sheets)

    def read(self) -> None:
        """Read all of it, and say what could not be."""
        from cssselect2 import ElementWrapper

        self._element(ElementWrapper.from_html_root(self._root), Place(), None, 0)
        self._doubts.tell()
        self._tell_unmatched()
        for said in dict.fromkeys(self._sheets.told):
            self._out.tell("unread", said, here=False)
        for kind, says, words in notices(self._root, self._comments, self._beside):
            self._out.tell(kind, says, words, here=False)

    def _tell_unmatched(self) -> None:
        """Name the rules that could concern words, but whose selectors are not understood."""
        plain = outcome(within(Place(), "p", {}))
        told = set()
        for rule in self._cascade.unmatched:
            held = self._cascade.alone(rule)
            puts_in = any(map(str.isalnum, held.get("content", "none").replace("none", "").replace("normal", "")))
            if rule.selector not in told and (puts_in or outcome(within(Place(), "p", held)) != plain):
                told.add(rule.selector)
                says = (
                    f"the page's style for {quoted(rule.selector)} was not read: words may be struck, hidden or put in"
                )
                self._out.tell("unread", says, rule.selector, here=False)

    def _element(self, node: Any, around: Place, holder: Styles | None, depth: int) -> None:
        element: Element = node.etree_element
        tag = str(element.tag)
        if depth > DEEPEST:
            raise ReadError("damaged", f"{self._path}: is nested too deeply to be a page of a person's")
        if element.get("shadowrootmode") is not None:
            self._out.tell("unread", "a template that a browser shows in the place of the words around it was not read")
        styles = self._cascade.of(node, holder)
        place = within(around, tag, styles.held)
        if tag in NOT_DRAWN - _TOLD and styles.held.get("display") == "none":
            return
        if not place.unseen:
            place = self._looked_at(node, around, place, styles, depth)
        if tag in _NAMED:
            self._embedded(element, tag, place)
        elif not self._special(element, tag, place, styles):
            self._open(node, tag, place, styles, holder, depth)

    def _looked_at(self, node: Any, around: Place, place: Place, styles: Styles, depth: int) -> Place:
        """The place with the doubts that the element's surroundings and other circumstances give; counts its counters."""
        element, tag = node.etree_element, str(node.etree_element.tag)
        for says in of_surroundings(node, place, styles.held):
            place = place.doubted(says)
        if not self._counters.enter(styles.held, depth):
            place = place.doubted("its style counts in a way that is not understood")
        if tag in _FORMULAS:
            place = place.doubted("it is in a formula, whose parts were read one after the other")
        elif tag == "marquee":
            place = place.doubted("it moves over the page")
        if self._doubts.is_moving(styles.held.get("animation-name", "")):
            place = place.doubted(f"its style (animation: {styles.held['animation-name'][:40]}) may hide it or move it")
        usual = {name: styles.generated.get(name, {}).get("content", "none") for name in ("before", "after")}
        for other in styles.others:
            seen = within(around, tag, other.held)
            differs = outcome(seen) != outcome(within(around, tag, styles.held)) or any(
                held.get("content", "none") != usual[name]
                for name, held in (("before", other.before), ("after", other.after))
                if held or name in styles.generated
            )
            if (differs and other.held.get("display") != "none") or (differs and outcome(seen)[0]):
                place = place.doubted(f"the page's style for {quoted(other.why)} shows it otherwise")
        if not "".join(element.itertext()).strip():
            self._doubts.over(covers(place, element, styles.held))
        return place

    def _embedded(self, element: Element, tag: str, place: Place) -> None:
        """Name what is drawn in an element that is no text, and what is written in it."""
        if not place.unseen:
            words = " ".join("".join(element.itertext()).split()) or element.get("srcdoc") or ""
            says = f", in which is written {quoted(words)}," if any(map(str.isalnum, words)) else ""
            self._out.tell(
                "embedded",
                f"{_NAMED[tag]}{says} was not read",
                words or element.get("src") or element.get("data") or "",
            )

    def _open(self, node: Any, tag: str, place: Place, styles: Styles, holder: Styles | None, depth: int) -> None:
        """Read an element's words, between those that its style puts in before and after them."""
        element = node.etree_element
        is_cell = tag in ("td", "th") and place.display in ("block", "table-cell")
        is_block = place.display not in _LINE and not is_cell
        if is_block:
            self._block(tag, opening=True)
        if tag == "li":
            self._label(node, place, styles, holder)
        folded = tag == "details" and element.get("open") is None
        inner = within(place, tag, {"display": "none"}) if folded and not place.unseen else place
        self._generated("before", element, place, styles, depth)
        self._words(element.text, inner)
        children = list(node.iter_children())
        if tag == "table":
            children.sort(key=lambda child: _ROWS.get(child.etree_element.tag, 2))
        for child in children:
            seen = place if folded and child.etree_element.tag == "summary" else inner
            self._element(child, seen, styles, depth + 1)
            self._words(child.etree_element.tail, inner)
        self._generated("after", element, place, styles, depth)
        if is_cell:
            siblings = list(node.parent.etree_children) if node.parent is not None else []
            if siblings and siblings[-1] is not element:
                self._out.trim(0)
                self._out.add("\t")
        elif is_block:
            self._block(tag, opening=False)

    def _label(self, node: Any, place: Place, styles: Styles, holder: Styles | None) -> None:
        element = node.etree_element
        marker = styles.generated.get("marker", {}).get("content", "normal")
        above = node.parent.etree_element if node.parent is not None else None
        label = label_of(element, above, styles.held, holder.held if holder is not None else {})
        if marker not in ("normal", "none"):
            label = self._counters.content(marker, element, 0)
        if label is None:
            place = place.doubted("its style numbers it in a way that is not understood")
        self._add(label or "", place)

    def _generated(self, name: str, element: Element, place: Place, styles: Styles, depth: int) -> None:
        """Write the words that a style puts in."""
        held = styles.generated.get(name, {})
        said = held.get("content", "none")
        if place.unseen or said in ("none", "normal"):
            return
        moves = name == "before" and not place.inline and is_room_before(place, held)
        left_out = ("content", "margin-left") if moves else ("content",)
        seen = within(place, "span", {each: value for each, value in held.items() if each not in left_out})
        self._counters.enter(held, depth + 1)
        words = self._counters.content(said, element, depth)
        self._doubts.over(covers(seen, Element("span"), held))
        if words is None:
            says = f"the page's style puts something in that was not read: {quoted(said)}"
            self._out.tell("unread", says)
        else:
            self._words(words, seen)

    def _special(self, element: Element, tag: str, place: Place, styles: Styles) -> bool:
        """Read an element whose words are not between its tags."""
        if tag == "br":
            self._out.add("\n" if not place.unseen else "")
        elif tag == "img":
            self._picture(element, place, styles.held)
        else:
            drawn = drawn_of(element, tag, place, styles.held)
            if drawn is None:
                return False
            self._add(drawn.words, drawn.place, prompt=drawn.prompt)
        return True

    def _picture(self, element: Element, place: Place, styles: Mapping[str, str]) -> None:
        sizes = [styles.get(name) or element.get(name) or "" for name in ("width", "height")]
        small = any(size.rstrip("px").isdigit() and int(size.rstrip("px")) < _LEAST for size in sizes)
        if place.unseen or small:
            return
        source = element.get("src") or ""
        digest = hashlib.sha256(source.encode("utf-8", "replace")).hexdigest()
        says = f", described as {quoted(element.get('alt') or '')}," if (element.get("alt") or "").strip() else ""
        self._out.tell("picture", f"a picture{says} was not read", digest=digest)

    def _words(self, text: str | None, place: Place) -> None:
        if not text:
            return
        if place.spaces.startswith(("pre", "-moz-pre", "-o-pre", "break")):
            kept = (
                "\n".join(" ".join(line.split()) for line in text.split("\n"))
                if place.spaces in ("pre-line", "preserve-breaks")
                else text
            )
            self._add(kept, place)
            return
        words = " ".join(text.split())
        if not words or text[0].isspace():
            self._out.space()
        if words:
            self._add(words, place)
            if text[-1].isspace():
                self._out.space()

    def _add(self, words: str, place: Place, *, prompt: bool = False) -> None:
        look = look_of(place)
        if prompt:
            look = Look(look.unseen, look.struck, look.raised, True)
        shown = words if look.unseen else self._doubts.add(words, place)
        self._out.add(shown, look)

    def _block(self, tag: str, *, opening: bool) -> None:
        """Begin or end a block: on a line of its own, with a blank line around it unless it is a row or an item."""
        out = self._out
        if not out.length or (opening and out.ends_with("\t")):
            return
        end = "\n" if tag in _CLOSE or (opening and tag in _HOLDERS) else "\n\n"
        if not out.ends_with(end):
            out.trim(0)
            out.add(end)
