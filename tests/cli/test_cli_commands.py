"""The commands other than the comparison: canonicals, decisions, explanations, completion; and errors of usage."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import clausediff
from clausediff.canonical.library import shipped_folder
from clausediff.canonical.load import load, parse
from clausediff.cli.arguments import size
from clausediff.cli.completion import script
from clausediff.cli.main import main

from ..scan.readers.word import document

BODY = (
    "The parties agree to each and every one of the words that stand here, and to no other ones, of their own will.\n"
)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version, however it is asked for."""
    for arguments in (["--version"], ["-V"], ["--check", "--version"]):
        assert main(arguments) == 0
        assert capsys.readouterr().out == f"clausediff {clausediff.__version__}\n"


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Help goes to stdout, with the commands and the exit codes."""
    assert main(["--help"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for word in ("--check", "canonical", "completion", "exit codes", "--output PATH"):
        assert word in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "name a scan"),
        (["--check"], "name a scan"),
        (["--chek", "a.txt"], "there is no option --chek; did you mean --check?"),
        (["--check", "a.txt", "--formt=json"], "did you mean --format?"),
        (["--zzz"], "there is no option --zzz"),
        (["--check", "--format", "docx", "a.txt"], "invalid choice: 'docx'"),
        (["--check", "--fail-on", "noise", "a.txt"], "invalid choice"),
        (["--check", "--max-size", "much", "a.txt"], "is not a size"),
        (["-o", "x.txt", "a.txt"], "-o belongs to --check"),
        (["--format", "json", "a.txt"], "--format belongs to --check"),
        (["--check", "--update-baseline", "a.txt"], "needs --baseline"),
        (["--check", "--encoding", "klingon", "a.txt"], "no such encoding"),
        (["--export", "out.xyz", "a.txt"], "out.xyz"),
        (["--export", "-", "a.txt"], "--export writes files"),
        (["--check", "--export", "a.json", "-o", "a.json", "a.txt"], "for two reports"),
        (["--check", "-o", "no/such/folder/a.txt", "a.txt"], "its folder does not exist"),
        (["--check", ""], "is empty"),
        (["."], "needs a terminal"),
        (["a.txt"], "a.txt: there is no such file, and no command of this name"),
        (["chek", "."], "did you mean --check?"),
        (["signed2", "chek"], "signed2: there is no such file"),
        (["canonical"], "ACTION"),
        (["canonical", "lst"], "invalid choice"),
        (["canonical", "show", "--feilds", "x"], "did you mean --fields?"),
        (["canonical", "show", "imcl-2020"], "did you mean icml-2020"),
        (["canonical", "infer", "one.txt"], "at least two"),
        (["canonical", "list", "--library", "/no/such/folder"], "is no library"),
        (["explain"], "--list"),
        (["explain", "negaton"], "did you mean negation"),
        (["report", "x.json"], "say what to make of it"),
        (["report", "absent.json", "--format", "text"], "absent.json"),
        (["decisions", "list"], "--decisions"),
        (["completion", "cmd"], "invalid choice"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_bad_usage(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bad usage is exit 2 and one line on stderr that says what to do; nothing is on stdout."""
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.startswith("clausediff: ")
    assert err.count("\n") == 1


