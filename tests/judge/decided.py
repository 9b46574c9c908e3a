"""Lines near the bounds of the judge's rules: ``tests/cases/decided/*.yaml``, with all that is decided on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from clausediff.canonical.variants import PreparedCanonical
from clausediff.judge import finish, judge
from tests.judge.rule_cases import Page
from tests.stages import CASES, canonical, page_of

__all__ = ["Line", "decided", "load"]


@dataclass(frozen=True, slots=True)
class Line:
    """Some lines on a page of the rules' cases."""

    form: str
    scan: str
    decided: list[str]
    """Of each difference on the lines ``verdict rule category``, in the order of the text."""
    page: str = "clear"
    front: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """For the names of tests: what decides, and the lines as read."""
        rule = self.decided[-1].split()[1] if self.decided else "none"
        return f"{rule} {self.page}: {' '.join(self.scan.split())[-60:]}"


def load() -> Iterator[Line]:
    """All lines, file by file."""
    for path in sorted((CASES / "decided").glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield Line(**entry)


def decided(line: Line, page: Page) -> list[str]:
    """What the judge says of each difference on the lines."""
    before, after = (page.scan or page.form).split("{line}")
    front = {"title": "Fruit and Press Agreement"} | page.front | line.front
    form = PreparedCanonical(canonical(page.form.replace("{line}", line.form), **front))
    made, edits = page_of(form, before + line.scan + after)
    low, high = len(before) - 1, len(before) + len(line.scan) + 1
    found = [each for each in finish(made, judge(made, edits)) if low <= each.scan.start <= high]
    return [f"{each.verdict} {each.rule} {each.category}" for each in found]
