"""What is imported when: the core is light, and heavy libraries wait until they are used."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clausediff.canonical.library import find
from tests.benchmark.fill import fill, legal

ROOT = Path(__file__).resolve().parent.parent
UI = {"textual", "rich", "textual_serve"}
HEAVY = UI | {"reportlab", "docx", "lxml", "xlsxwriter", "shtab", "sqlite3", "jsonschema", "PIL", "numpy", "asyncio"}
HEAVY |= {"pyarrow", "duckdb", "fsspec", "dask", "distributed", "pandas"}
NOT_FOR_A_PAGE = {"yaml", "shutil", "difflib", "multiprocessing", "tempfile", "pickle"}
"""What a plain text against a form of the library needs none of."""
NOT_FOR_A_TEXT = {
    "clausediff.canonical.form_places",
    "clausediff.evidence.pixels",
    "clausediff.evidence.pen",
    "clausediff.evidence.issued",
    "clausediff.judge.pixels",
    "clausediff.judge.pixels_equal",
    "clausediff.judge.pixels_unread",
    "clausediff.scan.ocr",
    "clausediff.scan.readers.pdf",
    "clausediff.spilled",
    "clausediff.decisions",
    "clausediff.batch",
    "clausediff.tui",
}
"""Modules of ours that are asked only where there are pictures, decisions or very many files."""
MOST_DATACLASSES = 30
"""A frozen dataclass with slots takes as long to make as three named tuples, or as to compare a tenth of a page."""
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


@pytest.mark.parametrize("form", ["icml-2020", "mutual-nda", "consulting-agreement"])
def test_a_text_loads_what_texts_need(form: str, tmp_path: Path) -> None:
    """Comparing a clean text with a form of the library loads no YAML, nothing for pictures, and no other command's modules."""
    page = legal_copy(form, tmp_path)
    modules = loaded(
        f"from clausediff.cli.main import main; main(['--check', '-q', '--canonical', {form!r}, {page!r}])"
    )
    assert "clausediff.judge" in modules
    assert sorted(modules & (HEAVY | NOT_FOR_A_PAGE | NOT_FOR_A_TEXT)) == []


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("release-word.docx", False),
        ("release.odt", False),
        ("release.rtf", False),
        ("release-scan.hocr", False),
        ("release-typed.pdf", True),
    ],
)
def test_a_document_without_pictures_pays_nothing_for_them(name: str, drawn: bool) -> None:
    """Text of a word processor, of another's OCR or of a printed PDF loads nothing of networks and pictures; a PDF its own reader."""
    path = f"samples/paper/{name}"
    modules = loaded(f"from clausediff.cli.main import main; main(['--check', '-q', {path!r}])")
    assert "clausediff.judge" in modules
    assert not modules & {"numpy", "cv2", "onnxruntime", "PIL", "rapidocr"}
    assert drawn or not modules & {"pypdfium2", "clausediff.evidence.pen.detect", "clausediff.evidence.pixels.matrices"}


def test_few_dataclasses_are_made(tmp_path: Path) -> None:
    """Of the modules that a clean text loads, small frozen values are named tuples: each dataclass is four million instructions."""
    page = legal_copy("icml-2020", tmp_path)
    made = (
        "import dataclasses, sys; own = dataclasses._process_class\n"
        "def counted(cls, *rest): made.append(cls); return own(cls, *rest)\n"
        "made = []; dataclasses._process_class = counted\n"
        f"from clausediff.cli.main import main; main(['--check', '-q', '--canonical', 'icml-2020', {page!r}])\n"
        "sys.modules.update({f'made.{each.__qualname__}': sys for each in made})"
    )
    found = {name for name in loaded(made) if name.startswith("made.")}
    assert 0 < len(found) <= MOST_DATACLASSES


def test_the_channel_waits_for_a_misread_word(tmp_path: Path) -> None:
    """A clean text loads neither the table of misreadings nor a set of all English words."""
    page = legal_copy("icml-2020", tmp_path)
    seen = (
        f"import sys; from clausediff.cli.main import main; main(['--check', '-q', '--canonical', 'icml-2020', {page!r}])\n"
        "from clausediff.evidence import channel; from clausediff.text import english\n"
        "tables = channel._tables.cache_info().currsize; sets = 'lists' in english._words.__dict__\n"
        "sys.modules.update({f'tables={tables}': sys, f'sets={sets}': sys})"
    )
    assert {"tables=0", "sets=False"} <= loaded(seen)


def legal_copy(form: str, folder: Path) -> str:
    """The path of a clean copy of a form of the library, each field filled."""
    canonical = find(form)
    page = folder / "copy.txt"
    page.write_text(fill(canonical, legal(canonical)).text, "utf-8")
    return str(page)


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
