"""Formatting elements around paragraphs, and such as are not closed in the block that they were opened in."""

from __future__ import annotations

import pytest

from clausediff.scan.readers.html import read_page

RENT = "The rent is due."


@pytest.mark.parametrize(
    ("source", "struck"),
    [
        (f"<strike><p>{RENT}</p></strike><p>It is high.</p>", True),
        (f"<s><p>{RENT}</p></s><p>It is high.</p>", True),
        (f"<S class='x'><P>{RENT}</P></S><p>It is high.</p>", True),
        (f'<b style="text-decoration:line-through"><p>{RENT}</p></b><p>It is high.</p>', True),
        (f"<style>i {{text-decoration: line-through}}</style><i><p>{RENT}</p></i><p>It is high.</p>", True),
        (f"<b><p>{RENT}</p></b><p>It is high.</p>", False),
        (f"<i><center>{RENT}</center></i><p>It is high.</p>", False),
        (f"<title>Lease</title><b>{RENT}</b><p>It is high.</p>", False),
        (f"<code><s><b>{RENT}</b></s></code> It is high.", True),
        (f"<b><s>{RENT}</s></b> It is high.", True),
    ],
)
def test_around_paragraphs(source: str, struck: bool) -> None:
    """A paragraph within an element looks as the element says, and the one behind it does not."""
    text, marks, unread = read_page(source, "page.html").finished()
    assert [text[mark.span.slice] for mark in marks if mark.kind == "struck"] == ([RENT] if struck else [])
    assert RENT in text
    assert "It is high." in text
    assert unread == ()


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("<p>One.<s></p><p>Two.</p>", ["s"]),
        ("<p>One.<s><p>Two.", ["s"]),
        ('<div><b style="display:none"></div><p>Two.</p>', ["b"]),
        ("<p>One.<b></p><p>Two.</p>", []),
        ("<p>One <s>and</s> a half.</p><p>Two.</p>", []),
        ("<s><p>One.</p></s>", []),
        ("<!-- <p><s></p> --><p>Two.</p>", []),
        ("<p><b>One <i class='x'>and</b> half</i>.</p><p>Two.</p>", []),
    ],
)
def test_opened_again(source: str, named: list[str]) -> None:
    """What a browser opens again behind the end of a block is named where it may strike or hide words."""
    _, _, unread = read_page(source, "page.html").finished()
    assert [each.says.partition(">")[0].lstrip("<") for each in unread if each.kind == "unread"] == named
