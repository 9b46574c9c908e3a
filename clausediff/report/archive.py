"""Reproducible zip archives, for formats that are zip files."""

from __future__ import annotations

import io
import zipfile
from typing import IO

__all__ = ["rezip"]


def rezip(made: IO[bytes], out: IO[bytes]) -> None:
    """Write the archive ``made`` to ``out``, its entries in the same order, with fixed dates, permissions and system.

    Libraries write the time, the time zone or the permissions of a temporary file into the entries, and the same
    report must give the same bytes on any machine. ``out`` is written once and in order, so it may be a pipe.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in archive.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            fixed.writestr(entry, archive.read(name))
    out.write(whole.getbuffer())
