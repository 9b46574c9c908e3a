"""Sources: folders, globs, manifests, archives, Parquet files and addresses; hostile names and sizes among them."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.batch.pile import copy, form_in, pile_in, rows

pa = pytest.importorskip("pyarrow", reason="the extra clausediff[batch] is not installed")
fsspec = pytest.importorskip("fsspec", reason="the extra clausediff[batch] is not installed")
import pyarrow.parquet as pq

from clausediff.batch import archives, run
from clausediff.batch.engines import Here
from clausediff.batch.inputs import items_of, units_of
from clausediff.batch.items import Item
from clausediff.batch.reading import digest_of, read_items
from clausediff.batch.sharding import cut
from clausediff.decisions import Ledger
from clausediff.errors import ReadError
from clausediff.pipeline import Options

LIMIT = 100_000


@pytest.fixture(autouse=True)
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a folder of its own."""
    monkeypatch.chdir(tmp_path)


def listed(*sources: str, column: str = "") -> list[Item]:
    """All items of some sources."""
    return [item for unit in units_of(sources) for item in items_of(unit, column=column)]


def held(items: list[Item], column: str = "") -> list[tuple[str, bytes | str]]:
    """Each item's path with its bytes, or the kind of its error."""
    return [
        (item.path, data.kind if isinstance(data, ReadError) else data)
        for item, data in read_items(items, column, LIMIT)
    ]


