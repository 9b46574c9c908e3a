"""What is imported when: the core is light, and heavy libraries wait until they are used."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
UI = {"textual", "rich", "textual_serve"}
HEAVY = UI | {"reportlab", "docx", "lxml", "xlsxwriter", "shtab", "sqlite3", "jsonschema", "PIL", "numpy", "asyncio"}
HEAVY |= {"pyarrow", "duckdb", "fsspec", "dask", "distributed", "pandas"}
HEAVY |= {"pypdfium2", "rapidocr", "onnxruntime", "cv2", "pillow_heif", "platformdirs", "concurrent", "ctypes"}


def loaded(code: str) -> set[str]:
    """The modules that a fresh interpreter holds after some code."""
    code += "\nimport sys, json; sys.stderr.write('@@' + json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(done.stderr.rpartition("@@")[2]))


def test_the_package_is_light() -> None:
    """``import clausediff`` loads its model and its functions, and nothing of others."""
    modules = loaded("import clausediff")
    assert not modules & (HEAVY | {"yaml", "rapidfuzz", "diff_match_patch", "argparse"})
    ours = {name for name in modules if name.startswith("clausediff.")}
    assert {name for name in ours if not name.startswith("clausediff.model.")} <= {
        "clausediff.api",
        "clausediff.errors",
        "clausediff.model",
    }


def test_comparing_is_light() -> None:
    """A comparison loads no user interface, no report and no heavy library."""
    modules = loaded("import clausediff; clausediff.compare('samples/003_e5b58694bad7bd2e.txt', 'icml-2020')")
    assert "clausediff.judge" in modules
    assert not modules & HEAVY
    assert not {name for name in modules if name.startswith(("clausediff.tui", "clausediff.report", "clausediff.cli"))}
    pages = ("clausediff.scan.ocr", "clausediff.scan.reading_order", "clausediff.scan.readers.pdf")
    assert not {name for name in modules if name.startswith(pages)}


def test_version_is_light() -> None:
    """``--version`` does not even load the argument parser."""
    modules = loaded("from clausediff.cli.main import main; main(['--version'])")
    assert not modules & (HEAVY | {"yaml", "rapidfuzz", "argparse"})


def test_check_is_light() -> None:
    """``--check`` loads no user interface and no other report than the one it prints."""
    modules = loaded("from clausediff.cli.main import main; main(['--check', 'samples/003_e5b58694bad7bd2e.txt'])")
    assert not modules & HEAVY
    reports = {"clausediff.report.html", "clausediff.report.docx", "clausediff.report.pdf", "clausediff.report.xlsx"}
    assert not modules & (reports | {"clausediff.decisions"})


def test_the_contract_names_every_module_of_the_core() -> None:
    """A new module of the core cannot escape the contract."""
    known = (ROOT / ".importlinter").read_text("utf-8").split("[importlinter:contract:core-is-light]")[1]
    sources = known.split("forbidden_modules")[0].split()
    modules = {path.stem for path in (ROOT / "clausediff").glob("*.py")}
    modules |= {path.parent.name for path in (ROOT / "clausediff").glob("*/__init__.py")}
    views = {"__init__", "__main__", "batch", "cli", "tui", "report", "decisions"}
    assert {f"clausediff.{name}" for name in modules - views} <= set(sources)


@pytest.mark.skipif(not shutil.which("lint-imports", path=str(Path(sys.executable).parent)), reason="no import-linter")
def test_contract() -> None:
    """The import contract in .importlinter holds."""
    command = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([command, "--no-cache", "--no-logo"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout
