"""Opens files and folders on this machine, and, through fsspec, at addresses such as ``s3://bucket/folder``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from clausediff.errors import ReadError
from clausediff.scan.readers import display_path

__all__ = ["explained", "filesystem", "is_address", "open_bytes", "read_bytes"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://")
"""A single letter before the colon is a drive of Windows."""


def is_address(path: str) -> bool:
    """Whether a source is at an address for fsspec."""
    return _ADDRESS.match(path) is not None


def filesystem(address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it. Raises ReadError where what serves it is not installed."""
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(address)
    except ImportError as error:
        raise ReadError("unreadable", f"{address}: {error}; install the package that fsspec names for it") from None
    except (OSError, ValueError) as error:
        raise ReadError("unreadable", f"{address}: {error}") from None
    return system, cast("str", path)


@contextmanager
def open_bytes(path: str) -> Iterator[IO[bytes]]:
    """An open file, here or at an address. Raises ReadError where it cannot be opened or read."""
    with explained(path):
        if is_address(path):
            system, inner = filesystem(path)
            with system.open(inner, "rb") as stream:
                yield stream
        else:
            with open(path, "rb") as stream:
                yield stream


def read_bytes(path: str, max_bytes: int) -> bytes:
    """The bytes of a file, of a larger one ``max_bytes + 1`` of them, at which reading it is refused."""
    if not is_address(path):
        from clausediff.scan.readers.files import fetch

        return fetch(path, stdin=None, max_bytes=max_bytes)
    with open_bytes(path) as stream:
        return stream.read(max_bytes + 1)


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn what a file system raises into a :class:`ReadError` about the path."""
    shown = display_path(path)
    try:
        yield
    except FileNotFoundError:
        raise ReadError("absent", f"{shown}: there is no such file; check the name") from None
    except IsADirectoryError:
        raise ReadError("directory", f"{shown}: is a folder") from None
    except PermissionError:
        raise ReadError("unreadable", f"{shown}: may not be read; check its permissions") from None
    except OSError as error:
        raise ReadError(
            "unreadable", f"{shown}: cannot be read: {os.strerror(error.errno) if error.errno else error}"
        ) from None
