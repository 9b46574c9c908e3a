"""Text with markup and control sequences is shown as written and breaks nothing, wherever the UI prints it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Static

from clausediff.model import CanonicalRef, FieldValue, Report
from clausediff.tui.app import ReviewApp
from clausediff.tui.citation import citation
from clausediff.tui.lines import Lines

from .driving import bar, lines, listed, opened, press, review, say, text_of, why_of
from .factory import Spec, report

NASTY = {
    "markup": "[Company Name] [/Company] [/bold] [red]pays[/red] [@click=app.quit]x[/] \\[ $primary",
    "escapes": "a\x1b[31mred\x1b]0;title\x07\x1b[2Jb\x9b5m \x08\x00",
    "bidi": "pay \u202e09\u202c \u2066x\u2069 zero\u200bwidth \ufeffbom",
    "wide": "契約書 の 第２条 e\u0301e\u0301 👩‍👩‍👧 ❤️ \U0001f1e9\U0001f1ea",
    "tabs": "a\tb\t\tc\x0bd\x0ce\u2028f\x85g",
    "long": "x" * 10_000 + " " + "契" * 3_000,
}
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def nasty(text: str) -> Report:
    """A report that has the text in every place that is shown."""
    made = report(
        Spec(
            text[:20],
            f"Clause {text} ⟦pay {text[:60]}⇒pays {text[:60]}|substantive|number|{text[:200].replace('|', '')}⟧ end.",
        ),
        Spec("", f"{text}⟦State⇒{text[:40]}|noise|confusion⟧ more."),
        fields=(FieldValue(text[:30], "person", text, ((0, 1),), (text[:60],)),),
        outside=f"\n{text}",
    )
    document = made.documents[0]
    agreement = document.agreements[0]
    reference = replace(agreement.canonical, id=text[:30])
    assert isinstance(reference, CanonicalRef)
    named = replace(document, path=f"in/{text[:40]}.txt", agreements=(replace(agreement, canonical=reference),))
    return Report((named,), notes=(text[:80],))


def said(app: ReviewApp) -> str:
    """Everything on the agreement screen."""
    panels = [app.screen.query_one(name, Lines) for name in ("#view", "#why", "#fields")]
    bars = [*listed(app, "#clauses"), *(bar(app, name) for name in ("#title", "#heads", "#said"))]
    titles = [str(app.screen.query_one(name).border_title) for name in ("#text", "#why", "#clauses")]
    return "\n".join([*("\n".join(lines(panel)) for panel in panels), *bars, *titles])


@pytest.mark.parametrize(
    ("name", "size"),
    [*((name, (120, 36)) for name in NASTY), ("long", (80, 24)), ("markup", (80, 24))],
)
async def test_it_is_shown_as_written(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    """In every view, with every key; no control sequence ever reaches the screen."""
    made = nasty(NASTY[name])
    async with opened(made, tmp_path, size=size) as (app, pilot):
        for keys in ("w", "v", "v", "}", "W", "h", "y", "a", "f", "esc", "G"):
            await press(pilot, keys)
            if review_of(app):
                # a line of the screen holds no control character; line ends are those of this test
                assert not CONTROL.search(said(app).replace("\n", "")), keys
        assert not CONTROL.search(citation(app.session))
        svg = app.export_screenshot()
        assert "\x1b" not in svg


def review_of(app: ReviewApp):
    """The agreement screen if it is on top, else None."""
    from clausediff.tui.review import ReviewScreen

    return app.screen if isinstance(app.screen, ReviewScreen) else None


async def test_brackets_are_there_to_read(tmp_path: Path) -> None:
    """Neither swallowed as markup nor raised as an error."""
    async with opened(nasty(NASTY["markup"]), tmp_path) as (app, pilot):
        for _ in range(3):
            assert "[Company Name] [/Company]" in " ".join(text_of(app).replace("│", " ").split())
            await press(pilot, "v")
        assert "[Company Name]" in why_of(app)


async def test_escapes_are_drawn(tmp_path: Path) -> None:
    """As pictures of the control characters."""
    async with opened(nasty(NASTY["escapes"]), tmp_path) as (app, _):
        assert "␛[31mred" in text_of(app)


async def test_the_lists_and_their_windows(tmp_path: Path) -> None:
    """Differences, copies, fields, questions: file names, readings, errors and values are text too."""
    both = [nasty(text).documents[0] for text in NASTY.values()]
    unique = [replace(document, path=f"{number}{document.path}") for number, document in enumerate(both)]
    async with opened(Report(tuple(unique), notes=("[/note]",)), tmp_path) as (app, pilot):
        shown = "".join(listed(app, "#entries")) + bar(app, "#entry-head") + bar(app, "#hint") + bar(app, "#tally")
        assert not CONTROL.search(shown)
        assert "[/note]" in bar(app, "#hint") and "[Company Name" in shown
        await press(pilot, "2")
        assert not CONTROL.search("".join(listed(app, "#copy-list")))
        await press(pilot, "3")
        cells = [*listed(app, "#field-list"), bar(app, "#field-head")]
        assert not CONTROL.search("".join(cells)) and any("[Company Name]" in cell for cell in cells)
        await press(pilot, "1", "/")
        await say(pilot, "[/b]")
        assert "[/b]" in bar(app, "#tally")
        await press(pilot, "esc")
        for _ in NASTY:
            await press(pilot, "n", "W", "v")
            text = "\n".join(lines(app.screen.query_one("#sentence", Lines)))
            why = str(app.screen.query_one("#why", Static).render())
            assert not CONTROL.search((text + why + "".join(listed(app, "#holders"))).replace("\n", ""))
            assert "\x1b" not in app.export_screenshot()
            await press(pilot, "]")


async def test_a_comment_in_markup(tmp_path: Path) -> None:
    """What the reviewer types is text as well."""
    async with opened(report(), tmp_path) as (app, pilot):
        await press(pilot, "c")
        await say(pilot, "[/x]")
        assert "“[/x]”" in why_of(app)
        review(app).say("[/bar]")
        await pilot.pause()
        assert bar(app) == "[/bar]"
