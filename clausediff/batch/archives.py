"""Lists and reads the members of ZIP and TAR archives. Nothing is ever unpacked to disk, so no name in one can reach a file.

Bounds hold against archives that were made to exhaust a machine: on the size of a member as unpacked, on the number of
members, and on all that is unpacked of an archive in relation to its size.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from clausediff.batch.items import Item, failed, told_apart
from clausediff.batch.opening import open_bytes
from clausediff.errors import ReadError
from clausediff.scan.readers import SUFFIXES, display_path

__all__ = ["TAR", "ZIP", "is_archive", "list_members", "read_members"]

ZIP = (".zip",)
TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
MOST_MEMBERS = 5_000_000
"""Members of one archive; more are refused, with a row that says so."""
EXPANSION = 200
"""How many times as large as the archive all that is unpacked of it may be. Text packs 3 to 10 times, equal copies 50 times;
made-up archives 1,000 times."""
ALWAYS = 200_000_000
"""Bytes that may be unpacked of any archive."""
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    RuntimeError,
    NotImplementedError,
    ValueError,
    KeyError,
    EOFError,
)
"""What the two modules raise for archives that are damaged, encrypted, or packed in a way that they do not know."""


def is_archive(path: str) -> bool:
    """Whether a file is listed as an archive, by its name."""
    return path.lower().endswith((*ZIP, *TAR))


def list_members(path: str) -> Iterator[Item]:
    """An item for each member that is a file; for an archive that cannot be read, an item with the error."""
    shown = display_path(path)
    kind = "zip" if path.lower().endswith(ZIP) else "tar"
    count = 0
    seen: set[int] = set()
    try:
        for place, name in _zip_names(path) if kind == "zip" else _tar_names(path):
            count += 1
            if count > MOST_MEMBERS:
                yield failed(shown, "too-large", f"{shown}: holds more than {MOST_MEMBERS:,} files; split it", path)
                return
            inside = f"{shown}/{_name(name)}"
            if hash(inside) in seen:
                inside = told_apart(inside, f"member {count}")  # an archive may hold several files of one name
            seen.add(hash(inside))
            if place is None:
                yield failed(
                    inside, "unreadable", f"{inside}: is a link or a device in an archive, which is not followed", path
                )
            else:
                yield _item(inside, kind, path, place)
    except ReadError as error:
        yield failed(shown, error.kind, str(error), path)


def _name(name: str) -> str:
    """The name of a member as it is shown."""
    return display_path(name.encode("utf-8", "backslashreplace").decode("utf-8"))


def _item(path: str, kind: str, source: str, place: int) -> Item:
    lower = path.lower()
    known = lower.endswith(SUFFIXES) and not lower.rpartition("/")[2].startswith("readme.")
    return Item(path, kind if known else "unknown", source, str(place))


def _zip_names(path: str) -> Iterator[tuple[int, str]]:
    with _zip(path) as archive:
        for place, info in enumerate(archive.infolist()):
            if not info.is_dir() and not _hidden(info.filename):
                yield place, info.filename


def _tar_names(path: str) -> Iterator[tuple[int | None, str]]:
    """The place and the name of each member that is no folder; no place for one that is no file."""
    with _tar(path) as archive:
        for place, info in enumerate(archive):
            archive.members = []  # type: ignore[attr-defined]  # it keeps every member that it has passed
            if not info.isdir() and not _hidden(info.name):
                yield place if info.isfile() else None, info.name


def _hidden(name: str) -> bool:
    return name.replace("\\", "/").rpartition("/")[2].startswith(".") or name.startswith("__MACOSX/")


def read_members(path: str, items: Sequence[Item], max_bytes: int) -> Iterator[tuple[Item, bytes | ReadError]]:
    """The bytes of members of one archive, in the order of ``items``, which is that of the archive.

    Raises ReadError where the archive cannot be read, or no further.
    """
    yield from (_read_zip if items[0].kind == "zip" else _read_tar)(path, items, max_bytes)


def _read_zip(path: str, items: Sequence[Item], max_bytes: int) -> Iterator[tuple[Item, bytes | ReadError]]:
    with _zip(path) as archive:
        infos = archive.infolist()
        left = max(ALWAYS, EXPANSION * sum(info.compress_size for info in infos))
        for item in items:
            try:
                with archive.open(infos[int(item.place)]) as member:
                    data = member.read(max_bytes + 1)
            except (*_BROKEN, OSError, IndexError) as error:
                yield item, _damaged(item.path, error)
                continue
            left -= len(data)
            if left < 0:
                raise _bomb(path)
            yield item, data


def _read_tar(path: str, items: Sequence[Item], max_bytes: int) -> Iterator[tuple[Item, bytes | ReadError]]:
    wanted = iter(items)
    item = next(wanted)
    with _tar(path) as archive:
        for place, info in enumerate(archive):
            archive.members = []  # type: ignore[attr-defined]
            if place != int(item.place):
                continue
            member = archive.extractfile(info) if info.isfile() else None
            yield item, member.read(max_bytes + 1) if member is not None else _damaged(item.path, "it is no file")
            following = next(wanted, None)
            if following is None:
                return
            item = following
    raise _damaged(item.path, "the archive ends before it")


@contextmanager
def _zip(path: str) -> Iterator[zipfile.ZipFile]:
    with open_bytes(path) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (*_BROKEN, OSError) as error:
            raise _damaged(display_path(path), error) from None
        with archive:
            yield archive


@contextmanager
def _tar(path: str) -> Iterator[tarfile.TarFile]:
    """An archive that is read from its beginning to its end; no more is unpacked than the bounds allow."""
    with open_bytes(path) as stream:
        size = _size(stream)
        try:
            with tarfile.open(fileobj=stream, mode="r:*" if size is not None else "r|*") as archive:
                if size is not None and archive.fileobj is not stream:
                    archive.fileobj = _Bounded(archive.fileobj, path, max(ALWAYS, EXPANSION * size))  # type: ignore[assignment]
                yield archive
        except (*_BROKEN, OSError) as error:
            raise _damaged(display_path(path), error) from None


def _size(stream: IO[bytes]) -> int | None:
    if not stream.seekable():
        return None
    size = stream.seek(0, 2)
    stream.seek(0)
    return size


class _Bounded:
    """What is unpacked of an archive, up to a bound."""

    def __init__(self, stream: object, path: str, bound: int) -> None:
        self._stream = stream
        self._path = path
        self._bound = bound

    def seek(self, place: int, *whence: int) -> int:
        """Go to a place, which unpacks all that is before it."""
        if place > self._bound:
            raise _bomb(self._path)
        return int(self._stream.seek(place, *whence))  # type: ignore[attr-defined]

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        if self.tell() + max(size, 0) > self._bound:
            raise _bomb(self._path)
        return bytes(self._stream.read(size))  # type: ignore[attr-defined]

    def tell(self) -> int:
        """Where it is."""
        return int(self._stream.tell())  # type: ignore[attr-defined]

    def close(self) -> None:
        """Close what is unpacked."""
        self._stream.close()  # type: ignore[attr-defined]


def _damaged(shown: str, why: object) -> ReadError:
    said = " ".join(str(why).split()) or type(why).__name__
    return ReadError("damaged", f"{shown}: cannot be unpacked ({said}); pack it again, or give the files themselves")


def _bomb(path: str) -> ReadError:
    shown = display_path(path)
    return ReadError(
        "too-large", f"{shown}: unpacks to more than {EXPANSION} times its size; unpack it yourself if you trust it"
    )
