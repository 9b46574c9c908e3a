"""Reports that clausediff wrote, found in a folder of copies: they are no copies, and comparing them would tell their own words again.

Each format says of itself who made it. A file may say so falsely; so what is taken for a report is named in the next report as not
compared, like any file that is left out, and never passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["is_own_report"]

_PART = 4_096
"""Bytes that are looked at, at each end."""
_PDF = re.compile(rb"/Author \(clausediff\).{0,600}/Title \(clausediff report\)", re.DOTALL)
_PDF_TAIL = 400_000
"""Bytes of a PDF that are looked at from its end: the name of its maker stands before its table of objects."""
_HTML = re.compile(rb'<meta name="generator" content="clausediff">')
_JSON = re.compile(rb'\A\{\s*"schema_version":[^,]*,\s*"tool": \{"name": "clausediff"')
_CSV = re.compile(rb"\A(?:\xef\xbb\xbf)?file,agreement,signer,canonical,clause,verdict,category,")
_MARKDOWN = re.compile(rb"\A## clausediff: \d")
_TEXT = re.compile(
    rb"^[\d,]+ agreements? in [\d,]+ files?: [\d,]+ clean,\s[\d,]+\sreview,\s[\d,]+\ssubstantive", re.MULTILINE
)
_OFFICE = re.compile(
    rb"<dc:creator>clausediff</dc:creator>.{0,400}<cp:lastModifiedBy>clausediff</cp:lastModifiedBy>", re.DOTALL
)
_CORE = 100_000
"""Bytes of a document's own description that are looked at."""


def is_own_report(path: str) -> bool:
    """Whether a file says that clausediff wrote it as a report. False also where it cannot be read."""
    look = next((look for suffix, look in _LOOKS.items() if path.lower().endswith(suffix)), None)
    try:
        return look is not None and look(path)
    except (OSError, ValueError):
        return False


def _begins(pattern: re.Pattern[bytes]) -> Callable[[str], bool]:
    def look(path: str) -> bool:
        with open(path, "rb") as stream:
            return pattern.search(stream.read(_PART)) is not None

    return look


def _ends(pattern: re.Pattern[bytes], size: int) -> Callable[[str], bool]:
    def look(path: str) -> bool:
        with open(path, "rb") as stream:
            stream.seek(0, 2)
            stream.seek(max(0, stream.tell() - size))
            return pattern.search(stream.read(size)) is not None

    return look


def _office(path: str) -> bool:
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(path) as packed, packed.open("docProps/core.xml") as stream:
            return _OFFICE.search(stream.read(_CORE)) is not None
    except (KeyError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error):
        return False  # another archive, an encrypted or a damaged one


_LOOKS: dict[str, Callable[[str], bool]] = {
    ".html": _begins(_HTML),
    ".htm": _begins(_HTML),
    ".pdf": _ends(_PDF, _PDF_TAIL),
    ".json": _begins(_JSON),
    ".csv": _begins(_CSV),
    ".md": _begins(_MARKDOWN),
    ".markdown": _begins(_MARKDOWN),
    ".txt": _ends(_TEXT, _PART),
    ".docx": _office,
    ".xlsx": _office,
}
