"""Messages are safe for a terminal, and the progress bar shows when it should."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from clausediff.cli.console import ProgressBar, say, wants_color, width


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Yes."""
        return True


class Clock:
    """A clock that the test moves."""

    now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def progress(done: int, path: str = "a.txt") -> SimpleNamespace:
    """A step of the pipeline."""
    return SimpleNamespace(stage="comparing", done=done, total=10, path=path)


def test_messages_are_one_safe_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Escapes, bidi characters and line ends of a file's name do not reach the terminal."""
    say("a\x1b[2J\u202e\n\rb.txt: absent")
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "clausediff: a␛[2J\\u202e b.txt: absent\n"


def test_a_message_that_the_terminal_cannot_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """Characters outside the terminal's encoding are written out."""
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stderr", io.TextIOWrapper(raw, encoding="ascii", errors="strict"))
    say("Größe.txt")
    assert raw.getvalue() == b"clausediff: Gr\\xf6\\xdfe.txt\n"


def test_no_stderr_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed stderr is no crash."""
    monkeypatch.setattr("sys.stderr", None)
    say("nobody hears")


@pytest.mark.parametrize(
    ("choice", "terminal", "environment", "colored"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {}, False),
    ],
)
def test_color(
    choice: str, terminal: bool, environment: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Colour is for terminals, unless NO_COLOR or the option says otherwise."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_color(choice, Terminal() if terminal else io.StringIO()) is colored


def test_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets 100 columns, a terminal its own within reason."""
    assert width(None) == width(io.StringIO()) == 100
    for columns, expected in ((20, 40), (90, 90), (400, 160)):
        monkeypatch.setenv("COLUMNS", str(columns))
        assert width(Terminal()) == expected


def test_the_bar_waits_a_second() -> None:
    """Nothing is drawn in the first second, then at most ten times a second, and it is wiped at the end."""
    terminal, clock = Terminal(), Clock()
    bar = ProgressBar(terminal, clock=clock)
    clock.now = 0.9
    bar(progress(1))
    assert terminal.getvalue() == ""
    clock.now = 1.1
    bar(progress(5, "b\x1b[2J.txt"))
    first = terminal.getvalue()
    assert "comparing [############------------] 5/10 b␛[2J.txt" in first
    clock.now = 1.15
    bar(progress(6))
    assert terminal.getvalue() == first
    clock.now = 1.3
    bar(progress(10))
    assert "10/10" in terminal.getvalue()
    bar.close()
    assert terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(("terminal", "quiet"), [(False, False), (True, True)])
def test_no_bar_where_nobody_looks(terminal: bool, quiet: bool) -> None:
    """A pipe gets no bar, and neither does --quiet."""
    stream, clock = (Terminal() if terminal else io.StringIO()), Clock()
    bar = ProgressBar(stream, quiet=quiet, clock=clock)
    clock.now = 9.0
    bar(progress(5))
    bar.close()
    assert stream.getvalue() == ""


def test_a_bar_without_a_total() -> None:
    """A stage that has nothing to count is drawn too."""
    terminal, clock = Terminal(), Clock()
    bar = ProgressBar(terminal, clock=clock)
    clock.now = 2.0
    bar(SimpleNamespace(stage="reading", done=0, total=0, path=""))
    assert "reading" in terminal.getvalue()
