"""tests/tui/README.md names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent


def test_every_test_of_the_list_of_faults_exists() -> None:
    """A test that is renamed or dropped leaves its fault without one."""
    text = (FOLDER / "README.md").read_text("utf-8")
    named = re.findall(r"`((?:\.\./)?[\w/]*test_\w+)(?:\.py)?(?:::(\w+))?`", text)
    assert len(named) >= 40
    for module, test in named:
        source = (FOLDER / f"{module}.py").read_text("utf-8")
        assert not test or f"def {test}(" in source, (module, test)
