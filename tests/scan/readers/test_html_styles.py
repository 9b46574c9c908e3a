"""Which styles are known to leave words as they are, and which are told (``tests/cases/html_styles.yaml``)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.scan.readers.html import read_page
from clausediff.scan.readers.html.properties import is_harmless
from tests.scan.readers.html_styles import SENTENCE, Case, cases


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.kind}-{case.what[:60]}")
def test_told_or_silent(case: Case) -> None:
    """A case that is silent has the sentence and nothing beside it; any other is a mark, or is said."""
    text, marks, unread = read_page(case.page, "a").finished()
    silent = SENTENCE in " ".join(text.split()) and not marks and not unread
    assert silent == case.silent, [each.says for each in unread]


@given(st.from_regex(r"[a-z]{3,12}-[a-z]{3,12}", fullmatch=True), st.sampled_from(["1", "none", "all 3px"]))
def test_a_property_that_is_not_known(name: str, said: str) -> None:
    """It is a doubt whatever its value, unless it only resets what was said before."""
    name = f"x-{name}"
    assert not is_harmless(name, said, 12.0, inline=True)
    assert is_harmless(name, "initial", 12.0, inline=True)
    assert is_harmless(f"mso-{name}", said, 12.0, inline=True)


def test_one_finding_for_each_declaration() -> None:
    """A style of many words is told once, with the words of each place."""
    page = (
        "<style>.q{filter:invert(1)}</style>"
        + "<p>one <i class=q>two</i> three <i class=q>four <b>five</b></i></p>" * 2
    )
    _, _, unread = read_page(page, "a").finished()
    assert len(unread) == 1
    assert "“two … four five … two … four five”" in unread[0].says
    assert "filter: invert(1)" in unread[0].says


@pytest.mark.parametrize(
    ("sheet", "body", "text"),
    [
        ("p{counter-increment:c}p::before{content:counter(c) '. '}", "<p>a</p><p>b</p>", "1. a\n\n2. b"),
        (
            "ol{counter-reset:c;list-style:none}li{counter-increment:c}li::before{content:counters(c,'.') ' '}",
            "<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol>",
            "1 a\n1.1 b\n1.2 c\n\n2 d",
        ),
        (
            ".k>li{counter-increment:k}.k.start{counter-reset:k 2}ol{list-style-type:none}"
            ".k>li:before{content:'' counter(k,lower-latin) ') '}",
            "<ol class='k start'><li>a</li></ol><ol class=k><li>b</li></ol>",
            "c) a\n\nd) b",
        ),
        ("a::after{content:' (' attr(href) ')'}", "<a href=x.y>a</a>", "a (x.y)"),
        ("q::before{content:open-quote}", "<q>a</q>", "“a"),
        ("i::before{content:'\\201C'}", "<i>a</i>", "“a"),
        ("i::after{content:'not' / 'never'}", "<i>a </i>", "a not"),
        ("p::after{content:none}", "<p>a</p>", "a"),
        ("li::marker{content:'x '}", "<ul><li>a</ul>", "x a"),
    ],
)
def test_words_that_styles_put_in(sheet: str, body: str, text: str) -> None:
    """They are read where they are drawn."""
    found, _, unread = read_page(f"<style>{sheet}</style>{body}", "a").finished()
    assert (found.strip(), unread) == (text, ())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<ol reversed><li>a<li>b</ol>", "2. a\n1. b"),
        ("<ol start=3 type=i><li>a<li value=9>b</ol>", "iii. a\nix. b"),
        ("<ul style='list-style:upper-alpha'><li>a</ul>", "A. a"),
        ("<ol><li style='list-style-type:none'>a</ol>", "a"),
        ("<ol style='list-style-type:\"§ \"'><li>a</ol>", "§ a"),
        ("<ol><li style='display:block'>a</ol>", "a"),
        ("<table><tfoot><tr><td>b</tfoot><tr><td>a</table>", "a\n\nb"),
    ],
)
def test_labels_and_rows(body: str, text: str) -> None:
    """Labels are those that a browser draws, and the parts of a table are where it draws them."""
    assert read_page(body, "a").finished()[0].strip() == text


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("<link rel=stylesheet href='https://fonts.googleapis.com/css?family=Roboto'>", False),
        ("<style>@import url(https://themes.googleusercontent.com/fonts/css?kit=x);</style>", False),
        ("<link rel='alternate stylesheet' href=a.css>", False),
        ("<link rel=stylesheet href='data:text/css,p{color:red}'>", False),
        ("<link rel=stylesheet href='data:text/css,p{color:%23fff}'>", True),
        ("<style type='text/x-template'>p{display:none}</style>", False),
        ("<style title=a></style><style title=b>p{display:none}</style>", True),
        ("<script type='application/ld+json'>{}</script>", False),
        ("<meta http-equiv=refresh content='0;url=b.html'>", True),
        ("<meta http-equiv=refresh content='30'>", False),
        ("<meta http-equiv=Content-Security-Policy content=\"style-src 'none'\">", True),
        ("<!--[if mso]>not<![endif]-->", True),
    ],
)
def test_of_the_whole_page(head: str, told: bool) -> None:
    """What of a page as a whole could change what is seen is said; what cannot is not."""
    _, _, unread = read_page(f"<html><head>{head}</head><body><p>One</p></body></html>", "a").finished()
    assert bool(unread) == told, unread
