"""Put a report into a file: all of it or nothing."""

from __future__ import annotations

import contextlib
import io
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from clausediff.errors import OutputError
from clausediff.model import Report
from clausediff.report.registry import Format, RenderOptions, by_name, by_suffix, render

__all__ = ["write"]


def write(
    report: Report,
    path: str | Path,
    *,
    name: str | None = None,
    force: bool = False,
    options: RenderOptions | None = None,
) -> None:
    """Write ``report`` to ``path`` in the format ``name``, or in the one that the suffix names.

    The report is written to a new file in the same folder, which takes the place of ``path`` when it is whole: a full
    disk or an interrupt leaves what stood there. A device or a pipe is written to directly. Raises
    :class:`UsageError` for an unknown format and :class:`OutputError` for everything that keeps it from being
    written, a file that stands there already among them unless ``force``.
    """
    chosen = by_name(name) if name is not None else by_suffix(str(path))
    options = options or RenderOptions()
    place = Path(path)
    with _explained(place):
        standing = _standing(place)
        if standing is not None and stat.S_ISDIR(standing):
            raise OutputError(f"{path}: is a folder; name a file in it.")
        if standing is not None and not stat.S_ISREG(standing):
            with place.open("wb") as stream:
                _render(report, chosen, stream, options)
            return
        if standing is not None and not force:
            raise OutputError(f"{path}: stands there already; use --force to overwrite it.")
        # Through a link, the file that it points to is replaced, and the link stays.
        resolved = Path(os.path.realpath(place))
        with _temporary(resolved) as temporary:
            with open(temporary, "wb") as stream:
                _render(report, chosen, stream, options)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(temporary, stat.S_IMODE(standing) if standing is not None else 0o666 & ~_umask())
            if force:
                os.replace(temporary, resolved)
            else:
                _claim(temporary, resolved, str(path))


def _standing(place: Path) -> int | None:
    """The mode of what stands at ``place``, or None."""
    try:
        return place.stat().st_mode
    except FileNotFoundError:
        return None


@contextlib.contextmanager
def _temporary(place: Path) -> Iterator[str]:
    """A new empty file beside ``place``, gone afterwards whatever happens."""
    handle, temporary = tempfile.mkstemp(prefix=f".{place.name[:40]}.", suffix=".tmp", dir=place.parent)
    os.close(handle)
    try:
        yield temporary
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


def _claim(temporary: str, place: Path, shown: str) -> None:
    """Move into a place that was free; one that somebody took in the meantime is not overwritten."""
    try:
        os.link(temporary, place)
    except FileExistsError as error:
        raise OutputError(f"{shown}: stands there already; use --force to overwrite it.") from error
    except OSError:
        # Not every file system has hard links.
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
    """Turn what the system says into one sentence with a remedy."""
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
