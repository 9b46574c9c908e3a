"""The library finds canonicals by name, id and path, in the user's folders first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clausediff.canonical import library
from clausediff.errors import CanonicalError, ReadError, UsageError

BODY = "The parties agree to every word that stands here.\n"


def shelf(folder: Path, **files: str) -> Path:
    """A folder of canonicals; ``__`` in a name is a dot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, "utf-8")
    return folder


def test_shipped() -> None:
    """The shipped canonicals are there, and each has its file's name as its id."""
    names = library.names()
    assert {"icml-2020", "mutual-nda", "consulting-agreement"} <= set(names)
    assert [parsed.id for parsed in library.library()] == list(names)


def test_names_leave_out_what_is_no_canonical(tmp_path: Path) -> None:
    """Readmes, hidden files, folders and other suffixes are no canonicals; an SPDX template is."""
    folder = shelf(
        tmp_path, a__md=BODY, README__md="x", b__txt=BODY, c__template__txt=BODY, d__pdf="x", __hidden__md="x"
    )
    (folder / "e.md").mkdir()
    assert library.Library((folder,)).names() == ("a", "b", "c")


def test_own_folder_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name in a folder of the user's own hides the shipped one; the environment comes after the arguments."""
    first = shelf(tmp_path / "1", **{"icml-2020__md": f"---\nid: icml-2020\nversion: mine\n---\n{BODY}"})
    second = shelf(tmp_path / "2", **{"icml-2020__md": BODY, "other__md": BODY})
    monkeypatch.setenv(library.ENVIRONMENT, os.pathsep.join([str(second), ""]))
    found = library.library([first])
    assert found.find("icml-2020").version == "mine"
    assert library.find("other").id == "other"
    assert "mutual-nda" in found.names()


def test_find_by_id_and_path(tmp_path: Path) -> None:
    """An id that is not the file's name is found too, and so is any path."""
    folder = shelf(tmp_path, file__md=f"---\nid: the-id\n---\n{BODY}")
    shelf_ = library.Library((folder,))
    assert shelf_.find("the-id").path.endswith("file.md")
    assert shelf_.find("file").id == "the-id"
    assert library.find(str(folder / "file.md")).id == "the-id"


def test_an_absent_name_is_an_error_with_what_is_near() -> None:
    """A misspelt name is an error that names the nearest one."""
    with pytest.raises(UsageError, match="did you mean icml-2020"):
        library.find("imcl-2020")
    with pytest.raises(UsageError, match="there are consulting-agreement"):
        library.find("zzz")
    with pytest.raises(ReadError, match="no such file"):
        library.find("./zzz.md")


def test_absent_folder(tmp_path: Path) -> None:
    """A library folder that is not there is never passed over."""
    with pytest.raises(UsageError, match="is no library"):
        library.library([tmp_path / "absent"]).names()


def test_a_malformed_canonical_is_never_passed_over(tmp_path: Path) -> None:
    """Going through the library stops at a malformed file; asking for another name does not read it."""
    folder = shelf(tmp_path, good__md=BODY, bad__md="---\nid: [\n---\nx")
    shelf_ = library.Library((folder,))
    assert shelf_.find("good").id == "good"
    with pytest.raises(CanonicalError, match=r"bad\.md:2"):
        list(shelf_)


def test_changed_files_are_read_again(tmp_path: Path) -> None:
    """A canonical is remembered until its file changes."""
    folder = shelf(tmp_path, a__md=BODY)
    shelf_ = library.Library((folder,))
    before = shelf_.find("a")
    assert shelf_.find("a") is before
    shelf(tmp_path, a__md=BODY + "And more.\n")
    assert shelf_.find("a").text.endswith("And more.\n")
