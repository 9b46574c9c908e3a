"""The tree of a web page as a browser builds it.

HTML says for every text what its tree is, also where elements overlap or are not closed (HTML Living Standard, 13.2)::

    <p>One.<s></p><p>Two.</p>        "Two." is struck: <s> is opened again in the second paragraph
    <strike><p>One.</p></strike>     a struck paragraph
    <!--><p>One.</p>                 the comment is empty, the paragraph is drawn

lexbor follows it to the letter. Its tree is copied into elements of the standard library, on which selectors can be matched; neighbouring
texts that only a comment parted are one text there.
"""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree.ElementTree import Element

from clausediff import regex as re
from clausediff.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DEEPEST", "Parsed", "conditional_words", "parsed"]

DEEPEST = 200
"""Elements within elements; a page of a person's has fewer."""
_OPEN_AT_ONCE = 5_000
"""Elements that may be open at once; with many more lexbor's time grows with their square."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_CLOSED_BY_OTHERS = frozenset(
    "area base br col dd dt embed hr img input li link meta option optgroup p param rp rt source tbody td tfoot th thead tr "
    "track wbr".split()
)
_STANDARD = re.compile(
    r"\A\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<!doctype\s+html\s*(?:>|system|public\s*[\"']-//w3c//dtd\s+(?:xhtml|html 4\.01//))",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(\w+);")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_CONDITIONAL = re.compile(r"\[if[^\]]*\]>(.*?)<!\[endif\]", re.DOTALL | re.IGNORECASE)
_NO_WORDS = re.compile(r"<(xml|style|script)\b.*?</\1\s*>|<[^>]*>|&\w+;", re.DOTALL | re.IGNORECASE)


class Parsed(NamedTuple):
    """A page as a browser parses it."""

    root: Element
    comments: tuple[str, ...]
    quirks: bool
    """Whether a browser reads its styles as those of the nineties did: names of classes and ids in any case (Quirks Mode
    Standard); those of the tree are in lower case then."""


def parsed(source: str, path: str) -> Parsed:
    """The tree of a page. Raises ReadError where it is nested beyond what a person's page is."""
    from selectolax.lexbor import LexborHTMLParser

    if path.lower().endswith(".xhtml"):
        return Parsed(_of_xml(source, path), (), False)
    if _open_at_once(source) > _OPEN_AT_ONCE:
        raise _too_deep(path)
    document = LexborHTMLParser(source.encode("utf-8", "replace").decode("utf-8"))
    node = document.root
    root = Element("html")
    comments: list[str] = []
    if node is not None:
        root = Element(_name(node), _attributes(node))
        _copy(node, root, comments, path)
    quirks = _STANDARD.search(source) is None
    for each in root.iter() if quirks else ():
        each.attrib.update({name: each.attrib[name].lower() for name in ("class", "id") if name in each.attrib})
    return Parsed(root, tuple(comments), quirks)


def _of_xml(source: str, path: str) -> Element:
    """The tree of a page that browsers parse as XML: its CDATA sections are text, and ``<p/>`` is a whole element."""
    from lxml import etree

    plain = _ENTITY.sub(lambda found: unescape(found[0]) if found[1] not in _OF_XML else found[0], source)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        top = etree.fromstring(plain.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("damaged", f"{path}: is a damaged web page ({error})") from None
    root = Element(etree.QName(top).localname, dict(top.attrib))
    waiting = [(top, root, 0)]
    while waiting:
        holder, made, depth = waiting.pop()
        if depth > DEEPEST:
            raise _too_deep(path)
        made.text = holder.text
        for each in holder:
            if isinstance(each.tag, str):
                child = Element(
                    etree.QName(each).localname,
                    {etree.QName(name).localname: said for name, said in each.attrib.items()},
                )
                child.tail = each.tail
                made.append(child)
                waiting.append((each, child, depth + 1))
            else:
                raise ReadError("damaged", f"{path}: is a damaged web page (it has an entity that is not known)")
    return root


def _open_at_once(source: str) -> int:
    """The most elements that are open at any place, those that others close left out."""
    now = most = 0
    for match in _TAG.finditer(source):
        if match[2].lower() not in _CLOSED_BY_OTHERS:
            now = max(0, now + (-1 if match[1] else 1))
            most = max(most, now)
    return most


def _too_deep(path: str) -> ReadError:
    return ReadError("damaged", f"{path}: is nested too deeply to be a page of a person's")


def _copy(top: Any, root: Element, comments: list[str], path: str) -> None:
    """Copy what an element holds; without recursion, for a page may be nested deeper than the interpreter allows."""
    waiting: list[tuple[Iterator[Any], Element, list[Element]]] = [(_within(top), root, [])]
    while waiting:
        nodes, holder, held = waiting[-1]
        node = next(nodes, None)
        if node is None:
            waiting.pop()
        elif node.tag == "-text":
            _write(holder, held, node.text_content or "")
        elif node.tag == "-comment":
            comments.append(node.comment_content or "")
        elif not node.tag.startswith(("-", "!")):
            if len(waiting) > DEEPEST:
                raise _too_deep(path)
            element = Element(_name(node), _attributes(node))
            holder.append(element)
            held.append(element)
            waiting.append((_within(node), element, []))


def _write(holder: Element, held: list[Element], text: str) -> None:
    if held:
        held[-1].tail = (held[-1].tail or "") + text
    else:
        holder.text = (holder.text or "") + text


def _within(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _name(node: Any) -> str:
    return str(node.tag).lower()


def _attributes(node: Any) -> dict[str, str]:
    return {name: "" if said is None else said for name, said in node.attributes.items()}


def conditional_words(comments: tuple[str, ...]) -> str:
    """The words of comments that Outlook and old browsers draw (``<!--[if mso]> … <![endif]-->``)."""
    pieces = [_NO_WORDS.sub(" ", found[1]) for each in comments for found in _CONDITIONAL.finditer(f"{each}<![endif]")]
    return " ".join(" ".join(pieces).split())
