"""``--check`` and ``--export`` on real input: what is printed where, and the exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clausediff.cli.main import main

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
BUNDLE = SAMPLES / "003_e5b58694bad7bd2e.txt"
FORM = """---
id: loan
fields: {borrower: person}
---
1. The Lender, acting for the Library, hands the printed book over to {{borrower}} within ten days.

2. The Borrower shall bring the book back at least 60 days before the end of the year, and pays no fee.

3. This document is governed by the laws of the State of California and by nothing else.
"""
CLEAN = FORM.split("---\n")[2].replace("{{borrower}}", "Ada Lovelace")
EDITED = CLEAN.replace("60 days", "90 days")
REVIEW = CLEAN.replace("Ada Lovelace", "________")


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a canonical and copies: clean, edited, one for a person, and one that is no text."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, text in (("loan.md", FORM), ("clean.txt", CLEAN), ("edited.txt", EDITED), ("review.txt", REVIEW)):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    return tmp_path


def check(*arguments: str) -> list[str]:
    """The arguments of a check against the form."""
    return ["--check", "--canonical", "loan.md", *arguments]


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    settings: dict[str, object] = {"capture_output": True, "text": True, "encoding": "utf-8", **options}
    return subprocess.run([sys.executable, "-m", "clausediff", *arguments], check=False, **settings)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    ("files", "fail_on", "code"),
    [
        (["clean.txt"], "review", 0),
        (["edited.txt"], "review", 1),
        (["review.txt"], "review", 3),
        (["review.txt"], "substantive", 0),
        (["edited.txt", "review.txt"], "substantive", 1),
        (["review.txt", "edited.txt", "clean.txt"], "review", 1),
        (["binary.txt"], "review", 2),
        (["edited.txt", "binary.txt"], "substantive", 2),
        (["absent.txt", "clean.txt"], "review", 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
def test_exit_codes(
    *, files: list[str], fail_on: str, code: int, form: str, pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """2 outranks 1, 1 outranks 3, whatever the format and the order of the files."""
    assert main(check("--fail-on", fail_on, "--format", form, *files)) == code
    assert capsys.readouterr().out
    assert main(check("-q", "--fail-on", fail_on, "--format", form, *reversed(files))) == code
    assert capsys.readouterr().out == ""


def test_one_bad_file_never_stops_the_others(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read is a line on stderr and an error in the report; the others are compared."""
    assert main(check("--format", "json", "absent.txt", "binary.txt", "edited.txt")) == 2
    out, err = capsys.readouterr()
    documents = json.loads(out)["documents"]
    assert [(each["path"], (each["error"] or {}).get("kind")) for each in documents] == [
        ("absent.txt", "absent"),
        ("binary.txt", "binary"),
        ("edited.txt", None),
    ]
    assert documents[2]["agreements"][0]["verdict"] == "substantive"
    assert err.splitlines() == [
        "clausediff: absent.txt: there is no such file; check the name",
        "clausediff: binary.txt: is a binary file, not text (NUL byte at offset 0); give the text that OCR made of it",
    ]


