"""Markup: the stretches of a text that are no words on the page, and the words that such a stretch could hide.

What markup is depends on the format. Markdown gives a meaning to HTML and to links; a plain text gives none, but many plain
texts come from OCR engines with a vision model, and those write type and tables as tags (``<u>``, ``<td colspan="2">``).
Every piece of markup is masked before words are cut, since its letters are nobody's words. What a piece says beside that
is text like any other: a link's target, a picture's description, a tag's title. Such a piece has *names*, and is masked
only where the canonical has the same piece itself::

    [price list](https://mill.example/list/1)     the canonical's own, under the same words: masked
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    [price list](https://mill.example/list/2)     not the canonical's: read word for word
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.html_tags import TYPED, VOID, Tag, is_html, is_layout, read_tags, words_of

__all__ = [
    "MASK",
    "Format",
    "Link",
    "Piece",
    "find_markup",
    "is_page_comment",
    "link_brackets",
    "markup_names",
    "mask",
    "read_links",
]

MASK = "\ue000"
"""Stands in the folded text for each character of markup; a private-use character that no engine prints."""


class Format(Enum):
    """What gives a text's marks their meaning."""

    LITERAL = "literal"
    """Nothing does: every character is ink, as in a Word document or a PDF."""
    PLAIN = "plain"
    """A plain text, which may come from an OCR engine with a vision model."""
    MARKDOWN = "markdown"
    """Markdown as GitHub reads it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of markup."""

    span: Range
    names: tuple[str, ...] = ()
    """What identifies the words that it would hide, from the shortest name to the one that also tells its place; empty
    where it hides none."""


@dataclass(frozen=True, slots=True)
class Link:
    """``[text](target "title")``, or a picture with a ``!`` before it."""

    span: Range
    text: Range
    """Between the square brackets."""
    tail: Range
    """The round brackets and what is in them."""
    target: str
    title: str
    picture: bool


_TAIL = re.compile(
    r"\(\s{0,3}(?:<(?P<pointed>[^<>\n]{0,400})>|(?P<target>(?:[^()\s{}]|\([^()\s]{0,400}\)|\{\{[^{}\n]{0,60}\}\}){0,400}))"
    r"(?:\s{1,9}(?:\"(?P<t1>[^\"\n]{0,400})\"|'(?P<t2>[^'\n]{0,400})'|\((?P<t3>[^()\n]{0,400})\)))?\s{0,3}\)"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]\n]{1,400})\]:[ \t]{0,9}(?P<target><[^<>\n]{1,400}>|\{\{[^{}\n]{0,60}\}\}\S{0,400}|\S{1,400})"
    r"(?:[ \t]{1,9}(?P<title>\"[^\"\n]{0,400}\"|'[^'\n]{0,400}'|\([^()\n]{0,400}\)))?[ \t]{0,9}$",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\]\[(?P<label>[^\[\]\n]{0,400})\]")
_SQUARE = re.compile(r"[\[\]]")
_LABEL = re.compile(r"\[([^\[\]\n]{1,400})\]")
_ADDRESS = re.compile(r"\.{0,2}/[\w./-]{1,80}|\{\{[^{}\n]{0,60}\}\}")
"""A reference that is an address itself, as page generators take it."""
_COMMENT = re.compile(r"<!--(?P<text>[^<>]{0,60}?)-->")
_AUTOLINK = re.compile(
    r"<(?=https?://[^\s<>]{1,400}>)|(?:://|www\.|@)[^\s<>]{0,400}(?P<close>>)(?=[\s.,;)]|$)|(?<=/)>(?=[\s.,;)]|$)"
)
_LATEX = re.compile(
    r"\\(?:text(?:bf|it|sc|tt|rm)|emph|underline|(?:sub){0,2}section\*?)(?=\s?\{)"
    r"|\\(?:begin|end)\{(?:itemize|enumerate|center|document|tabular|table)\}"
    r"|\\(?:item|square|boxtimes|checkmark|hfill|quad)\b",
    re.IGNORECASE,
)
_FENCE = re.compile(r"^```+(?:markdown|md|text|txt|html|latex)?[ \t]*$|```+", re.IGNORECASE | re.MULTILINE)
_SPACE = re.compile(r"&(?:nbsp|ensp|emsp|thinsp);", re.IGNORECASE)
_TABLE = re.compile(r"(?:^[ \t]*\|[^\n]*\|[ \t]*$\n?){2,}", re.MULTILINE)
_RULED_OFF = re.compile(r"^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$", re.MULTILINE)
_STROKE = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.{1,200})$", re.MULTILINE)
_SCHEME = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)", re.IGNORECASE)
_TEXT = 400
"""The longest text of a link that is looked for, in characters."""
_PLACE = 24
"""Letters before a link that tell where it is, when the same text leads to several targets."""


