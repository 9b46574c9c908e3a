"""Settings from ``clausediff.toml`` and ``pyproject.toml``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from clausediff.cli.configuration import OWN, TYPES, find_settings, keys
from clausediff.cli.main import main
from clausediff.cli.parser import main_parser

ROOT = Path(__file__).resolve().parents[2]
FORM = "---\nid: form\n---\n1. The Supplier delivers the goods to the house of the Buyer each month and keeps a record of it.\n"
COPY = "1. The Supplier delivers the goods to the house of the Buyer each month and keeps a record of it.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder below another one that has settings, with a form and a copy."""
    (tmp_path / "form.md").write_text(FORM, "utf-8")
    below = tmp_path / "below"
    below.mkdir()
    (below / "scan.txt").write_text(COPY, "utf-8")
    monkeypatch.chdir(below)
    return below


def put(path: Path, text: str) -> None:
    """Write a file of settings."""
    path.write_text(text, "utf-8")


def test_the_nearest_file_is_taken(folder: Path) -> None:
    """A folder's own file before one above it, ``clausediff.toml`` before ``pyproject.toml``; one with no table is passed over."""
    put(folder.parent / "pyproject.toml", '[tool.clausediff]\nfail_on = "substantive"\n')
    put(folder / "pyproject.toml", "[project]\nname = 'x'\n")
    settings = find_settings(folder)
    assert settings is not None
    assert settings.values == {"fail-on": "substantive"}
    put(folder / "clausediff.toml", 'color = "never"\n')
    settings = find_settings(folder)
    assert settings is not None
    assert settings.path == folder / "clausediff.toml"


def test_paths_are_from_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The canonical is named from the folder of the file, not of the run."""
    put(folder.parent / "clausediff.toml", 'canonical = "form.md"\n')
    assert main(["--check", "scan.txt"]) == 0
    assert "clean" in capsys.readouterr().out


def test_a_flag_overrules_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Flags over file over defaults, and ``--show-config`` says which is which."""
    put(folder.parent / "clausediff.toml", 'color = "never"\nfail-on = "substantive"\n')
    assert main(["--show-config", "--fail-on", "review"]) == 0
    shown = capsys.readouterr().out
    assert 'fail-on = "review"  # flag' in shown
    assert 'color = "never"  # clausediff.toml' in shown
    assert "verbose = false  # default" in shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fail-onn = "review"\n', "there is no setting fail-onn; did you mean fail-on?"),
        ('fail-on = "never"\n', "fail-on is one of review, substantive, not never"),
        ('verbose = "yes"\n', "verbose is true or false"),
        ("include = [1]\n", "include is a list of strings"),
        ('include = ["nois"]\n', "did you mean noise?"),
        ("canonical = []\n", "canonical is one value"),
        ('max-size = "many"\n', "is not a size"),
        ("check = true\n", "there is no setting check"),
        ('password = "x"\n', "there is no setting password"),
        ("= 1\n", "cannot be read as TOML"),
    ],
)
def test_errors(folder: Path, capsys: pytest.CaptureFixture[str], text: str, said: str) -> None:
    """A setting that is not heeded is an error, never passed over."""
    put(folder / "clausediff.toml", text)
    assert main(["--check", "scan.txt"]) == 2
    assert said in capsys.readouterr().err


def test_own_words_and_phrases(folder: Path) -> None:
    """``protected`` makes any difference in a phrase one for a person; ``ignore`` names furniture."""
    put(folder / "scan.txt", COPY.replace("record", "rccord") + "\nPrinted by the mill\n")
    put(folder / "clausediff.toml", 'canonical = "../form.md"\n')
    assert main(["--check", "-q", "scan.txt"]) == 1
    put(folder / "clausediff.toml", 'canonical = "../form.md"\nignore = ["Printed by the mill"]\n')
    assert main(["--check", "-q", "scan.txt"]) == 0
    put(
        folder / "clausediff.toml",
        'canonical = "../form.md"\nignore = ["Printed by the mill"]\nprotected = ["keeps a record"]\n',
    )
    assert main(["--check", "-q", "scan.txt"]) == 3


