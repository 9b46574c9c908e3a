"""Fillings in languages other than English that were not at hand when the checks were written (``tests/cases/fields_second_look.yaml``)."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.canonical.fields import read_field
from clausediff.canonical.template import FIELD_TYPES, FieldSpec
from tests.stages import cases

DATA: dict[str, dict[str, dict[str, list[str]]]] = cases("fields_second_look")


def each(group: str) -> list[Any]:
    """Language, type and text of every case."""
    return [
        pytest.param(language, kind, text, id=f"{language} {kind}: {text}")
        for language, kinds in DATA.items()
        for kind, groups in kinds.items()
        for text in groups[group]
    ]


@pytest.mark.parametrize(("language", "kind", "text"), each("lawful"))
def test_takes(language: str, kind: str, text: str) -> None:
    """What is usual in a language is a filling."""
    assert read_field(FieldSpec("it", kind, max_length=FIELD_TYPES[kind]), text, language)[1] == ()


@pytest.mark.parametrize(("language", "kind", "text"), each("riders"))
def test_asks(language: str, kind: str, text: str) -> None:
    """What binds, limits or denies in a language is for a person."""
    assert read_field(FieldSpec("it", kind, max_length=FIELD_TYPES[kind]), text, language)[1]