def find_markup(text: str, format: Format) -> list[Piece]:
    """The pieces of markup in a text, in order and apart."""
    if format is Format.LITERAL:
        return []
    found: list[Piece] = []
    if "<" in text:
        found.extend(_html_tags(text) if format is Format.MARKDOWN else _typed_tags(text))
        found.extend(Piece(Range(*m.span())) for m in _COMMENT.finditer(text) if is_page_comment(m[0]))
    if ">" in text:
        found.extend(Piece(Range(*m.span("close" if m["close"] else 0))) for m in _AUTOLINK.finditer(text))
    if "](" in text:
        found.extend(_links(text))
    if "][" in text or "]:" in text:
        found.extend(_references(text))
    if "|" in text:
        found.extend(_tables(text))
    for sign, pattern in (("\\", _LATEX), ("```", _FENCE), ("&", _SPACE)):
        if sign in text:
            found.extend(Piece(Range(*match.span())) for match in pattern.finditer(text))
    return list(_apart(found))


def mask(text: str, format: Format, own: Collection[str] | None) -> str:
    """The text with :data:`MASK` for each character of markup; the same length.

    ``own`` are the canonical's :func:`markup_names`: what would hide other words than those is left to be read. None masks
    all markup, as in the canonical itself.
    """
    parts: list[str] = []
    at = 0
    for piece in find_markup(text, format):
        if own is None or not piece.names or any(name in own for name in piece.names):
            parts += text[at : piece.span.start], MASK * piece.span.size
            at = piece.span.end
    return "".join(parts) + text[at:] if parts else text


@lru_cache(maxsize=64)
def markup_names(text: str) -> frozenset[str]:
    """The names of a canonical's markup, in whatever format a copy repeats it.

    Where the same words lead to several targets, only the names that tell the place are kept: two links that were
    exchanged are not the canonical's own.
    """
    pieces = [piece for format in (Format.MARKDOWN, Format.PLAIN) for piece in find_markup(text, format) if piece.names]
    targets = defaultdict(set)
    for piece in pieces:
        if len(piece.names) > 1:
            targets[piece.names[0].partition(">")[0]].add(piece.names[0])
    names: set[str] = set()
    for piece in pieces:
        names.add(f">{piece.names[0].partition('>')[2]}")  # for a copy in which another line defines the link's target
        several = len(piece.names) > 1 and len(targets[piece.names[0].partition(">")[0]]) > 1
        names.update(piece.names[1:] if several else piece.names)
    return frozenset(names)


def _apart(found: list[Piece]) -> Iterator[Piece]:
    """The pieces in order, without those that stand inside another one."""
    end = 0
    for piece in sorted(found, key=lambda piece: (piece.span.start, -piece.span.end)):
        if piece.span.start >= end:
            yield piece
            end = piece.span.end


# -- tags and comments ---------------------------------------------------------------------------------------------


def _typed_tags(text: str) -> Iterator[Piece]:
    """The tags of a plain text: type, lists and tables without attributes, opened and closed; others are ink.

    A tag that HTML has and that is none of these has its own text for a name, so that it is masked where the canonical
    has the same.
    """
    tags = [tag for tag in read_tags(text) if is_html(tag)]
    paired = _paired(tags)
    for index, tag in enumerate(tags):
        cells = all(name in ("colspan", "rowspan") and (value or "").isdigit() for name, value in tag.attributes)
        typed = tag.name in TYPED and cells and (tag.name in VOID or index in paired)
        yield Piece(tag.span, () if typed else (_literal(text, tag),))


def _paired(tags: list[Tag]) -> set[int]:
    """Indices of the opening tags that are closed again, and of the tags that close them."""
    open_tags: dict[str, list[int]] = defaultdict(list)
    paired: set[int] = set()
    for index, tag in enumerate(tags):
        if not tag.closing:
            open_tags[tag.name].append(index)
        elif open_tags[tag.name]:
            paired |= {index, open_tags[tag.name].pop()}
    return paired


