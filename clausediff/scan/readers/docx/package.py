"""The parts of a Word file: a ZIP archive of XML parts that name each other by relationships.

Nothing in it is trusted: no more than a given number of bytes is unpacked, an archive with two parts of one name is
refused, and no document type, entity or address is ever followed.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from clausediff.errors import ReadError
from clausediff.scan.readers.docx.names import STRICT, Element

__all__ = ["MAIN", "Package", "Relation", "is_package"]

MAIN = "word/document.xml"
"""The main part where the archive does not say which it is."""
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, ValueError, OSError, KeyError, EOFError)
_MEDIA = 8
"""How many times as much may be unpacked of pictures and the like, which are only hashed."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part calls another one by."""

    type: str
    """The last word of its type: ``header``, ``footnotes``, ``image`` …"""
    target: str
    """The name of the other part in the archive, or an address where it is external."""
    external: bool


def is_package(data: bytes) -> bool:
    """Whether the bytes are a Word document: an archive whose main part is a text document."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if MAIN in names:
                return True
            return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)
    except _BROKEN:
        return False


class Package:
    """An open archive. Parts are read when they are asked for, and kept."""

    def __init__(self, data: bytes, path: str, max_bytes: int) -> None:
        self.path = path
        self._left = max_bytes
        self._media = max_bytes * _MEDIA
        self._roots: dict[str, Element | None] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self.damaged(error) from None
        self._names: dict[str, str] = {}
        for name in self._archive.namelist():
            key = name.lower()
            if key in self._names:
                raise self.damaged(f"it holds two parts called {key}")
            self._names[key] = name
        self.main = self._main()

    def damaged(self, why: object) -> ReadError:
        """The error to raise for a file that cannot be read."""
        message = f"{self.path}: is a damaged or protected Word document ({why}); open it in Word and save it again"
        return ReadError("binary", " ".join(message.split()))

    def names(self) -> list[str]:
        """The names of all parts, sorted."""
        return sorted(self._names.values())

    def _main(self) -> str:
        for relation in self.related("").values():
            if relation.type == "officeDocument" and not relation.external:
                return relation.target
        return MAIN

    def read(self, name: str) -> bytes | None:
        """A part's bytes, or None where there is no such part. Raises ReadError when the file is too large unpacked."""
        stored = self._names.get(name.lower())
        if stored is None:
            return None
        try:
            with self._archive.open(stored) as file:
                data = file.read(self._left + 1)
        except _BROKEN as error:
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
        except _BROKEN:
            return ""
        return found.hexdigest()

    def xml(self, name: str) -> Element | None:
        """The root of an XML part, or None where there is no such part. Raises ReadError when it is malformed."""
        if name not in self._roots:
            data = self.read(name)
            self._roots[name] = None if data is None else self.parse(data)
        return self._roots[name]

    def parse(self, data: bytes) -> Element:
        """The root of some XML. No document type is accepted, so there are no entities to expand."""
        from lxml import etree

        for strict, usual in STRICT.items():
            if strict in data:
                data = data.replace(strict, usual)
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
            raise self.damaged("it declares a document type, which Word never does")
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(error) from None
        if root.getroottree().docinfo.doctype:
            raise self.damaged("it declares a document type, which Word never does")
        return root

    def related(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their ids; those of the archive itself for an empty name."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
            found = {}
            for each in root if root is not None else ():
                external = each.get("TargetMode") == "External"
                target = each.get("Target") or ""
                if not external:
                    target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
                found[each.get("Id") or ""] = Relation((each.get("Type") or "").rpartition("/")[2], target, external)
            self._relations[part] = found
        return self._relations[part]

    def part(self, kind: str) -> str | None:
        """The name of the part of that kind (``styles``, ``footnotes``) that the main part names."""
        for relation in self.related(self.main).values():
            if relation.type == kind and not relation.external:
                return relation.target
        return None

    def root(self, kind: str) -> Element | None:
        """The root of the part of that kind that the main part names, or None."""
        name = self.part(kind)
        return None if name is None else self.xml(name)
