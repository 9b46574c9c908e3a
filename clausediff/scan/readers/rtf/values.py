"""What a file in Rich Text Format says of the names that its fields ask for: bookmarks, properties, variables."""

from __future__ import annotations

from clausediff.scan.readers.field_codes import Known, bookmark_set_by
from clausediff.scan.readers.output import Output

__all__ = ["PROPERTIES", "VALUES", "Values"]

PROPERTIES = {
    "title": "title", "subject": "subject", "author": "author", "keywords": "keywords", "doccomm": "comments", "company": "company",
    "manager": "manager", "category": "category",
}  # fmt: skip
"""Groups of a file's information, and what fields call them."""
VALUES = frozenset("bkmkstart bkmkend docvar propname staticval".split())
"""The other groups whose words are names or values."""
_PARTS = "\x00"
"""Before each group within a group whose words are parted."""


class Values:
    """The values so far, by their names in lower case."""

    def __init__(self) -> None:
        self._bookmarks: dict[str, str] = {}
        self._opened: dict[str, tuple[Output, int]] = {}
        self._set: dict[str, str] = {}
        self._properties: dict[str, str] = {}
        self._variables: dict[str, str] = {}
        self._name = ""
        self.known = Known(self._bookmark, self._property, lambda name: self._variables.get(name.lower()))

    def take(self, kind: str, words: str, out: Output) -> None:
        """Take the words of a group of that kind, which stands at the end of what was read so far."""
        name = words.strip().lower()
        if kind == "bkmkstart":
            self._opened.setdefault(name, (out, out.length))
        elif kind == "bkmkend":
            held, start = self._opened.pop(name, (out, out.length))
            if held is out:
                self._bookmarks.setdefault(name, out.since(start))
        elif kind == "docvar":
            parts = words.split(_PARTS)
            if len(parts) == 3:
                self._variables.setdefault(parts[1].strip().lower(), parts[2].strip())
        elif kind == "propname":
            self._name = name
        elif kind == "staticval":
            self._properties.setdefault(self._name, words.strip())
        else:
            self._properties.setdefault(PROPERTIES[kind], words.strip())

    def set(self, code: str) -> None:
        """A ``SET`` field gives a bookmark its words."""
        if (given := bookmark_set_by(code)) is not None:
            name, words = given
            self._set[name] = words

    def _bookmark(self, name: str) -> str | None:
        return self._set.get(name.lower(), self._bookmarks.get(name.lower()))

    def _property(self, name: str) -> str | None:
        return self._properties.get(name.lower())
