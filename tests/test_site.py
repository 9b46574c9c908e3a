"""The documentation site: the commands on its pages run, generated pages are up to date, and it is built without a warning."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("index", "lawyers", "ci", "judging", "json")
COMMANDS = re.compile(r"```sh\n(.*?)```", re.S)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_run(page: str, tmp_path: Path) -> None:
    """In the order of the page, in one folder, each with the code that is said behind it (0 where none is)."""
    pytest.importorskip("docx", reason="the extras for reports are not installed")
    for name in ("samples", "canonical"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "clausediff"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m clausediff "$@"\n')
    program.chmod(0o755)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    lines = [
        line
        for block in COMMANDS.findall((ROOT / "docs" / f"{page}.md").read_text("utf-8"))
        for line in block.splitlines()
    ]
    assert lines
    for line in lines:
        wanted = re.search(r"# ends with (\d)", line)
        done = subprocess.run(
            line, shell=True, cwd=tmp_path, env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == int(wanted[1] if wanted else 0), f"{line}\n{done.stdout[-500:]}{done.stderr[-500:]}"


def test_the_page_of_the_schema_is_up_to_date() -> None:
    """``tools/render_schema.py`` makes it."""
    done = subprocess.run([sys.executable, ROOT / "tools" / "render_schema.py", "--check"], check=False, cwd=ROOT,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip
    assert done.returncode == 0, "run .venv/bin/python tools/render_schema.py"


def test_every_page_is_in_the_navigation() -> None:
    """No page of the folder is left out of the site, and each is there once."""
    named = re.findall(r": ([\w-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)
    assert sorted(named) == sorted(path.name for path in (ROOT / "docs").glob("*.md"))
    assert yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["strict"] is True


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("material") is None, reason="the extra docs is not installed")
def test_the_site_is_built_strictly(tmp_path: Path) -> None:
    """No broken link, no missing anchor."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False,
                          env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)})  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "compare_each" in (tmp_path / "reference" / "index.html").read_text("utf-8")