def _html_tags(text: str) -> Iterator[Piece]:
    """The tags of Markdown; the words in an attribute, a link's target among them, are its names."""
    for tag in read_tags(text):
        if not is_html(tag):
            continue
        target = next((value for name, value in tag.attributes if name == "href" and value), None)
        words = words_of(tag)
        if words and target is None and tag.name == "a":  # an anchor is named after the heading that it stands at
            words = tuple(value for value in words if _slug(value) not in _slugs(text))
        if target is None:
            yield Piece(tag.span, (_literal(text, tag),) if words else ())
            continue
        close = text.find("</", tag.span.end, tag.span.end + _TEXT)
        shown = text[tag.span.end : max(close, tag.span.end)]
        if not words and _says_the_same(text, shown, target):
            yield Piece(tag.span)
        else:
            lead = f">{_literal(text, tag)}" if words else _lead(target, "")
            yield Piece(tag.span, _placed(text, tag.span.start, f"{_key(shown)}{lead}"))


def _literal(text: str, tag: Tag) -> str:
    """A tag's own text as a name: what it is made of, however it is spaced."""
    return " ".join(text[tag.span.slice].split())


def is_page_comment(comment: str) -> bool:
    """Whether an HTML comment (with its brackets) is a converter's note of a page or a picture, and says nothing else."""
    return is_layout(comment.removeprefix("<!--").removesuffix("-->"))


def _tables(text: str) -> Iterator[Piece]:
    """The strokes between the cells of tables: rows of them, of which one rules off the head."""
    for table in _TABLE.finditer(text):
        if _RULED_OFF.search(table[0]):
            for stroke in _STROKE.finditer(text, *table.span()):
                yield Piece(Range(*stroke.span()))


# -- links ---------------------------------------------------------------------------------------------------------


def read_links(text: str) -> Iterator[Link]:
    """The links and pictures whose target stands beside their text."""
    at = text.find("](")
    while at >= 0:
        tail = _TAIL.match(text, at + 1)
        start = _opening(text, at)
        if tail is not None and start >= 0:
            picture = text[start - 1 : start] == "!"
            target = tail["pointed"] if tail["pointed"] is not None else tail["target"]
            title = tail["t1"] or tail["t2"] or tail["t3"] or ""
            span = Range(start - picture, tail.end())
            yield Link(span, Range(start + 1, at), Range(at + 1, tail.end()), target, title, picture)
        at = text.find("](", at + 2)


def _opening(text: str, close: int) -> int:
    """Where the square bracket opens that is closed at ``close``; -1 where there is none nearby."""
    start = _square_brackets(text).get(close, -1)
    return start if close - start <= _TEXT else -1


@lru_cache(maxsize=2)
def _square_brackets(text: str) -> dict[int, int]:
    """For each square bracket that closes, where it was opened."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for match in _SQUARE.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            found[match.start()] = opened.pop()
    return found


def _links(text: str) -> Iterator[Piece]:
    """What of the links in a text is no word on the page: their targets, and the descriptions of pictures."""
    for link in read_links(text):
        shown = text[link.text.slice]
        if link.picture:
            said = () if is_layout(shown) else (f"!{_key(shown)}",)
            yield Piece(Range(link.span.start, link.tail.start), said)
            if is_layout(link.target) and is_layout(link.title):
                yield Piece(link.tail)
            else:
                yield Piece(link.tail, (f"!{_key(shown)} {link.target} {link.title}",))
        elif not link.title and _says_the_same(text, shown, link.target):
            yield from _around(link.text, link.tail)
        else:
            yield from _around(link.text, link.tail, _link_names(text, link.text, link.target, link.title))


def _link_names(text: str, shown: Range, target: str, title: str) -> tuple[str, str]:
    """The names of a link, the same however it is written: what it shows and where it leads."""
    return _placed(text, shown.start - 1, f"{_key(text[shown.slice])}{_lead(target, title)}")


def _lead(target: str, title: str) -> str:
    """The part of a link's name that says where it leads."""
    return f">{target.strip('<>')} {_key(title)}".rstrip()


