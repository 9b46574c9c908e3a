"""Reports honour decisions: what was agreed is agreed and not harmless, an open point is one whatever the verdict was."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from clausediff.decisions.applying import decide
from clausediff.model import Decision, Report
from clausediff.report import RenderOptions, render
from tests.tui.factory import report


def written(name: str, category: str, action: str) -> str:
    """A report in which the finding of this category has this answer."""
    made = report()
    document = made.documents[0]
    agreement = document.agreements[0]
    answers = [
        Decision(action, "Ada", "", "by mail of 3 May") if finding.category == category else None
        for finding in agreement.findings
    ]
    out = io.StringIO()
    decided = replace(document, agreements=(decide(agreement, answers),))
    render(Report((decided,)), name, out, RenderOptions())
    return " ".join(out.getvalue().split())  # lines are broken anywhere


@pytest.mark.parametrize("name", ["text", "markdown", "github", "junit"])
@pytest.mark.parametrize(
    ("action", "word"), [("agreed", "agreed"), ("misread", "accepted"), ("object", "open point"), ("ask", "asked")]
)
def test_what_was_answered_is_said(name: str, action: str, word: str) -> None:
    """With the comment; an agreed change is never called accepted."""
    said = written(name, "number", action)
    assert word in said and "by mail of 3 May" in said
    if action != "misread":
        assert "accepted" not in said


@pytest.mark.parametrize(
    ("action", "word"), [("agreed", "agreed"), ("misread", "accepted"), ("object", "open point"), ("ask", "asked")]
)
def test_the_badge_of_the_web_page_says_it(action: str, word: str) -> None:
    """At the finding and, where all copies are decided, in the list of differences."""
    said = written("html", "number", action)
    badge = re.compile(rf'<span class="badge [a-z]+">[^<]*\b{word}</span>')
    assert len(badge.findall(said)) >= (1 if action == "ask" else 2)


@pytest.mark.parametrize("name", ["text", "markdown", "github", "junit"])
@pytest.mark.parametrize(("action", "word"), [("object", "open point"), ("ask", "asked")])
def test_what_somebody_doubts_is_listed_though_it_was_taken_for_noise(name: str, action: str, word: str) -> None:
    """The reader must see why the check does not pass."""
    said = written(name, "confusion", action)
    assert word in said and "by mail of 3 May" in said


def test_an_open_point_fails_its_case() -> None:
    """Also where the verdict was review, which skips it otherwise."""
    assert written("junit", "modal", "object").count("<failure") == written("junit", "none", "").count("<failure") + 1
