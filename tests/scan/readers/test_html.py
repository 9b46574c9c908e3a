"""Web pages are read as a browser shows them (``tests/cases/html.yaml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clausediff.errors import ReadError
from clausediff.scan.readers import html, read
from tests.scan.readers.shown import check

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).resolve().parents[2] / "cases" / "html.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_as_shown(case: dict[str, Any]) -> None:
    """Text, marks and what was not compared, all as the page has it and nothing beside it."""
    told = check(html.scan("a.html", b"", case["page"]), case)
    for kind, words in case.get("unread", {}).items():
        assert sorted(sum(word in said for said in told[kind]) >= 1 for word in words) == [True] * len(told[kind]), told


def test_encodings(tmp_path: Path) -> None:
    """A page is read in the encoding that its bytes or it itself say."""
    page = '<!DOCTYPE html><html><head><meta charset="{}"></head><p>§ 3 Größe “gut”</p></html>'
    for name in ("utf-8", "utf-16", "cp1252"):
        path = tmp_path / "a"
        path.write_bytes(page.format(name).encode(name))
        scan = read(str(path))
        assert (scan.reader, scan.text.strip()) == ("html", "§ 3 Größe “gut”")
    path.write_bytes(page.format("windows-1250").encode("cp1250").replace(b"\xf6", "ő".encode("cp1250")))
    assert "Grőße" in read(str(path)).text


def test_a_page_without_words(tmp_path: Path) -> None:
    """It is refused in one sentence."""
    path = tmp_path / "a.html"
    path.write_text("<html><p hidden>x</p></html>")
    with pytest.raises(ReadError, match="holds no text"):
        read(str(path))


def test_depth() -> None:
    """Elements without end are refused; the reader does not fall over them."""
    with pytest.raises(ReadError, match="nested too deeply"):
        html.scan("a", b"", "<p>One</p>" + "<div>" * 100_000)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<s>", "<ol><li>", "<td>", "a b", "<style>p{", "}</style>", "<pre>", "&#8;", "\0"]
        )
    )
)
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    """No page makes the reader crash."""
    try:
        html.scan("a", b"", "".join(pieces))
    except ReadError:
        return
