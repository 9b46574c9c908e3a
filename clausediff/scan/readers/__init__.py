"""Readers turn a path into a :class:`~clausediff.scan.scan.Scan`.

A reader is a module with ``NAME`` and ``scan(…) -> Scan``; it gets the bytes, and the decoded text where its format is text.
:func:`read` fetches the bytes, refuses what cannot be a scan, and picks the reader by the first bytes, Markdown by its
suffix; anything else is plain text.
"""

from __future__ import annotations

from clausediff.scan.options import PageOptions
from clausediff.scan.readers.files import decode, display_path, fetch, is_image, is_pdf, kind_of_text
from clausediff.scan.scan import Scan

__all__ = ["DEFAULT_MAX_BYTES", "SUFFIXES", "display_path", "kind_of", "read"]

DEFAULT_MAX_BYTES = 50_000_000
"""Larger files are refused unless ``--max-size`` says otherwise."""

SUFFIXES = (
    ".txt",
    ".md",
    ".markdown",
    ".docx",
    ".pdf",
    ".png",
    ".jpg",
    ".jpeg",
    ".tif",
    ".tiff",
    ".heic",
    ".heif",
    ".hocr",
    ".alto.xml",
    ".tsv",
)
"""What a walk through a folder picks up. A file that is named explicitly is read whatever its suffix."""


def read(
    path: str,
    *,
    stdin: bytes | None = None,
    encoding: str = "utf-8",
    max_bytes: int = DEFAULT_MAX_BYTES,
    tracked: str = "accept",
    pages: PageOptions | None = None,
) -> Scan:
    """Read one file, or standard input when ``path`` is ``-``.

    ``stdin`` holds the bytes of standard input when the caller has read them already; ``pages`` says how files with pages are
    read. Raises :class:`~clausediff.errors.ReadError` with a ``kind`` of ``absent``, ``directory``, ``unreadable``, ``empty``,
    ``binary``, ``encoding``, ``too-large``, ``encrypted``, ``damaged`` or ``ocr``.
    """
    data = fetch(path, stdin=stdin, max_bytes=max_bytes)
    shown, options = display_path(path), pages or PageOptions()
    source = "" if path == "-" else path
    kind = kind_of(data, path)
    if kind == "pdf":
        from clausediff.scan.readers import pdf

        return pdf.scan(shown, data, options, source)
    if kind == "image":
        from clausediff.scan.readers import images

        return images.scan(shown, data, options, source)
    if kind == "docx":
        from clausediff.scan.readers import docx

        return docx.scan(shown, data, max_bytes, tracked=tracked)
    decoded = decode(data, shown, encoding)
    if kind in ("hocr", "alto", "tsv"):
        return boxed(kind, shown, data, decoded)
    from clausediff.scan.readers import markdown, text

    reader = markdown.scan if path.lower().endswith(markdown.SUFFIXES) else text.scan
    return reader(shown, data, decoded)


def boxed(kind: str, shown: str, data: bytes, decoded: str) -> Scan:
    """The scan of a text format that has boxes."""
    from clausediff.scan.readers import alto, hocr, tsv

    return {"hocr": hocr.scan, "alto": alto.scan, "tsv": tsv.scan}[kind](shown, data, decoded)


def kind_of(data: bytes, path: str) -> str:
    """Which reader a file is for, by its first bytes; ``text`` where nothing else is known."""
    head = data[:4096]
    if is_pdf(data):
        return "pdf"
    if is_image(head):
        return "image"
    if head.startswith(b"PK"):
        from clausediff.scan.readers import docx

        return "docx" if docx.is_docx(data) else "text"
    return kind_of_text(head, path)
