"""Formats that are not read, and files that are not what their names promise: refused with what they are and what to do."""

from __future__ import annotations

import os

from clausediff.errors import ReadError

__all__ = ["refuse_known", "refuse_misnamed"]

_SIGNATURES = (
    (
        b"PK\x03\x04",
        "a ZIP archive or an Office document that is no text",
        "unpack it, or save it as .docx or .pdf first",
    ),
    (b"AT&TFORM", "a DjVu document", "save it as .pdf first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as .docx or .pdf first"),
    (b"GIF8", "a GIF image", "save it as PNG first"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 image", "save it as PNG first"),
    (b"\x1f\x8b", "compressed twice", "unpack it first"),
)
_BEHIND = (
    (b"RIFF", 8, b"WEBP", "a WebP image"),
    (b"BM", 6, bytes(4), "a BMP image"),
    (b"", 4, b"ftypavif", "an AVIF image"),
)
"""Kinds that have more of their signature further on: how they begin, where the rest stands, the rest, and what they are."""
_PROMISED = (
    ((".pdf",), "PDF"),
    ((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".heic", ".heif"), "picture"),
    ((".docx", ".docm"), "Word document"),
    ((".odt",), "OpenDocument text"),
)
"""What the suffix of a name promises of the bytes."""


def refuse_misnamed(data: bytes, shown: str) -> None:
    """Raise ReadError where the suffix of ``shown`` promises a PDF, a picture or a document.

    To be called with bytes that are in none of these formats, whether they are text or junk.
    """
    suffix = os.path.splitext(shown)[1]
    promised = next((what for suffixes, what in _PROMISED if suffix.lower() in suffixes), "")
    if not promised or not data:
        return
    refuse_known(data, shown)
    raise ReadError(
        "binary",
        f"{shown}: is no {promised}, though its name ends in {suffix}; fetch it again, or name it .txt if it is text",
    )


def refuse_known(data: bytes, shown: str) -> None:
    """Raise ReadError for a format that is known and not read."""
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError("binary", f"{shown}: is {what}, not text; {remedy}")
    for signature, at, rest, what in _BEHIND:
        if data.startswith(signature) and data.startswith(rest, at):
            raise ReadError("binary", f"{shown}: is {what}, not text; save it as PNG first")
