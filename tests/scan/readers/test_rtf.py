"""Files in Rich Text Format are read as a word processor shows them (``tests/cases/rtf.yaml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clausediff.errors import ReadError
from clausediff.scan.readers import read, rtf
from tests.scan.readers.shown import check

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).resolve().parents[2] / "cases" / "rtf.yaml").read_text(encoding="utf-8")
)
HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset2 Symbol;}"
    r"{\f2\fcharset204 Times Cyr{\*\falt Other};}}{\colortbl;\red255\green255\blue255;\red0\green0\blue0;"
    r"\red255\green255\blue190;}{\*\revtbl{Unknown;}{Ann;}{Bob;}}{\stylesheet{\s0 Normal;}}"
)


def written(body: str) -> bytes:
    """A whole file with this body."""
    return f"{HEAD}{body}}}".encode("cp1252")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_as_shown(case: dict[str, Any]) -> None:
    """Text, marks and what was not compared, all as the page has it and nothing beside it."""
    told = check(rtf.scan("form.rtf", written(case["body"])), case)
    for kind, words in case.get("unread", {}).items():
        if kind == "tracked":
            assert told[kind] == [
                "the document has tracked changes, which are read as accepted: 1 insertion by Ann, 1 deletion by Bob"
            ]
        else:
            assert len(told[kind]) == len(words), told
            assert all(word in said for word, said in zip(words, told[kind], strict=True)), told


@pytest.mark.parametrize("case", [case for case in CASES if "rejected" in case], ids=lambda case: case["why"])
def test_rejected(case: dict[str, Any]) -> None:
    """The same file with its tracked changes rejected."""
    assert rtf.scan("form.rtf", written(case["body"]), tracked="reject").text.strip() == case["rejected"]


def test_another_picture_has_another_digest() -> None:
    """Pictures are told apart by their bytes, in hexadecimal and counted off."""
    scans = [
        rtf.scan("a", written(rf"One{{\pict\picwgoal900\pichgoal900 {data}}}"))
        for data in ("0102", "0103", r"\bin2 ab", r"\bin2 ac")
    ]
    assert len({scan.unread[0].digest for scan in scans}) == 4


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (b"{\\rtf1 One {", "damaged", "is cut off"),
        (b"{\\rtf1 {\\v hidden}}", "empty", "holds no text"),
        (b"{\\rtf1 " + b"{" * 5000 + b"}" * 5001, "damaged", "nested too deeply"),
    ],
)
def test_refused(tmp_path: Path, data: bytes, kind: str, says: str) -> None:
    """One sentence says what is wrong."""
    path = tmp_path / "a.rtf"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=says) as caught:
        read(str(path))
    assert caught.value.kind == kind


@given(
    st.lists(
        st.sampled_from(
            ["{", "}", "\\v ", "\\par ", "\\u8220?", "\\'e4", "\\*", "\\pict ", "\\footnote ", "a b", "\\bin9 ", "\\"]
        )
    )
)
def test_any_tokens_are_read_or_refused(pieces: list[str]) -> None:
    """No file makes the reader crash."""
    try:
        scan = rtf.scan("a", written("".join(pieces)))
    except ReadError:
        return
    assert all(0 <= mark.span.start <= mark.span.end <= len(scan.text) for mark in scan.marks)
