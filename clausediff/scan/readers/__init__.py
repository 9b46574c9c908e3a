"""Readers turn a path into a :class:`~clausediff.scan.scan.Scan`.

A reader is a module or package with ``NAME`` and ``scan(…) -> Scan``; it gets the bytes, and the decoded text where its format
is text. :func:`read` fetches the bytes, refuses what cannot be a scan, and picks the reader by the first bytes, those of a few
text formats by their suffix; anything else is plain text. A file packed with gzip is read as what is in it.
"""

from __future__ import annotations

from typing import NamedTuple

from clausediff.errors import ReadError
from clausediff.scan.options import PageOptions
from clausediff.scan.readers.files import (
    AUTO,
    decode,
    display_path,
    fetch,
    is_image,
    is_pdf,
    kind_of_text,
    unpacked,
)
from clausediff.scan.readers.files import wide_encoding as _wide
from clausediff.scan.readers.unread_formats import refuse_misnamed
from clausediff.scan.scan import Scan

__all__ = ["DEFAULT_MAX_BYTES", "SUFFIXES", "display_path", "kind_of", "read"]

DEFAULT_MAX_BYTES = 50_000_000
"""Larger files are refused unless ``--max-size`` says otherwise."""

_TEXTS = (".txt", ".md", ".markdown", ".hocr", ".alto.xml", ".page.xml", ".tsv", ".html", ".htm", ".xhtml")
SUFFIXES = (
    *_TEXTS,
    *(".docx", ".docm", ".dotx", ".odt", ".ott", ".fodt", ".rtf"),
    *(".eml", ".msg", ".mht", ".mhtml"),
    *(".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".heic", ".heif"),
    *(f"{suffix}.gz" for suffix in (*_TEXTS, ".xml")),
)
"""What a walk through a folder picks up. A file that is named explicitly is read whatever its suffix."""

_GZIP = b"\x1f\x8b"
_DEEPEST = 3
"""Letters attached to letters, and files packed more than once."""


class _How(NamedTuple):
    """How to read a file, and those that are attached to it."""

    encoding: str
    max_bytes: int
    tracked: str
    pages: PageOptions


def read(
    path: str,
    *,
    stdin: bytes | None = None,
    encoding: str = AUTO,
    max_bytes: int = DEFAULT_MAX_BYTES,
    tracked: str = "accept",
    pages: PageOptions | None = None,
    data: bytes | None = None,
) -> Scan:
    """Read one file, or standard input when ``path`` is ``-``.

    ``data`` holds the contents of a file that is not on disk; ``path`` is then its name. ``stdin`` holds the bytes of standard
    input when the caller has read them already; ``encoding`` is that of text files, and ``pages`` says how files with
    pages are read. Raises :class:`~clausediff.errors.ReadError` with a ``kind`` of ``absent``,
    ``directory``, ``unreadable``, ``empty``, ``binary``, ``encoding``, ``too-large``, ``encrypted``, ``damaged`` or ``ocr``.
    """
    how = _How(encoding, max_bytes, tracked, pages or PageOptions())
    if data is not None:
        return _read(display_path(path), fetch("-", stdin=data, max_bytes=max_bytes), how, "", 0)
    data = fetch(path, stdin=stdin, max_bytes=max_bytes)
    return _read(display_path(path), data, how, "" if path == "-" else path, 0)


def _read(shown: str, data: bytes, how: _How, source: str, depth: int) -> Scan:
    """The scan of some bytes. ``source`` is where they can be read again, empty where they cannot."""
    name = source or shown
    if data.startswith(_GZIP):
        from dataclasses import replace
        from hashlib import sha256

        if depth >= _DEEPEST:
            raise ReadError("binary", f"{shown}: is packed too often; unpack it first")
        inner = _read(shown.removesuffix(".gz"), unpacked(data, shown, how.max_bytes), how, "", depth + 1)
        return replace(inner, path=shown, sha256=sha256(data).hexdigest())
    kind = _kind_of_bytes(data, name)
    if kind in ("eml", "msg"):
        return _letter(kind, shown, data, how, depth)
    if kind:
        return _document(kind, shown, data, how, source)
    if kind_of_text(data[:4096].decode("latin-1"), name) == "text":
        refuse_misnamed(data, shown)
    decoded = decode(data, shown, how.encoding)
    return _text(kind_of_text(decoded[:4096], name), shown, data, decoded, name, how, source)


def _document(kind: str, shown: str, data: bytes, how: _How, source: str) -> Scan:
    """The scan of a format that is no text."""
    if kind == "pdf":
        from clausediff.scan.readers import pdf

        return pdf.scan(shown, data, how.pages, source)
    if kind == "image":
        from clausediff.scan.readers import images

        return images.scan(shown, data, how.pages, source)
    if kind == "docx":
        from clausediff.scan.readers import docx

        return docx.scan(shown, data, how.max_bytes, tracked=how.tracked, pages=how.pages)
    if kind == "odt":
        from clausediff.scan.readers import odt

        return odt.scan(shown, data, how.max_bytes, tracked=how.tracked, pages=how.pages)
    from clausediff.scan.readers import rtf

    return rtf.scan(shown, data, tracked=how.tracked, pages=how.pages)


def _text(kind: str, shown: str, data: bytes, decoded: str, name: str, how: _How, source: str) -> Scan:
    """The scan of a text format."""
    if kind in ("hocr", "alto", "page", "tsv"):
        from clausediff.scan.readers import alto, hocr, page_xml, tsv
        from clausediff.scan.readers.beside import with_picture

        readers = {"hocr": hocr.scan, "alto": alto.scan, "page": page_xml.scan, "tsv": tsv.scan}
        return with_picture(readers[kind](shown, data, decoded), source, how.pages)
    if kind == "html":
        from clausediff.scan.readers import html

        return html.scan(shown, data, decoded)
    from clausediff.scan.readers import markdown, text

    reader = markdown.scan if name.lower().endswith(markdown.SUFFIXES) else text.scan
    return reader(shown, data, decoded)


def _letter(kind: str, shown: str, data: bytes, how: _How, depth: int) -> Scan:
    """The scan of a letter with the files that are attached to it."""
    from clausediff.scan.readers import mail
    from clausediff.scan.readers.mail import eml, outlook

    if depth >= _DEEPEST:
        raise ReadError("binary", f"{shown}: lies too deep in other letters")
    letter = eml.read_letter(data) if kind == "eml" else outlook.read_letter(data, shown)
    return mail.scan(shown, data, letter, lambda path, held: _read(path, held, how, "", depth + 1))


def kind_of(data: bytes, path: str) -> str:
    """Which reader a file is for, by its first bytes; ``text`` where nothing else is known."""
    kind = _kind_of_bytes(data, path)
    return kind or kind_of_text(data[:4096].decode(_wide(data) or "utf-8", "replace"), path)


def _kind_of_bytes(data: bytes, path: str) -> str:
    """The format of a file that is no text, or a letter; empty for other texts."""
    head = data[:8192]
    if is_pdf(data):
        return "pdf"
    if is_image(head):
        return "image"
    if head.startswith(b"PK"):
        from clausediff.scan.readers import docx, odt

        return "docx" if docx.is_docx(data) else "odt" if odt.is_odt(data) else ""
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        from clausediff.scan.readers.mail.outlook import is_msg

        return "msg" if is_msg(data) else ""
    if b"<office:document" in head and b"opendocument.text" in head:
        return "odt"
    if path.lower().endswith((".eml", ".mht", ".mhtml")) or _may_be_letter(head):
        return "eml"
    return ""


def _may_be_letter(head: bytes) -> bool:
    """Whether bytes may begin a letter; only then is the module loaded that can say so."""
    first = head.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    if b":" not in first or b" " in first.split(b":", 1)[0] or b"\0" in first:
        return False
    from clausediff.scan.readers.mail.eml import is_letter

    return is_letter(head)
