from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from clausediff.errors import OutputError, UsageError
from clausediff.report import by_name, by_suffix, formats, render, write
from tests.report import factory

HERE = Path(__file__).parent


def test_a_report_that_stands_is_not_overwritten_without_force(tmp_path) -> None:
    """The second write is refused and leaves the first; with force it takes its place."""
    place = tmp_path / "out.json"
    place.write_text("mine")
    with pytest.raises(OutputError, match="--force"):
        write(factory.report(), place)
    assert place.read_text() == "mine"
    write(factory.report(), place, force=True)
    assert place.read_text().startswith("{")
    assert os.listdir(tmp_path) == ["out.json"]


def test_a_new_file_has_the_rights_that_the_user_gives_new_files(tmp_path) -> None:
    """Not the narrow rights of a temporary file; an overwritten one keeps its own."""
    mask = os.umask(0o022)
    try:
        write(factory.report(), tmp_path / "a.json")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o644
    (tmp_path / "a.json").chmod(0o600)
    write(factory.report(), tmp_path / "a.json", force=True)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600


def test_a_link_stays_a_link(tmp_path) -> None:
    """Writing through a symbolic link replaces what it points to."""
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")
    write(factory.report(), tmp_path / "link.json", force=True)
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text().startswith("{")


def test_what_keeps_a_report_from_being_written_is_one_sentence(tmp_path) -> None:
    """No folder, a folder in its place, an unknown suffix or name: each says what to do."""
    with pytest.raises(OutputError, match="folder does not exist"):
        write(factory.report(), tmp_path / "no" / "out.json")
    (tmp_path / "dir.json").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write(factory.report(), tmp_path / "dir.json")
    with pytest.raises(UsageError, match=r"\.docx"):
        write(factory.report(), tmp_path / "out.xyz")
    with pytest.raises(UsageError, match="sarif"):
        write(factory.report(), tmp_path / "out.json", name="xyz")
    assert os.listdir(tmp_path) == ["dir.json"]


@pytest.mark.parametrize("each", formats(), ids=lambda f: f.name)
def test_a_full_disk_leaves_what_stood_there(tmp_path, each) -> None:
    """The system refuses to let the file grow: an error of ours, the old file whole, no other file left."""
    place = tmp_path / "out"
    place.write_text("mine")
    code = f"""
        import resource, signal, sys
        sys.path.insert(0, {str(HERE.parents[1])!r})
        from tests.report import factory
        from clausediff.errors import OutputError
        from clausediff.report import write, formats, render
        import io
        form = next(f for f in formats() if f.name == {each.name!r})
        render(factory.report(), form.name, io.BytesIO() if form.binary else io.StringIO())
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        try:
            write(factory.report(), {str(place)!r}, name={each.name!r}, force=True)
        except OutputError as error:
            print(error)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        check=False,
        cwd=HERE.parent.parent,
    )
    assert "could not be written" in done.stdout, done.stderr
    assert place.read_text() == "mine"
    assert os.listdir(tmp_path) == ["out"]


def test_a_device_is_written_to_and_not_replaced() -> None:
    """``/dev/full`` gives an error and stays a device; ``/dev/null`` takes the report."""
    if not Path("/dev/full").is_char_device():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(OutputError, match="could not be written"):
        write(factory.report(), "/dev/full", name="json")
    for each in formats():
        write(factory.report(), "/dev/null", name=each.name)
    assert Path("/dev/null").is_char_device()


def test_suffixes_name_formats() -> None:
    """The longest suffix wins, case does not matter, and each format is reached by its own."""
    assert by_suffix("a.SARIF.JSON").name == "sarif"
    assert by_suffix("a.json").name == "json"
    assert by_suffix("a.junit.xml").name == "junit"
    for each in formats():
        assert by_name(each.name) is each
        for suffix in each.suffixes:
            assert by_suffix("x" + suffix) is each


@pytest.mark.parametrize("name", ["json", "html", "csv", "junit"])
def test_a_pipe_whose_reader_goes_away_is_an_error_of_ours(tmp_path, name: str) -> None:
    """The reader takes ten bytes and leaves: one sentence, and the pipe still stands."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def reads_little() -> None:
        with pipe.open("rb", buffering=0) as stream:
            stream.read(10)

    reader = threading.Thread(target=reads_little)
    reader.start()
    with pytest.raises(OutputError, match="the reader of the pipe went away"):
        write(factory.hostile("x" * 300_000), pipe, name=name)
    reader.join()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["html", "junit"])
def test_a_stream_in_another_encoding_gets_references(name: str) -> None:
    """HTML and XML have their own way of writing any character in ASCII."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    render(factory.hostile("契約"), name, out)
    out.flush()
    assert b"&#22865;&#32004;" in raw.getvalue()
