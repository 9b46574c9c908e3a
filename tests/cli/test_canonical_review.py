"""The walk through a canonical's fields and optional parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from clausediff.canonical.load import parse
from clausediff.cli.canonical_review import review
from clausediff.cli.main import main

FORM = """---
id: form
title: Form
version: "1"
language: en
fields:
  date: {type: date}
  text: {type: text}
---
Made on {{date}} with {{text}} for the goods{{#optional part_1}} and the sacks{{/optional}} of the mill.
"""


def walked(answers: Sequence[str]) -> str:
    """The form after these answers."""
    given = iter(answers)
    return review(FORM, lambda question: next(given))


def test_all_right() -> None:
    """Enter keeps everything."""
    assert walked(["", "", ""]) == FORM


def test_rename_and_retype() -> None:
    """A field gets its name and its type in the head and in the text."""
    made = parse(walked(["", "n buyer", ""]), "x.md")
    assert list(made.fields) == ["date", "buyer"]
    assert "with {{buyer}} for" in made.text
    made = parse(walked(["", "t organization", ""]), "x.md")
    assert made.fields["text"].type == "organization"


def test_text_optional_and_stop() -> None:
    """A field may be text after all, or stay blank; a part may be one that every copy has."""
    made = parse(walked(["x", "o", "x"]), "x.md")
    assert list(made.fields) == ["text"]
    assert not made.fields["text"].required
    assert "Made on ____ with {{text}} for the goods and the sacks of the mill." in made.text
    assert walked(["q"]) == FORM


def test_an_answer_that_is_none_is_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    """Unknown answers, types and names in use lead to the help."""
    assert walked(["what", "t colour", "n text", "", "", ""]) == FORM
    assert capsys.readouterr().err.count("enter: right") == 3


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal it takes ``--yes``; a form that is no canonical yet is imported."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "form.txt").write_text(
        "Supply Terms\n\nMade with [COMPANY] on ______ for the goods of the mill.\n", "utf-8"
    )
    assert main(["canonical", "review", "form.txt"]) == 2
    assert "--yes" in capsys.readouterr().err
    assert main(["canonical", "review", "form.txt", "--yes"]) == 0
    assert list(parse((tmp_path / "form.md").read_text("utf-8"), "form.md").fields) == ["company", "date"]


def test_the_prompt_says_how_to_get_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The line that asks names the key of the help."""
    from clausediff.cli import canonical_review

    prompts: list[str] = []
    monkeypatch.setattr("builtins.input", lambda prompt: prompts.append(prompt) or "")
    assert review(FORM, canonical_review._ask) == FORM
    assert prompts
    assert all("?: help" in prompt for prompt in prompts)
    capsys.readouterr()
