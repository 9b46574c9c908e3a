"""The YAML that is read without PyYAML is read as PyYAML reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from clausediff.canonical.plain_yaml import Listed, Mapped, Node, Scalar, read

ROOT = Path(__file__).parents[2]
_PIECES = (
    *(
        "id",
        "title",
        "fields",
        "a",
        "b-1",
        "10",
        "1.10",
        "no",
        "x y",
        "(c)",
        "3",
        "é",
        "~",
        "null",
        "-1",
        "=",
        "é: x",
        "''",
        "y",
    ),
    *(
        ": ",
        ":",
        " ",
        "  ",
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n  - ",
        ", ",
        ",",
        "{",
        "}",
        "[",
        "]",
        "# c",
        "#",
        " # c",
        "- ",
    ),
    *(
        '"',
        "'",
        '"q"',
        "'q'",
        '"a\\\\d"',
        '"\\""',
        '"\\n"',
        "'it''s'",
        '"a: b"',
        "'a # b'",
        "&x ",
        "*x",
        "!t ",
        "|",
        ">",
        "?",
        "%",
    ),
    *(
        "a: b",
        "{type: text, many: true}",
        "[A, B]",
        "[]",
        "{}",
        "\t",
        "\r",
        "\x85",
        "\u2028",
        "\ufeff",
        "---",
        "...",
        "@",
        "`",
    ),
)


def composed(node: yaml.Node) -> Node:
    """A node of PyYAML in the form of ours."""
    line = node.start_mark.line
    if isinstance(node, yaml.MappingNode):
        return Mapped(tuple((composed(key), composed(value)) for key, value in node.value), line)
    if isinstance(node, yaml.SequenceNode):
        return Listed(tuple(map(composed, node.value)), line)
    return Scalar(node.value, line)


def held_against_pyyaml(text: str) -> None:
    """What is read of a text is what PyYAML reads; whatever it refuses is not read."""
    found = read(text)
    if found is None:
        return
    assert found == composed(yaml.compose(text, Loader=yaml.CSafeLoader))
    assert found == composed(yaml.compose(text, Loader=yaml.SafeLoader))


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
@example("a: b\n  c: d")
@example("a:\n- b\n  c: d")
@example("a: 'b'c")
@example("a: {b: c}d")
@example("a: [b c, d]")
@example("a: {b: , c: d}")
@example("a: [b, , c]")
@example("a: (b")
@example("a:\n  - - b")
@example("a: b\n---\nc: d")
def test_any_text(text: str) -> None:
    """Texts of everything that YAML has signs for."""
    held_against_pyyaml(text)


_keys = st.sampled_from(("id", "title", "a", "b_2", "type", "max-length"))
_usual = st.sampled_from(
    ("text", "10", "x y", "(c)", "No", "a.b/c", "a-b", "x  y", "true", '"q"', "'it''s'", '"a\\\\d"', '"\\""', "'a, b'")
)
_words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=8) | st.sampled_from(_PIECES)
_scalars = (
    _usual | _usual | _usual | _words | _words.map(lambda word: f'"{word}"') | _words.map(lambda word: f"'{word}'")
)
_flows = st.recursive(
    _scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(_keys, inner), max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{k}: {v}" for k, v in pairs) + "}"
        )
    ),
    max_leaves=5,
)
_lines = st.builds(
    lambda indent, lead, key, value: " " * indent + lead.format(key) + value,
    st.sampled_from((0, 0, 2, 2, 4)),
    st.sampled_from(("{}: ", "{}: ", "{}:", "- ", "- {}: ", "")),
    _keys,
    _flows,
)


@given(st.lists(_lines, max_size=6).map("\n".join))
def test_front_matter(text: str) -> None:
    """Lines of keys, lists and values in all their nestings."""
    held_against_pyyaml(text)


@pytest.mark.parametrize("path", sorted(ROOT.glob("canonical/*.md")), ids=lambda path: path.name)
def test_the_shipped_forms(path: Path) -> None:
    """The front matter of the shipped forms is all of this kind: comparing with one does not load PyYAML."""
    source = path.read_text("utf-8").split("---\n")[1]
    assert read(source) == composed(yaml.compose(source, Loader=yaml.SafeLoader))


@pytest.mark.parametrize("text", ["[" * 5000, "a: " + "[" * 5000, "a: " + "{b: " * 5000])
def test_deep(text: str) -> None:
    """Brackets within brackets without end are left to PyYAML."""
    assert read(text) is None
