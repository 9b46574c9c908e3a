"""Readers turn a path into a :class:`~clausediff.scan.scan.Scan`.

A reader is a module with ``NAME``, ``SUFFIXES`` and ``scan(path, data, text) -> Scan``; it gets the bytes and the
decoded text. :func:`read` fetches the bytes, refuses what cannot be a scan, and picks the reader by suffix; any other
suffix is plain text.
"""

from __future__ import annotations

from clausediff.scan.readers.files import decode, display_path, fetch
from clausediff.scan.scan import Scan

__all__ = ["DEFAULT_MAX_BYTES", "SUFFIXES", "display_path", "read"]

DEFAULT_MAX_BYTES = 50_000_000
"""Larger files are refused unless ``--max-size`` says otherwise."""

SUFFIXES = (".txt", ".md", ".markdown", ".docx")
"""What a walk through a folder picks up. A file that is named explicitly is read whatever its suffix."""


def read(
    path: str,
    *,
    stdin: bytes | None = None,
    encoding: str = "utf-8",
    max_bytes: int = DEFAULT_MAX_BYTES,
    tracked: str = "accept",
) -> Scan:
    """Read one file, or standard input when ``path`` is ``-``.

    ``stdin`` holds the bytes of standard input when the caller has read them already; ``tracked`` says whether the tracked
    changes of a Word document are read as accepted (``accept``) or as rejected (``reject``). Raises
    :class:`~clausediff.errors.ReadError` with a ``kind`` of ``absent``, ``directory``, ``unreadable``, ``empty``,
    ``binary``, ``encoding`` or ``too-large``.
    """
    from clausediff.scan.readers import markdown, text

    data = fetch(path, stdin=stdin, max_bytes=max_bytes)
    if data.startswith(b"PK"):
        from clausediff.scan.readers import docx

        if docx.is_docx(data):
            return docx.scan(display_path(path), data, max_bytes, tracked=tracked)
    decoded = decode(data, display_path(path), encoding)
    reader = markdown.scan if path.lower().endswith(markdown.SUFFIXES) else text.scan
    return reader(display_path(path), data, decoded)
