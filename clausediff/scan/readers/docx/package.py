"""The parts of a Word file: a ZIP archive of XML parts that name each other by relationships.

How it is unpacked safely is in :mod:`clausediff.scan.readers.archive`.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from clausediff.scan.readers.archive import BROKEN, Archive
from clausediff.scan.readers.docx.names import STRICT, Element

__all__ = ["MAIN", "Package", "Relation", "is_package"]

MAIN = "word/document.xml"
"""The main part where the archive does not say which it is."""


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
    except BROKEN:
        return False


class Package(Archive):
    """An open Word document."""

    kind = "Word document"
    program = "Word"

    def __init__(self, data: bytes, path: str, max_bytes: int) -> None:
        super().__init__(data, path, max_bytes)
        self._relations: dict[str, dict[str, Relation]] = {}
        self.main = self._main()

    def _main(self) -> str:
        for relation in self.related("").values():
            if relation.type == "officeDocument" and not relation.external:
                return relation.target
        return MAIN

    def parse(self, data: bytes) -> Element:
        """The root of some XML, in the usual dialect."""
        for strict, usual in STRICT.items():
            if strict in data:
                data = data.replace(strict, usual)
        return super().parse(data)

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
