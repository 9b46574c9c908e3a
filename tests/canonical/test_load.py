"""A file becomes a parsed canonical, in whatever notation it is written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from clausediff.canonical.load import load, parse
from clausediff.canonical.template import OptionalPart, Slot, Text
from clausediff.errors import CanonicalError, ReadError
from clausediff.model import Range
from tests.canonical.nodes import front


def test_without_front_matter() -> None:
    """A plain text is a canonical without fields; its braces are its own."""
    text = "# The Terms\n\nUse {{ page.title }} as it is.\n"
    parsed = parse(text, "folder/terms.txt")
    assert (parsed.id, parsed.title, parsed.fields) == ("terms", "The Terms", {})
    assert parsed.nodes == (Text(Range(0, len(text))),)
    assert parsed.sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("path", "text", "identifier", "title"),
    [
        ("-", "Body", "stdin", "stdin"),
        ("a/b.template.txt", "Body", "b", "b"),
        ("a/b.c.MD", "Body", "b.c", "b.c"),
        ("a/b.odt", "Body", "b.odt", "b.odt"),
        ("b.md", "\n## {{use}} ##\nBody", "b", "b"),
        ("b.md", "## Terms of use ##\nBody", "b", "Terms of use"),
        ("b.md", "---\nid: c\n---\n# Terms\nBody", "c", "Terms"),
        ("b.md", "---\nid: c\ntitle: D\n---\n# Terms\nBody", "c", "D"),
    ],
)
def test_id_and_title(path: str, text: str, identifier: str, title: str) -> None:
    """The front matter names a canonical; without one, the file's name and the heading."""
    parsed = parse(text, path)
    assert (parsed.id, parsed.title) == (identifier, title)


def test_foreign_front_matter() -> None:
    """The front matter of a page generator is no part of the text, and its braces are not a canonical's."""
    text = "---\ntitle: Privacy\nlayout: page\n---\nWe keep {{ site.days }} days.\n"
    parsed = parse(text, "privacy.md")
    assert parsed.title == "Privacy"
    assert parsed.nodes == (Text(Range(text.index("We"), len(text))),)


def test_blocks_need_no_front_matter() -> None:
    """Optional parts work in a file without front matter: no other tool writes them."""
    parsed = parse("a{{#optional b}} c{{/optional}}", "x.md")
    assert [type(node) for node in parsed.nodes] == [Text, OptionalPart]


def test_byte_order_mark() -> None:
    """A byte order mark before the front matter does not hide it."""
    parsed = parse("\ufeff---\nid: y\nfields: {a: text}\n---\nSee {{a}}.", "x.md")
    assert parsed.id == "y"
    assert [type(node) for node in parsed.nodes] == [Text, Slot, Text]


def test_nothing_but_front_matter() -> None:
    """A canonical without text is refused, at the line where its text would begin."""
    with pytest.raises(CanonicalError, match=r"^x\.md:4: the canonical has no text after its front matter"):
        parse(front() + " \n", "x.md")


def test_load(tmp_path: Path) -> None:
    """A file's hash is that of its bytes, and its line ends are folded."""
    path = tmp_path / "f.md"
    path.write_bytes(b"---\r\nid: f\r\nfields: {a: text}\r\n---\r\nFor {{a}}.\r\n")
    parsed = load(str(path))
    assert parsed.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert "\r" not in parsed.text
    assert [type(node) for node in parsed.nodes] == [Text, Slot, Text]


def test_load_absent(tmp_path: Path) -> None:
    """A canonical that is not there is a ReadError."""
    with pytest.raises(ReadError, match="no such file"):
        load(str(tmp_path / "no.md"))
