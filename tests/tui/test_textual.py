"""How the screens use Textual: its published parts only, so that its next minor release breaks nothing."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from textual.dom import DOMNode

import clausediff.tui

ROOT = Path(__file__).parents[2]
MODULES = [
    importlib.import_module(f"clausediff.tui.{each.name}") for each in pkgutil.iter_modules(clausediff.tui.__path__)
]
CLASSES = sorted(
    {
        value
        for module in MODULES
        for value in vars(module).values()
        if inspect.isclass(value) and issubclass(value, DOMNode) and value.__module__.startswith("clausediff.")
    },
    key=lambda value: value.__name__,
)
PRIVATE = re.compile(r"self\.(_[a-z]\w*)\b(?:\s*:[^=\n]+)?\s*=[^=]")


@cache
def names_of(base: type) -> set[str]:
    """The names of a class of Textual, and of the private attributes that its methods set."""
    return {*vars(base), *PRIVATE.findall(inspect.getsource(base))}


@pytest.mark.parametrize("widget", CLASSES)
def test_no_internal_name_of_textual_is_taken(widget: type[DOMNode]) -> None:
    """Neither a method nor an attribute whose name begins with an underscore is one of Textual's own."""
    bases = [base for base in widget.__mro__ if base.__module__.startswith("textual.")]
    theirs = set().union(*map(names_of, bases))
    ours = {name for name in vars(widget) if name.startswith("_") and not name.startswith("__")}
    ours |= set(PRIVATE.findall(inspect.getsource(widget)))
    machinery = set(vars(type("Plain", (bases[0],), {})))  # what Textual itself writes into each class
    assert (ours & theirs) - machinery == set()


def test_textual_is_capped_to_its_tested_major_version() -> None:
    """A new major version is tried before it is let in."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (wanted,) = (each for each in project["dependencies"] if each.startswith("textual>"))
    assert re.fullmatch(r"textual>=(\d+)\.\d+,<(\d+)", wanted)
    low, high = map(int, re.findall(r"(\d+)(?:\.\d+)?", wanted))
    assert high == low + 1


def test_rows_of_keys_fit_into_80_columns() -> None:
    """In no footer is a key cut off."""
    from clausediff.tui.keys import DIFFERENCE, PILE, REVIEW

    for keys in (DIFFERENCE, PILE, REVIEW):
        assert sum(len(key.shown) + 1 + len(key.label) + 1 for key in keys if key.label) - 1 <= 80
