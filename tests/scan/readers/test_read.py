"""Reading: what is text becomes a scan, what is not is refused with a reason and a remedy."""

from __future__ import annotations

import gzip
import hashlib
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.errors import ReadError, UsageError
from clausediff.scan.readers import display_path, read
from clausediff.scan.readers.files import decode


def put(folder: Path, data: bytes, name: str = "scan.txt") -> str:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_text(tmp_path: Path) -> None:
    """Text arrives as ``read_text`` gives it, with the hash of its bytes."""
    data = "\ufeffL’État, c’est moi.\r\nSigned\rhere\n".encode()
    path = put(tmp_path, data)
    scan = read(path)
    assert scan.text == Path(path).read_text(encoding="utf-8") == "\ufeffL’État, c’est moi.\nSigned\nhere\n"
    assert scan.sha256 == hashlib.sha256(data).hexdigest()
    assert (scan.reader, scan.page_starts, scan.words) == ("text", (0,), ())


@pytest.mark.parametrize(
    ("name", "reader"),
    [("a.md", "markdown"), ("a.MarkDown", "markdown"), ("a.txt", "text"), ("a.weird", "text"), ("a", "text")],
)
def test_reader_by_suffix(tmp_path: Path, name: str, reader: str) -> None:
    """The suffix picks the reader; a file named explicitly is read whatever its suffix."""
    assert read(put(tmp_path, b"Text", name)).reader == reader


