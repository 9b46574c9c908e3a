"""Calls in several processes: the order, the exceptions, and what happens when a process dies."""

from __future__ import annotations

import os
import pickle
import signal
import time

import pytest

from clausediff import parallel
from clausediff.parallel import cores, in_processes, processes, seconds_for_files

pytestmark = pytest.mark.skipif(cores() == 1 and not hasattr(os, "fork"), reason="this system cannot fork")


def lost(number: int, how: str) -> str:
    """What a test sees of a lost call."""
    return f"{number} lost: {how}"


def test_results_are_in_order() -> None:
    """However long each call takes."""

    def slow_at_first(number: int) -> str:
        time.sleep(0.02 if number == 0 else 0)
        return str(number * number)

    assert in_processes(slow_at_first, 20, 3, lost) == [str(number * number) for number in range(20)]


def test_calls_are_made_elsewhere_and_share_what_is_here() -> None:
    """Each process has the parent's objects, and changes to them stay its own."""
    shared = {"calls": 0}

    def call(number: int) -> tuple[int, int]:
        shared["calls"] += 1
        return os.getpid(), number

    found = in_processes(call, 6, 2, lambda number, how: (0, number))
    assert [number for _, number in found] == list(range(6))
    assert os.getpid() not in {process for process, _ in found}
    assert shared == {"calls": 0}


@pytest.mark.parametrize("ahead", [1, 3])
def test_a_process_that_dies_loses_one_call(ahead: int) -> None:
    """The calls behind it are made by another process."""

    def call(number: int) -> str:
        if number in (2, 5):
            os.kill(os.getpid(), signal.SIGKILL)
        return str(number)

    found = in_processes(call, 8, 2, lost, ahead=ahead)
    expected = [str(number) for number in range(8)]
    for number in (2, 5):
        expected[number] = f"{number} lost: it was ended by SIGKILL"
    assert found == expected


def test_a_process_that_exits_is_named_by_its_code() -> None:
    """A library may end the process, too."""
    assert in_processes(lambda number: os._exit(7), 1, 1, lost) == ["0 lost: it ended with exit code 7"]


def test_the_first_exception_is_raised() -> None:
    """As if the calls had been made one after the other, whichever comes back first."""

    def call(number: int) -> int:
        if number == 3:
            time.sleep(0.05)
        if number >= 3:
            raise ValueError(f"call {number}")
        return number

    with pytest.raises(ValueError, match="call 3") as caught:
        in_processes(call, 9, 3, lambda number, how: -1)
    assert any("in call" in note for note in caught.value.__notes__)


def test_an_exception_that_cannot_be_sent_is_named() -> None:
    """Its class and its message remain."""

    class Private(Exception):
        """No other process can import it."""

    def call(number: int) -> int:
        raise Private("of this test")

    with pytest.raises(RuntimeError, match="Private: of this test"):
        in_processes(call, 2, 2, lambda number, how: -1)


def test_what_the_caller_raises_ends_the_processes() -> None:
    """A run is cancelled from the place where its progress is told."""
    seen: list[int] = []

    def began(number: int) -> None:
        seen.append(number)
        if number == 2:
            raise KeyboardInterrupt

    def call(number: int) -> int:
        time.sleep(30)
        return number

    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        in_processes(call, 9, 2, lambda number, how: -1, began)
    assert seen == [0, 1, 2]
    assert time.monotonic() - start < 20


def test_how_many_processes(monkeypatch: pytest.MonkeyPatch, tmp_path: os.PathLike[str]) -> None:
    """As many as were asked for; by themselves one on each core, if there is enough to do."""
    monkeypatch.setattr(parallel, "cores", lambda: 4)
    assert [processes(0, 0.2), processes(0, 5.0), processes(3, 0.2), processes(1, 5.0)] == [1, 4, 3, 1]
    small = os.path.join(tmp_path, "a.txt")
    with open(small, "w", encoding="utf-8") as file:
        file.write("x" * 1000)
    assert seconds_for_files([small]) < 0.1
    assert seconds_for_files([small, "a.pdf", "b.pdf", "c.docx", "d.jpg"]) > 1


def test_frozen_types_come_back_equal() -> None:
    """What is sent from process to process as its values is the same object again."""
    from clausediff.model import Excerpt, Finding, Range, Verdict

    finding = Finding(
        "id", Verdict.NOISE, "confusion", "1", Excerpt(Range(1, 2), "a"), Excerpt(Range(3, 5), "bc"), 0.5, ("why",)
    )
    again = pickle.loads(pickle.dumps(finding))
    assert again == finding
    assert type(again.scan.span) is Range
    assert again.verdict is Verdict.NOISE


def test_files_in_several_processes(monkeypatch: pytest.MonkeyPatch, tmp_path: os.PathLike[str]) -> None:
    """The same report as in one, and a process that dies is one file's error."""
    from clausediff import pipeline
    from clausediff.canonical.library import find
    from clausediff.pipeline import documents
    from tests.benchmark.fill import fill, legal

    form = find("mutual-nda")
    page = fill(form, legal(form)).text
    paths = []
    for number in range(4):
        paths.append(os.path.join(tmp_path, f"{number}.txt"))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(page.replace("shall", "may", number))
    one = pipeline.compare_sources(paths, pipeline.Options(canonical="mutual-nda"))
    two = pipeline.compare_sources(paths, pipeline.Options(canonical="mutual-nda", jobs=2))
    assert two == one
    assert [each.canonical.text for _, each in two.agreements()] == [form.text] * 4
    whole = documents.read_document

    def dies(path: str, *rest: object, **named: object) -> object:
        if path == paths[1]:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "read_document", dies)
    report = pipeline.compare_sources(paths, pipeline.Options(canonical="mutual-nda", jobs=2))
    errors = [document.error for document in report.documents]
    assert [error is None for error in errors] == [True, False, True, True]
    assert errors[1] is not None
    assert (errors[1].kind, "SIGKILL" in errors[1].message) == ("crash", True)


def test_the_copies_of_a_bundle_in_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same agreements as in one process."""
    from clausediff import pipeline

    sample = "samples/000_6bcf536a8b19c734.txt"
    one = pipeline.compare_sources([sample], pipeline.Options(canonical="icml-2020"))
    monkeypatch.setattr(parallel, "seconds_for_text", lambda characters: 60.0)
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    assert pipeline.compare_sources([sample], pipeline.Options(canonical="icml-2020", jobs=0)) == one
    assert len(one.documents[0].agreements) > 1
