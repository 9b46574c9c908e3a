"""Lines that an engine dropped are read once more, and nothing else of a band is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausediff.scan.ocr.second_look import look_again
from clausediff.scan.pages import Box
from clausediff.scan.reading_order import Piece

Images = pytest.importorskip("PIL.Image")

DPI = 144.0
PAGE = Images.new("L", (800, 600), 255)
LINES = ("The Recipient keeps it.", "No notice is due here.", "This ends in May.")


def _words(text: str, top: float, line: int, sure: float = 0.95) -> list[Piece]:
    return [
        Piece(word, Box(50 + 40 * at, top, 85 + 40 * at, top + 10), line, sure) for at, word in enumerate(text.split())
    ]


READ = [*_words(LINES[0], 50, 0), *_words(LINES[2], 90, 1)]
DROPPED = Box(50, 70, 250, 80)


def _looked(
    band: list[Piece], unread: list[Box] | None = None, dense: list[Box] | None = None
) -> tuple[list[str], list[Box], list[Piece]]:
    """The words, and what is unread, where these words are seen in the band, placed as on the page."""

    def read(part: object, dpi: float) -> tuple[list[Piece], list[Box]]:
        assert dpi == DPI
        top = min([*(unread or []), *(dense or [])], key=lambda box: box.top).top
        high = part.height * 72 / dpi  # type: ignore[attr-defined]
        cut = top - (high - (80 - 70)) / 2
        return [replace(p, box=Box(p.box.left, p.box.top - cut, p.box.right, p.box.bottom - cut)) for p in band], []

    pieces, left = look_again(PAGE, DPI, READ, unread or [], dense or [], read)
    return [piece.text for piece in pieces], left, pieces


def test_a_dropped_line_is_read_between_its_neighbours() -> None:
    """With a line of its own, at its place, and its ink is unread no more; the lines beside it are not read twice."""
    band = [*READ, *_words(LINES[1], 70, 7)]
    words, left, pieces = _looked(band, [DROPPED])
    assert words == " ".join(LINES).split()
    assert left == []
    assert len({piece.line for piece in pieces}) == 3
    assert [round(piece.box.top) for piece in pieces if piece.text == "notice"] == [70]


def test_a_label_is_read_without_the_signature_behind_it() -> None:
    """What is read of a signature is no word, and makes the whole line doubtful."""
    signed = [*_words("Signature:", 70, 7), replace(_words("x Mnnyg", 70, 7)[1], confidence=0.3)]
    words, _, _ = _looked(signed, [DROPPED])
    assert "Signature:" in words
    assert "Mnnyg" not in words
    plain = [replace(piece, text=piece.text.replace(":", "")) for piece in signed]
    assert "Signature" not in _looked(plain, [DROPPED])[0]


def test_dense_ink_stays_for_a_person() -> None:
    """A stroke may run through a line that is read all the same."""
    words, left, _ = _looked(_words(LINES[1], 70, 7), dense=[DROPPED])
    assert words == " ".join(LINES).split()
    assert left == [DROPPED]


@pytest.mark.parametrize(
    "band",
    [
        _words(LINES[1], 70, 7, sure=0.6),
        _words("ok", 70, 7),
        _words(LINES[1], 55, 7),
        _words(LINES[1], 51, 7)[:1],
        [],
    ],
    ids=["not sure", "too short", "cut off, or read already", "a word that was read", "nothing"],
)
def test_what_is_no_dropped_line(band: list[Piece]) -> None:
    """The page stays as it was read, and the ink unread."""
    words, left, _ = _looked(band, [DROPPED])
    assert words == f"{LINES[0]} {LINES[2]}".split()
    assert left == [DROPPED]


@pytest.mark.parametrize("unread", [[], [Box(390, 10, 397, 150)]], ids=["none", "on its side"])
def test_a_page_without_such_ink_is_not_looked_at(unread: list[Box]) -> None:
    """Nothing is cut out of it."""

    def read(part: object, dpi: float) -> tuple[list[Piece], list[Box]]:
        raise AssertionError

    assert look_again(PAGE, DPI, READ, unread, [], read) == (READ, unread)
