"""Web pages as a browser shows them: blocks, tables, list numbers, struck and hidden words, form controls.

Scripts are not run, addresses are not followed. What can be seen is in the text, with a mark over it where the page shows
more than the words; what was not compared is named.

    css    the rules of style sheets      looks    whether words can be seen, are struck or raised
    formatting    elements that browsers leave open where the parser ends them

lxml is imported when a page is parsed.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from clausediff import regex as re
from clausediff.errors import ReadError
from clausediff.scan.readers.html.css import Rule, declarations, matches, rules_of, variables_of, with_variables
from clausediff.scan.readers.html.formatting import named_again, opened_again, renamed
from clausediff.scan.readers.html.looks import Place, look_of, within
from clausediff.scan.readers.numerals import numeral
from clausediff.scan.readers.output import Output, quoted
from clausediff.scan.scan import Scan

__all__ = ["NAME", "SUFFIXES", "read_page", "scan"]

NAME = "html"
SUFFIXES = (".html", ".htm", ".xhtml")

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_CLOSE = frozenset({"li", "tr", "dt", "dd"})
"""Blocks that follow each other line by line, without a blank line between them."""
_HOLDERS = frozenset({"thead", "tbody", "tfoot", "ol", "ul"})
_GONE = frozenset("head script style template title noscript noframes rp datalist meta link base colgroup".split())
_NAMED = {
    "iframe": "a page in a frame", "object": "an embedded object", "embed": "an embedded object",
    "canvas": "a drawing", "frame": "a page in a frame",
    "svg": "a drawing",
    "progress": "a bar", "meter": "a bar",
    "video": "a film", "audio": "a sound", "applet": "a program",
}  # fmt: skip
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LIST = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_STYLED = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_DEEPEST = 200
_LEAST = 24
"""Pixels: a picture less high or wide has no room for a word."""


def scan(path: str, data: bytes, text: str) -> Scan:
    """The scan of a web page. Raises ReadError where it holds no text."""
    found, marks, unread = read_page(text, path).finished()
    if not found.strip():
        raise ReadError("empty", f"{path}: the page holds no text")
    return Scan(path, hashlib.sha256(data).hexdigest(), found, NAME, marks=marks, unread=unread)


def read_page(source: str, path: str) -> Output:
    """What a web page shows."""
    from lxml import etree

    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, recover=True, huge_tree=False, encoding="utf-8"
    )
    out = Output()
    try:
        root = etree.fromstring(renamed(source.lstrip("\ufeff")).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("damaged", f"{path}: is a damaged web page ({error})") from None
    if root is None:
        return out
    named_again(root)
    _Page(out, root, path).read()
    for name in opened_again(source):
        says = f"<{name}> is open where the block around it ends: a browser shows what follows as it, struck or hidden perhaps"
        out.tell("unread", says, here=False)
    return out


class _Page:
    """One page while it is read."""

    def __init__(self, out: Output, root: Any, path: str) -> None:
        self._out, self._root, self._path = out, root, path
        sheets = ["".join(each.itertext()) for each in root.iter("style")]
        rules = rules_of(sheets)
        self._rules = [rule for rule in rules if rule.parts and rule.always]
        self._doubtful = [rule for rule in rules if not (rule.parts and rule.always) and _may_hide(rule)]
        self._by_class = any("." in rule.selector or "#" in rule.selector for rule in self._rules)
        self._variables = variables_of(
            [*sheets, *(each.get("style") or "" for each in root.iter() if isinstance(each.tag, str))]
        )
        self._preformatted = 0

    def read(self) -> None:
        """Read all of it, and say what could not be."""
        self._element(self._root, Place(), 0)
        out = self._out
        for rule in {rule.selector: rule for rule in self._doubtful}.values():
            if not rule.parts or any(matches(rule, each) for each in self._root.iter() if isinstance(each.tag, str)):
                says = (
                    f"the page's style for {quoted(rule.selector)} was not read: words may be struck, hidden or put in"
                )
                out.tell("unread", says, rule.selector, here=False)
        if any((each.get("rel") or "").lower() == "stylesheet" for each in self._root.iter("link")):
            out.tell(
                "unread", "the page's style sheet lies outside the file: words may be struck or hidden", here=False
            )
        if any("".join(each.itertext()).strip() or each.get("src") for each in self._root.iter("script")):
            out.tell("unread", "the page has scripts, which may change what it shows, and were not run", here=False)

    def _element(self, element: Any, place: Place, depth: int) -> None:
        if not isinstance(element.tag, str):
            return
        if depth > _DEEPEST:
            raise ReadError("damaged", f"{self._path}: is nested too deeply to be a page of a person's")
        tag = element.tag.rpartition("}")[2].lower()
        if tag in _GONE:
            if element.get("shadowrootmode") is not None:
                self._out.tell(
                    "unread", "a template that a browser shows in the place of the words around it was not read"
                )
            return
        place = within(place, tag, self._styles(element))
        if _is_closed(element, tag) and not place.unseen:
            place = within(place, tag, {"display": "none"})
        if tag == "bdo" and not place.doubt:
            place = replace(place, doubt="its letters may stand in another order")
        if tag in _NAMED:
            if not place.unseen:
                self._out.tell("embedded", f"{_NAMED[tag]} was not read", element.get("src") or "")
            return
        if self._special(element, tag, place):
            return
        if tag in _BLOCKS:
            self._block(tag, opening=True)
        if tag == "li":
            self._out.add(_label(element), look_of(place))
        self._preformatted += tag in ("pre", "textarea")
        folded = tag == "details" and element.get("open") is None
        inner = within(place, tag, {"display": "none"}) if folded and not place.unseen else place
        self._words(element.text, inner)
        for child in element:
            self._element(child, place if folded and child.tag == "summary" else inner, depth + 1)
            self._words(child.tail, inner)
        self._preformatted -= tag in ("pre", "textarea")
        if tag in ("td", "th") and element.getnext() is not None:
            self._out.trim(0)
            self._out.add("\t")
        elif tag in _BLOCKS:
            self._block(tag, opening=False)

    def _styles(self, element: Any) -> dict[str, str]:
        held: dict[str, str] = {}
        for rule in self._rules:
            if matches(rule, element):
                held.update(rule.held)
        if element.tag == "font" and element.get("color"):
            held["color"] = element.get("color").lower()
        if element.get("bgcolor"):
            held["background"] = element.get("bgcolor").lower()
        held.update(declarations(element.get("style") or ""))
        return with_variables(held, self._variables)

    def _special(self, element: Any, tag: str, place: Place) -> bool:
        """Read an element whose words are not between its tags."""
        out, look = self._out, look_of(place)
        if tag == "br":
            out.add("\n")
        elif tag == "img":
            self._picture(element, place)
        elif tag == "input":
            kind = (element.get("type") or "text").lower()
            if kind in ("checkbox", "radio"):
                out.add("☒" if element.get("checked") is not None else "☐", look)
            elif kind not in ("hidden", "submit", "button", "reset", "image", "file", "password"):
                out.add(element.get("value") or "", look)
        elif tag == "select":
            options = [each for each in element.iter("option") if each.get("selected") is not None]
            out.add(
                " ".join(" ".join(each.itertext()) for each in options[:1] or list(element.iter("option"))[:1]), look
            )
        else:
            return False
        return True

    def _picture(self, element: Any, place: Place) -> None:
        sizes = [element.get(name) or "" for name in ("width", "height")]
        small = any(size.rstrip("px").isdigit() and int(size.rstrip("px")) < _LEAST for size in sizes)
        if place.unseen or small:
            return
        source = element.get("src") or ""
        digest = hashlib.sha256(source.encode("utf-8", "replace")).hexdigest()
        says = f", described as {quoted(element.get('alt'))}," if (element.get("alt") or "").strip() else ""
        self._out.tell("picture", f"a picture{says} was not read", digest=digest)

    def _words(self, text: str | None, place: Place) -> None:
        if not text:
            return
        if self._preformatted:
            self._out.add(text, look_of(place))
            return
        words = " ".join(text.split())
        if not words:
            if not self._out.ends_with("\n") and not self._out.ends_with(" "):
                self._out.add(" ")
            return
        if text[0].isspace() and not self._out.ends_with("\n") and not self._out.ends_with(" "):
            self._out.add(" ")
        self._out.add(words, look_of(place))
        if text[-1].isspace():
            self._out.add(" ")

    def _block(self, tag: str, *, opening: bool) -> None:
        """Begin or end a block: on a line of its own, with a blank line around it unless it is a row or an item."""
        out = self._out
        if not out.length or (opening and out.ends_with("\t")):
            return
        end = "\n" if tag in _CLOSE or (opening and tag in _HOLDERS) else "\n\n"
        if not out.ends_with(end):
            out.trim(0)
            out.add(end)


def _label(item: Any) -> str:
    """The number that a browser draws before an item of an ordered list."""
    holder = item.getparent()
    if holder is None or holder.tag != "ol":
        return ""
    styled = _LIST.search(f"{item.get('style') or ''};{holder.get('style') or ''}")
    if styled and styled[1] not in _STYLED:
        return ""
    count = _number(holder.get("start"), 1) - 1
    step = -1 if holder.get("reversed") is not None else 1
    for each in holder:
        if each.tag == "li":
            count = _number(each.get("value"), count + step)
        if each is item:
            break
    kind = _STYLED[styled[1]] if styled else _FORMATS.get(item.get("type") or holder.get("type") or "1", "decimal")
    written = numeral(count, kind)
    return f"{written}. "


def _number(said: str | None, otherwise: int) -> int:
    try:
        return int(said) if said is not None else otherwise
    except ValueError:
        return otherwise


def _is_closed(element: Any, tag: str) -> bool:
    """Whether a browser hides an element until somebody opens it, or always."""
    closed = tag == "dialog" and element.get("open") is None
    return closed or element.get("hidden") is not None or element.get("popover") is not None


def _may_hide(rule: Rule) -> bool:
    """Whether a rule that is not understood could hide, strike or add words."""
    held = rule.held
    return (
        held.get("display") == "none"
        or held.get("visibility") in ("hidden", "collapse")
        or "line-through" in held.get("text-decoration", "") + held.get("text-decoration-line", "")
        or any(char.isalnum() for char in held.get("content", "").replace("counter", "").replace("none", ""))
        or bool(look_of(within(Place(), "p", held)).unseen)
    )
