"""The public face: names, signatures, and that the documentation tells of every command and option."""

from __future__ import annotations

import argparse
import inspect
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import clausediff
from clausediff.cli.parser import COMMANDS, full_parser
from clausediff.model import ExitCode, Verdict

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")


def test_all() -> None:
    """``__all__`` is sorted, and every name in it is there, public and documented."""
    names = [name for name in clausediff.__all__ if name != "__version__"]
    assert len(set(clausediff.__all__)) == len(clausediff.__all__)
    for name in names:
        thing = getattr(clausediff, name)
        assert not name.startswith("_")
        assert inspect.getdoc(thing) or name == "Span", name
    namespace: dict[str, object] = {}
    exec("from clausediff import *", namespace)
    assert set(clausediff.__all__) <= namespace.keys()


def test_compare_signature() -> None:
    """The public functions take what the documentation says."""
    parameters = inspect.signature(clausediff.compare).parameters
    assert list(parameters) == [
        *("source", "canonical", "text", "library", "encoding", "witness", "issued", "ocr", "password", "progress"),
    ]
    assert parameters["canonical"].default == "auto"
    each = inspect.signature(clausediff.compare_each).parameters
    assert set(each) == set(parameters) - {"source", "text", "witness"} | {"sources"}


def test_the_recipes_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of docs/api.md, one after another."""
    for name in ("samples", "canonical"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.S)
    assert len(blocks) == 10
    namespace: dict[str, object] = {}
    for block in blocks:
        exec(block, namespace)
    assert (tmp_path / "out.html").is_file()


def test_sources_of_every_kind_give_the_same(tmp_path: Path) -> None:
    """A path, bytes, open files of both kinds and a text."""
    path = ROOT / "samples" / "mutual-nda" / "filled.txt"
    data = path.read_bytes()
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        reports = [
            clausediff.compare(path),
            clausediff.compare(data),
            clausediff.compare(io.BytesIO(data)),
            clausediff.compare(binary),
            clausediff.compare(text),
            clausediff.compare(text=data.decode()),
            clausediff.compare(data.decode()),
        ]
    findings = [[finding for _, _, finding in report.findings()] for report in reports]
    assert findings[0] and all(each == findings[0] for each in findings)
    many = clausediff.compare([path, data, data, tmp_path / "absent.txt"])
    assert len({document.path for document in many.documents}) == 4
    assert many.verdicts["error"] == 1
    with pytest.raises(clausediff.ClausediffError, match="one of"):
        clausediff.compare(path, text="x")
    with pytest.raises(clausediff.ClausediffError, match="one of"):
        clausediff.compare()


def test_compare_each_is_lazy() -> None:
    """The second source is not touched before it is asked for."""
    path = ROOT / "samples" / "mutual-nda" / "filled.txt"

    def sources() -> Iterator[Path]:
        """One file, then a fault."""
        yield path
        raise AssertionError

    made = clausediff.compare_each(sources())
    assert next(made).verdicts["clean"] == 1
    with pytest.raises(AssertionError):
        next(made)


def test_reports_as_data() -> None:
    """A dictionary in the shape of the schema, flat rows of each kind, a short repr, and a table for notebooks."""
    import json

    report = clausediff.compare(ROOT / "samples" / "edited" / "nda-notice-90-days.txt")
    assert json.loads(report.to_json()) == report.to_dict()
    for kind in ("findings", "differences", "agreements", "fields"):
        rows = report.rows(kind)
        assert rows and all(row.keys() == rows[0].keys() for row in rows)
        assert all(value is None or isinstance(value, str | int | float) for row in rows for value in row.values())
    assert len(report.rows()) == sum(1 for _ in report.findings())
    with pytest.raises(clausediff.ClausediffError, match="there are"):
        report.rows("words")
    assert len(repr(report)) < 100 and len(repr(report.documents)) < 200
    assert "<del>30</del> <ins>90</ins>" in report._repr_html_()


def test_compare_takes_paths_texts_and_templates(tmp_path: Path) -> None:
    """A path, a text with a line break, a name, a file and a template are all accepted, and give the same."""
    from clausediff.canonical.load import load

    canonical = ROOT / "canonical" / "icml-2020.md"
    scan = ROOT / "samples" / "003_e5b58694bad7bd2e.txt"
    reports = [
        clausediff.compare(scan, "icml-2020"),
        clausediff.compare(str(scan), canonical),
        clausediff.compare(scan.read_text("utf-8"), load(str(canonical))),
        clausediff.compare(scan),
    ]
    findings = [[finding for _, _, finding in report.findings()] for report in reports]
    assert len(findings[0]) > 10
    assert all(each == findings[0] for each in findings)
    with pytest.raises(clausediff.ClausediffError, match="no such file"):
        clausediff.compare(tmp_path / "absent.txt")


def test_every_error_is_caught_as_one() -> None:
    """All errors that are raised on purpose have the one base."""
    from clausediff import errors

    for name, thing in vars(errors).items():
        if inspect.isclass(thing) and issubclass(thing, Exception):
            assert issubclass(thing, clausediff.ClausediffError), name
            assert thing.__name__ in (errors.__doc__ or "")


def test_types_are_shipped() -> None:
    """The package says that it is typed."""
    assert (ROOT / "clausediff" / "py.typed").is_file()


def parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every parser with its command."""

    def walk(name: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
        yield name, parser
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for child, inner in action.choices.items():
                    yield from walk(f"{name} {child}".strip(), inner)

    yield from walk("", full_parser())


def section(command: str) -> str:
    """What docs/cli.md says of a command: its section, or for no command the part before the first one."""
    if not command:
        return CLI.split("\n## clausediff ")[0]
    found = re.search(rf"\n## clausediff {command}\n(.*?)(?=\n## |\Z)", CLI, re.DOTALL)
    assert found, f"docs/cli.md has no section on {command}"
    return found[1]


@pytest.mark.parametrize("name", [name for name, _ in parsers()], ids=lambda name: name or "clausediff")
def test_every_option_is_documented(name: str) -> None:
    """docs/cli.md names each command and each of its options; help has a word on each."""
    parser = dict(parsers())[name]
    text = section(name.split(" ", maxsplit=1)[0])
    if " " in name:
        assert f"`{name}" in text
    for action in parser._actions:
        if action.help == argparse.SUPPRESS or isinstance(action, argparse._HelpAction | argparse._SubParsersAction):
            continue
        for option in action.option_strings:
            if option != "--debug" or not name:
                assert re.search(rf"{re.escape(option)}(?![\w-])", text), f"{option} of clausediff {name}"
            assert action.help, f"{option} of clausediff {name} has no help"


def test_every_documented_option_is_there() -> None:
    """docs/cli.md and README tell of no option that does not exist."""
    known = {option for _, parser in parsers() for option in parser._option_string_actions}
    for text in (CLI, README):
        commands = re.sub(r"\.venv/bin/(?:pip|pytest)[^&\n]*", "", text)
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", commands)) <= known


def test_commands_are_in_the_readme_of_the_command_line() -> None:
    """The list of commands at the top is whole."""
    assert ", ".join(COMMANDS) in CLI.replace("\n", " ") or all(command in CLI.split("```")[1] for command in COMMANDS)


def test_exit_codes_are_documented() -> None:
    """README, docs/cli.md and --help give the same codes."""
    for code in ExitCode:
        assert re.search(rf"^\| {code.value} \|", README, re.MULTILINE)
        assert re.search(rf"^\| {code.value} \|", CLI, re.MULTILINE)
    for verdict in Verdict:
        assert f"| `{verdict}` |" in README


def test_every_module_is_in_the_architecture() -> None:
    """docs/architecture.md names each module and package."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    package = ROOT / "clausediff"
    names = [path.stem for path in package.glob("[a-z]*.py")] + [
        path.parent.name for path in package.glob("*/__init__.py")
    ]
    assert [name for name in names if not re.search(rf"\b{name}\b", text)] == []


def test_the_two_commands() -> None:
    """README has just one command that runs the main job and one that runs the tests, each on one line."""
    blocks = re.findall(r"^```\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    setups = [block for block in blocks if "python3 -m venv" in block]
    assert len(setups) == 2
    assert all(block.count("\n") == 1 for block in setups)
    assert ["--check samples/" in block for block in setups] == [True, False]
    assert ["pytest" in block for block in setups] == [False, True]


def test_the_picture_is_true() -> None:
    """README shows what the program prints; tools/readme_pictures.py brings it up to date."""
    done = subprocess.run([sys.executable, ROOT / "tools" / "readme_pictures.py", "--check"], check=False)
    assert done.returncode == 0, "run .venv/bin/python tools/readme_pictures.py"


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The example of README does what it says."""
    (example,) = re.findall(r"^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    (tmp_path / "scan.txt").write_bytes((ROOT / "samples" / "edited" / "nda-notice-90-days.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=True)
    assert "30 90" in done.stdout
