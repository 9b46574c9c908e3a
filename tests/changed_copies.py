"""Read the cases under ``tests/cases``: one change made in one copy of a sample, and what the change must lead to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import clausediff
from clausediff.model import Agreement, Finding, Range, Report, Verdict

ROOT = Path(__file__).resolve().parent.parent
CASES = Path(__file__).resolve().parent / "cases"


@dataclass(frozen=True, slots=True)
class Changed:
    """A sample's text with one change made in one of its copies."""

    text: str
    agreement: int
    """Index of the copy that was changed, from 0."""
    touched: tuple[Range, ...]
    """Where the change stands in ``text``; an empty span where something was struck."""


def load(name: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The copies and the cases of ``tests/cases/NAME.yaml``."""
    data = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return data.get("copies", {}), data["cases"]


@cache
def sample(path: str) -> str:
    """The text of a sample as clausediff reads it."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def baseline(path: str) -> Report:
    """The report on the sample as it is."""
    return compare(sample(path))


def compare(text: str) -> Report:
    """The report on a text, held against the best match in the library."""
    return clausediff.compare(text)


def change(copy: dict[str, Any], case: dict[str, Any]) -> Changed:
    """Make the case's change in its copy; fails when the words to change do not stand there exactly once."""
    text = sample(copy["file"])
    start, end = 0, len(text)
    if "begins" in copy:
        starts = [i for i in range(len(text)) if text.startswith(copy["begins"], i)]
        start = starts[copy["agreement"] - 1]
        end = [*starts[1:], len(text)][copy["agreement"] - 1]
    part = text[start:end]
    touched: list[Range] = []
    for step in (case, case["then"]) if "then" in case else (case,):
        at, until = _place(part, step)
        new = step.get("replace", "")
        shift = len(new) - (until - at)
        touched = [(a + shift, b + shift) if a >= start + until else (a, b) for a, b in touched]
        touched.append((start + at, start + at + len(new)))
        part = part[:at] + new + part[until:]
    changed = text[:start] + part + text[end:]
    assert changed != text, "the case changes nothing"
    return Changed(changed, copy["agreement"] - 1, tuple(touched))


def change_everywhere(case: dict[str, Any]) -> tuple[str, list[Range]]:
    """Make the case's change wherever its words stand in the file (or at the first place): the text, and the places."""
    old, new = case["find"], case["replace"]
    parts = sample(case["file"]).split(old, 1 if case.get("first") else -1)
    assert len(parts) > 1, f"{old!r} does not stand in {case['file']}"
    places, at = [], 0
    for part in parts[:-1]:
        at += len(part)
        lead = len(new) - len(new.lstrip())
        places.append((at + lead, at + len(new.rstrip())))
        at += len(new)
    return new.join(parts), places


def _place(part: str, step: dict[str, Any]) -> Range:
    """Where the words to change stand in the copy."""
    if "from" in step:
        assert part.count(step["from"]) == 1, f"{step['from']!r} stands {part.count(step['from'])} times in the copy"
        at = part.index(step["from"])
        return at, part.index(step["to"], at) + len(step["to"])
    assert part.count(step["find"]) == 1, f"{step['find']!r} stands {part.count(step['find'])} times in the copy"
    at = part.index(step["find"])
    return at, at + len(step["find"])


def copies(report: Report) -> list[Agreement]:
    """All agreements of a report on one text."""
    return [agreement for _, agreement in report.agreements()]


def past_noise(agreement: Agreement) -> Counter[tuple[str, str, str, str]]:
    """What a person is told of: clause, verdict and both readings of each finding past ``noise``, counted."""
    return Counter(
        (f.clause, f.verdict.value, f.canonical.text, f.scan.text)
        for f in agreement.findings
        if f.verdict.gravity > Verdict.NOISE.gravity
    )


def touches(finding: Finding, touched: tuple[Range, ...], slack: int = 40) -> bool:
    """Whether the finding stands where the change was made, give or take ``slack`` characters."""
    start, end = finding.scan.span
    return any(start <= b + slack and end >= a - slack for a, b in touched)


def told(agreement: Agreement) -> str:
    """The findings past ``noise``, for the message of a failed test."""
    return "\n".join(
        f"{f.verdict} {f.category} in {f.clause}: {f.canonical.text!r} -> {f.scan.text!r}"
        for f in agreement.findings
        if f.verdict.gravity > Verdict.NOISE.gravity
    )
