"""What the source says to the compiler of the optional compiled build; without one it changes nothing.

mypyc turns each class of a compiled module into a native one, which has no ``__dict__`` and cannot be made anew. A dataclass with
``slots=True`` is made anew, and :class:`~clausediff.lazy.lazy` keeps its values in ``__dict__``. ``cached_property`` must not be in a
compiled module at all: mypyc makes of it a property that is worked out each time.
"""

from __future__ import annotations

from typing import TypeVar

__all__ = ["ordinary_class"]

C = TypeVar("C", bound=type)


def ordinary_class(cls: C) -> C:
    """Keeps a class of a compiled module an ordinary Python class: mypyc leaves one with a decorator that it does not know."""
    return cls
