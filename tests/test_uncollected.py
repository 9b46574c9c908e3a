"""The pause of the garbage collector."""

from __future__ import annotations

import gc

import pytest

from clausediff.uncollected import uncollected


def test_it_is_on_again_afterwards() -> None:
    """Also where one pause is within another."""
    assert gc.isenabled()
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_where_the_work_fails() -> None:
    """The error goes on to the caller."""
    with pytest.raises(ZeroDivisionError), uncollected():
        1 / 0  # noqa: B018
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    """What the caller switched off is not switched on."""
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
