"""Field types of the user's own: a name for a type with a pattern and a bound, beside the built-in ones.

They belong to a place of work (an order number is made alike on all of its forms), so they come from its settings and not
from a canonical; a canonical only names them. :func:`own_types` makes them known while a run goes on::

    [field-types.order]            fields:
    pattern = "PO-[0-9]{6}"          number: order
    max_length = 9
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

__all__ = ["OwnType", "known_types", "own_types"]


class OwnType(NamedTuple):
    """A named type."""

    type: str = "text"
    """The built-in type that it narrows."""
    pattern: str | None = None
    """What the whole filling must match, where a field sets no pattern itself."""
    max_length: int | None = None
    """In characters, where a field sets no bound itself; None takes that of the built-in type."""


_known: dict[str, OwnType] = {}


def known_types() -> tuple[tuple[str, OwnType], ...]:
    """The types of the run by name, sorted."""
    return tuple(sorted(_known.items()))


@contextmanager
def own_types(types: Mapping[str, OwnType]) -> Iterator[None]:
    """Make types known until the block ends; processes that are forked in it know them too."""
    before = dict(_known)
    _known.update(types)
    try:
        yield
    finally:
        _known.clear()
        _known.update(before)
