"""Formatting elements as browsers understand them, where the parser of lxml does not.

libxml2 follows HTML 4: it ends some of these elements where a paragraph begins in them. A browser does not (HTML Living Standard, 13.2.4.3,
*the list of active formatting elements*)::

    <strike><p>The rent is due.</p></strike>     libxml2: an empty <strike>, then a paragraph      browser: a struck paragraph
    <p>One.<s></p><p>Two.</p>                    libxml2: an empty <s>                             browser: "Two." is struck

So the elements have other names while the page is parsed, and get their own back; one that a browser opens again behind the end of the
block that it was opened in is named, for its words would have to be moved.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from clausediff import regex as re

__all__ = ["named_again", "opened_again", "renamed"]

_ENDED = {
    "b": "acronym",
    "big": "dfn",
    "font": "abbr",
    "i": "kbd",
    "s": "samp",
    "small": "var",
    "strike": "cite",
    "tt": "code",
    "u": "bdo",
}
"""Elements that libxml2 ends where a paragraph begins, and others within a line, which it does not."""
_TAG = re.compile(rf"<(/?)({'|'.join(_ENDED)})(?=[\s/>])", re.IGNORECASE)
_OWN_NAME = "x-own-name"
"""An attribute."""
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
"""Elements that a browser opens again where the block around them ends first."""
_BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header li main nav ol p "
    "pre section table td th tr ul".split()
)
_STRIKE = frozenset(("s", "strike"))
_STYLED = frozenset(("style", "class", "id"))


def renamed(source: str) -> str:
    """A page whose formatting elements have names at which libxml2 does as browsers do with their own."""

    def other(match: re.Match[str]) -> str:
        closes, name = match[1], match[2].lower()
        return f"</{_ENDED[name]}" if closes else f'<{_ENDED[name]} {_OWN_NAME}="{name}"'

    return _TAG.sub(other, source)


def named_again(root: Any) -> None:
    """Give the elements of a parsed page their own names back."""
    for element in root.iter():
        own = element.attrib.pop(_OWN_NAME, None) if isinstance(element.tag, str) else None
        if own in _ENDED:
            element.tag = own


def opened_again(source: str) -> list[str]:
    """The formatting elements that strike, or may hide, words behind the block that they were opened in; each name once."""
    reader = _Reader()
    reader.feed(source)
    return sorted(reader.found)


class _Reader(HTMLParser):
    """Which elements are open, as they are written."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[str] = set()
        self._open: list[
            tuple[str, bool]
        ] = []  # of each element its name, and whether its words may not be read as print

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins; a block ends a paragraph that is open."""
        if tag in _BLOCKS and any(name == "p" for name, _ in self._open):
            self._close("p")
        if tag in _BLOCKS or tag in _FORMATTING:
            matters = tag in _STRIKE or any(name in _STYLED for name, _ in attrs)
            self._open.append((tag, tag in _FORMATTING and matters))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if any(name == tag for name, _ in self._open):
            self._close(tag)

    def _close(self, tag: str) -> None:
        """End the last element of a name. The formatting elements within it that are open are opened again behind a block, and stay open
        where one of their own kind ends before them."""
        at = max(index for index, (name, _) in enumerate(self._open) if name == tag)
        within = [(name, matters) for name, matters in self._open[at + 1 :] if name in _FORMATTING]
        if tag in _BLOCKS:
            self.found |= {name for name, matters in within if matters}
        self._open[at:] = within
