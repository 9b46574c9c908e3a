"""Connected ink, wherever on the page it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

numpy = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")

from clausediff.evidence.pen.shapes import find_shapes, inked_part  # noqa: E402


def page(*spots: tuple[int, int, int, int]):  # type: ignore[no-untyped-def]
    """A page with filled boxes: top, left, bottom, right."""
    made = numpy.zeros((60, 90), dtype=bool)
    for top, left, bottom, right in spots:
        made[top:bottom, left:right] = True
    return made


def test_pieces_near_each_other_are_one_shape() -> None:
    """Two pieces that are no further apart than is said are one shape, a third one is another; its box is that of its ink."""
    mask = page((20, 30, 22, 40), (20, 43, 22, 50), (40, 30, 44, 33))
    shapes, labels = find_shapes(mask, 4, 2)
    assert [(s.top, s.left, s.bottom, s.right, s.ink) for s in shapes] == [(20, 30, 22, 50, 34), (40, 30, 44, 33, 12)]
    assert ((labels > 0) == mask).all()
    assert {int(labels[21, 45]), int(labels[21, 31])} == {shapes[0].label}
    assert len(find_shapes(mask, 2, 2)[0]) == 3
    assert [s.ink for s in find_shapes(mask, 4, 2, least=20)[0]] == [34]


def test_a_page_without_ink() -> None:
    """Where there is no ink there is no shape, and no part of the page to look at."""
    shapes, labels = find_shapes(page(), 4, 2)
    assert shapes == [] and labels.shape == (60, 90) and not labels.any()
    assert inked_part(page()) == (slice(0, 0), slice(0, 0))


@given(st.integers(0, 20), st.integers(0, 30), st.lists(st.tuples(st.integers(4, 30), st.integers(4, 40)), min_size=1))
def test_shapes_are_the_same_wherever_they_are(down: int, across: int, corners: list[tuple[int, int]]) -> None:
    """Ink moved by an even number of rows and columns gives the same shapes in the same order."""
    down, across = 2 * (down // 2), 2 * (across // 2)
    here = find_shapes(page(*((top, left, top + 3, left + 4) for top, left in corners)), 5, 3)[0]
    there = find_shapes(
        page(*((top + down, left + across, top + down + 3, left + across + 4) for top, left in corners)), 5, 3
    )[0]
    assert [(s.top + down, s.left + across, s.ink) for s in here] == [(s.top, s.left, s.ink) for s in there]
