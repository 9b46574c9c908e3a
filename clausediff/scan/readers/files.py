"""From a path to bytes, and from bytes to text: the part that all readers share, and where bad input is refused."""

from __future__ import annotations

import codecs
import os
import stat
import sys

from clausediff.errors import ReadError, UsageError

__all__ = ["decode", "display_path", "fetch", "is_image", "is_pdf", "kind_of_text"]

_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive or an Office document", "save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text first"),
    (b"GIF8", "a GIF image", "save it as PNG first"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it first"),
)
_UTF16_32 = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1b"))
_CONTROL_SHARE = 0.1
"""Text with stray control bytes is still text; beyond this share it is not."""


_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_JUNK = 1024
_HEIF = frozenset((b"heic", b"heix", b"heif", b"mif1", b"msf1", b"hevc"))


def is_pdf(data: bytes) -> bool:
    """Whether the bytes begin as a PDF does; junk may stand before its signature."""
    return b"%PDF-" in data[:_JUNK]


def is_image(head: bytes) -> bool:
    """Whether bytes begin as PNG, JPEG, TIFF or HEIF do."""
    return head.startswith(_IMAGES) or (head[4:8] == b"ftyp" and head[8:12] in _HEIF)


def kind_of_text(head: bytes, path: str) -> str:
    """``hocr``, ``alto`` or ``tsv`` where a text begins as these do, else ``text``."""
    if b"class='ocr" in head or b'class="ocr' in head or b"ocr-system" in head:
        return "hocr"
    if b"<alto" in head or b":alto" in head[:2000]:
        return "alto"
    if head.lstrip(b"\xef\xbb\xbf").startswith(b"level\tpage_num\tblock_num\t"):
        return "tsv"
    return "hocr" if path.lower().endswith(".hocr") else "text"


def display_path(path: str) -> str:
    """The path as reports show it: ``/`` between parts, and bytes that are not UTF-8 written as ``\\xNN``."""
    shown = path.replace(os.sep, "/") if os.sep != "/" else path
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def fetch(path: str, *, stdin: bytes | None, max_bytes: int) -> bytes:
    """The bytes of a file, or of standard input for ``-``; never more than ``max_bytes`` are held."""
    shown = display_path(path)
    if path == "-":
        data = stdin if stdin is not None else sys.stdin.buffer.read(max_bytes + 1)
    else:
        try:
            status = os.stat(path)
            if stat.S_ISDIR(status.st_mode):
                raise _folder(path, shown)
            if stat.S_ISREG(status.st_mode) and status.st_size > max_bytes:
                raise _too_large(shown, status.st_size, max_bytes)
            with open(path, "rb") as file:
                data = file.read(max_bytes + 1)
        except FileNotFoundError:
            raise ReadError("absent", f"{shown}: there is no such file; check the name") from None
        except PermissionError:
            raise ReadError("unreadable", f"{shown}: may not be read; check its permissions") from None
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise ReadError("unreadable", f"{shown}: could not be read: {why}") from None
    if len(data) > max_bytes:
        raise _too_large(shown, len(data), max_bytes)
    return data


def _folder(path: str, shown: str) -> ReadError:
    try:
        entries = os.listdir(path)
    except PermissionError:
        return ReadError("unreadable", f"{shown}: is a folder that may not be entered; check its permissions")
    if any(entry.lower().endswith((".txt", ".md", ".markdown", ".docx")) for entry in entries):
        return ReadError("directory", f"{shown}: is a folder, not a file; name the files in it")
    return ReadError(
        "directory", f"{shown}: is a folder without a scan (.txt, .md, .markdown or .docx); name the files"
    )


def _too_large(shown: str, size: int, max_bytes: int) -> ReadError:
    return ReadError(
        "too-large",
        f"{shown}: is larger than {_megabytes(max_bytes)} MB; split it, or raise the limit with --max-size"
        + (f" (it has {_megabytes(size)} MB)" if size > max_bytes + 1 else ""),
    )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.3g}" if size < 1e9 else f"{size / 1e6:.0f}"


def decode(data: bytes, shown: str, encoding: str = "utf-8") -> str:
    """The text of ``data``; line ends become LF, a byte order mark is kept. Raises ReadError for what is no text."""
    try:
        codec = codecs.lookup(encoding)
        if not getattr(codec, "_is_text_encoding", True):
            raise LookupError
    except LookupError:
        raise UsageError(f"--encoding {encoding}: there is no such encoding; try utf-8, cp1252 or utf-16") from None
    _refuse_binary(data, shown, codec.name)
    try:
        text = codec.decode(data, "strict")[0]
    except UnicodeDecodeError as error:
        raise _encoding_error(error, data, shown, codec.name) from None
    except UnicodeError as error:
        raise ReadError(
            "encoding", f"{shown}: is not {codec.name}: {error}; name its encoding with --encoding"
        ) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip().strip("\ufeff\u200b"):
        raise ReadError("empty", f"{shown}: holds no text; was the page scanned, and did OCR run on it?")
    return text


def _refuse_binary(data: bytes, shown: str, codec: str) -> None:
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError("binary", f"{shown}: is {what}, not text; {remedy}")
    if codec.startswith(("utf-16", "utf-32")):
        return
    for mark, name in _UTF16_32:
        if data.startswith(mark):
            raise ReadError("encoding", f"{shown}: is {name.upper()}, not {codec.upper()}; pass --encoding {name}")
    sample = data[:1_000_000]
    at = data.find(0)
    if at >= 0:
        raise ReadError(
            "binary",
            f"{shown}: is a binary file, not text (NUL byte at offset {at}); give the text that OCR made of it",
        )
    stray = len(sample) - len(sample.translate(None, _CONTROL))
    if sample and stray / len(sample) > _CONTROL_SHARE:
        raise ReadError("binary", f"{shown}: is a binary file, not text; give the text that OCR made of it")


def _encoding_error(error: UnicodeDecodeError, data: bytes, shown: str, codec: str) -> ReadError:
    line = data.count(b"\n", 0, error.start) + 1
    return ReadError(
        "encoding",
        f"{shown}: is not {codec.upper()}: byte 0x{data[error.start]:02x} at offset {error.start} (line {line}); "
        "name its encoding with --encoding (cp1252 is likely), or convert it with iconv",
    )
