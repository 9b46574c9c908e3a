"""Each check of ``canonical lint`` finds what it is for, and nothing in a sound canonical."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from clausediff.canonical.library import library
from clausediff.canonical.lint import CHECKS, lint, lint_file

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "lint.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_lint(case: dict[str, object], tmp_path: Path) -> None:
    """A canonical has the problems that its case names, at their lines."""
    path = tmp_path / "x.md"
    path.write_text(str(case["text"]), "utf-8")
    problems = lint_file(str(path))
    assert [[problem.line, problem.code] for problem in problems] == case["finds"]


def test_every_check_has_a_case() -> None:
    """No check goes untested."""
    assert set(CHECKS) <= {code for case in CASES for _, code in case["finds"]}


def test_shipped_canonicals_are_sound() -> None:
    """The shipped canonicals have no problems."""
    assert [str(problem) for parsed in library() for problem in lint(parsed)] == []


def test_unreadable(tmp_path: Path) -> None:
    """A file that is not there is a problem, with the kind of its error."""
    (problem,) = lint_file(str(tmp_path / "absent.md"))
    assert (problem.code, problem.severity) == ("absent", "error")
    assert str(problem).endswith("there is no such file; check the name [absent]")
