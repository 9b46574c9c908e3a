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
from functools import lru_cache

from rapidfuzz import fuzz

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.html_tags import TYPED, VOID, Tag, is_html, is_layout, read_tags, words_of, wordy_attributes
from clausediff.text.links import TEXT, find_links, find_references
from clausediff.text.naming import Format, Piece, key, placed, says_the_same, slug, slugs, target_name

__all__ = ["MASK", "find_markup", "is_page_comment", "markup_names", "mask"]

MASK = "\ue000"
"""Stands in the folded text for each character of markup; a private-use character that no engine prints."""

_LIKE = 55
"""Similarity, in percent, of the words of a link whose target the canonical has under other words."""
_WITHIN = 80.0
"""The similarity of words that hold the others."""
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
_FENCE = re.compile(r"^```+(?:markdown|md|text|txt|html|latex)?[ \t]*$|(?<!^)(?<!`)```+", re.IGNORECASE | re.MULTILINE)
"""Words behind a fence on its own line name a language, and are not printed: such a fence is no mere markup."""
_SPACE = re.compile(r"&(?:nbsp|ensp|emsp|thinsp);", re.IGNORECASE)
_TABLE = re.compile(r"(?:^[ \t]*\|[^\n]*\|[ \t]*$\n?){2,}", re.MULTILINE)
_RULED_OFF = re.compile(r"^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$", re.MULTILINE)
_STROKE = re.compile(r"(?<!\\)\|")


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
        found.extend(find_links(text))
    if "][" in text or "]:" in text:
        found.extend(find_references(text))
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
        if own is None or not piece.names or _is_own(piece, own):
            parts += text[at : piece.span.start], MASK * piece.span.size
            at = piece.span.end
    return "".join(parts) + text[at:] if parts else text


def _is_own(piece: Piece, own: Collection[str]) -> bool:
    """Whether the canonical has a piece of markup as well: itself, each of its attributes, or its target under like words."""
    if any(name in own for name in piece.names) or (piece.parts and all(part in own for part in piece.parts)):
        return True
    shown, arrow, target = piece.names[0].partition(">")
    if not (arrow and shown and target):
        return False
    by_target = _shown_by_target(frozenset(own))
    alike = {other: max((_likeness(shown, each) for each in texts), default=0.0) for other, texts in by_target.items()}
    best = alike.pop(target, 0.0)
    return best >= _LIKE and best > max(alike.values(), default=0.0)


def _likeness(one: str, other: str) -> float:
    """How similar the words of two links are, in percent; those of which one holds the other count as alike."""
    return max(fuzz.ratio(one, other), _WITHIN if one in other or other in one else 0.0)


@lru_cache(maxsize=8)
def _shown_by_target(own: frozenset[str]) -> dict[str, frozenset[str]]:
    """The words under which the canonical's links lead to each of its targets."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in own:
        shown, arrow, target = name.partition(">")
        if arrow and target:
            found[target].add(shown.rpartition("|")[2])
    return {target: frozenset(texts - {""}) for target, texts in found.items()}


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
        names.update(piece.parts)
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
            words = tuple(value for value in words if slug(value) not in slugs(text))
        if target is None:
            parts = tuple(f"{tag.name} {name}={' '.join(value.split())}" for name, value in wordy_attributes(tag))
            yield Piece(tag.span, (_literal(text, tag),), parts) if words else Piece(tag.span)
            continue
        close = text.find("</", tag.span.end, tag.span.end + TEXT)
        shown = text[tag.span.end : max(close, tag.span.end)]
        if not words and says_the_same(text, shown, target):
            yield Piece(tag.span)
        else:
            lead = f">{_literal(text, tag)}" if words else target_name(target, "")
            yield Piece(tag.span, placed(text, tag.span.start, f"{key(shown)}{lead}"))


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
