"""pyproject.toml: every library that is imported is declared, and the version is written in one place."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import clausediff

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
FOR_DEVELOPERS = {"test", "browser", "benchmark", "dev"}
"""Extras that no user installs."""


def named(requirements: list[str]) -> set[str]:
    """The normalised names of distributions."""
    return {re.split(r"[<>=!\[; ]", requirement)[0].lower().replace("_", "-") for requirement in requirements}


def test_every_import_is_declared() -> None:
    """A library that another one happens to bring may be gone with its next release."""
    declared = named(PROJECT["dependencies"])
    for extra, requirements in PROJECT["optional-dependencies"].items():
        declared |= named(requirements) if extra not in FOR_DEVELOPERS else set()
    imported: set[str] = set()
    for path in (ROOT / "clausediff").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"clausediff"}
    known = packages_distributions()
    missing = {name: known[name] for name in foreign if name in known and not named(known[name]) & declared}
    assert missing == {}


def test_the_version_is_written_once() -> None:
    """Hatch reads it from the package, which prints it without a look at its metadata."""
    assert "version" in PROJECT["dynamic"] and "version" not in PROJECT
    assert re.fullmatch(r"\d+\.\d+\.\d+", clausediff.__version__)
