"""``w:altChunk``: another document inside this one, which Word takes in when it opens the file.

Plain text, web pages (also as MHT, as some programs write their whole document) and Word documents are read; that looks of
a web page were not read is said where it has any that could hide or strike words. Other kinds are named.
"""

from __future__ import annotations

import email
import email.policy
import re
from html.parser import HTMLParser

from clausediff.errors import ReadError
from clausediff.scan.readers.docx.names import Element, R
from clausediff.scan.readers.docx.package import is_package
from clausediff.scan.readers.docx.reading import Reading

__all__ = ["read_chunk"]

_LOOKS = re.compile(
    r"(?i)<(?:style|s|strike|del|ins|font|img|svg|object|input|select|script)\b|\bstyle\s*=|\bhidden\b|\bclass\s*="
)
_BLOCKS = frozenset(
    "p div br li ul ol tr table h1 h2 h3 h4 h5 h6 hr blockquote pre section article header footer dt dd".split()
)
_SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript"})
_LINES = frozenset({"br", "li", "tr", "dt", "dd"})


def read_chunk(reading: Reading, element: Element) -> None:
    """Read what an ``altChunk`` takes in, or say what it is."""
    relation = reading.package.related(reading.part).get(element.get(f"{{{R}}}id") or "")
    if relation is None or relation.external:
        reading.out.tell("embedded", "a document that lies outside the file is taken in here, and was not compared")
        return
    data = reading.package.read(relation.target)
    if data is None:
        reading.out.tell("embedded", "a document is taken in here that is not in the file")
        return
    suffix = relation.target.rpartition(".")[2].lower()
    out = reading.out
    out.break_paragraph()
    with out.marked("box"):
        if is_package(data):
            _document(reading, data)
        elif suffix in ("htm", "html", "xhtml") or data.lstrip()[:1] == b"<":
            _page(reading, _decoded(data))
        elif suffix in ("mht", "mhtml") or data.lstrip()[:13].lower() == b"mime-version:":
            _mail(reading, data)
        elif suffix == "txt":
            out.add(_decoded(data))
        else:
            digest = reading.package.digest(relation.target)
            out.tell(
                "embedded", f"a document of the kind .{suffix} is taken in here, and was not compared", digest=digest
            )
    out.break_paragraph()


def _document(reading: Reading, data: bytes) -> None:
    with reading.deeper():
        try:
            held = reading.embedded(data)
        except ReadError as error:
            says = str(error).partition(": ")[2] or str(error)
            reading.out.tell("embedded", f"a Word document that is taken in here could not be read: it {says}")
        else:
            reading.out.take(held)


def _decoded(data: bytes) -> str:
    """The text of some bytes: by its byte order mark, else UTF-8, else Windows' own."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _mail(reading: Reading, data: bytes) -> None:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                _page(reading, _decoded(payload))
                return
    reading.out.tell("embedded", "a web archive is taken in here that holds no page")


def _page(reading: Reading, source: str) -> None:
    page = _Page()
    page.feed(source)
    page.close()
    reading.out.add("".join(page.pieces).strip())
    if _LOOKS.search(source):
        reading.out.tell(
            "unread", "a web page is taken in here whose looks were not read: words may be struck or hidden"
        )


class _Page(HTMLParser):
    """The words of a web page, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins on a line of its own."""
        if tag in _SKIPPED:
            self._skipped += 1
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        if tag in _SKIPPED and self._skipped:
            self._skipped -= 1
        if tag in ("td", "th"):
            self.pieces.append("\t")
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Words; white space is one space."""
        if not self._skipped:
            words = " ".join(data.split())
            before, after = data[:1].isspace(), data[-1:].isspace()
            self.pieces.append(f"{' ' * before}{words}{' ' * (after and bool(words))}")

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            while self.pieces and not self.pieces[-1].strip("\t "):
                self.pieces.pop()
            end = "\n" if tag in _LINES else "\n\n"
            if self.pieces and not self.pieces[-1].endswith(end):
                self.pieces.append(end)
