"""How a piece of markup is named: what identifies the words that it would hide, however it is written."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from clausediff import regex as re
from clausediff.model import Range

__all__ = ["Format", "Piece", "is_address", "key", "placed", "says_the_same", "slug", "slugs", "target_name"]


class Format(Enum):
    """What gives a text's marks their meaning."""

    LITERAL = "literal"
    """Nothing does: every character is ink, as in a Word document or a PDF."""
    PLAIN = "plain"
    """A plain text, which may come from an OCR engine with a vision model."""
    MARKDOWN = "markdown"
    """Markdown as GitHub reads it."""


class Piece(NamedTuple):
    """One piece of markup."""

    span: Range
    names: tuple[str, ...] = ()
    """What identifies the words that it would hide, from the shortest name to the one that also tells its place; empty
    where it hides none."""
    parts: tuple[str, ...] = ()
    """The names of its attributes that hold words: the canonical may have each of them in another piece."""


_SCHEME = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)", re.IGNORECASE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.{1,200})$", re.MULTILINE)
_PLACE = 24
"""Letters before a link that tell where it is, when the same text leads to several targets."""


def target_name(target: str, title: str) -> str:
    """The part of a link's name that says where it leads."""
    return f">{target.strip('<>')} {key(title)}".rstrip()


def is_address(target: str) -> bool:
    """Whether a link's target is made as an address is."""
    return bool(re.match(r"<?(?:https?:|mailto:|www\.|\.{0,2}/\w|\{\{|#\w)|[^\s@]+@\w", target))


def placed(text: str, start: int, name: str) -> tuple[str, str]:
    """A name, and the same with the letters before it."""
    return name, f"{key(text[max(0, start - 4 * _PLACE) : max(0, start)])[-_PLACE:]}|{name}"


def says_the_same(text: str, shown: str, target: str) -> bool:
    """Whether a link's target is what the link shows, or the heading of this text that it names."""
    if not target:
        return True
    if target.startswith("#"):
        return target[1:] == slug(shown) or (target[1:] in slugs(text) and key(shown) in key(target))
    return is_address(target) and _bare_address(shown) == _bare_address(target)


def _bare_address(address: str) -> str:
    return _SCHEME.sub("", address.strip(), count=1).rstrip("/").casefold()


@lru_cache(maxsize=2)
def slugs(text: str) -> set[str]:
    """The anchors that a Markdown viewer makes of the headings."""
    return {slug(match[1]) for match in _HEADING.finditer(text)}


def slug(heading: str) -> str:
    """The anchor of a heading: lower case, hyphens for spaces, other signs left out."""
    return re.sub(r"[^\w-]", "", "-".join(heading.strip().rstrip("#").split())).casefold()


def key(text: str) -> str:
    """Letters and figures alone, case folded."""
    return "".join(filter(str.isalnum, text)).casefold()
