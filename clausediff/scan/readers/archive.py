"""ZIP archives of XML parts, as Word and LibreOffice write their documents.

Nothing in one is trusted: no more than a given number of bytes is unpacked, an archive with two parts of one name is
refused, and no document type, entity or address is ever followed.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from typing import Any

from clausediff.errors import ReadError

__all__ = ["BROKEN", "Archive"]

BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, ValueError, OSError, KeyError, EOFError)
"""What ``zipfile`` raises for archives that are damaged, encrypted or packed in a way that it does not know."""
_MEDIA = 8
"""How many times as much may be unpacked of pictures and the like, which are only hashed."""


class Archive:
    """An open archive. Parts are read when they are asked for; XML parts are kept."""

    kind = "document"
    """What errors call the file: ``Word document``."""
    program = "the program that made it"
    """Which program a user should open a damaged file with."""

    def __init__(self, data: bytes, path: str, max_bytes: int) -> None:
        self.path = path
        self._left = max_bytes
        self._media = max_bytes * _MEDIA
        self._pictures = max_bytes
        self._roots: dict[str, Any] = {}
        self._digests: dict[str, str] = {}
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise self.damaged(error) from None
        self._names: dict[str, str] = {}
        for name in self._archive.namelist():
            key = name.lower()
            if key in self._names:
                raise self.damaged(f"it holds two parts called {key}")
            self._names[key] = name

    def damaged(self, why: object) -> ReadError:
        """The error to raise for a file that cannot be read."""
        message = (
            f"{self.path}: is a damaged or protected {self.kind} ({why}); open it in {self.program} and save it again"
        )
        return ReadError("binary", " ".join(message.split()))

    def names(self) -> list[str]:
        """The names of all parts, sorted."""
        return sorted(self._names.values())

    def read(self, name: str) -> bytes | None:
        """A part's bytes, or None where there is no such part. Raises ReadError when the file is too large unpacked."""
        stored = self._names.get(name.lower())
        if stored is None:
            return None
        try:
            with self._archive.open(stored) as file:
                data = file.read(self._left + 1)
        except BROKEN as error:
            raise self.damaged(error) from None
        self._left -= len(data)
        if self._left < 0:
            message = f"{self.path}: is too large when unpacked; raise the limit with --max-size"
            raise ReadError("too-large", message)
        return data

    def digest(self, name: str) -> str:
        """The SHA-256 of a part that is not read; empty where there is none, or it is too large."""
        stored = self._names.get(name.lower())
        if stored is None:
            return ""
        found = hashlib.sha256()
        try:
            with self._archive.open(stored) as file:
                while chunk := file.read(1 << 16):
                    self._media -= len(chunk)
                    if self._media < 0:
                        return ""
                    found.update(chunk)
        except BROKEN:
            return ""
        self._digests[found.hexdigest()] = name
        return found.hexdigest()

    def find(self, digest: str) -> bytes | None:
        """The bytes of the part with that SHA-256, of those that :meth:`digest` was asked for; None where there is no such
        part, or pictures are too large together."""
        name = self._digests.get(digest)
        size = self._archive.getinfo(self._names[name.lower()]).file_size if name is not None else 0
        if name is None or size > self._pictures:
            return None
        self._pictures -= size
        with self._archive.open(self._names[name.lower()]) as file:
            return file.read(size)

    def xml(self, name: str) -> Any:
        """The root of an XML part, or None where there is no such part. Raises ReadError when it is malformed."""
        if name not in self._roots:
            data = self.read(name)
            self._roots[name] = None if data is None else self.parse(data)
        return self._roots[name]

    def parse(self, data: bytes) -> Any:
        """The root of some XML. No document type is accepted, so there are no entities to expand."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        if b"<!DOCTYPE" in data:
            raise self.damaged(f"it declares a document type, which no {self.kind} does")
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(error) from None
        if root.getroottree().docinfo.doctype:
            raise self.damaged(f"it declares a document type, which no {self.kind} does")
        return root
