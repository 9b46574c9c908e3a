"""Page numbers of a canonical: lines that count, a page apart."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.text.page_numbers import page_numbers
from tests.stages import cases, prepared, steady

PAGE = "The Buyer pays for each sack when it is delivered, and the Supplier keeps books of it.\n" * 5
DATA: list[dict[str, Any]] = cases("page_numbers")


def text_of(lines: list[str]) -> str:
    """The lines, with a page of text for each ``…``."""
    return "".join(PAGE if line == "…" else f"{line}\n" for line in lines)


@pytest.mark.parametrize("case", DATA, ids=[case["name"] for case in DATA])
def test_pages(case: dict[str, Any]) -> None:
    """The lines that count pages are found, and no other."""
    text = text_of(case["lines"])
    assert [text[slice(*span)] for span in page_numbers(text, (0, len(text)))] == case["pages"]


@steady
@given(st.text(alphabet="123ivx-.\n aP", max_size=400))
def test_any_text(text: str) -> None:
    """Spans are whole lines, in order, without white space at their ends."""
    spans = page_numbers(text, (0, len(text)))
    assert spans == sorted(set(spans))
    for low, high in spans:
        assert text[low:high] == text[low:high].strip() != ""
        assert text[:low].rpartition("\n")[2].strip() == "" == text[high:].partition("\n")[0].strip()


def test_words_of_the_reference() -> None:
    """The reference knows which of its words they are, and the front matter is not counted."""
    canonical = prepared(text_of(["…", "1", "…", "2", "The price is 3 francs.", "…", "3"])).full
    assert [canonical.keys[index] for index in sorted(canonical.pages)] == ["1", "2", "3"]
    assert prepared("The price is 3 francs.\n").full.pages == set()
