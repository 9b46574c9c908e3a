"""What is told of the fields of word processors (``tests/cases/field_codes.yaml``), whatever the format of the file."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clausediff.scan.readers.field_codes import Field, Known, doubt_of, nested, parsed, without_result
from clausediff.scan.readers.field_codes.formats import can_be_date, can_be_number, number_of
from clausediff.scan.readers.field_codes.formula import Unknown, evaluate

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).resolve().parents[2] / "cases" / "field_codes.yaml").read_text(encoding="utf-8")
)
KNOWN = Known(
    bookmark=lambda name: {"term": "42 months", "n": "7"}.get(name.lower()),
    property=lambda name: {"title": "Mill Lease"}.get(name.lower()),
    styled=lambda name: {"heading 1": ["1. Premises and mill"], "1": ["1. Premises and mill"]}.get(name.lower()),
    pages=lambda: 20,
)


def code_of(case: dict[str, Any]) -> str:
    """A case's code; what stands in « » is shown by a field within it."""
    before, opened, rest = str(case["code"]).partition("«")
    inner, _, after = rest.partition("»")
    return before + (nested(inner) if opened else "") + after


@pytest.mark.parametrize(
    ("kind", "case"),
    [(kind, case) for kind, cases in CASES.items() for case in cases],
    ids=lambda each: f"{each['code']} {each['stored']}" if isinstance(each, dict) else each,
)
def test_told(kind: str, case: dict[str, Any]) -> None:
    """Where the code shows other words than those that are stored, both are quoted; an honest field is not told."""
    stored = str(case["stored"])
    doubt = doubt_of(Field(code_of(case), stored, dirty=kind == "anew", locked=kind == "locked"), KNOWN)
    assert (doubt.words if doubt is not None else None) == case.get("told")
    if doubt is not None and any(map(str.isalnum, stored)):
        assert stored in doubt.says
        assert doubt.words in doubt.says


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_code(code: str, stored: str) -> None:
    """Whatever a code says, it is read without an error, and so is a field that stores nothing."""
    doubt_of(Field(code, stored), KNOWN)
    without_result(code)
    assert parsed(code).name == parsed(code).name.upper()


@given(st.text('0123456789+-*/^()=<>," SUMabc', max_size=40))
def test_any_formula(text: str) -> None:
    """A formula has a value, or is not known; nothing else comes of it."""
    with contextlib.suppress(Unknown):
        evaluate(text, lambda _: None)


@pytest.mark.parametrize("text", ["(" * 3000, "-" * 1500 + "1", "1" + "+1" * 990, "9^99^99", "1e999999"])
def test_hostile_formulas(text: str) -> None:
    """Neither depth nor length nor size breaks anything."""
    with contextlib.suppress(Unknown):
        evaluate(text, lambda _: None)


@given(st.integers(-(10**6), 10**6))
def test_a_number_can_be_itself(value: int) -> None:
    """A number fits itself in the usual ways to write it, and not the next one."""
    for written in (
        f"{value}",
        f"{value:,}",
        f"{value:,}".replace(",", "."),
        f"{value:,}".replace(",", " "),
        f"{value:.2f}",
    ):
        assert can_be_number(written, value, "#,##0")
        assert not can_be_number(written, value + 1, "#,##0")


def test_a_nested_field_is_one_word() -> None:
    """What a field within a code shows is one word, blanks and quotation marks and all."""
    code = parsed(f'IF {nested("Ann Lee")} = "{nested("x y")} z" a b')
    assert (code.name, code.words) == ("IF", ("Ann Lee", "=", "x y z", "a", "b"))
    assert code.bare == (False, True, False, True, True)


def test_numbers_and_dates() -> None:
    """Marks between thousands and decimals are of any language; a date alone in a picture of names is a known month."""
    assert number_of("EUR 1.250,00") in (1250.0, 1.25)
    assert number_of("1 to 2") is None
    assert can_be_date("2024年4月1日", "yyyy年M月d日")
    assert not can_be_date("soon", "yyyy年M月d日")
