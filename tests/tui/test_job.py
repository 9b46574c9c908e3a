"""The whole job, with its keys counted: a pile is opened, each difference looked at and decided, the program left and opened
again, a report written."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from clausediff.decisions import Ledger, apply
from clausediff.model import ExitCode
from clausediff.tui.dialogs import Question
from clausediff.tui.difference import DifferenceScreen
from clausediff.tui.session import open_session

from .driving import bar, opened, press
from .factory import pile as of
from .reviewer import COPIES

ROOT = Path(__file__).parents[2]

ANSWERS = {"number": "d", "word": "a", "exclusivity": "r", "modal": "r", "negation": "r", "money": "d", "place": "r"}
"""What the reviewer says of each kind."""

MOST = 35
"""Keys, for eleven differences."""


@pytest.mark.parametrize("copies", [40, 200])
async def test_a_pile_is_decided_with_few_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copies: int) -> None:
    """Eleven differences in at most 35 keys, however many copies; nothing is lost by leaving; the report has the answers."""
    monkeypatch.chdir(tmp_path)
    made = of(copies)
    pressed: list[str] = []
    async with opened(made, tmp_path) as (app, pilot):

        async def key(name: str) -> None:
            pressed.append(name)
            await press(pilot, name)

        session = app.session
        assert len(session.entries) == 11
        await key("enter")
        for _ in range(11):
            assert isinstance(app.screen, DifferenceScreen)
            entry = session.entries[session.entry]
            answer = ANSWERS[entry.category]
            assert session.standing(session.entry)[1] == len(entry.held)
            await key(answer if len(entry.held) == 1 else answer.upper())
            if isinstance(app.screen, Question):
                await key("y")
        assert session.tally().finished and "Every difference is decided." in bar(app)
        await key("q")
    findings = sum(
        agreement.counts[v] for _, agreement in made.agreements() for v in agreement.counts if v.gravity >= 3
    )
    with Ledger(tmp_path / "ledger.sqlite", readonly=True) as ledger:
        assert len(list(ledger.events())) == findings
        decided = apply(made, ledger)
    assert decided.exit_code() is ExitCode.SUBSTANTIVE
    assert {each.state for each in decided.differences()} == {"harmless", "agreed", "objected"}
    async with opened(made, tmp_path) as (app, pilot):
        assert "11 differences · 11 decided · nothing is left for a person" in bar(app, "#tally")
        for name in ("e", "down", "enter", "enter"):
            pressed.append(name)
            await press(pilot, name)
        await app.workers.wait_for_complete()
    data = json.loads((tmp_path / "clausediff-report.json").read_text("utf-8"))
    assert len(data["differences"]) == 11
    said = {
        finding["decision"]["action"]
        for document in data["documents"]
        for agreement in document["agreements"]
        for finding in agreement["findings"]
        if finding["verdict"] in ("review", "substantive")
    }
    assert said == {"misread", "agreed", "object"}
    assert len(pressed) <= MOST, pressed


@pytest.mark.parametrize("after", [1, 12])
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path, after: int) -> None:
    """What the screen says is decided is in the ledger, in all its copies; a kill leaves no half of a decision."""
    command = [sys.executable, "-m", "tests.tui.reviewer", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(after)]
        process.kill()
    shown = [int(found[1]) for line in said if (found := re.search(r"(\d+) decided", line))]
    session = open_session(of(COPIES), tmp_path / "ledger.sqlite", "Ada")
    states = Counter(session.standing(index) for index in range(len(session.entries)))
    assert states["objected", 0] >= max(shown, default=0) >= min(after - 1, 1)
    for index, entry in enumerate(session.entries):
        assert session.standing(index) in (("objected", 0), ("open", len(entry.held)))
    session.ledger.close()