def test_pages(tmp_path: Path) -> None:
    """A form feed begins a page, unless nothing follows it."""
    scan = read(put(tmp_path, b"one\ftwo\f\fthree\f"))
    assert scan.page_starts == (0, 4, 8, 9)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` is standard input, given as bytes or read."""
    assert read("-", stdin=b"Given").text == "Given"
    with open(os.devnull, "rb") as nothing:
        monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": nothing}))
        with pytest.raises(ReadError, match="is empty"):
            read("-")


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (b"", "empty", "is empty: it has 0 bytes"),
        (b" \r\n\t\f\n", "empty", "did OCR run on it"),
        ("\ufeff \n".encode(), "empty", "holds no text"),
        (bytes(range(256)) * 40, "binary", "NUL byte at offset 0"),
        (b"text\0text", "binary", "NUL byte at offset 4"),
        (b"\x01\x02\x03\x04abc" * 9, "binary", "is a binary file"),
        (b"%PDF-1.7\n...", "damaged", "the PDF is cut off"),
        (b"PK\x03\x04...", "binary", "an Office document"),
        (b"GIF89a", "binary", "is a GIF image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "binary", "is a WebP image, not text; save it as PNG first"),
        (b"BM\x10\x20\0\0\0\0\0\0\x36\0\0\0", "binary", "is a BMP image"),
        (b"\0\0\0\x1cftypavif\0", "binary", "is an AVIF image"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "binary", "is a JPEG 2000 image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "binary", "an old Office document"),
        (b"AT&TFORM\0\0", "binary", "a DjVu document"),
        ("Größe".encode("utf-16") + b"\xd8\x00\xdc", "binary", "is a binary file"),
        ("Größe".encode("utf-16") + b"\x00\xd8\x00\x00", "encoding", "is not UTF-16"),
        (b"one\ntwo \x81", "encoding", "byte 0x81 at offset 8 (line 2)"),
        (gzip.compress(b"\0" * 80, mtime=0), "binary", "is a binary file"),
        (gzip.compress(b"text", mtime=0)[:-6], "damaged", "is a damaged gzip file"),
        (b"\x1f\x8bxx", "damaged", "is a damaged gzip file"),
    ],
)
def test_refused(tmp_path: Path, data: bytes, kind: str, says: str) -> None:
    """Each bad input has its kind, its path, and one line that says what to do."""
    path = put(tmp_path, data)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.kind == kind
    assert str(caught.value).startswith(f"{path}: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_escapes_are_text(tmp_path: Path) -> None:
    """A scan with a few terminal escapes is a scan."""
    assert read(put(tmp_path, b"Articles\x1b[2J by ICML\x08")).text == "Articles\x1b[2J by ICML\x08"


def test_named_encodings(tmp_path: Path) -> None:
    """A named encoding is used and nothing else; an unknown one, or one that is no text's, is bad usage."""
    assert read(put(tmp_path, "Größe €".encode("cp1252")), encoding="cp1252").text == "Größe €"
    assert read(put(tmp_path, "Größe\r\n".encode("utf-16")), encoding="utf-16").text == "Größe\n"
    for name in ("klingon", "base64", "rot13"):
        with pytest.raises(UsageError, match="there is no such encoding"):
            read(put(tmp_path, b"abc"), encoding=name)
    for data, says in (
        ("Größe".encode("utf-16"), "pass --encoding utf-16"),
        ("Größe".encode("utf-32"), "pass --encoding utf-32"),
        ("one\nGröße".encode("cp1252"), r"byte 0xf6 at offset 6 \(line 2\)"),
        (b"\xed\xa0\x80", "byte 0xed at offset 0"),
    ):
        with pytest.raises(ReadError, match=says) as caught:
            read(put(tmp_path, data), encoding="utf-8")
        assert caught.value.kind == "encoding"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_are_found_out(tmp_path: Path, encoding: str) -> None:
    """By the byte order mark, by the bytes, and last cp1252."""
    text = "§ 3 The Supplier’s fee is 60 £ – “payable” in Köln.\n"
    assert read(put(tmp_path, text.encode(encoding))).text.removeprefix("\ufeff") == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_utf_16_with_its_mark_is_kept(text: str) -> None:
    """What is decoded is what was written, whatever the letters."""
    if text.strip().strip("\ufeff\u200b"):
        assert decode(text.encode("utf-16"), "x") == text.removeprefix("\ufeff") or text.startswith("\ufeff")


def test_gzip(tmp_path: Path) -> None:
    """A packed file is read as what is in it, under its own name and hash, and never unpacked beyond the limit."""
    data = gzip.compress(b"# One\n", mtime=0)
    path = put(tmp_path, data, "a.md.gz")
    scan = read(path)
    assert (scan.text, scan.reader, scan.path) == ("# One\n", "markdown", path)
    assert scan.sha256 == hashlib.sha256(data).hexdigest()
    with pytest.raises(ReadError, match="too large when unpacked") as caught:
        read(put(tmp_path, gzip.compress(b" " * 5_000_000, mtime=0), "bomb.gz"), max_bytes=1_000_000)
    assert caught.value.kind == "too-large"
    deep = b"x"
    for _ in range(9):
        deep = gzip.compress(deep, mtime=0)
    with pytest.raises(ReadError, match="packed too often"):
        read(put(tmp_path, deep, "deep.gz"))


def test_absent(tmp_path: Path) -> None:
    """A file that is not there, and one whose name cannot be."""
    with pytest.raises(ReadError, match="there is no such file") as caught:
        read(str(tmp_path / "absent.txt"))
    assert caught.value.kind == "absent"
    with pytest.raises(ReadError, match="could not be read") as caught:
        read("a\0b")
    assert caught.value.kind == "unreadable"


def test_folder(tmp_path: Path) -> None:
    """A folder is no scan; one with scans in it says to name them."""
    with pytest.raises(ReadError, match="is an empty folder") as caught:
        read(str(tmp_path))
    assert caught.value.kind == "directory"
    put(tmp_path, b"text", "a.xyz")
    with pytest.raises(ReadError, match="is a folder without a scan"):
        read(str(tmp_path))


def test_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be entered is told as such."""

    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("clausediff.scan.readers.files.os.listdir", refuse)
    with pytest.raises(ReadError, match="may not be entered") as caught:
        read(str(tmp_path))
    assert caught.value.kind == "unreadable"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    """A file without permission is told as such."""
    path = put(tmp_path, b"x")
    os.chmod(path, 0)
    with pytest.raises(ReadError, match="check its permissions") as caught:
        read(path)
    assert caught.value.kind == "unreadable"


def test_permission_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, where the tests run as root."""
    path = put(tmp_path, b"x")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("clausediff.scan.readers.files.os.stat", refuse)
    with pytest.raises(ReadError, match="check its permissions"):
        read(path)


def test_too_large(tmp_path: Path) -> None:
    """A file over the limit is refused before it is read; the limit itself is allowed."""
    path = put(tmp_path, b"x" * 1000)
    assert len(read(path, max_bytes=1000).text) == 1000
    with pytest.raises(ReadError, match=r"is larger than 0.0005 MB.*--max-size.*it has 0.001 MB") as caught:
        read(path, max_bytes=500)
    assert caught.value.kind == "too-large"
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(ReadError, match=r"is larger than 50 MB.*it has 100 MB"):
        read(str(huge))


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no /dev/zero")
def test_endless_device() -> None:
    """A device that never ends is refused at the limit."""
    with pytest.raises(ReadError, match="is larger than"):
        read("/dev/zero", max_bytes=10_000)


def test_display_path() -> None:
    """A name that is not UTF-8 can be shown and stored."""
    assert display_path(os.fsdecode(b"a\xff.txt")) == "a\\xff.txt"
    assert display_path("ä/b.txt") == "ä/b.txt"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_any_text_is_kept(text: str) -> None:
    """What is decoded is what was written, code point by code point."""
    if text.strip().strip("\ufeff\u200b"):
        assert decode(text.encode(), "x") == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    """No bytes make a reader crash."""
    try:
        text = decode(data, "x")
    except ReadError:
        return
    assert text.strip()
    assert "\r" not in text
