"""The width of text in columns, and cutting text to a width, with wide characters and combining marks."""

from __future__ import annotations

from rich.cells import cell_len


def cells(text: str) -> int:
    """The width of ``text`` in the terminal's columns."""
    return len(text) if text.isascii() else cell_len(text)


def chop(text: str, width: int) -> list[str]:
    """``text`` in pieces of at most ``width`` columns; a character that is wider than that is a piece of its own.

    A combining mark is never separated from the character before it.
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
    """``text`` shortened to ``width`` columns, with an ellipsis at the end if it was longer."""
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
    """``text`` (a path) shortened to its last ``width`` columns, with an ellipsis at the start if it was longer."""
    if cells(text) <= width:
        return text
    kept = ""
    for char in reversed(text):
        if cells(char + kept) > width - 1:
            break
        kept = char + kept
    return "…" + kept
