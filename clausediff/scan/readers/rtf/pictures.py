"""Pictures, embedded objects and drawings of a file in Rich Text Format: they are named, and their words are not known."""

from __future__ import annotations

import hashlib

from clausediff.scan.readers.output import Output

__all__ = ["Pictures"]

_LEGIBLE = 160
"""Twentieths of a point: a picture less high or wide has no room for a word."""


class Pictures:
    """The picture that is being read, and those that were."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}
        """The bytes of the pictures by their digests."""
        self.seen = 0
        """Pictures and text boxes so far."""
        self.behind = False
        """Whether the shape that is being read lies behind the text."""
        self._held = bytearray()
        self._small = False

    def begin(self) -> None:
        """A picture begins."""
        self.seen += 1
        self._held, self._small = bytearray(), False

    def add(self, data: bytes) -> None:
        """Bytes of it."""
        self._held += data

    def word(self, name: str, number: int | None) -> None:
        """A control word within it."""
        if name in ("picwgoal", "pichgoal"):
            self._small = self._small or (number or 0) < _LEGIBLE

    def end(self, out: Output, name: str, unseen: str) -> None:
        """It ends, and is named where it can be seen and has room for words."""
        digest = hashlib.sha256(bytes(self._held)).hexdigest()
        self.found[digest] = _bytes_of(bytes(self._held))
        if not unseen and not self._small:
            what = "a picture" if name == "pict" else "an embedded object"
            out.tell("picture" if name == "pict" else "embedded", f"{what} was not read", digest=digest)

    def end_shape(self, out: Output, seen: int) -> None:
        """A shape ends before which so many pictures and boxes were seen: one without any may strike or hide words that it is over."""
        if self.seen == seen and not self.behind:
            out.tell("unread", "a line or a shape is drawn over the page, and may strike or cover words")


def _bytes_of(held: bytes) -> bytes:
    """The bytes of a picture, which stand in the file as they are or in hexadecimal."""
    try:
        return bytes.fromhex(held.decode("ascii"))
    except ValueError:
        return held
