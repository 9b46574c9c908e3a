"""Look-alikes: the tables agree with one another, so that no two stages see different glyphs as alike."""

from __future__ import annotations

from clausediff.text.lookalikes import FIGURES, LONE_LETTERS, MERGES, SEGMENTS, SHAPES, SKELETON, STROKES

UNLIKE = {("j", "1"), ("]", "1"), ("°", "0")}
"""Marks that are read for a figure though the two are in no group of like shapes."""


def alike(one: str, other: str) -> bool:
    """Whether two glyphs are in a group of like shapes, in either case."""
    cases = [{one, one.upper(), one.lower()}, {other, other.upper(), other.lower()}]
    return any(all(not case.isdisjoint(group) for case in cases) for group in map(set, SHAPES))


def test_groups() -> None:
    """A group has no glyph twice, and no two groups are the same."""
    assert all(len(set(group)) == len(group) >= 2 for group in SHAPES)
    assert len({frozenset(group) for group in SHAPES}) == len(SHAPES)
    assert len(set(STROKES)) == len(STROKES)


def test_figures() -> None:
    """What is read for a figure is no figure, and looks like it."""
    assert "".join(FIGURES[mark][0] for mark in "OlISBZ") == "011582"
    assert not set("0123456789") & set(FIGURES)
    assert set("".join(FIGURES.values())) <= set("0123456789")
    pairs = {(mark, figure) for mark, figures in FIGURES.items() for figure in figures}
    assert {pair for pair in pairs if not alike(*pair)} == UNLIKE


def test_segments() -> None:
    """Two glyphs on one side and one on the other, each pair once; what a skeleton merges is among them."""
    assert all(len(two) == 2 and len(one) == 1 for two, one in SEGMENTS)
    assert len(set(SEGMENTS)) == len(SEGMENTS)
    assert set(MERGES) <= set(SEGMENTS)
    assert all(pair == (pair[0].lower(), pair[1].lower()) for pair in MERGES)


def test_skeleton() -> None:
    """A glyph is replaced by a letter that stays; the figures and strokes among them are those of the other tables."""
    assert not set(SKELETON) & set(SKELETON.values())
    assert all(value.isalpha() and value.islower() for value in SKELETON.values())
    assert {mark for mark in STROKES.lower() if mark not in "[]"} <= {*SKELETON, "l"}
    for figure in "012589":
        assert figure in FIGURES.get(SKELETON[figure], "") + FIGURES.get(SKELETON[figure].upper(), "")


def test_lone_letters() -> None:
    """The figure for a letter is the likeliest one that the letter is read for; a letter is not read for itself."""
    for letter, marks in LONE_LETTERS.items():
        assert letter not in marks and len(set(marks)) == len(marks)
        assert all(mark == FIGURES[letter][0] for mark in marks if mark.isdigit())
