"""Characters of a file in Rich Text Format: bytes in the encoding of their font, and Unicode with bytes for older programs."""

from __future__ import annotations

__all__ = ["Characters"]


class Characters:
    """The bytes that were collected and are not decoded yet, and half of a pair of surrogates."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._wait = 0  # bytes behind a \\u that are for other programs
        self._pair = b""

    def put(self, data: bytes) -> None:
        """Collect bytes of text, but for those that stand for a character that was read already."""
        if self._wait:
            skipped = min(self._wait, len(data))
            data, self._wait = data[skipped:], self._wait - skipped
        self._bytes += data

    def take(self) -> bytes:
        """The bytes that were collected, once."""
        data, self._bytes = bytes(self._bytes), bytearray()
        return data

    def at_word(self) -> None:
        """A control word follows: no bytes are left out behind it."""
        self._wait = 0

    def unicode(self, number: int, skip: int) -> str:
        """The character of a ``\\u`` with that number, behind which some bytes are left out; empty where it is half of one."""
        self._wait = skip
        code = number + 65_536 if number < 0 else number
        if 0xD800 <= code < 0xE000:
            self._pair += code.to_bytes(2, "big")
            if len(self._pair) == 4:
                pair, self._pair = self._pair, b""
                return pair.decode("utf-16-be", "replace")
            return ""
        return chr(code) if 0 < code < 0x110000 else ""
