"""The tree of a page is the one that a browser builds, also where elements overlap or are not closed."""

from __future__ import annotations

import pytest

from clausediff.errors import ReadError
from clausediff.scan.readers.html import read_page
from clausediff.scan.readers.html.parsing import conditional_words, parsed

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
        (f"<p>It is high.<s></p><p>{RENT}</p>", True),
        (f"<p>It is high.<s><p>{RENT}", True),
        (f'<div>It is high.<b style="text-decoration:line-through"></div><p>{RENT}</p>', True),
        (f"<p>It is high.<b></p><p>{RENT}</p>", False),
        (f"<!-- <p><s></p> --><p>{RENT}</p> It is high.", False),
        (f"<!--><s>{RENT}</s> It is high.", True),
        (f"<p>It is high.<!-- x --!><s>{RENT}</s>", True),
        (f"<p>It is high.</p><del><p>{RENT}</del>", True),
        (f"<table><s><tr><td>It is high.</td></tr></table>{RENT}</s>", True),
        (f"<p>It is high.<p/style='text-decoration:line-through'>{RENT}</p>", True),
    ],
)
def test_around_paragraphs(source: str, struck: bool) -> None:
    """A paragraph looks as the elements that a browser finds open around it say, and no other does."""
    text, marks, unread = read_page(source, "page.html").finished()
    assert [text[mark.span.slice] for mark in marks if mark.kind == "struck"] == ([RENT] if struck else [])
    assert RENT in text
    assert "It is high." in text
    assert unread == ()


def test_texts_that_a_comment_parts() -> None:
    """They are one text, as they are drawn."""
    root, comments, quirks = parsed("<p>2<!-- the months -->4 months</p>", "a")
    assert quirks
    assert ["".join(each.itertext()) for each in root.iter("p")] == ["24 months"]
    assert comments == ("the months",)


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("[if mso]><p>The rent is <b>halved</b>.</p><![endif]", "The rent is halved ."),
        ("[if gte mso 9]><xml><o:View>Print</o:View></xml><style>p{color:red}</style><![endif]", ""),
        (" the rent is halved ", ""),
        ("[if mso]><table><tr><td><![endif]", ""),
    ],
)
def test_conditional_comments(comment: str, words: str) -> None:
    """What only Outlook draws is found; what it draws without words is not."""
    assert conditional_words((comment,)) == words


@pytest.mark.parametrize(
    ("doctype", "hidden"),
    [
        ("", True),
        ("<!DOCTYPE html>", False),
        ("<?xml version='1.0'?><!-- a --><!doctype HTML>", False),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">', False),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">', True),
    ],
)
def test_classes_in_any_case(doctype: str, hidden: bool) -> None:
    """A page of the nineties has classes in any case; one that says what it is has them as they are written."""
    _, _, unread = read_page(f"{doctype}<style>.Q{{display:none}}</style><p>one <b class=q>two</b></p>", "a").finished()
    assert bool(unread) == hidden


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One</p><![CDATA[<b>two]]>", "One\n\n<b>two"),
        ("<p/>One<s/>two", "Onetwo"),
        ("<title/><p>One&nbsp;&amp; two &eacute;</p>", "One & two é"),
    ],
)
def test_pages_in_xml(body: str, text: str) -> None:
    """A page whose name says that it is XML is parsed as XML."""
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
    found, marks, unread = read_page(page, "a.xhtml").finished()
    assert (found.strip(), marks, unread) == (text, (), ())


def test_damaged_xml() -> None:
    """It is refused, as a browser refuses it."""
    for body in ("<p>One", "<p>&unheard;</p>", "<p>" * 300 + "</p>" * 300):
        with pytest.raises(ReadError):
            read_page(f"<html>{body}</html>", "a.xhtml")
