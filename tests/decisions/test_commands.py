"""`clausediff decisions list|export|import|prune`."""

from __future__ import annotations

import hashlib
import io
import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from clausediff.decisions import Ledger, baseline, commands
from clausediff.errors import LedgerError

from .helpers import finding, report, subject


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one accepted finding, one rejected, and one whose acceptance was undone."""
    made = report(finding("f"), finding("g", scan="a\x1b[31m\nb"), finding("h"))
    with Ledger(tmp_path / "l.sqlite") as ledger:
        ledger.decide(subject(made, 0), "accept", "Ada", "agreed")
        ledger.decide(subject(made, 1), "reject", "Bob")
        ledger.decide(subject(made, 2), "accept", "Ada")
        ledger.undo(subject(made, 2).key, "Ada")
    return tmp_path / "l.sqlite"


def run(command, **arguments: object) -> tuple[str, str]:
    """stdout and stderr of a command that succeeds."""
    out, err = io.StringIO(), io.StringIO()
    assert command(Namespace(**arguments), out, err) == 0
    return out.getvalue(), err.getvalue()


def test_list(path: Path) -> None:
    """One line for each decision, with control characters written out."""
    out, err = run(commands.list_, decisions=path, history=False, format="text")
    first, second = out.splitlines()
    assert first.startswith("accept ") and "[-60-]{+90+}" in first and "Ada" in first and "“agreed”" in first
    assert second.startswith("reject ") and "\x1b" not in out and r"a\x1b[31m b" in second
    assert err.startswith("2 decisions in force in ")


def test_list_as_json(path: Path) -> None:
    """The same for programs, texts unchanged."""
    out, _ = run(commands.list_, decisions=path, history=False, format="json")
    assert [(each["action"], each["scan_text"]) for each in json.loads(out)] == [
        ("accept", "90"),
        ("reject", "a\x1b[31m\nb"),
    ]


def test_list_the_history(path: Path) -> None:
    """Undone events too."""
    out, err = run(commands.list_, decisions=path, history=True, format="text")
    assert [line.split("  ")[2].strip() for line in out.splitlines()] == ["accept", "reject", "accept", "undo"]
    assert err.startswith("4 events")
    out, _ = run(commands.list_, decisions=path, history=True, format="json")
    assert [event["action"] for event in json.loads(out)] == ["accept", "reject", "accept", "undo"]


@pytest.mark.parametrize("through", ["jsonl", "ledger"])
def test_export_and_import_give_the_same_ledger(path: Path, tmp_path: Path, through: str) -> None:
    """Another reviewer gets all of the history, once."""
    carried = tmp_path / "carried.jsonl"
    if through == "jsonl":
        run(commands.export, decisions=path, format="jsonl", output=carried, force=False)
    target = tmp_path / "other.sqlite"
    source = carried if through == "jsonl" else path
    _, first = run(commands.import_, decisions=target, files=[source])
    _, second = run(commands.import_, decisions=target, files=[source])
    assert first.startswith("4 new events of 4") and second.startswith("0 new events of 4")
    with Ledger(path, readonly=True) as one, Ledger(target, readonly=True) as two:
        assert list(one.events()) == list(two.events())
        assert one.all_effective() == two.all_effective()


def test_export_a_baseline_and_import_it(path: Path, tmp_path: Path) -> None:
    """What is in force, and no more; a decision in the ledger outranks what a baseline brings."""
    target = tmp_path / "b.json"
    run(commands.export, decisions=path, format="baseline", output=target, force=False)
    assert [each.decision.action for each in baseline.load(target).decisions if each.decision] == ["accept", "reject"]
    fresh = tmp_path / "fresh.sqlite"
    for expected in ("2 new events", "0 new events"):
        assert run(commands.import_, decisions=fresh, files=[target])[1].startswith(expected)
    with Ledger(fresh) as ledger:
        assert [each.decision.action for each in ledger.all_effective() if each.decision] == ["accept", "reject"]
        subject_of_g = ledger.all_effective()[1].subject
        ledger.decide(subject_of_g, "accept", "Cy")
        run(commands.import_, decisions=fresh, files=[target])
        assert [each.decision.action for each in ledger.all_effective() if each.decision] == ["accept", "accept"]


def test_export_to_stdout(path: Path) -> None:
    """Nothing else is there."""
    out, err = run(commands.export, decisions=path, format="jsonl", output=None, force=False)
    assert len([json.loads(line) for line in out.splitlines()]) == 4 and err == ""


def test_export_overwrites_nothing_unless_told(path: Path, tmp_path: Path) -> None:
    """--force is the word."""
    target = tmp_path / "mine.jsonl"
    target.write_text("mine")
    with pytest.raises(LedgerError, match="already there"):
        run(commands.export, decisions=path, format="jsonl", output=target, force=False)
    assert target.read_text() == "mine"
    run(commands.export, decisions=path, format="jsonl", output=target, force=True)
    assert len(target.read_text().splitlines()) == 4


@pytest.mark.parametrize("text", ["not json\n", "[]\n", '{"uid": 3}\n', '{"uid": "x"}\n'])
def test_import_of_something_else_changes_nothing(path: Path, tmp_path: Path, text: str) -> None:
    """All of a file or none, and the line is named."""
    carried = tmp_path / "c.jsonl"
    run(commands.export, decisions=path, format="jsonl", output=carried, force=False)
    carried.write_text(carried.read_text() + text)
    target = tmp_path / "t.sqlite"
    with pytest.raises(LedgerError, match=r"c\.jsonl:5"):
        run(commands.import_, decisions=target, files=[carried])
    assert not target.exists()


def test_prune_retires_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changed files are retired, missing ones with --missing, unchanged ones never; a dry run only lists them."""
    monkeypatch.chdir(tmp_path)
    for name in ("same", "changed"):
        Path(name).write_text(name)
    ledger_path = tmp_path / "l.sqlite"
    with Ledger(ledger_path) as ledger:
        for name in ("same", "changed", "gone"):
            made = subject(report(finding("f"), path=name, text=name))
            assert made.key.document_sha == hashlib.sha256(name.encode()).hexdigest()
            ledger.decide(made, "accept", "Ada")
        stdin = subject(report(finding("f"), path="-", text="stdin"))
        ledger.decide(replace(stdin), "accept", "Ada")
    Path("changed").write_text("other bytes")
    out, err = run(commands.prune, decisions=ledger_path, missing=False, dry_run=True, reviewer=None)
    assert "changed" in out and len(out.splitlines()) == 1 and err.startswith("1 stale decision would")
    assert _left(ledger_path) == ["-", "changed", "gone", "same"]
    run(commands.prune, decisions=ledger_path, missing=False, dry_run=False, reviewer="Ada")
    assert _left(ledger_path) == ["-", "gone", "same"]
    _, err = run(commands.prune, decisions=ledger_path, missing=True, dry_run=False, reviewer="Ada")
    assert _left(ledger_path) == ["-", "same"] and err.startswith("1 stale decision retired")
    with Ledger(ledger_path) as ledger:
        assert len(list(ledger.events())) == 6


def _left(path: Path) -> list[str]:
    with Ledger(path, readonly=True) as ledger:
        return sorted(each.subject.path for each in ledger.all_effective())