def zipped(path: str, members: dict[str, bytes]) -> str:
    """A ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: str, members: dict[str, bytes], mode: str = "w") -> str:
    """A TAR archive."""
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


# -- files and folders


def test_a_folder() -> None:
    """Files sorted by name, hidden ones left out, others told."""
    for name in ("b/two.txt", "a.txt", ".hidden.txt", "README.md", "b/table.xlsx"):
        Path("pile", name).parent.mkdir(parents=True, exist_ok=True)
        Path("pile", name).write_text("x", "utf-8")
    found = listed("pile")
    assert [(item.path, item.kind) for item in found] == [
        ("pile/README.md", "unknown"),
        ("pile/a.txt", "file"),
        ("pile/b/table.xlsx", "unknown"),
        ("pile/b/two.txt", "file"),
    ]


def test_the_ledger_of_a_review_is_no_scan() -> None:
    """A ledger lies beside the scans that were reviewed: it is left out, and told of no more than a hidden file."""
    Path("pile").mkdir()
    Path("pile/a.txt").write_text("x", "utf-8")
    with Ledger(Path("pile/clausediff.sqlite")):
        pass
    assert [item.path for item in listed("pile")] == ["pile/a.txt"]


def test_globs_and_repeated_sources() -> None:
    """A glob is expanded, and nothing comes twice: not a file that is named twice, nor one of a folder that is named."""
    pile_in(Path("pile"), 4)
    assert len(listed("pile/*/*.txt")) == 4
    assert len(listed("pile", "pile/first", "./pile", "pile/first/copy-0001.txt")) == 4


def test_links_in_a_circle() -> None:
    """A folder that is linked into itself is entered once."""
    Path("pile").mkdir()
    Path("pile/a.txt").write_text("x", "utf-8")
    os.symlink("..", "pile/again")
    os.symlink("gone.txt", "pile/dangling.txt")
    assert held(listed("pile"))[-1] == ("pile/dangling.txt", "absent")
    assert [item.path for item in listed("pile")].count("pile/a.txt") == 1


def test_a_pipe_in_a_folder_blocks_nothing() -> None:
    """A pipe is no file."""
    Path("pile").mkdir()
    os.mkfifo("pile/pipe.txt")
    assert held(listed("pile")) == [("pile", "directory")]


def test_an_absent_source() -> None:
    """It is an error of its own, and the others are compared."""
    assert held(listed("absent.txt")) == [("absent.txt", "absent")]
    assert [item.error and item.error[0] for item in listed("absent.zip")] == ["absent"]


# -- archives


@pytest.mark.parametrize("name", ["pile.zip", "pile.tar", "pile.tar.gz", "pile.tgz", "pile.tar.bz2", "pile.tar.xz"])
def test_members(name: str) -> None:
    """Members of every kind of archive, in shards or alone."""
    members = {f"folder/{number}.txt": copy(number).encode() for number in range(5)} | {
        "folder/.DS_Store": b"x",
        "notes.bin": b"x",
    }
    if name.endswith(".zip"):
        zipped(name, members)
    else:
        packing = {"gz": "gz", "tgz": "gz", "bz2": "bz2", "xz": "xz"}.get(name.rpartition(".")[2])
        tarred(name, members, f"w:{packing}" if packing else "w")
    found = listed(name)
    assert [(item.path, item.kind == "unknown") for item in found] == [
        *((f"{name}/folder/{number}.txt", False) for number in range(5)),
        (f"{name}/notes.bin", True),
    ]
    texts = [(f"{name}/folder/{number}.txt", copy(number).encode()) for number in range(5)]
    assert held(found[:5]) == texts
    assert held([found[1], found[4]]) == [texts[1], texts[4]]


def test_names_in_archives_reach_no_file(tmp_path: Path) -> None:
    """Absolute names and names that climb are names in the results: nothing is written, and nothing else is read."""
    secret = tmp_path / "secret.txt"
    secret.write_text("not for you", "utf-8")
    names = [
        "../../escaped.txt",
        str(secret),
        "/etc/passwd.txt",
        "..\\..\\windows.txt",
        "a/../../b.txt",
        "\x1b[31mred.txt",
    ]
    members = {name: f"inside {number}".encode() for number, name in enumerate(names)}
    before = sorted(str(path) for path in tmp_path.parent.rglob("*"))
    for archive in (zipped("bad.zip", members), tarred("bad.tar", members)):
        found = held(listed(archive))
        assert [data for _, data in found] == list(members.values())
        assert all(path.startswith(f"{archive}/") for path, _ in found)
    after = sorted(str(path) for path in tmp_path.parent.rglob("*"))
    assert [path for path in after if path not in before] == [str(tmp_path / "bad.tar"), str(tmp_path / "bad.zip")]


def test_names_that_are_there_twice() -> None:
    """Each has a path of its own, in archives, tables and manifests; what two sources name is told."""
    with zipfile.ZipFile("two.zip", "w") as archive:
        archive.writestr("a.txt", copy(0))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", copy(3))
    assert [(path, len(data) > 9) for path, data in held(listed("two.zip"))] == [
        ("two.zip/a.txt", True),
        ("two.zip/a (member 2).txt", True),
    ]
    pq.write_table(pa.table({"name": ["x", "x"], "text": pa.array(["a", "b"]).dictionary_encode()}), "two.parquet")
    assert held(listed("two.parquet")) == [("two.parquet/0 x", b"a"), ("two.parquet/1 x", b"b")]
    pile_in(Path("pile"), 1)
    Path("list.csv").write_text("path\npile/second/copy-0000.txt\npile/second/copy-0000.txt\n", "utf-8")
    assert [item.path for item in listed("list.csv")] == [
        "pile/second/copy-0000.txt",
        "pile/second/copy-0000 (line 3).txt",
    ]
    summary = run(["pile", "list.csv"], "out", Options(canonical=form_in(Path("forms"))), engine=Here())
    assert len(summary.notes) == 1
    assert "copy-0000.txt the first" in summary.notes[0]


def test_links_in_a_tar_reach_no_file(tmp_path: Path) -> None:
    """A link to a file outside is an error, for no file of the archive is passed over in silence."""
    with tarfile.open("links.tar", "w") as archive:
        for kind, name in (
            (tarfile.SYMTYPE, "soft.txt"),
            (tarfile.LNKTYPE, "hard.txt"),
            (tarfile.CHRTYPE, "device.txt"),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert [data for _, data in held(listed("links.tar"))] == ["unreadable"] * 3


def test_a_bomb_in_a_member() -> None:
    """Of a member no more is unpacked than the size that is allowed for files."""
    zipped("bomb.zip", {"big.txt": b"0" * 5_000_000, "good.txt": b"good"})
    (_, big), good = held(listed("bomb.zip"))
    assert len(big) == LIMIT + 1
    assert good == ("bomb.zip/good.txt", b"good")


def test_a_bomb_of_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an archive no more is unpacked than so many times its size; what was read before stays."""
    monkeypatch.setattr(archives, "ALWAYS", 150_000)
    monkeypatch.setattr(archives, "EXPANSION", 2)
    zipped("bomb.zip", {f"{number}.txt": b"0" * 50_000 for number in range(9)})
    assert [data if isinstance(data, str) else len(data) for _, data in held(listed("bomb.zip"))] == [50_000] * 3 + [
        "too-large"
    ] * 6
    monkeypatch.setattr(archives, "MOST_MEMBERS", 4)
    assert [item.kind for item in listed("bomb.zip")] == ["zip"] * 4 + ["error"]


