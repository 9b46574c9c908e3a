"""Width and wrapping of text that may hold anything: CJK, combining marks, words longer than the window."""

from __future__ import annotations

from rich.cells import cell_len


def cells(text: str) -> int:
    """Columns that ``text`` takes in the terminal."""
    return len(text) if text.isascii() else cell_len(text)


def chop(text: str, width: int) -> list[str]:
    """``text`` cut into pieces of at most ``width`` columns (one character more where it alone is wider).

    A mark that combines with the character before it is never parted from it.
    """
    width = max(1, width)
    if text.isascii():
        return [text[start : start + width] for start in range(0, len(text), width)]
    pieces: list[str] = []
    piece, taken = "", 0
    for char in text:
        columns = cell_len(char)
        if piece and columns and taken + columns > width:
            pieces.append(piece)
            piece, taken = "", 0
        piece += char
        taken += columns
    return [*pieces, piece] if piece else pieces


def crop(text: str, width: int) -> str:
    """The first ``width`` columns of ``text``, an ellipsis where something was cut off."""
    if cells(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    first = chop(text, width - 1)[0]
    return ("" if cells(first) >= width else first) + "…"


def fill(text: str, width: int) -> str:
    """``text`` cropped or padded to exactly ``width`` columns."""
    cropped = crop(text, width)
    return cropped + " " * max(0, width - cells(cropped))


def crop_start(text: str, width: int) -> str:
    """The last ``width`` columns of ``text`` (a path), an ellipsis where something was cut off."""
    if cells(text) <= width:
        return text
    kept = ""
    for char in reversed(text):
        if cells(char + kept) > width - 1:
            break
        kept = char + kept
    return "…" + kept
