"""The baseline: a JSON file that reads well in git and clears exactly what it lists."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from clausediff.decisions import Ledger, apply, baseline
from clausediff.errors import LedgerError
from clausediff.model import ExitCode, Report, Verdict

from .helpers import finding, report, subject


def both(*reports: Report) -> Report:
    """One report of the documents of several."""
    return Report(tuple(document for each in reports for document in each.documents))


def test_update_save_load_apply(tmp_path: Path) -> None:
    """After --update-baseline the same check is clean, and noise is not listed."""
    made = report(finding("f"), finding("g", Verdict.REVIEW), finding("h", Verdict.NOISE))
    path = tmp_path / "baseline.json"
    baseline.save(baseline.update(made, reviewer="Ada", comment="as agreed"), path)
    loaded = baseline.load(path)
    assert [each.subject.key.finding for each in loaded.decisions] == ["f", "g"]
    applied = apply(made, loaded)
    assert applied.exit_code() is ExitCode.CLEAN
    assert applied.documents[0].agreements[0].findings[0].decision is not None
    assert applied.notes == ()


def test_the_same_decisions_give_the_same_bytes(tmp_path: Path) -> None:
    """In any order, and again after loading; readable, and one line a fact."""
    made = baseline.update(
        both(report(finding("f"), finding("g", scan="“é”")), report(finding("f"), path="b", text="b"))
    )
    one, two = tmp_path / "1.json", tmp_path / "2.json"
    baseline.save(made, one)
    baseline.save(baseline.Baseline(tuple(reversed(baseline.load(one).decisions))), two)
    assert one.read_bytes() == two.read_bytes()
    assert '"scan_text": "“é”",\n' in one.read_text(encoding="utf-8")
    assert "time" not in json.loads(one.read_text(encoding="utf-8"))["decisions"][0]


def test_update_keeps_what_was_decided_and_drops_the_stale(tmp_path: Path) -> None:
    """Comments and rejections stay; entries for files of another run stay; what fits no finding goes."""
    first = both(report(finding("f"), finding("g")), report(finding("z"), path="in/z.txt", text="z"))
    old = baseline.update(first, reviewer="Ada", comment="old")
    with Ledger(tmp_path / "l.sqlite") as ledger:
        ledger.decide(subject(first, 0), "reject", "Bob", "no!")
        now = apply(report(finding("f"), finding("new")), ledger, old)
        new = baseline.update(now, old, reviewer="Cy")
    found = {
        each.subject.key.finding: (each.decision.action, each.decision.reviewer, each.comment)
        for each in new.decisions
        if each.decision
    }
    assert found == {"f": ("reject", "Bob", "no!"), "new": ("accept", "Cy", ""), "z": ("accept", "Ada", "old")}


def test_a_file_in_error_keeps_its_entries() -> None:
    """A file that could not be read today is not forgotten."""
    made = report(finding("f"))
    old = baseline.update(made)
    failed = Report((replace(made.documents[0], agreements=(), sha256=""),))
    from clausediff.model import DocumentError

    failed = Report((replace(failed.documents[0], error=DocumentError("absent", "it is gone")),))
    assert baseline.update(failed, old).decisions == old.decisions


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "could not be read"),
        ("[]", "not a baseline"),
        ('{"decisions": 3}', "not a baseline"),
        ('{"schema_version": "2", "decisions": []}', "schema '2'"),
        ('{"schema_version": "1", "decisions": [{}]}', "decision 1 is malformed"),
        ("[" * 100_000, "could not be read"),
    ],
    ids=["empty", "list", "no list", "newer", "malformed", "deep"],
)
def test_a_bad_baseline_is_an_error_with_a_place(tmp_path: Path, text: str, message: str) -> None:
    """It never passes for an empty one."""
    path = tmp_path / "b.json"
    path.write_text(text)
    with pytest.raises(LedgerError, match=message):
        baseline.load(path)


def test_an_action_that_is_none_is_refused(tmp_path: Path) -> None:
    """An action that is unknown clears nothing."""
    path = tmp_path / "b.json"
    baseline.save(baseline.update(report(finding("f"))), path)
    path.write_text(path.read_text().replace('"accept"', '"approve"'))
    with pytest.raises(LedgerError, match="not one of misread"):
        baseline.load(path)


def test_a_baseline_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    """No half file, and no temporary one."""
    with pytest.raises(LedgerError, match="could not be written"):
        baseline.save(baseline.Baseline(), tmp_path / "no" / "b.json")
    folder = tmp_path / "b.json"
    folder.mkdir()
    with pytest.raises(LedgerError, match="could not be written"):
        baseline.save(baseline.Baseline(), folder)
    assert [each.name for each in tmp_path.iterdir()] == ["b.json"]


def test_it_reads_in_a_git_diff(tmp_path: Path) -> None:
    """One more accepted edit is an addition only."""
    path = tmp_path / "b.json"
    baseline.save(baseline.update(report(finding("f"))), path)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "add", "."], check=True)
    baseline.save(baseline.update(report(finding("f"), finding("g"))), path)
    stat = subprocess.run(["git", "-C", tmp_path, "diff", "--numstat"], check=True, capture_output=True, text=True)
    added, removed, _ = stat.stdout.split("\t")
    assert int(added) < 30 and int(removed) == 0