def test_a_crash_is_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect of ours is exit 2 and one line; --debug shows where."""

    def crash(_: list[str]) -> int:
        raise KeyError("x\ny")

    monkeypatch.setattr("clausediff.cli.dispatch.dispatch", crash)
    assert main(["--check", "a.txt"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "internal error: KeyError" in err
    assert "--debug" in err
    assert main(["--check", "a.txt", "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err
    assert main(["--check", "--", "--debug"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_an_interrupt(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt is exit 130, without a traceback."""

    def interrupt(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("clausediff.cli.dispatch.dispatch", interrupt)
    assert main(["--check", "a.txt"]) == 130
    assert capsys.readouterr().err == "clausediff: interrupted\n"


def test_python_m() -> None:
    """``python -m clausediff`` is the same command."""
    done = subprocess.run([sys.executable, "-m", "clausediff", "-V"], capture_output=True, text=True, check=True)
    assert done.stdout == f"clausediff {clausediff.__version__}\n"


@pytest.mark.parametrize(
    ("text", "count"),
    [("50MB", 50_000_000), ("1.5g", 1_500_000_000), ("800k", 800_000), ("4096", 4096), ("2MiB", 2_000_000)],
)
def test_sizes(text: str, count: int) -> None:
    """Sizes are written as people write them."""
    assert size(text) == count


def test_canonical_list(capsys: pytest.CaptureFixture[str]) -> None:
    """The library is listed as a table, or as JSON."""
    assert main(["canonical", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["NAME", "VERSION", "LANGUAGE", "FIELDS", "TITLE", "FILE"]
    assert any(line.startswith("icml-2020 ") and "ICML 2020 Publishing Release" in line for line in lines)
    assert main(["canonical", "list", "--format", "json"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert {"name": "icml-2020", "version": "1", "language": "en", "fields": 10} in [
        {key: entry[key] for key in ("name", "version", "language", "fields")} for entry in entries
    ]


def test_canonical_list_with_a_malformed_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A malformed canonical is named, the others are listed, and the exit code is 2."""
    (tmp_path / "mine.md").write_text(BODY)
    (tmp_path / "bad.md").write_text("---\nid: [\n---\nx")
    assert main(["canonical", "list", "--library", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert "mine" in out
    assert "bad.md:2" in err


def test_canonical_says_what_was_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A form in Word with a comment: `show`, `lint`, `import` and `infer` say that no copy is compared with it."""
    comment = {"comments": '<comment w:id="0" w:author="Ann"><p><r><t>Too long.</t></r></p></comment>'}
    words = "The Borrower shall return the book within thirty days and pay for what was lost, and nothing else is owed to anybody."
    body = f'<p><r><t>{words}</t></r><r><commentReference w:id="0"/></r></p>'
    for name in ("form.docx", "other.docx"):
        (tmp_path / name).write_bytes(document(body, comment))
    path = str(tmp_path / "form.docx")
    says = "a comment by Ann says “Too long.”"
    for action in (["show", path], ["lint", path], ["import", path], ["infer", path, str(tmp_path / "other.docx")]):
        main(["canonical", *action])
        out = capsys.readouterr()
        assert says in out.err + out.out, action
        assert says in out.err or action[0] == "lint"


def test_canonical_show(capsys: pytest.CaptureFixture[str]) -> None:
    """A canonical is printed as it is on disk, or as its fields."""
    path = shipped_folder() / "icml-2020.md"
    assert main(["canonical", "show", "icml-2020"]) == 0
    assert capsys.readouterr().out == path.read_text("utf-8")
    assert main(["canonical", "show", "--fields", str(path)]) == 0
    out = capsys.readouterr().out
    assert "speaker  person  required; same everywhere; up to 80 characters\n" in out
    assert "one of Accept, Decline" in out


def test_canonical_lint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lint is 0 for what is sound, 1 for errors, and 1 for warnings where it is strict."""
    assert main(["canonical", "lint"]) == 0
    assert capsys.readouterr().out == ""
    doubtful = tmp_path / "x.md"
    doubtful.write_text(f"---\nid: x\nfields: {{a: text}}\n---\n{BODY}")
    assert main(["canonical", "lint", str(doubtful)]) == 0
    assert f"{doubtful}:3: warning: the field `a` is declared and never used [unused-field]" in capsys.readouterr().out
    assert main(["canonical", "lint", "--strict", str(doubtful)]) == 1
    wrong = tmp_path / "y.md"
    wrong.write_text("---\nid: y\n---\nThe {{speaker}}\n")
    assert main(["canonical", "lint", str(wrong), "icml-2020"]) == 1
    out, err = capsys.readouterr()
    assert f"{wrong}:4: error: " in out
    assert "2 canonicals: 1 error, 0 warnings" in err


def test_canonical_import(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An SPDX template becomes a canonical; an existing file is overwritten only with --force."""
    source = tmp_path / "L.template.txt"
    source.write_text('Copyright <<var;name="c";original="x";match=".{0,99}">> <<beginOptional>>Inc.<<endOptional>>\n')
    target = tmp_path / "l.md"
    assert main(["canonical", "import", str(source), "-o", str(target), "--id", "l"]) == 0
    made = load(str(target))
    assert (made.id, list(made.fields), made.fields["c"].max_length) == ("l", ["c"], 99)
    assert main(["canonical", "import", str(source), "-o", str(target)]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["canonical", "import", str(source), "-o", str(target), "--force"]) == 0
    assert main(["canonical", "import", str(source)]) == 0
    assert parse(capsys.readouterr().out, "x.md").id == "L"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["L.template.txt", "l.md"]


def test_canonical_infer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Copies become a proposal on stdout, with notes on stderr."""
    for number, name in enumerate(("Ada Byron", "Alan Turing", "Kurt Weill")):
        (tmp_path / f"{number}.txt").write_text(f"I, {name}, agree.\n{BODY}")
    assert main(["canonical", "infer", *(str(tmp_path / f"{number}.txt") for number in range(3))]) == 0
    out = capsys.readouterr().out
    assert "I, {{person}}, agree." in out
    assert parse(out, "x.md").id == "inferred"


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    """Explanations and their list."""
    assert main(["explain", "modal", "word"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("modal: ")
    assert "\nword: " in out
    assert main(["explain", "--list"]) == 0
    assert "negation " in capsys.readouterr().out


def test_decisions_go_to_the_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ledger's commands get their arguments; what they do has its own tests."""
    ledger = tmp_path / "l.sqlite"
    (tmp_path / "in.jsonl").write_text("")
    assert main(["decisions", "import", str(tmp_path / "in.jsonl"), "--decisions", str(ledger)]) == 0
    assert main(["decisions", "list", "--decisions", str(ledger), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["decisions", "list", "--history", "--decisions", str(ledger)]) == 0
    assert main(["decisions", "export", "--decisions", str(ledger), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert main(["decisions", "prune", "--dry-run", "--missing", "--decisions", str(ledger)]) == 0


def test_a_file_called_like_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``./explain`` is a file, ``explain`` is the command."""
    (tmp_path / "explain").write_text("")
    monkeypatch.chdir(tmp_path)
    assert main(["--check", "./explain"]) == 2
    assert "./explain: is empty" in capsys.readouterr().err
    assert main(["--check", "explain"]) == 2
    assert "explain: is empty" in capsys.readouterr().err
    assert main(["explain", "--list"]) == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_completion_scripts(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each shell gets a script that knows options and commands, and that the shell itself can parse."""
    assert main(["completion", shell]) == 0
    text = capsys.readouterr().out
    for word in ("canonical", "fail-on", "substantive", "infer"):
        assert word in text
    if shell != "tcsh" and shutil.which(shell):
        subprocess.run([shell, "-n", "/dev/stdin"], input=text, text=True, check=True)


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "replies"),
    [
        (["clausediff", "cano"], {"canonical"}),
        (["clausediff", "--check", "--fo"], {"--format", "--force"}),
        (["clausediff", "--check", "--format", "s"], {"sarif"}),
        (["clausediff", "canonical", "l"], {"list", "lint"}),
        (["clausediff", "completion", "z"], {"zsh"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bash_completes(words: list[str], replies: set[str]) -> None:
    """bash, asked with the script loaded, replies with commands, options and their values."""
    ask = 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _shtab_clausediff; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(
        ["bash", "-c", f"{script('bash')}\n{ask}", "bash", *words], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == replies


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish")
def test_fish_completes_files_too(tmp_path: Path) -> None:
    """fish offers files and commands as a first word."""
    (tmp_path / "scan.txt").touch()
    (tmp_path / "c.fish").write_text(script("fish"))
    ask = "source c.fish; complete -C 'clausediff sca'; complete -C 'clausediff cano'"
    done = subprocess.run(["fish", "-c", ask], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "scan.txt" in done.stdout
    assert "canonical" in done.stdout


def test_serve_arguments(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """``serve`` passes on files, options and address; standard input and a public address are refused."""
    import clausediff.tui.serve as module

    seen: dict[str, object] = {}

    def serve(paths: list[str], options: object, **rest: object) -> int:
        seen.update(rest, paths=paths, options=options)
        return 0

    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.doc").touch()
    with monkeypatch.context() as patch:
        patch.setattr(module, "serve", serve)
        arguments = [
            "--canonical",
            "icml-2020",
            "--port",
            "9",
            "--reviewer",
            "Ada",
            "--theme",
            "light",
            "--encoding",
            "cp1252",
        ]
        assert main(["serve", str(tmp_path), *arguments]) == 0
    assert seen["paths"] == [str(tmp_path / "a.txt")]
    assert (seen["host"], seen["port"], seen["allow_remote"]) == ("127.0.0.1", 9, False)
    assert (seen["reviewer"], seen["theme"]) == ("Ada", "light")
    assert str(seen["decisions"]).startswith(str(tmp_path))
    assert "cp1252" in str(seen["options"])
    assert "1 file was found in a folder and not compared" in capsys.readouterr().err
    assert main(["serve", "-"]) == 2
    assert "standard input" in capsys.readouterr().err
    assert main(["serve", "--host", "0.0.0.0", str(tmp_path)]) == 2
    assert "--allow-remote" in capsys.readouterr().err
