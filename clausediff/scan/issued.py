"""The issued form as printed: the PDF or the document of a word processor that was sent out, as pages with pictures.

A document is printed by LibreOffice, where that is installed: nothing else sets its lines and pages as people see them.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from clausediff.errors import ReadError
from clausediff.scan.options import PageOptions
from clausediff.scan.readers import DEFAULT_MAX_BYTES, display_path, kind_of, read
from clausediff.scan.readers.files import fetch
from clausediff.scan.scan import Scan

__all__ = ["read_issued"]

_PROGRAMS = ("soffice", "libreoffice")
_PRINTED = {"docx": ".docx", "odt": ".odt", "rtf": ".rtf"}
"""The kinds of files that are printed first, with the suffix that the program knows them by."""
_SECONDS = 180
"""Of printing, at most."""


def read_issued(path: str, options: PageOptions, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Scan:
    """The pages of an issued form, with its words and their places.

    Raises :class:`ReadError` of the kind ``issued`` where the file has no pages, or cannot be printed here, and of the kinds of
    :func:`clausediff.scan.readers.read` where it cannot be read.
    """
    data = fetch(path, stdin=None, max_bytes=max_bytes)
    kind, shown = kind_of(data, path), display_path(path)
    if kind in _PRINTED:
        printed = _printed(shown, data, _PRINTED[kind])
        form = replace(read(shown, data=printed, max_bytes=max(max_bytes, len(printed)), pages=options), path=shown)
    elif kind in ("pdf", "image"):
        form = read(path, max_bytes=max_bytes, pages=options)
    else:
        raise ReadError(
            "issued", f"{shown}: has no pages to lay beside a copy's; --issued takes the PDF or DOCX that was sent out"
        )
    if not form.has_pictures or not form.words:
        raise ReadError(
            "issued", f"{shown}: no words with a place on a page were found, so it cannot be laid beside a copy"
        )
    return form


def _printed(shown: str, data: bytes, suffix: str) -> bytes:
    """A document of a word processor as a PDF."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise ReadError(
            "issued",
            f"{shown}: only LibreOffice can print a document, and it is not installed; install it, or give --issued the form as a PDF",
        )
    with tempfile.TemporaryDirectory(prefix="clausediff-") as folder:
        # The document is copied under a name of our own: nothing of the given name reaches the program.
        source = Path(folder, f"form{suffix}")
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",  # of a running program nothing is used or changed
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS, stdin=subprocess.DEVNULL)
            return Path(folder, "form.pdf").read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            raise ReadError(
                "issued",
                f"{shown}: LibreOffice could not print it; open it there, save it as a PDF, and give --issued that",
            ) from None