def test_stdout_is_the_report_and_nothing_else(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The edit is on stdout with both readings; stderr is empty."""
    assert main(check("edited.txt")) == 1
    out, err = capsys.readouterr()
    assert "[-60-]{+90+}" in out
    assert "edited.txt" in out
    assert err == ""


def test_quiet_still_tells_errors(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """-q prints no report, but still what was not compared, and an error for a file that fails."""
    (pile / "more").mkdir()
    (pile / "more" / "a.txt").write_text(CLEAN)
    assert main(check("-q", "more")) == 0
    assert capsys.readouterr() == ("", "")
    (pile / "more" / "b.doc").touch()
    assert main(check("-q", "more", "binary.txt")) == 2
    out, err = capsys.readouterr()
    assert out == ""
    first, second = err.splitlines()
    assert "more/b.doc" in first
    assert second.startswith("clausediff: binary.txt: ")


def test_a_file_that_is_not_compared_never_passes(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is in the report, and the code is not 0, whatever the run fails on; an edit still gives 1."""
    (pile / "more").mkdir()
    (pile / "more" / "a.txt").write_text(CLEAN)
    (pile / "more" / "copy.log").write_text(CLEAN)
    assert main(check("--format", "json", "more")) == 3
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [document["path"] for document in documents] == ["more/a.txt", "more/copy.log"]
    assert documents[1]["findings"][0]["category"] == "not-compared"
    assert main(check("--fail-on", "substantive", "more")) == 2
    assert main(check("--skip-unknown", "more")) == 0
    assert "copy.log" not in capsys.readouterr().err.splitlines()[-1:]
    assert main(check("more", "edited.txt")) == 1


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("option", ["--export", "-o"])
@pytest.mark.parametrize("target", ["clean.txt", "./clean.txt", "link.txt", "loan.md", "witness.txt"])
def test_no_report_overwrites_what_is_read(
    pile: Path, target: str, option: str, force: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A scan, the canonical and a witness stay as they are, by force too, and by whatever name."""
    (pile / "link.txt").symlink_to("clean.txt")
    (pile / "witness.txt").write_text(CLEAN)
    before = {path: path.read_bytes() for path in pile.iterdir() if path.is_file()}
    form = ["--format", "markdown"] if option == "-o" else []
    assert main([*check("--witness", "witness.txt", option, target, *form, *force, "clean.txt")]) == 2
    assert "that is read" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in pile.iterdir() if path.is_file()} == before


def test_export_each_writes_a_redline_a_copy(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One file for each copy, called as the scan is; an existing one is kept without --force."""
    pytest.importorskip("docx", reason="python-docx is not installed")
    (pile / "out").mkdir()
    arguments = ["--canonical", "loan.md", "--export-each", "out", "clean.txt", "edited.txt"]
    assert main(arguments) == 0
    assert sorted(path.name for path in (pile / "out").iterdir()) == ["clean.docx", "edited.docx"]
    assert "2 redlines" in capsys.readouterr().err
    assert main(arguments) == 2
    assert main([*arguments, "--force"]) == 0
    assert main(["--canonical", "loan.md", "--export-each", "absent", "clean.txt"]) == 2


def test_a_missing_extra_is_told_before_anything_is_read(
    pile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where another report could be written; the message has a command that works from a clone."""
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert main(["--canonical", "loan.md", "--export", "a.md", "--export", "b.xlsx", "clean.txt"]) == 2
    said = capsys.readouterr().err
    assert "xlsxwriter" in said and "pip install" in said and "[xlsx]" in said
    assert not (pile / "a.md").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "clean.txt"], "did you mean --check?"),
        (["cannonical", "list"], "did you mean canonical?"),
        (["--check", "--date", "yesterday", "clean.txt"], "is no date"),
        (["--check", "--date", "2026-02-31", "clean.txt"], "is no date"),
    ],
)
def test_slips_are_answered(pile: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A command for an option, a misspelt command, a date that is none."""
    assert main(arguments) == 2
    assert says in capsys.readouterr().err


def test_a_file_in_another_encoding(pile: Path) -> None:
    """The encoding that is named is used, also one in which not every byte is a letter."""
    (pile / "wide.txt").write_text(CLEAN, encoding="utf-16")
    assert main(check("--encoding", "utf-16", "wide.txt")) == 0


def test_options_after_files(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Options and files come in any order; after -- all are files."""
    assert main(["edited.txt", "--check", "clean.txt", "--canonical", "loan.md", "--format", "json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["documents"]) == 2
    (pile / "-q").write_text(CLEAN)
    assert main(["--check", "--canonical", "loan.md", "--format", "json", "--", "-q"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["path"] == "-q"


def test_standard_input(pile: Path) -> None:
    """``-`` is standard input, beside files too."""
    done = run(*check("--format", "json", "-", "clean.txt"), input=EDITED)
    assert done.returncode == 1
    documents = json.loads(done.stdout)["documents"]
    assert [(each["path"], each["agreements"][0]["verdict"]) for each in documents] == [
        ("-", "substantive"),
        ("clean.txt", "clean"),
    ]


def test_the_ui_needs_a_terminal(pile: Path) -> None:
    """Without a terminal the UI is refused with what to do instead."""
    done = run("clean.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "use --check" in done.stderr


def test_output_file(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """-o takes the report away from stdout; it overwrites only when forced, and is refused before comparing."""
    assert main(check("edited.txt", "-o", "out.txt")) == 1
    assert "[-60-]{+90+}" in (pile / "out.txt").read_text("utf-8")
    assert capsys.readouterr().out == ""
    (pile / "out.txt").write_text("mine")
    assert main(check("edited.txt", "-o", "out.txt")) == 2
    assert "use --force" in capsys.readouterr().err
    assert (pile / "out.txt").read_text() == "mine"
    assert main(check("edited.txt", "-o", "out.txt", "--format", "json", "--force")) == 1
    assert json.loads((pile / "out.txt").read_text("utf-8"))["schema_version"] == "1"
    assert main(check("edited.txt", "-o", "-")) == 1
    assert "[-60-]{+90+}" in capsys.readouterr().out


def test_exports(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--export writes reports by their suffixes, as many as asked; alone it is 0 when all was written."""
    arguments = ["--canonical", "loan.md", "--export", "a.json", "--export", "b.md", "--export", "c.csv"]
    assert main([*arguments, "edited.txt"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == ["clausediff: wrote a.json", "clausediff: wrote b.md", "clausediff: wrote c.csv"]
    assert json.loads((pile / "a.json").read_text("utf-8"))["summary"]["verdicts"]["substantive"] == 1
    assert main([*arguments, "edited.txt"]) == 2
    assert main([*arguments, "--force", "-q", "binary.txt"]) == 2
    assert main([*arguments, "--force", "--check", "edited.txt"]) == 1
    assert "[-60-]{+90+}" in capsys.readouterr().out


def test_stored_reports(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A stored report is rendered again; the same JSON comes back."""
    assert main(["--canonical", "loan.md", "--export", "a.json", "edited.txt", "-q"]) == 0
    assert main(["report", "a.json", "--format", "json"]) == 0
    assert capsys.readouterr().out == (pile / "a.json").read_text("utf-8")
    assert main(["report", "a.json", "--export", "b.md", "--format", "text"]) == 0
    assert "90" in capsys.readouterr().out
    assert (pile / "b.md").is_file()
    (pile / "a.json").write_text("{}")
    assert main(["report", "a.json", "--format", "text"]) == 2


def test_color(pile: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour only when asked for, and the same words without it."""
    import re

    main(check("edited.txt"))
    plain = capsys.readouterr().out
    main(check("--color", "always", "edited.txt"))
    colored = capsys.readouterr().out
    assert "\x1b[" not in plain
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_escapes_in_a_scan_stay_inert(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in a scan or in its name reaches the terminal as an escape."""
    name = "ev\x1b[2Jil.txt"
    (pile / name).write_text(EDITED.replace("the book back", "the book\x1b[2J\u202e back"), "utf-8")
    assert main(check(name, "ab\x1b[2Jsent.txt")) == 2
    out, err = capsys.readouterr()
    for stream in (out, err):
        assert "\x1b" not in stream
        assert "\u202e" not in stream


def test_a_name_that_is_not_utf8(pile: Path) -> None:
    """A file whose name is not UTF-8 is compared, and its name is written out."""
    name = b"sc\xffan.txt"
    (pile / os.fsdecode(name)).write_text(CLEAN)
    for form in ("json", "text"):
        done = run(*check("--format", form), os.fsdecode(name))
        assert done.returncode == 0
        assert "sc\\" in done.stdout


def test_a_terminal_in_another_encoding(pile: Path) -> None:
    """Where stdout knows ASCII alone, text is written out and JSON is UTF-8 all the same."""
    (pile / "é.txt").write_text(EDITED.replace("California", "Californiä"), "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"}
    done = run(*check("é.txt"), env=environment)
    assert done.returncode == 1
    assert "\\xe9.txt" in done.stdout
    done = run(*check("--format", "json", "é.txt"), env=environment)
    assert json.loads(done.stdout)["documents"][0]["path"] == "é.txt"


def test_encoding_and_size(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--encoding and --max-size reach the readers."""
    (pile / "latin.txt").write_bytes(CLEAN.replace("Ada", "Zoë").encode("cp1252"))
    assert main(check("latin.txt")) == 0
    assert main(check("--encoding", "utf-8", "latin.txt")) == 2
    assert "--encoding" in capsys.readouterr().err
    (pile / "wide.txt").write_bytes(CLEAN.encode("utf-16"))
    assert main(check("--encoding", "utf-16", "wide.txt")) == 0
    assert main(check("--encoding", "klingon", "wide.txt")) == 2
    assert "there is no such encoding" in capsys.readouterr().err
    assert main(check("--max-size", "0.1k", "clean.txt")) == 2
    assert "is larger than" in capsys.readouterr().err


def test_witnesses(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second reading of the one file is read; one that cannot be is bad usage, and so is one of several files."""
    (pile / "second.txt").write_text(EDITED.replace("printed book", "prinled book"), "utf-8")
    assert main(check("--witness", "second.txt", "edited.txt")) == 1
    assert main(check("--witness", "absent.txt", "edited.txt")) == 2
    assert "absent.txt: there is no such file" in capsys.readouterr().err
    assert main(check("--witness", "second.txt", "edited.txt", "clean.txt")) == 2
    assert "one FILE" in capsys.readouterr().err


def test_own_library(pile: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of one's own canonicals takes part in the choice; nothing of it is left behind."""
    shelf = pile / "shelf"
    shelf.mkdir()
    (pile / "loan.md").rename(shelf / "loan.md")
    assert main(["--check", "clean.txt"]) == 2
    assert "no canonical in the library matches" in capsys.readouterr().err
    assert main(["--check", "--library", "shelf", "clean.txt"]) == 0
    assert main(["--check", "--library", "shelf", "--canonical", "loan", "edited.txt"]) == 1
    assert main(["--check", "clean.txt"]) == 2
    monkeypatch.setenv("CLAUSEDIFF_LIBRARY", str(shelf))
    assert main(["--check", "clean.txt"]) == 0


def test_bad_canonicals(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A malformed canonical, or none, is one line and 2."""
    (pile / "bad.md").write_text("---\nid: [\n---\nx")
    (pile / "open.md").write_text("---\nid: x\nfields: {a: text}\n---\nSee {{a for more.\n")
    for name, says in (
        ("bad.md", "bad.md:2: "),
        ("open.md", "open.md:5: "),
        ("lone", "did you mean"),
        ("no.md", "no such file"),
    ):
        assert main(["--check", "--canonical", name, "clean.txt"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        if name != "lone":
            assert says in err


def test_baseline(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A baseline accepts what is there when it is made, and nothing that comes later."""
    assert main(check("--baseline", "b.json", "edited.txt")) == 2
    assert "--update-baseline" in capsys.readouterr().err
    assert main(check("--baseline", "b.json", "--update-baseline", "--reviewer", "Ada", "edited.txt")) == 0
    assert "Ada" in (pile / "b.json").read_text("utf-8")
    assert main(check("--baseline", "b.json", "edited.txt")) == 0
    (pile / "edited.txt").write_text(EDITED.replace("California", "Delaware"))
    capsys.readouterr()
    assert main(check("--baseline", "b.json", "edited.txt")) == 1
    assert "note: " in capsys.readouterr().err


def test_decisions(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A ledger is read when it is named; one that is not there is an error."""
    from clausediff.decisions import Ledger, subjects
    from clausediff.pipeline import Options, compare_sources

    assert main(check("--decisions", "l.sqlite", "edited.txt")) == 2
    assert "there is no such ledger" in capsys.readouterr().err
    report = compare_sources(["edited.txt"], Options(canonical="loan.md"))
    (document,) = report.documents
    (agreement,) = document.agreements
    with Ledger(pile / "l.sqlite") as ledger:
        for finding, subject in zip(agreement.findings, subjects(document, agreement), strict=True):
            if finding.verdict.gravity >= 3:
                ledger.decide(subject, "accept", "Ada", "agreed by mail")
    assert main(check("--decisions", "l.sqlite", "edited.txt")) == 0
    assert main(check("edited.txt")) == 1
    assert main(["decisions", "list", "--decisions", "l.sqlite"]) == 0
    assert "agreed by mail" in capsys.readouterr().out


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
def test_a_full_disk(pile: Path) -> None:
    """A report that cannot be written is one line and 2, on stdout and in a file."""
    with open("/dev/full", "w") as full:
        done = run(*check("--format", "json", "clean.txt"), stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 2
    assert done.stderr == "clausediff: could not write: No space left on device\n"
    done = run(*check("clean.txt", "-o", "/dev/full", "--force"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_a_closed_pipe(pile: Path) -> None:
    """When the reader goes away before all was written, that is one line and 2."""
    (pile / "many.txt").write_text(EDITED * 300)
    command = [sys.executable, "-m", "clausediff", *check("--format", "json", "many.txt")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait() == 2
    assert err == "clausediff: stdout was closed before all was written\n"


@pytest.mark.skipif(os.name != "posix", reason="closes streams as a shell does")
def test_closed_streams(pile: Path) -> None:
    """Without stdout a report is an error; without stderr the exit code is still right."""
    command = f"exec {sys.executable} -m clausediff"
    done = subprocess.run(
        ["bash", "-c", f"{command} {' '.join(check('clean.txt'))} >&-"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    done = subprocess.run(
        ["bash", "-c", f"{command} {' '.join(check('absent.txt'))} 2>&-"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2


def test_the_seeds(capsys: pytest.CaptureFixture[str]) -> None:
    """The real bundle: its copies are found, and the same bytes come out twice."""
    code = main(["--check", "--format", "json", str(BUNDLE)])
    first = capsys.readouterr().out
    assert code in (0, 3)
    assert {each["canonical"]["id"] for each in json.loads(first)["documents"][0]["agreements"]} == {"icml-2020"}
    main(["--check", "--format", "json", str(BUNDLE)])
    assert capsys.readouterr().out == first


def test_progress_reaches_the_bar(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline's progress is drawn on a terminal that waits for more than a second, and wiped."""

    class Terminal(io.StringIO):
        encoding = "utf-8"

        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    ticks = iter(range(1000))
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("clausediff.cli.console.time.monotonic", lambda: float(next(ticks)))
    monkeypatch.setattr(
        "clausediff.cli.console.ProgressBar.__init__.__kwdefaults__",
        {"quiet": False, "clock": lambda: float(next(ticks))},
    )
    assert main(check("clean.txt", "edited.txt")) == 1
    assert "1/2" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
