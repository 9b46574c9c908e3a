"""How often each rule of the judge decided on the benchmark, and how often it was wrong: ``tests/benchmark/rules.json``, and what
scores are made of: ``clausediff/judge/scores.json``.

``docs/rules.md`` shows the counts. They are kept in a file because some of the arms need the developers' data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from tests.benchmark.arms import HELD_OUT
from tests.benchmark.score import Result

__all__ = ["PATH", "Count", "Counts", "read", "write", "write_scores"]

PATH = Path(__file__).resolve().parent / "rules.json"
"""The counts that ship."""


class Count(TypedDict):
    """The counts of one rule."""

    fired: int
    """Findings that it decided."""
    alarms: int
    """Of these for a person where nothing was changed, and the reference is not to blame."""
    silent: int
    """Harmless findings at a labelled edit for which there was no other finding."""
    known: int
    """Findings past ``field`` on pages of which the truth is known: at a labelled edit, or where nothing was edited."""
    misread: int
    """Of these in truth misreadings: what the rule's score should be."""


class Counts(TypedDict):
    """What the file holds."""

    arms: dict[str, int]
    """The arms that were run, and how many of their cases."""
    rules: dict[str, Count]


def gather(results: Mapping[str, Sequence[Result]]) -> Counts:
    """The counts of clausediff's own results; held-out arms are left out, for this page is read while tuning."""
    arms: dict[str, int] = {}
    rules: dict[str, Count] = {}
    for arm, listed in results.items():
        own = [result for result in listed if result.system == "clausediff"]
        if arm in HELD_OUT or not own:
            continue
        arms[arm] = len(own)
        for result in own:
            for rule, (fired, alarms, silent, known, misread) in result.rules.items():
                count = rules.setdefault(rule, Count(fired=0, alarms=0, silent=0, known=0, misread=0))
                count["fired"] += fired
                count["alarms"] += alarms
                count["silent"] += silent
                count["known"] += known
                count["misread"] += misread
    return Counts(arms=arms, rules=dict(sorted(rules.items())))


def write(path: Path, results: Mapping[str, Sequence[Result]]) -> None:
    """Write the counts of some results, one rule a line."""
    found = gather(results)
    rules = ",\n".join(f"  {json.dumps(rule)}: {json.dumps(count)}" for rule, count in found["rules"].items())
    path.write_text(f'{{"arms": {json.dumps(found["arms"])},\n "rules": {{\n{rules}\n }}}}\n', encoding="utf-8")


def write_scores(path: Path, results: Mapping[str, Sequence[Result]]) -> None:
    """Write how many findings of each rule are known for what they are, and how many of these are misreadings."""
    known = {
        rule: [count["known"], count["misread"]] for rule, count in gather(results)["rules"].items() if count["known"]
    }
    rows = ",\n".join(f"  {json.dumps(rule)}: {json.dumps(numbers)}" for rule, numbers in known.items())
    path.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


def read(path: Path = PATH) -> Counts:
    """The counts as written; none where there is no file."""
    if not path.exists():
        return Counts(arms={}, rules={})
    found: Counts = json.loads(path.read_text(encoding="utf-8"))
    return found
