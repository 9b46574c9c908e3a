"""From a path to bytes, and from bytes to text: the part that all readers share, and where bad input is refused."""

from __future__ import annotations

import codecs
import gzip
import io
import os
import stat
import sys
import zlib

from clausediff import regex as re
from clausediff.errors import ReadError, UsageError
from clausediff.scan.readers.unread_formats import refuse_known

__all__ = [
    "AUTO",
    "codec_of",
    "decode",
    "display_path",
    "fetch",
    "is_image",
    "is_pdf",
    "kind_of_text",
    "unpacked",
    "wide_encoding",
]

AUTO = "auto"
"""The value of ``--encoding`` that finds out."""

_UTF16_32 = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"(?:encoding|charset)\s*=\s*[\"']?([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
_PAGE_XML = re.compile(r"<(?:\w+:)?PcGts\b")
_WEB_PAGE = re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<!DOCTYPE html|<html[\s>]", re.IGNORECASE | re.DOTALL)
_HTML = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")
_NULS = 0.7
"""Share of every other byte that is NUL in UTF-16 without a byte order mark: of English, nearly all are."""
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


def kind_of_text(head: str, path: str) -> str:
    """``hocr``, ``alto``, ``page``, ``tsv`` or ``html`` where a text begins as these do, or is called so, else ``text``."""
    start = head.lstrip("\ufeff \t\r\n")
    if "class='ocr" in head or 'class="ocr' in head or "ocr-system" in head:
        return "hocr"
    if "<alto" in head or ":alto" in head[:2000]:
        return "alto"
    if _PAGE_XML.search(head):
        return "page"
    if start.startswith("level\tpage_num\tblock_num\t"):
        return "tsv"
    lower = path.lower()
    if lower.endswith(".hocr"):
        return "hocr"
    if lower.endswith(_MARKDOWN):
        return "text"
    if lower.endswith(_HTML) or _WEB_PAGE.match(start):
        return "html"
    return "text"


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
    if entries:
        return ReadError("directory", f"{shown}: is a folder without a scan that can be read; name the files")
    return ReadError("directory", f"{shown}: is an empty folder; name the files")


def _too_large(shown: str, size: int, max_bytes: int) -> ReadError:
    return ReadError(
        "too-large",
        f"{shown}: is larger than {_megabytes(max_bytes)} MB; split it, or raise the limit with --max-size"
        + (f" (it has {_megabytes(size)} MB)" if size > max_bytes + 1 else ""),
    )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.3g}" if size < 1e9 else f"{size / 1e6:.0f}"


def codec_of(encoding: str) -> str | None:
    """The name of a codec as Python knows it; None for ``auto``. Raises UsageError for an encoding that there is not."""
    if encoding == AUTO:
        return None
    try:
        codec = codecs.lookup(encoding)
        if not getattr(codec, "_is_text_encoding", True):
            raise LookupError
    except LookupError:
        raise UsageError(
            f"--encoding {encoding}: there is no such encoding; try auto, utf-8, cp1252 or utf-16"
        ) from None
    return codec.name


def decode(data: bytes, shown: str, encoding: str = AUTO) -> str:
    """The text of ``data``; line ends become LF, a byte order mark is kept. Raises ReadError for what is no text.

    ``auto`` goes by the byte order mark, then takes UTF-8, then what an XML or HTML file says of itself, then cp1252.
    """
    codec = codec_of(encoding)
    if not data:
        raise ReadError("empty", f"{shown}: is empty: it has 0 bytes; fetch it or scan it again")
    refuse_known(data, shown)
    text = _detected(data, shown) if codec is None else _named(data, shown, codec)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip().strip("\ufeff\u200b"):
        raise ReadError("empty", f"{shown}: holds no text; was the page scanned, and did OCR run on it?")
    return text


def _named(data: bytes, shown: str, codec: str) -> str:
    """The text in an encoding that the user has named."""
    if not codec.startswith(("utf-16", "utf-32")):
        for mark, name in _UTF16_32:
            if data.startswith(mark):
                raise ReadError("encoding", f"{shown}: is {name.upper()}, not {codec.upper()}; pass --encoding {name}")
        _refuse_binary(data, shown)
    try:
        return codecs.lookup(codec).decode(data, "strict")[0]
    except UnicodeDecodeError as error:
        raise _encoding_error(error, data, shown, codec) from None
    except UnicodeError as error:
        raise ReadError("encoding", f"{shown}: is not {codec}: {error}; name its encoding with --encoding") from None


def _detected(data: bytes, shown: str) -> str:
    wide = wide_encoding(data)
    if wide is not None:
        try:
            return data.decode(wide)
        except UnicodeDecodeError as error:
            raise _encoding_error(error, data, shown, wide) from None
    _refuse_binary(data, shown)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = error
    for codec in (_declared(data), "cp1252"):
        try:
            return data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    raise _encoding_error(problem, data, shown, "utf-8") from None


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 where bytes are in it: by the byte order mark, or since every other byte of a Latin text is NUL."""
    for mark, name in _UTF16_32:
        if data.startswith(mark) and len(data) % (4 if name == "utf-32" else 2) == 0:
            return name
    head = data[:4000]
    half = len(head) // 2
    if half < 8 or len(data) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) >= _NULS * half and min(even, odd) == 0:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _declared(data: bytes) -> str:
    """The encoding that an XML or HTML file declares; one that there is not where it declares none."""
    found = _DECLARED.search(data[:2000])
    name = found[1].decode("ascii") if found else ""
    try:
        return codec_of(name) or "" if name else ""
    except UsageError:
        return ""


def _refuse_binary(data: bytes, shown: str) -> None:
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


def unpacked(data: bytes, shown: str, max_bytes: int) -> bytes:
    """The contents of a gzip file. Raises ReadError ``damaged``, or ``too-large`` before more than the limit is held."""
    out: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while chunk := file.read(1 << 20):
                size += len(chunk)
                if size > max_bytes:
                    raise ReadError(
                        "too-large", f"{shown}: is too large when unpacked; raise the limit with --max-size"
                    )
                out.append(chunk)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError("damaged", f"{shown}: is a damaged gzip file ({error}); fetch it again") from None
    return b"".join(out)