def _around(shown: Range, tail: Range, names: tuple[str, ...] = ()) -> Iterator[Piece]:
    """The markup of a link: the bracket before what it shows, and all that is behind it."""
    yield Piece(Range(shown.start - 1, shown.start), names)
    yield Piece(Range(shown.end, tail.end), names)


def link_brackets(text: str, format: Format) -> set[int]:
    """Where the square brackets open that belong to links, pictures and references.

    In a plain text brackets belong to a link only where its target is made as an address is.
    """
    found = {
        link.text.start - 1
        for link in read_links(text)
        if link.picture or format is Format.MARKDOWN or _is_address(link.target)
    }
    if "]:" in text:
        defined = {_key(match["label"]) for match in _DEFINITION.finditer(text) if _is_address(match["target"])}
        for match in _LABEL.finditer(text) if defined else ():
            if _key(match[1]) in defined:
                found |= {match.start(), _opening(text, match.start() - 1)}
    return found


def _references(text: str) -> Iterator[Piece]:
    """Links whose target stands elsewhere: the label behind the link's text, and the line that defines a label."""
    behind = {_key(match["label"]) for match in _REFERENCE.finditer(text)}
    alone = set(_shown_labels(text))
    defined: dict[str, tuple[str, str]] = {}
    for match in _DEFINITION.finditer(text):
        label, target, title = _key(match["label"]), match["target"], match["title"] or ""
        if label in behind | alone or _is_address(target):
            defined.setdefault(label, (target, title))
            lead = _lead(target, title)
            unseen = (lead,) if label in behind - alone else ()  # the link's text tells what leads there
            yield Piece(Range(*match.span()), (f"{label}{lead}", *unseen))
    for match in _REFERENCE.finditer(text):
        label, start = match["label"], _opening(text, match.start())
        shown, tail = Range(start + 1, match.start()), Range(match.start() + 1, match.end())
        target, title = defined.get(_key(label or text[shown.slice]), ("", ""))
        if start >= 0 and not target and _ADDRESS.fullmatch(label):
            target = label
        if start >= 0 and target:
            same = not label or _key(label) == _key(text[shown.slice])
            yield from _around(shown, tail, () if same else _link_names(text, shown, target, title))
    for match in _LABEL.finditer(text) if defined else ():
        if _key(match[1]) in defined and text[match.end() : match.end() + 1] not in ("[", "(", ":"):
            yield from _around(Range(*match.span(1)), Range(match.end(1), match.end()))


def _shown_labels(text: str) -> Iterator[str]:
    """The labels of references that are the link's text as well: ``[label]``, ``[label][]``."""
    for match in _LABEL.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        behind = _LABEL.match(text, match.end()) if after == "[" else None
        if before != "]" and after not in ("(", ":") and (behind is None or _key(behind[1]) == _key(match[1])):
            yield _key(match[1])


def _is_address(target: str) -> bool:
    """Whether a link's target is made as an address is."""
    return bool(re.match(r"<?(?:https?:|mailto:|www\.|\.{0,2}/\w|\{\{|#\w)|[^\s@]+@\w", target))


def _placed(text: str, start: int, name: str) -> tuple[str, str]:
    """A name, and the same with the letters before it."""
    return name, f"{_key(text[max(0, start - 4 * _PLACE) : max(0, start)])[-_PLACE:]}|{name}"


def _says_the_same(text: str, shown: str, target: str) -> bool:
    """Whether a link's target is what the link shows, or the heading of this text that it names."""
    if not target:
        return True
    if target.startswith("#"):
        return target[1:] == _slug(shown) or (target[1:] in _slugs(text) and _key(shown) in _key(target))
    return _is_address(target) and _bare_address(shown) == _bare_address(target)


def _bare_address(address: str) -> str:
    return _SCHEME.sub("", address.strip(), count=1).rstrip("/").casefold()


@lru_cache(maxsize=2)
def _slugs(text: str) -> set[str]:
    """The anchors that a Markdown viewer makes of the headings."""
    return {_slug(match[1]) for match in _HEADING.finditer(text)}


def _slug(heading: str) -> str:
    """The anchor of a heading: lower case, hyphens for spaces, other signs left out."""
    return re.sub(r"[^\w-]", "", "-".join(heading.strip().rstrip("#").split())).casefold()


def _key(text: str) -> str:
    """Letters and figures alone, case folded."""
    return "".join(filter(str.isalnum, text)).casefold()
