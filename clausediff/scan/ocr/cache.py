"""What OCR read, kept for the next run in the platform's cache folder.

One file a picture and engine, named by the hash of the picture's contents, the engine's version and the version of this
format, so that nothing stale is ever found. A file is written beside its place and renamed into it: a run that is
interrupted leaves nothing half written, and two runs at once write the same bytes. What cannot be read is as good as absent.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from clausediff.scan.ocr.picture import Reading, Straight
from clausediff.scan.pages import Box, Mirrored, Stamp
from clausediff.scan.reading_order import Piece

__all__ = ["as_kept", "clear", "folder", "load", "load_plain", "save", "save_plain", "size"]

Kept = TypeVar("Kept")

_FORMAT = "2"
_SUFFIX = ".ocr.json.gz"
_MOST = 200_000_000
"""Bytes: when there are more, the files not used for longest go."""
_TRIM_TO = 0.8


def folder() -> Path:
    """``CLAUSEDIFF_CACHE``, or the platform's folder for caches."""
    named = os.environ.get("CLAUSEDIFF_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("clausediff", appauthor=False) / "ocr"


def _file(key: str, engine: str) -> Path:
    name = hashlib.sha256("\0".join((_FORMAT, engine, key)).encode()).hexdigest()
    return folder() / name[:2] / (name + _SUFFIX)


def load(key: str, engine: str) -> list[Reading] | None:
    """What was read of a picture, or None."""
    return load_plain(key, engine, lambda kept: [_reading(each) for each in kept])


def save(key: str, engine: str, readings: list[Reading]) -> None:
    """Keep what was read of a picture; where that cannot be, nothing is kept and nothing said."""
    save_plain(key, engine, [_plain(each) for each in readings])


def as_kept(readings: list[Reading]) -> list[Reading]:
    """Readings as they come back from the cache: the first run must say the same of a page as the second, to the digit."""
    return [_reading(_plain(each)) for each in readings]


def load_plain(key: str, engine: str, restore: Callable[[Any], Kept]) -> Kept | None:
    """What ``restore`` makes of the plain data that was kept under a key, or None; it may raise ValueError, KeyError or TypeError."""
    path = _file(key, engine)
    try:
        kept = restore(json.loads(gzip.decompress(path.read_bytes())))
    except FileNotFoundError:
        return None
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        with suppress(OSError):
            path.unlink()
        return None
    with suppress(OSError):
        os.utime(path)
    return kept


def save_plain(key: str, engine: str, plain: object) -> None:
    """Keep plain data, such as JSON takes, under a key; where that cannot be, nothing is kept and nothing said."""
    path = _file(key, engine)
    data = gzip.compress(json.dumps(plain).encode(), 6, mtime=0)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
        _trim()


def size() -> tuple[int, int]:
    """How many files are kept, and their bytes."""
    files = _kept()
    return len(files), sum(size for _, size, _ in files)


def clear() -> tuple[int, int]:
    """Remove all that is kept; how many files and bytes that were."""
    files = _kept()
    for _, _, path in files:
        with suppress(OSError):
            path.unlink()
    for path in folder().glob("*"):
        with suppress(OSError):
            path.rmdir()
    return len(files), sum(size for _, size, _ in files)


def _kept() -> list[tuple[float, int, Path]]:
    """The kept files with when they were used and their sizes; leftovers of interrupted runs too."""
    found = []
    for path in folder().glob("??/*"):
        if path.name.endswith((_SUFFIX, ".tmp")):
            with suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
    return found


def _trim() -> None:
    files = sorted(_kept())
    total = sum(size for _, size, _ in files)
    if total <= _MOST:
        return
    for _, each, path in files:
        if total <= _MOST * _TRIM_TO:
            break
        with suppress(OSError):
            path.unlink()
        total -= each


def _plain(reading: Reading) -> dict[str, object]:
    straight = reading.straight
    return {
        "engine": reading.engine,
        "size": [reading.width, reading.height],
        "straight": [straight.rotation, straight.part, straight.cut, straight.skew],
        "pieces": [
            [piece.text, *(round(side, 2) for side in piece.box), piece.line, piece.confidence]
            for piece in reading.pieces
        ],
        "unread": [[round(side, 2) for side in box] for box in reading.unread],
        "mirrored": reading.mirrored,
        "stamps": [
            [[round(side, 2) for side in stamp.box], round(stamp.tilt, 2), stamp.round, stamp.text]
            for stamp in reading.stamps
        ],
    }


def _reading(plain: dict[str, Any]) -> Reading:
    rotation, part, cut, skew = plain["straight"]
    width, height = plain["size"]
    pieces = tuple(
        Piece(str(text), Box(*(float(side) for side in sides[:4])), int(sides[4]), sides[5])
        for text, *sides in plain["pieces"]
    )
    unread = tuple(Box(*(float(side) for side in box)) for box in plain["unread"])
    stamps = tuple(
        Stamp(Box(*(float(side) for side in box)), float(tilt), bool(ring), str(said))
        for box, tilt, ring, said in plain["stamps"]
    )
    straight = Straight(int(rotation), str(part), float(cut), float(skew))
    return Reading(
        str(plain["engine"]),
        float(width),
        float(height),
        straight,
        pieces,
        unread,
        stamps,
        _mirrored(plain["mirrored"]),
    )


def _mirrored(plain: list[Any] | None) -> Mirrored | None:
    if plain is None:
        return None
    lines, darkest, kept = plain
    return Mirrored(int(lines), float(darkest), tuple(Box(*(float(side) for side in box)) for box in kept))
