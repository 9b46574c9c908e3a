"""``clausediff batch`` from the command line: counts on stdout, progress on stderr, codes, and usage."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from clausediff.cli.batch_progress import BatchProgress, duration, line_of
from clausediff.cli.main import main

pytest.importorskip("pyarrow", reason="the extra clausediff[batch] is not installed")
pytest.importorskip("duckdb", reason="the extra clausediff[batch] is not installed")

from clausediff.batch.running import State
from tests.batch.pile import form_in, pile_in


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts, differences and how to look at them; then what was finished before; errors are named."""
    monkeypatch.chdir(tmp_path)
    pile_in(Path("pile"), 6)
    command = ["batch", "pile", "--out", "out", "--canonical", form_in(Path("forms")), "--jobs", "1"]
    assert main(command) == 1
    out, err = capsys.readouterr()
    assert out.startswith("6 agreements in 6 files: ")
    assert "clausediff out" in out
    assert err == ""
    Path("pile/empty.txt").write_text("", "utf-8")
    assert main(command) == 2
    out, err = capsys.readouterr()
    assert "1 file not compared" in out
    assert err.startswith("clausediff: pile/empty.txt: is empty")
    assert main([*command, "-q"]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["batch"], "--out"),
        (["batch", "x"], "--out"),
        (["batch", "x", "--out", "o", "--jobs", "0"], "above 0"),
        (["batch", "x", "--out", "o", "--scheduler", "host"], "no address"),
        (["batch", "x", "--out", "o", "--canonical", "nosuchform"], "nosuchform"),
        (["batch", "", "--out", "o"], "empty"),
    ],
)
def test_bad_usage(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, and 2."""
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == 1


def test_the_line() -> None:
    """How many, how fast, how long, and what was found."""
    counts = {"clean": 900, "review": 80, "substantive": 15, "error": 5}
    state = State("compare", 100_000, 12_000, 2_000, 100, counts)
    assert line_of(state, 1_000.0) == (
        "12,000 of 100,000 files  12 %  1,000/s  1 min 28 s left  2,000 finished before  "
        "900 clean, 80 review, 15 substantive, 5 error"
    )
    assert line_of(State("list", 7), 0.0) == "listing: 7 files"
    assert "merging" in line_of(State("merge"), 0.0)
    assert line_of(State("publish", 9, 3), 0.0) == "writing tables: 3 of 9 shards"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (45, "45 s"), (200, "3 min 20 s"), (7_500, "2 h 5 min"), (273_600, "3 d 4 h")]
)
def test_durations(seconds: float, said: str) -> None:
    """With two units."""
    assert duration(seconds) == said


def test_where_it_is_drawn() -> None:
    """At a terminal one line, again and again; in a file a line every half minute; the rate is that of the last minute."""
    now = [0.0]
    for stream, lines in ((Terminal(), 0), (io.StringIO(), 3)):
        bar = BatchProgress(stream, clock=lambda: now[0])
        state = State("compare", 1_000)
        for second in range(100):
            now[0] += 1.0
            state.done = second * 10
            bar(state)
        bar.close()
        text = stream.getvalue()
        assert text.count("\n") == lines
        assert "10/s" in text
        assert text.endswith("\r\x1b[K") == (lines == 0)
    quiet = io.StringIO()
    BatchProgress(quiet, quiet=True)(State())
    assert quiet.getvalue() == ""
