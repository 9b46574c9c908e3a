"""Tracked changes of a file in Rich Text Format."""

from __future__ import annotations

from collections import Counter

from clausediff.scan.readers.rtf.state import State

__all__ = ["Tracked"]


class Tracked:
    """The tracked changes so far, read as accepted or as rejected."""

    def __init__(self, *, accept: bool) -> None:
        self._accept = accept
        self._last: tuple[str, int | None] = ("", None)
        self._counts: dict[tuple[int | None, str], int] = {}

    def gone(self, state: State) -> bool:
        """Whether what follows is not there, as the changes are read."""
        if state.deleted is not None:
            return self._accept
        return state.inserted is not None and not self._accept

    def words(self, text: str, state: State) -> None:
        """Count a change once, however many runs it has."""
        kind = "deletion" if state.deleted is not None else "insertion" if state.inserted is not None else ""
        author = state.deleted if state.deleted is not None else state.inserted
        if kind and text.strip() and self._last != (kind, author):
            self._counts[author, kind] = self._counts.get((author, kind), 0) + 1
        self._last = (kind, author)

    def counted(self, names: dict[int | None, str]) -> dict[str, Counter[str]]:
        """How many changes of which kind each author made, by the names of their numbers."""
        found: dict[str, Counter[str]] = {}
        for (author, kind), count in self._counts.items():
            found.setdefault(names[author], Counter())[kind] += count
        return found

    @property
    def authors(self) -> set[int | None]:
        """The numbers of the authors."""
        return {author for author, _ in self._counts}
