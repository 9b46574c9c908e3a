"""Letters as Outlook saves them (MSG): properties as streams in an OLE file ([MS-OXMSG])."""

from __future__ import annotations

import io
import struct
from typing import Any

from clausediff.errors import ReadError
from clausediff.scan.readers.files import decode
from clausediff.scan.readers.mail.letter import Attached, Body, Letter
from clausediff.scan.readers.rtf import read_words

__all__ = ["is_msg", "read_letter"]

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARK = "__properties_version1.0".encode("utf-16-le")
_PREFIX = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
_PREFIX += b"MS Sans SerifSymbolArialTimes New RomanCourier"
_PREFIX += b"{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
"""What every compressed text may refer back to ([MS-OXRTFCP] 2.1.2.1)."""
_DEEPEST = 3


def is_msg(data: bytes) -> bool:
    """Whether the bytes are an OLE file that holds a letter."""
    return data.startswith(_SIGNATURE) and _MARK in data


def read_letter(data: bytes, path: str) -> Letter:
    """What a letter holds. Raises ReadError where it is damaged, or where the library that reads it is not installed."""
    try:
        import olefile
    except ImportError:
        raise ReadError(
            "binary", f"{path}: is a letter of Outlook's; to read it, install what does: pip install 'clausediff[mail]'"
        ) from None
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            return _letter(file, (), 0)
    except ReadError:
        raise
    except Exception as error:
        # olefile raises many kinds for files that are damaged.
        why = " ".join(str(error).split())
        raise ReadError(
            "damaged", f"{path}: the letter is damaged ({type(error).__name__}: {why}); save it again"
        ) from None


def _letter(file: Any, at: tuple[str, ...], depth: int) -> Letter:
    subject, plain = _string(file, at, "0037"), _string(file, at, "1000")
    page = _stream(file, at, "10130102")
    shown = _page(page) if page and page.strip() else _string(file, at, "1013")
    if not plain and not shown:
        packed = _stream(file, at, "10090102")
        plain = read_words(_unpacked(packed)) if packed else ""
    attached: list[Attached] = []
    for each in sorted({tuple(entry[: len(at) + 1]) for entry in file.listdir(storages=True)}):
        if each[:-1] == at and each[-1].startswith("__attach_version1.0_"):
            attached += _file(file, each, depth)
    return Letter(subject, (Body(plain, shown),), attached=tuple(attached))


def _file(file: Any, at: tuple[str, ...], depth: int) -> list[Attached]:
    name = _string(file, at, "3707") or _string(file, at, "3704") or _string(file, at, "3001") or "attachment"
    name = " ".join(name.replace("\\", "/").rpartition("/")[2].split())[:200]
    data = _stream(file, at, "37010102")
    inner = (*at, "__substg1.0_3701000D")
    if data is not None:
        return [Attached(name, data, cid=_string(file, at, "3712"), why="" if data else "is empty")]
    if file.exists("/".join((*inner, "__properties_version1.0"))) and depth < _DEEPEST:
        held = _letter(file, inner, depth + 1)
        body = held.bodies[0]
        words = body.page.strip() or "\n\n".join(part for part in (held.subject, body.plain) if part.strip())
        kind = ".html" if body.page.strip() else ".txt"
        own = [Attached(f"{name}{kind}", words.encode())] if words.strip() else []
        return [*own, *held.attached]
    return [Attached(name, b"", why="is an embedded object, or lies outside the letter")]


def _page(data: bytes) -> str:
    try:
        return decode(data, "")
    except ReadError:
        return data.decode("utf-8", "replace")


def _string(file: Any, at: tuple[str, ...], tag: str) -> str:
    wide = _stream(file, at, f"{tag}001F")
    if wide is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    narrow = _stream(file, at, f"{tag}001E")
    return narrow.decode("cp1252", "replace").rstrip("\0") if narrow is not None else ""


def _stream(file: Any, at: tuple[str, ...], tag: str) -> bytes | None:
    name = "/".join((*at, f"__substg1.0_{tag}"))
    if not file.exists(name) or file.get_type(name) != 2:  # a stream
        return None
    data = file.openstream(name).read()
    return bytes(data)


def _unpacked(data: bytes) -> bytes:
    """Compressed Rich Text Format: runs of bytes, and references into the last 4,096 of them ([MS-OXRTFCP])."""
    if len(data) < 16:
        return b""
    _, size, kind, _ = struct.unpack_from("<IIII", data)
    if kind == 0x414C454D:
        return data[16 : 16 + size]
    window = bytearray(_PREFIX.ljust(4096, b"\0"))
    write, at = len(_PREFIX), 16
    out = bytearray()
    while at < len(data) and len(out) < size:
        control, at = data[at], at + 1
        for bit in range(8):
            if at >= len(data) or len(out) >= size:
                break
            if not control >> bit & 1:
                run, at = data[at : at + 1], at + 1
            else:
                if at + 1 >= len(data):
                    break
                code = data[at] << 8 | data[at + 1]
                at += 2
                read, length = code >> 4, (code & 15) + 2
                if read == write:
                    return bytes(out)
                run = b""
                for _ in range(length):
                    run += window[read : read + 1]
                    window[write], write = window[read], (write + 1) % 4096
                    read = (read + 1) % 4096
                out += run
                continue
            out += run
            window[write], write = run[0], (write + 1) % 4096
    return bytes(out)
