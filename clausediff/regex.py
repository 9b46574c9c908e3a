"""The standard library's ``re``, whose patterns are compiled when they are first used.

A module is imported with some dozens of patterns of which one page needs a few; compiling all of them takes a third of a start.
Import it in place of ``re``::

    from clausediff import regex as re

    _LABEL = re.compile(r"[ \\t]*(?P<label>[0-9.]+)")     # nothing is compiled yet
    _LABEL.match("1.1 Goods")                            # now it is; later calls go to the compiled pattern's own method
"""

from __future__ import annotations

import re as _re
from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    MULTILINE,
    UNICODE,
    VERBOSE,
    Match,
    Pattern,
    RegexFlag,
    error,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, AnyStr, Generic, cast

__all__ = [
    "ASCII",
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "UNICODE",
    "VERBOSE",
    "Match",
    "Pattern",
    "RegexFlag",
    "compile",
    "error",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]


class _Later(Generic[AnyStr]):
    """Stands for a pattern: what is asked of it is looked up in the compiled pattern, once for each name."""

    def __init__(self, pattern: AnyStr, flags: int | RegexFlag) -> None:
        self.pattern: AnyStr = pattern
        self._asked_flags = flags
        self._compiled: Pattern[AnyStr] | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # as copying and pickling ask
            raise AttributeError(name)
        if self._compiled is None:
            self._compiled = _re.compile(self.pattern, self._asked_flags)
        found = self.__dict__[name] = getattr(self._compiled, name)
        return found

    def __repr__(self) -> str:
        return f"regex.compile({self.pattern!r})"


def compile(pattern: AnyStr, flags: int | RegexFlag = 0) -> Pattern[AnyStr]:
    """A pattern that is compiled when it is first used; one that cannot be is an error only then."""
    return cast("Pattern[AnyStr]", _Later(pattern, flags))
