"""Puts a mutant's functions in the place of the loaded ones, which saves importing and collecting the tests for each mutant."""

from __future__ import annotations

import gc
import inspect
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

from tools.mutation.mutants import Mutant

__all__ = ["Functions", "changed"]

_AT_ONCE = frozenset({"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"})


def _inside(code: CodeType) -> list[CodeType]:
    return [each for each in code.co_consts if isinstance(each, CodeType)]


def changed(mutant: Mutant) -> list[tuple[tuple[int, ...], CodeType]] | None:
    """The functions that a mutant changes, each with its place among the code of its module; None where it changes what only
    the import of the module runs."""
    text = mutant.path.read_bytes()
    one, other = (compile(each, str(mutant.path), "exec") for each in (text, mutant.source()))
    try:
        return list(_changed(one, other, ()))
    except _AtImport:
        return None


class _AtImport(Exception):
    """The import of a module runs what is changed."""


def _changed(one: CodeType, other: CodeType, place: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], CodeType]]:
    run = bool(one.co_flags & inspect.CO_OPTIMIZED)
    if run:
        yield place, other
    elif _own(one) != _own(other):
        raise _AtImport
    before, after = _inside(one), _inside(other)
    if len(before) != len(after):
        if run:
            return
        raise _AtImport
    for index, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new:
            if not run and old.co_name in _AT_ONCE:
                raise _AtImport
            yield from _changed(old, new, (*place, index))


def _own(code: CodeType) -> CodeType:
    """The code without that of functions in it, and without its places in the source, of which a function's end is one."""
    constants = tuple(None if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_consts=constants, co_linetable=b"")


class Functions:
    """The loaded functions of some modules by their code."""

    def __init__(self, codes: dict[Path, CodeType]) -> None:
        self.codes = codes
        files = set(map(str, codes))
        self.found: dict[int, list[FunctionType]] = defaultdict(list)
        for each in gc.get_objects():
            if isinstance(each, FunctionType) and each.__code__.co_filename in files:
                self.found[id(each.__code__)].append(each)

    def swap(self, path: Path, places: list[tuple[tuple[int, ...], CodeType]]) -> None:
        """Give loaded functions the code of a mutant."""
        for place, new in places:
            code = self.codes[path]
            for index in place:
                code = _inside(code)[index]
            for function in self.found.get(id(code), ()):
                function.__code__ = new
