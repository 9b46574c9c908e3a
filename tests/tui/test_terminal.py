"""The real program in a real terminal: start, n, a, q; then --check honours what was decided."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from clausediff.decisions import Ledger

SAMPLE = Path(__file__).parents[2] / "samples" / "edited" / "nda-notice-90-days.txt"


class Terminal:
    """A program in a window of a tmux server of its own."""

    def __init__(self, folder: Path, command: list[str]) -> None:
        self.socket = str(folder / "tmux")
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        environment.pop("TMUX", None)
        subprocess.run(
            [
                "tmux",
                "-u",
                "-f",
                "/dev/null",
                "-S",
                self.socket,
                "new-session",
                "-d",
                "-x",
                "120",
                "-y",
                "36",
                *command,
            ],
            check=True,
            env=environment,
            cwd=folder,
        )

    def tmux(self, *words: str) -> str:
        """Tell tmux something; what it prints."""
        done = subprocess.run(["tmux", "-S", self.socket, *words], capture_output=True, text=True, check=False)
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys as tmux names them."""
        self.tmux("send-keys", *keys)

    def until(self, words: str) -> str:
        """The screen, as soon as it has the words."""
        screen = ""
        for _ in range(600):
            screen = self.tmux("capture-pane", "-p")
            if words in screen:
                return screen
            time.sleep(0.1)
        raise AssertionError(f"{words!r} never came:\n{screen}")

    def until_gone(self) -> None:
        """Until the program has ended."""
        for _ in range(300):
            if not self.tmux("list-sessions").strip():
                return
            time.sleep(0.1)
        raise AssertionError("the program did not end")


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Path]:
    """A copy of the sample; whatever tmux still runs is ended."""
    shutil.copy(SAMPLE, tmp_path / "scan.txt")
    yield tmp_path / "scan.txt"
    if shutil.which("tmux"):
        subprocess.run(["tmux", "-S", str(tmp_path / "tmux"), "kill-server"], capture_output=True, check=False)


def check(sample: Path) -> int:
    """The exit code of --check with the ledger."""
    command = [sys.executable, "-m", "clausediff", "--check", "-q", "--decisions", "kept.sqlite", sample.name]
    return subprocess.run(command, cwd=sample.parent, capture_output=True, check=False).returncode


@pytest.mark.slow
@pytest.mark.xdist_group("tmux")
@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_start_n_a_q(sample: Path) -> None:
    """The decision is in the ledger, shows when it is opened again, and every other finding still fails the check."""
    command = [sys.executable, "-m", "clausediff", sample.name, "--decisions", "kept.sqlite", "--reviewer", "Ada"]
    terminal = Terminal(sample.parent, command)
    total = int(terminal.until(" decided").split(" decided")[0].split()[-1])
    assert total >= 1
    for number in range(1, total + 1):
        terminal.press("a")
        terminal.until(f"{number} of {total} decided")
        terminal.press("n")
    terminal.press("q")
    terminal.until_gone()
    with Ledger(sample.parent / "kept.sqlite", readonly=True) as ledger:
        assert [event.action for event in ledger.events()] == ["misread"] * total
        assert {event.reviewer for event in ledger.events()} == {"Ada"}
    assert check(sample) == 0
    again = Terminal(sample.parent, command)
    again.until(f"{total} of {total} decided")
    again.press("u")
    again.until(f"{total - 1} of {total} decided")
    again.press("q")
    again.until_gone()
    assert check(sample) in (1, 3)
    assert "\x1b[?1049l" not in again.tmux("capture-pane", "-p")
