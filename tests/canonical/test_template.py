"""Canonicals parse to what their authors meant, and say at which line they do not."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clausediff.canonical.front_matter import span
from clausediff.canonical.load import load, parse
from clausediff.canonical.template import (
    FIELD_TYPES,
    Alternatives,
    Canonical,
    Either,
    FieldSpec,
    Node,
    OptionalPart,
    Slot,
    Text,
)
from clausediff.canonical.write import to_markdown
from clausediff.errors import CanonicalError, ClausediffError, ReadError

ROOT = Path(__file__).resolve().parents[2]
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "template.yaml").read_text("utf-8"))


def named(kind: str) -> list[object]:
    """The cases of one kind as pytest parameters."""
    return [pytest.param(case, id=case["name"]) for case in CASES[kind]]


def front(fields: str = "") -> str:
    """Front matter with the given fields."""
    return "---\nid: x\n" + (f"fields:\n  {fields}\n" if fields else "") + "---\n"


def plain(template: Canonical, nodes: tuple[Node, ...]) -> list[object]:
    """Nodes as the cases write them."""
    shown: list[object] = []
    for node in nodes:
        match node:
            case Text(place):
                shown.append(template.text[slice(*place)])
            case Slot(_, field):
                shown.append({"slot": field})
            case Alternatives(_, options):
                shown.append({"alternatives": [template.text[slice(*option)] for option in options]})
            case OptionalPart(_, name, inner):
                shown.append({"optional": name, "nodes": plain(template, inner)})
            case Either(_, name, branches):
                shown.append({"either": name, "branches": [plain(template, branch) for branch in branches]})
    return shown


def covered(template: Canonical) -> str:
    """The body put together again from the outermost nodes."""
    parts, at = [], template.body[0]
    for node in template.nodes:
        gap = template.text[at : node.span[0]]
        assert gap in ("", "\\"), "only the backslash of literal braces belongs to no node"
        parts += [gap, template.text[slice(*node.span)]]
        at = node.span[1]
    return "".join([*parts, template.text[at:]])


@pytest.mark.parametrize("case", named("good"))
def test_marks(case: dict[str, object]) -> None:
    """Every mark becomes its node, with spans into the whole file."""
    text = front(str(case.get("fields", ""))) + str(case["body"])
    template = parse(text, "x.md")
    assert plain(template, template.nodes) == case["nodes"]
    assert text[slice(*template.body)] == case["body"]
    assert covered(template) == case["body"]


@pytest.mark.parametrize("case", named("bad"))
def test_malformed_marks(case: dict[str, object]) -> None:
    """A malformed body is refused with its path and line, and words that tell what to do."""
    head = front(str(case.get("fields", "")))
    line = head.count("\n") + int(str(case["line"]))
    with pytest.raises(CanonicalError) as caught:
        parse(head + str(case["body"]), "form.md")
    assert str(caught.value).startswith(f"form.md:{line}: ")
    assert str(case["says"]) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("case", named("front"))
def test_malformed_front_matter(case: dict[str, object]) -> None:
    """A malformed front matter is refused with its path and line."""
    with pytest.raises(CanonicalError) as caught:
        parse(str(case["text"]), "form.md")
    assert str(caught.value).startswith(f"form.md:{case['line']}: ")
    assert str(case["says"]) in str(caught.value)


def test_everything_said() -> None:
    """All keys of the front matter arrive, words as they are written: nothing is taken for a number or a truth."""
    template = parse(
        "---\nid: a-1\ntitle: T\nversion: 1.10\nlanguage: de\n"
        "fields:\n  a: {type: choice, choices: [Yes, No], required: no, same_everywhere: true}\n"
        "  b: {type: date, many: true, pattern: '\\d+', max_length: 7}\n  c:\n  d: money\n"
        "ignore: [Page 1 of 2]\nmust_match: one phrase\n---\n{{a}} {{b}} {{c}} {{d}}\n",
        "a-1.md",
    )
    assert (template.id, template.title, template.version, template.language) == ("a-1", "T", "1.10", "de")
    assert template.ignore == ("Page 1 of 2",)
    assert template.must_match == ("one phrase",)
    assert list(template.fields.values()) == [
        FieldSpec("a", "choice", False, None, FIELD_TYPES["choice"], True, ("Yes", "No")),
        FieldSpec("b", "date", True, r"\d+", 7, many=True),
        FieldSpec("c", "text"),
        FieldSpec("d", "money", max_length=FIELD_TYPES["money"]),
    ]


def test_without_front_matter() -> None:
    """A plain text is a canonical without fields; its braces are its own."""
    text = "# The Terms\n\nUse {{ page.title }} as it is.\n"
    template = parse(text, "folder/terms.txt")
    assert (template.id, template.title, template.fields) == ("terms", "The Terms", {})
    assert template.nodes == (Text((0, len(text))),)
    assert template.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_foreign_front_matter() -> None:
    """The front matter of a page generator is no part of the text, and its braces are not ours."""
    text = "---\ntitle: Privacy\nlayout: page\n---\nWe keep {{ site.days }} days.\n"
    template = parse(text, "privacy.md")
    assert template.title == "Privacy"
    assert template.nodes == (Text((text.index("We"), len(text))),)


@pytest.mark.parametrize(
    "text",
    [
        "---\n**Speaker:**\n---\nBody",
        "---\nDate: Sep 23, 2020\n---\nBody",
        "---\n\nBody\n",
        "----\nid: x\n----\nBody",
        "---\nnot a key\n---\nBody",
    ],
)
def test_rules_are_no_front_matter(text: str) -> None:
    """Text between two rules belongs to the document."""
    assert span(text) == (0, 0)
    assert parse(text, "x.md").body == (0, len(text))


def test_blocks_need_no_front_matter() -> None:
    """Optional parts work in a file without front matter: no other tool writes them."""
    template = parse("a{{#optional b}} c{{/optional}}", "x.md")
    assert [type(node) for node in template.nodes] == [Text, OptionalPart]


def test_byte_order_mark() -> None:
    """A byte order mark before the front matter does not hide it."""
    template = parse("\ufeff---\nid: y\nfields: {a: text}\n---\nSee {{a}}.", "x.md")
    assert template.id == "y"
    assert [type(node) for node in template.nodes] == [Text, Slot, Text]


def test_deep_nesting_is_refused() -> None:
    """A hostile canonical cannot exhaust the stack."""
    with pytest.raises(CanonicalError, match="nested more than"):
        parse("{{#optional a}}" * 500 + "x" + "{{/optional}}" * 500, "x.md")


def test_walk_and_line() -> None:
    """Nodes are walked outer before inner, and offsets have lines."""
    text = front("a: text") + "x\n{{#either e}}{{a}}{{or}}y{{/either}}"
    template = parse(text, "x.md")
    assert [type(node).__name__ for node in template.walk()] == ["Text", "Either", "Slot", "Text"]
    assert template.line(text.index("{{#either")) == 7


def test_load(tmp_path: Path) -> None:
    """A file's hash is that of its bytes, and its line ends are folded."""
    path = tmp_path / "f.md"
    path.write_bytes(b"---\r\nid: f\r\nfields: {a: text}\r\n---\r\nFor {{a}}.\r\n")
    template = load(str(path))
    assert template.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert "\r" not in template.text
    assert [type(node) for node in template.nodes] == [Text, Slot, Text]


