"""Each tricky case gets a verdict that its row in ``docs/tricky-cases.md`` calls right, and the page is up to date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import clausediff
from clausediff.canonical.load import parse
from tests.changed_copies import told

ROOT = Path(__file__).resolve().parent.parent
DATA: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "cases" / "tricky.yaml").read_text(encoding="utf-8"))
CASES = [case for group in DATA["groups"] for case in group["cases"]]


def page(line: str) -> str:
    """A page of plain text with the line in its middle."""
    return f"{DATA['before']}\n{line}\n\n{DATA['after']}"


def test_enough_cases() -> None:
    """There are at least forty cases, each with a name of its own and words that say why."""
    assert len({case["name"] for case in CASES}) == len(CASES) >= 40
    assert all(len(case["why"].split()) >= 3 for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_verdict(case: dict[str, Any]) -> None:
    """The copy gets a verdict that is right, and its change is told of in a finding."""
    front = {"id": "tricky", "title": "Supply contract", "version": "1", "language": "en"}
    front |= {key: case[key] for key in ("fields", "must_match") if key in case}
    text = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{page(case['canonical'])}"
    report = clausediff.compare(page(case["scan"]), canonical=parse(text, "tricky.md"))
    agreements = [agreement for _, agreement in report.agreements()]
    assert len(agreements) == 1
    wanted = case["verdict"] if isinstance(case["verdict"], list) else [case["verdict"]]
    assert agreements[0].verdict in wanted, told(agreements[0])
    if case["scan"] != case["canonical"] and "fields" not in case and wanted != ["clean"]:
        assert agreements[0].findings


def test_page_is_up_to_date() -> None:
    """``docs/tricky-cases.md`` is what ``tools/render_tricky_cases.py`` makes of the cases."""
    done = subprocess.run([sys.executable, str(ROOT / "tools" / "render_tricky_cases.py"), "--check"], check=False)
    assert done.returncode == 0
