"""The tree of a web page as a browser builds it.

HTML says for every text what its tree is, also where elements overlap or are not closed (HTML Living Standard, 13.2)::

    <p>One.<s></p><p>Two.</p>        "Two." is struck: <s> is opened again in the second paragraph
    <strike><p>One.</p></strike>     a struck paragraph
    <!--><p>One.</p>                 the comment is empty, the paragraph is drawn

lexbor follows it to the letter. Its tree is copied into elements of the standard library, on which selectors can be matched; neighbouring
texts that only a comment parted are one text there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from clausediff import regex as re
from clausediff.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DEEPEST", "conditional_words", "parsed"]

DEEPEST = 200
"""Elements within elements; a page of a person's has fewer."""
_OPEN_AT_ONCE = 5_000
"""Elements that may be open at once; with many more lexbor's time grows with their square."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_CLOSED_BY_OTHERS = frozenset(
    "area base br col dd dt embed hr img input li link meta option optgroup p param rp rt source tbody td tfoot th thead tr "
    "track wbr".split()
)
_CONDITIONAL = re.compile(r"\[if[^\]]*\]>(.*?)<!\[endif\]", re.DOTALL | re.IGNORECASE)
_NO_WORDS = re.compile(r"<(xml|style|script)\b.*?</\1\s*>|<[^>]*>|&\w+;", re.DOTALL | re.IGNORECASE)


def parsed(source: str, path: str) -> tuple[Element, tuple[str, ...]]:
    """The root element of a page, and its comments. Raises ReadError where it is nested beyond what a person's page is."""
    from selectolax.lexbor import LexborHTMLParser

    if _open_at_once(source) > _OPEN_AT_ONCE:
        raise _too_deep(path)
    document = LexborHTMLParser(source.encode("utf-8", "replace").decode("utf-8"))
    node = document.root
    root = Element("html")
    comments: list[str] = []
    if node is not None:
        root = Element(_name(node), _attributes(node))
        _copy(node, root, comments, path)
    return root, tuple(comments)


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