def test_the_schema_is_of_the_options() -> None:
    """The schema that is shipped has the settings that there are."""
    done = subprocess.run([sys.executable, str(ROOT / "tools" / "render_settings_schema.py"), "--check"], check=False)
    assert done.returncode == 0
    schema = json.loads((ROOT / "clausediff" / "cli" / "configuration.schema.json").read_text("utf-8"))
    assert set(schema["properties"]) == {*keys(main_parser()), *OWN, TYPES}


TYPED = """---
id: form
fields: {number: order, plot: {type: plot, required: false}}
---
1. The Supplier delivers the goods of order {{number}} to the house of the Buyer each month and keeps a record of it.

2. The house of the Buyer stands on the land that the map calls {{plot}}, and nobody else has a key to it.
"""
OWN_TYPES = """[field-types.order]
pattern = "PO-[0-9]{6}"
max-length = 9

[field-types.plot]
type = "number"
"""


def filled(number: str) -> str:
    """A copy with an order's number."""
    return TYPED.split("---\n")[2].replace("{{number}}", number).replace("{{plot}}", "17")


@pytest.mark.parametrize(("number", "code"), [("PO-123456", 0), ("PO-12345", 3), ("PO-123456 free of charge", 3)])
def test_own_field_types(folder: Path, number: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A filling must fit the type that the settings name; for every command."""
    put(folder.parent / "form.md", TYPED)
    put(folder.parent / "clausediff.toml", OWN_TYPES)
    put(folder / "scan.txt", filled(number))
    assert main(["--check", "--canonical", "../form.md", "scan.txt"]) == code
    assert main(["canonical", "lint", "../form.md"]) == 0
    capsys.readouterr()


def test_a_type_that_nobody_names(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the settings the canonical is malformed; the nearest name is proposed, also one of the settings."""
    put(folder.parent / "form.md", TYPED)
    assert main(["--check", "--canonical", "../form.md", "scan.txt"]) == 2
    assert "unknown field type `order`" in capsys.readouterr().err
    put(folder.parent / "form.md", TYPED.replace("number: order", "number: odrer"))
    put(folder.parent / "clausediff.toml", OWN_TYPES)
    assert main(["--check", "--canonical", "../form.md", "scan.txt"]) == 2
    assert "did you mean `order`?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('[field-types.order]\npatern = "x"', "there is no key patern; did you mean pattern?"),
        ('[field-types.order]\ntype = "choice"', "type is one of"),
        ('[field-types.order]\npattern = "(a+)+"', "the pattern repeats a repetition"),
        ("[field-types.order]\npattern = 5", "pattern is a regular expression, not 5"),
        ("[field-types.order]\nmax_length = 0", "max_length is a number from 1 to"),
        ("[field-types.money]\nmax_length = 5", "is a type that clausediff has"),
        ('field-types = "order"', "field-types is a table of types"),
        ('[field-types]\norder = "PO"', "is a table with type, pattern or max_length"),
        ("[field-type.order]", "there is no setting field-type; did you mean field-types?"),
    ],
)
def test_a_type_that_is_made_wrong(folder: Path, table: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is an error of usage that says what to write."""
    put(folder.parent / "clausediff.toml", table + "\n")
    assert main(["--check", "--canonical", "../form.md", "scan.txt"]) == 2
    assert says in capsys.readouterr().err


def test_types_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--show-config`` prints them as the file could have them."""
    put(folder.parent / "clausediff.toml", OWN_TYPES)
    assert main(["--show-config"]) == 0
    said = capsys.readouterr().out
    assert 'field-types."order" = { type = "text", pattern = "PO-[0-9]{6}", max_length = 9 }  # clausediff.toml' in said
