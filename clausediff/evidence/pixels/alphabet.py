"""The glyphs of a recogniser, those that a reader takes for the same joined, and texts as these glyphs.

Networks for many languages have several columns for what is one glyph in a contract: straight and curly quotes, four dashes, the
full-width comma of Chinese print. Their probabilities are added up, so that the style of a quote decides nothing.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from clausediff.text.words import FOLD, LIGATURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Alphabet", "make_alphabet", "one_way"]

_LAST = 0x250
"""Latin letters end here; other scripts are one column, ``OTHER``."""
_OTHER = "\ufffd"
_FLOOR = 1e-7
"""A glyph is never less probable than this: the network's smallest figures mean nothing."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What the columns of a recogniser's output mean, and how they are joined."""

    glyphs: tuple[str, ...]
    """Of each joined column; the first is the blank and empty, the last is any other glyph."""
    columns: NDArray[Any]
    """The network's own columns that are joined, those of one glyph together, in the order of ``glyphs``."""
    starts: NDArray[Any]
    """Where in ``columns`` those of each glyph begin."""
    index: dict[str, int]
    """The joined column of a glyph."""

    def joined(self, probabilities: NDArray[Any]) -> NDArray[Any]:
        """The network's output (steps × its columns) as log probabilities of the joined columns."""
        import numpy

        sums = numpy.add.reduceat(probabilities[:, self.columns], self.starts, axis=1)
        rest = 1 - sums.sum(axis=1, keepdims=True)
        every = numpy.concatenate([sums, rest], axis=1)
        result: NDArray[Any] = numpy.log(numpy.maximum(every, _FLOOR)).astype(numpy.float32)
        return result

    def encoded(self, text: str) -> list[int] | None:
        """A text on one line as columns; None where it has a glyph that the network does not know."""
        columns = []
        for char in one_way(text):
            column = self.index.get(char) or self.index.get(_glyph(char))
            if column is None:
                return None
            columns.append(column)
        return columns

    def read(self, logprobs: NDArray[Any]) -> tuple[str, list[float]]:
        """The text that is likeliest step by step, and the log probability of each of its characters."""
        text: list[str] = []
        sure: list[float] = []
        before = 0
        best = logprobs.argmax(axis=1)
        for column, value in zip(best.tolist(), logprobs.max(axis=1).tolist(), strict=True):
            if column == before and column:
                sure[-1] = max(sure[-1], value)
            elif column and not (self.glyphs[column] == " " and text[-1:] in ([], [" "])):
                text.append(self.glyphs[column])
                sure.append(value)
            before = column if column == 0 or text[-1:] == [self.glyphs[column]] else 0
        while text[-1:] == [" "]:
            text.pop()
            sure.pop()
        return "".join(text), sure


def one_way(text: str) -> str:
    """A text as it is weighed: on one line, one style of quotes and dashes, ligatures opened, nothing that is not seen."""
    folded = "".join(
        LIGATURES[char] if char in LIGATURES and char not in "ßæœ" else char
        for each in unicodedata.normalize("NFC", text)
        if unicodedata.category(each) != "Cf"
        for char in each.translate(FOLD)
    )
    return " ".join(folded.split())


@lru_cache(maxsize=2)
def make_alphabet(characters: tuple[str, ...]) -> Alphabet:
    """The alphabet of a network with these characters, the blank first."""
    import numpy

    joined: dict[str, list[int]] = {"": [0]}
    for column, char in enumerate(characters[1:], 1):
        joined.setdefault(_glyph(char), []).append(column)
    joined.pop(_OTHER, None)
    columns = numpy.asarray([column for several in joined.values() for column in several])
    starts = numpy.cumsum([0, *(len(several) for several in joined.values())])[:-1]
    index = {glyph: at for at, glyph in enumerate(joined) if glyph}
    return Alphabet((*joined, _OTHER), columns, starts, index)


def _glyph(char: str) -> str:
    """What a character is joined with others to."""
    if char.isspace():
        return " "
    folded = unicodedata.normalize("NFKC", char).translate(FOLD)
    if len(folded) == 1 and _is_known(folded):
        return folded
    return char.translate(FOLD) if len(char) == 1 and _is_known(char) else _OTHER


def _is_known(char: str) -> bool:
    """Whether a character is Latin, or a mark or sign of any script."""
    return ord(char) < _LAST or (ord(char) < 0x3000 and unicodedata.category(char)[0] in "PSN")
