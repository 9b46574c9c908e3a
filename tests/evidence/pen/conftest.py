"""What the tests of a pen's marks share."""

from __future__ import annotations

import pytest

from tests.evidence.pen.drawn import Ink


@pytest.fixture
def page() -> Ink:
    """A printed page, as maps of probabilities."""
    made = Ink()
    made.print_words()
    return made