def test_load_absent(tmp_path: Path) -> None:
    """A canonical that is not there is a ReadError."""
    with pytest.raises(ReadError, match="no such file"):
        load(str(tmp_path / "no.md"))


@pytest.mark.parametrize("path", sorted((ROOT / "canonical").glob("*.md")), ids=lambda path: path.stem)
def test_written_again(path: Path) -> None:
    """Each shipped canonical, written as a file again, parses to the same fields and nodes."""
    template = load(str(path))
    again = parse(to_markdown(template, template.id), path.name)
    assert again.fields == template.fields
    assert (again.id, again.title, again.version) == (template.id, template.title, template.version)
    assert (again.ignore, again.must_match) == (template.ignore, template.must_match)
    assert str(plain(again, again.nodes)).replace("\\n", "") == str(plain(template, template.nodes)).replace("\\n", "")


@given(st.text(st.sampled_from("ab {}|#/\\\norif"), max_size=60))
def test_any_body_parses_or_is_refused(body: str) -> None:
    """No body makes the parser crash; one that parses has spans that cover it in order."""
    try:
        template = parse(front("a: text") + body, "x.md")
    except ClausediffError:
        return
    assert covered(template) == body


@given(st.text(max_size=200))
def test_any_front_matter_parses_or_is_refused(text: str) -> None:
    """No front matter makes the parser crash."""
    with contextlib.suppress(ClausediffError):
        assert parse(f"---\nid: {text}\n---\nbody\n", "x.md").text.endswith("body\n")