def test_a_bomb_in_a_tar(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is passed over is unpacked too, and counts."""
    monkeypatch.setattr(archives, "ALWAYS", 150_000)
    monkeypatch.setattr(archives, "EXPANSION", 2)
    tarred("bomb.tar.gz", {"a.bin": b"0" * 4_000_000, "b.txt": b"x"}, "w:gz")
    assert [item.error and item.error[0] for item in listed("bomb.tar.gz") if item.kind == "error"] == ["too-large"]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 no archive", b"\x1f\x8b broken", gzip.compress(b"no tar at all" * 100, mtime=0)]
)
def test_damaged_archives(data: bytes) -> None:
    """An archive that cannot be read is one error."""
    for name in ("bad.zip", "bad.tar", "bad.tar.gz"):
        Path(name).write_bytes(data)
        found = listed(name)
        assert [item.kind for item in found] in (["error"], []), (name, found)
        if data:
            assert found or name == "bad.tar"


def test_a_zip_that_is_cut_off_behind_its_listing() -> None:
    """Members that cannot be unpacked are errors of their own."""
    zipped("pile.zip", {"a.txt": os.urandom(2_000), "b.txt": b"good"})
    data = bytearray(Path("pile.zip").read_bytes())
    data[100:160] = b"\0" * 60
    Path("pile.zip").write_bytes(bytes(data))
    assert held(listed("pile.zip")) == [("pile.zip/a.txt", "damaged"), ("pile.zip/b.txt", b"good")]


def test_a_tar_that_changed_since_it_was_listed() -> None:
    """Each item that is not there any more is an error; none is lost."""
    tarred("pile.tar", {f"{number}.txt": b"x" for number in range(4)})
    found = listed("pile.tar")
    tarred("pile.tar", {"0.txt": b"x"})
    assert [data for _, data in held(found)] == [b"x", "damaged", "damaged", "damaged"]


# -- manifests and tables


def test_a_manifest() -> None:
    """Paths from its own folder; what it says of a file goes into the rows; a line without a path is an error."""
    pile_in(Path("deep/pile"), 3)
    lines = [
        "path,party,canonical,date,remark",
        "pile/first/copy-0001.txt,Museum Nord,loan.md,2026-01-05,x",
        ",nobody,,,",
        "pile/absent.txt,,,,",
    ]
    Path("deep/list.csv").write_text("\ufeff" + "\n".join(lines), "utf-8")
    first, second, third = listed("deep/list.csv")
    assert first[:8] == (
        "deep/pile/first/copy-0001.txt", "file", "deep/pile/first/copy-0001.txt", "", "loan.md", "Museum Nord", "", "2026-01-05"
    )  # fmt: skip
    assert second.error == ("manifest", "deep/list.csv:3: names no path")
    assert held([first, third]) == [(first.path, copy(1).encode()), ("deep/pile/absent.txt", "absent")]


def test_a_table_that_is_no_manifest() -> None:
    """Without the column path it is one error that says what a manifest needs."""
    Path("list.csv").write_text("file\nx\n", "utf-8")
    (item,) = listed("list.csv")
    assert item.error is not None
    assert "column path" in item.error[1]


def test_parquet_rows() -> None:
    """Texts or bytes, in row groups; rows of any of them are read alone."""
    texts = [copy(number) for number in range(10)]
    table = pa.table({"id": [f"c{n}" for n in range(10)], "text": texts, "party": ["x"] * 10})
    pq.write_table(table, "pile.parquet", row_group_size=3)
    found = listed("pile.parquet")
    assert [item.path for item in found] == [f"pile.parquet/{n} c{n}" for n in range(10)]
    assert found[0].party == "x"
    assert held([found[2], found[3], found[9]]) == [(found[n].path, texts[n].encode()) for n in (2, 3, 9)]
    pq.write_table(pa.table({"body": [b"a", None]}), "other.parquet")
    assert held(listed("other.parquet", column="body"), "body") == [
        ("other.parquet/0", b"a"),
        ("other.parquet/1", "empty"),
    ]
    assert [item.error and item.error[0] for item in listed("other.parquet")] == ["damaged"]
    Path("bad.parquet").write_bytes(b"PAR1 no table")
    assert [item.error and item.error[0] for item in listed("bad.parquet")] == ["damaged"]


# -- addresses


def test_addresses() -> None:
    """A file system of fsspec: folders, globs, archives and single files; the rows are those of the same files here."""
    memory = fsspec.filesystem("memory")
    for number in range(3):
        memory.pipe(f"/bucket/pile/{number}.txt", copy(number).encode())
    memory.pipe("/bucket/pile/.hidden.txt", b"x")
    zipped("more.zip", {"9.txt": copy(9).encode()})
    memory.pipe("/bucket/more.zip", Path("more.zip").read_bytes())
    found = held(listed("memory://bucket/pile", "memory://bucket/more.zip"))
    assert [path.rpartition("bucket/")[2] for path, _ in found] == [
        "pile/0.txt",
        "pile/1.txt",
        "pile/2.txt",
        "more.zip/9.txt",
    ]
    assert [data for _, data in found] == [copy(number).encode() for number in (0, 1, 2, 9)]
    assert len(listed("memory://bucket/pile/*.txt")) == 3
    assert [data for _, data in held(listed("memory://bucket/gone.txt"))] == ["absent"]


def test_an_address_that_nothing_serves() -> None:
    """One error, which says what to install or that the address is off."""
    (item,) = listed("nosuchthing://bucket/pile")
    assert item.error is not None
    assert "nosuchthing" in item.error[1]


# -- shards


@given(st.lists(st.text("abc", min_size=1, max_size=6), max_size=60, unique=True), st.integers(1, 9))
def test_every_item_is_in_one_shard(names: list[str], size: int) -> None:
    """Cutting loses nothing and doubles nothing, and no shard is over twice the size."""
    items = [Item(name) for name in names]
    shards = list(cut("unit", items, size))
    assert [item for shard in shards for item in shard.items] == items
    assert all(0 < len(shard.items) <= 2 * size for shard in shards)
    assert len({shard.id for shard in shards}) == len(shards)


def test_a_new_item_changes_few_shards() -> None:
    """The shards before and well behind a new item stay as they are."""
    items = [Item(f"{number:05}.txt") for number in range(3_000)]
    before = set(cut("unit", items, 20))
    after = set(cut("unit", [*items[:1_000], Item("new.txt"), *items[1_000:]], 20))
    assert len(before) > 100
    assert len(before - after) < 10


def test_the_hash_of_contents() -> None:
    """It changes with any byte, any name and any error, and not with how the bytes are cut."""
    one, two = Item("a.txt"), Item("b.txt")
    hashes = {
        digest_of([(one, b"x"), (two, b"y")]),
        digest_of([(one, b"xy"), (two, b"")]),
        digest_of([(two, b"x"), (one, b"y")]),
        digest_of([(one, b"x")]),
        digest_of([(one, ReadError("absent", "x"))]),
        digest_of([(one._replace(party="z"), b"x")]),
    }
    assert len(hashes) == 6


def test_a_run_over_all_kinds() -> None:
    """The same copies in a folder, archives and a table have the same verdicts."""
    pile_in(Path("pile"), 9)
    texts = {path.name: path.read_bytes() for path in sorted(Path("pile").rglob("*.txt"))}
    sources = ["pile", zipped("p.zip", texts), tarred("p.tar", texts), tarred("p.tgz", texts, "w:gz"), "p.parquet"]
    pq.write_table(pa.table({"path": list(texts), "data": list(texts.values())}), "p.parquet")
    options = Options(canonical=form_in(Path("forms")))
    summary = run(sources, "out", options, engine=Here(), shard_size=4)
    assert summary.counts == {
        "clean": 35,
        "review": 5,
        "substantive": 5,
        "error": 0,
        "files_review": 0,
        "files_substantive": 0,
    }
    found: dict[str, set[str]] = {}
    for row in rows(Path("out"))["documents"]:
        found.setdefault(row["path"].rpartition("/")[2].rpartition(" ")[2], set()).add((row["verdict"], row["sha256"]))
    assert all(len(verdicts) == 1 for verdicts in found.values())
