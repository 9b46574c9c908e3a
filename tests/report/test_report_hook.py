"""The pre-commit hook runs the check."""

from __future__ import annotations

from pathlib import Path

import yaml

HOOKS = Path(__file__).parent.parent.parent / ".pre-commit-hooks.yaml"


def test_the_hook_names_a_command_that_there_is() -> None:
    """pre-commit's own required keys, and an entry that is our check."""
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["entry"] == "clausediff --check"
    assert hook["language"] == "python"
    # A new canonical is another question to every copy, so all are compared whatever changed.
    assert hook["pass_filenames"] is False
