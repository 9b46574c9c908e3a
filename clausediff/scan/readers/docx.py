"""Word documents: the words of the body, as a reader sees them who has accepted all tracked changes.

For canonicals that a lawyer keeps in Word, and for copies that come back unsigned. Numbers that Word makes itself are
not in the file; the comparison needs none. The XML is read as a stream, without ever resolving an entity.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from xml.parsers import expat

from clausediff.errors import ReadError
from clausediff.scan.scan import Scan

__all__ = ["NAME", "SUFFIXES", "is_docx", "scan"]

NAME = "docx"
SUFFIXES = (".docx",)

_BODY = "word/document.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_ENDS = {"p": "\n\n", "tc": "\t", "tr": "\n"}
_GONE = frozenset({"del", "moveFrom", "instrText", "delText"})


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a Word document."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _BODY in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def scan(path: str, data: bytes, max_bytes: int) -> Scan:
    """The scan of a Word document. Raises ReadError when it is damaged, too large unpacked, or holds no text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_BODY) as file:
            source = file.read(max_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, ValueError, OSError, KeyError) as error:
        message = f"{path}: is a damaged or protected Word document ({error}); open it in Word and save it again"
        raise ReadError("binary", message) from None
    if len(source) > max_bytes:
        raise ReadError("too-large", f"{path}: is too large when unpacked; raise the limit with --max-size")
    try:
        text = _Body().read(source)
    except expat.ExpatError as error:
        raise ReadError("binary", f"{path}: is a damaged Word document ({error}); save it again") from None
    if not text.strip():
        raise ReadError("empty", f"{path}: the document holds no text")
    return Scan(path, hashlib.sha256(data).hexdigest(), text, NAME)


class _Body:
    """Collects the text while expat walks through the document."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._in_text = False
        self._gone = 0

    def read(self, source: bytes) -> str:
        """The text of ``word/document.xml``."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(source, True)
        return "".join(self._parts).rstrip() + "\n"

    def _doctype(self, *_: object) -> None:
        raise expat.ExpatError("it declares a document type, which Word never does")

    def _start(self, name: str, _: object) -> None:
        kind = _kind(name)
        if kind in _GONE or name == _FALLBACK:
            self._gone += 1
        elif kind == "t":
            self._in_text = True
        elif kind in _MARKS and not self._gone:
            self._parts.append(_MARKS[kind])

    def _end(self, name: str) -> None:
        kind = _kind(name)
        if kind in _GONE or name == _FALLBACK:
            self._gone -= 1
        elif kind == "t":
            self._in_text = False
        elif kind in _ENDS and not self._gone:
            if kind == "tc" and self._parts and self._parts[-1] == _ENDS["p"]:
                self._parts.pop()
            self._parts.append(_ENDS[kind])

    def _text(self, text: str) -> None:
        if self._in_text and not self._gone:
            self._parts.append(text)


def _kind(name: str) -> str:
    """The local name of a WordprocessingML element, or empty for any other."""
    for space in (_WORD, _STRICT):
        if name.startswith(space):
            return name[len(space) :]
    return ""
