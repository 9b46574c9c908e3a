"""Writes a file, a report for one, completely or not at all."""

from __future__ import annotations

import contextlib
import io
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, cast

from clausediff.errors import OutputError
from clausediff.model import Report
from clausediff.report.registry import Format, RenderOptions, by_name, by_suffix, render

__all__ = ["write", "write_whole"]


def write(
    report: Report,
    path: str | Path,
    *,
    name: str | None = None,
    force: bool = False,
    options: RenderOptions | None = None,
) -> None:
    """Write ``report`` to ``path`` in the format ``name``, or in the format of the suffix, as :func:`write_whole` does.

    Raises :class:`UsageError` for an unknown format besides.
    """
    chosen = by_name(name) if name is not None else by_suffix(str(path))
    write_whole(path, lambda stream: _render(report, chosen, stream, options or RenderOptions()), force=force)


def write_whole(path: str | Path, put: Callable[[IO[bytes]], object], *, force: bool = False) -> None:
    """Write to ``path`` what ``put`` writes into the stream that it is given.

    It goes to a temporary file in the same folder, which replaces ``path`` when it is complete, so that a full disk or an
    interrupt leaves the old file. A device or a pipe is written to directly. Raises :class:`OutputError` when it cannot be
    written, also when the file exists already and ``force`` is not set.
    """
    place = Path(path)
    with _explained(place):
        mode = _mode(place)
        if mode is not None and stat.S_ISDIR(mode):
            raise OutputError(f"{path}: is a folder; name a file in it.")
        if mode is not None and not stat.S_ISREG(mode):
            with place.open("wb") as stream:
                put(stream)
            return
        if mode is not None and not force:
            raise OutputError(f"{path}: stands there already; use --force to overwrite it.")
        # Where the path is a symbolic link, its target is replaced and the link stays.
        resolved = Path(os.path.realpath(place))
        with _temporary(resolved) as temporary:
            with open(temporary, "wb") as stream:
                put(stream)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(temporary, stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
            if force:
                os.replace(temporary, resolved)
            else:
                _claim(temporary, resolved, str(path))


def _mode(place: Path) -> int | None:
    """The mode of the file at ``place``, or None when there is none."""
    try:
        return place.stat().st_mode
    except FileNotFoundError:
        return None


@contextlib.contextmanager
def _temporary(place: Path) -> Iterator[str]:
    """A new empty file in the folder of ``place``, removed at the end of the block in any case."""
    import tempfile  # what a run that writes no file has no need of

    handle, temporary = tempfile.mkstemp(prefix=f".{place.name[:40]}.", suffix=".tmp", dir=place.parent)
    os.close(handle)
    try:
        yield temporary
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


def _claim(temporary: str, place: Path, shown: str) -> None:
    """Move the file to ``place``, where there was none; a file that was created there in the meantime is kept."""
    try:
        os.link(temporary, place)
    except FileExistsError as error:
        raise OutputError(f"{shown}: stands there already; use --force to overwrite it.") from error
    except OSError:
        # The file system has no hard links.
        os.replace(temporary, place)


def _render(report: Report, chosen: Format, stream: IO[bytes], options: RenderOptions) -> None:
    if chosen.binary:
        render(report, chosen.name, stream, options)
        return
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="", write_through=False)
    try:
        render(report, chosen.name, cast("IO[str]", text), options)
        text.flush()
    finally:
        with contextlib.suppress(OSError, ValueError):
            text.detach()


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def _explained(place: Path) -> Iterator[None]:
    """Turn errors of the operating system into an :class:`OutputError` that says what to do."""
    try:
        yield
    except FileNotFoundError as error:
        raise OutputError(f"{place}: its folder does not exist; make it first.") from error
    except PermissionError as error:
        raise OutputError(f"{place}: may not be written; check the rights of its folder.") from error
    except BrokenPipeError as error:
        raise OutputError(f"{place}: the reader of the pipe went away before the report was whole.") from error
    except OSError as error:
        raise OutputError(f"{place}: could not be written: {error.strerror or error}; nothing was changed.") from error
