"""SPDX licence templates are read as canonicals, and turned into ours."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from clausediff.errors import TemplateError
from clausediff.template import FieldSpec, Optional_, Slot, Template, Text, load, parse
from clausediff.template_write import to_markdown

DATA = Path("/work/shared/data/spdx")
shared = pytest.mark.skipif(not DATA.is_dir(), reason="the developers' SPDX data is not on this machine")

VAR = '<<var;name="{}";original="{}";match="{}">>'


def words(template: Template, nodes: tuple[object, ...], filling: str | None = None) -> str:
    """The text of the nodes, fields as ``filling`` or as their originals."""
    parts = []
    for node in nodes:
        if isinstance(node, Text):
            parts.append(template.text[slice(*node.span)])
        elif isinstance(node, Slot):
            parts.append(filling or template.fields[node.field].example)
        elif isinstance(node, Optional_):
            parts.append(words(template, node.nodes, filling))
    return "".join(parts)


def test_variables_and_optional_text() -> None:
    """A variable is a field that may be blank; optional text nests."""
    text = (
        "<<beginOptional>>The <<beginOptional>>very <<endOptional>>Licence\n<<endOptional>>Copyright "
        + VAR.format("holder", "<year> <name>", ".{0,300}")
        + " granted."
    )
    template = parse(text, "L.template.txt")
    assert template.id == "L"
    kinds = [type(node).__name__ for node in template.walk()]
    assert kinds == ["Optional_", "Text", "Optional_", "Text", "Text", "Text", "Slot", "Text"]
    assert template.fields == {"holder": FieldSpec("holder", "text", False, ".{0,300}", 300, example="<year> <name>")}
    assert words(template, template.nodes) == "The very Licence\nCopyright <year> <name> granted."


def test_spans_cover_the_file() -> None:
    """The outermost nodes follow each other without a gap."""
    template = parse("a<<beginOptional>>b<<endOptional>>c" + VAR.format("x", "y", ".+") + "\n", "a.txt")
    ends = [0, *(node.span[1] for node in template.nodes)]
    assert [node.span[0] for node in template.nodes] == ends[:-1]
    assert ends[-1] == len(template.text)


def test_same_name_other_match() -> None:
    """One name with two patterns is two fields: what fits in one place need not fit in the other."""
    text = VAR.format("b", "1.", ".{0,20}") + " x " + VAR.format("b", "(a)", "[a-z]") + VAR.format("b", "2.", ".{0,20}")
    template = parse(text, "a.template.txt")
    assert [node.field for node in template.walk() if isinstance(node, Slot)] == ["b", "b_2", "b"]


@pytest.mark.parametrize(
    ("match", "length"),
    [(".{0,20}", 20), (".{0,5000}", 5000), (".+", 1000), ("are|is", 6), ("this file|it", 12)],
)
def test_length_is_bounded(match: str, length: int) -> None:
    """Every variable has a bound, by its pattern where that has one."""
    template = parse("x " + VAR.format("v", "is", match), "a.template.txt")
    assert template.fields["v"].max_length == length


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a\n<<beginOptional>>b", 2, "never closed"),
        ("a\n\nb<<endOptional>>", 3, "closes nothing"),
        ("a <<var;nam=x>>", 1, "is not understood"),
        ("a\n" + VAR.format("x", "y", "("), 2, "not a regular expression"),
        ("a\n" + VAR.format("x", "y", "(a+)+"), 2, "take forever"),
    ],
)
def test_malformed(text: str, line: int, says: str) -> None:
    """A mark that is not understood is an error with its line, never text."""
    with pytest.raises(TemplateError, match=f"^a.template.txt:{line}: .*{re.escape(says)}"):
        parse(text, "a.template.txt")


def test_angle_brackets_are_text() -> None:
    """Placeholders in angle brackets, and one bracket before a mark, are text."""
    template = parse("<<beginOptional>>the <program><<<endOptional>> << x >> <name>", "a.template.txt")
    assert words(template, template.nodes) == "the <program>< << x >> <name>"


def test_import() -> None:
    """An imported template has our notation and the same fields."""
    text = "A {{b}} <<beginOptional>>c <<endOptional>>" + VAR.format("who is", "me", r"\w+ \"x\"") + " d.\n"
    template = parse(text, "a.template.txt")
    made = to_markdown(template, "a")
    assert made.endswith("A \\{{b\\}} {{#optional optional-1}}c {{/optional}}{{who_is}} d.\n")
    again = parse(made, "a.md")
    assert again.fields["who_is"].pattern == template.fields["who_is"].pattern
    assert again.fields["who_is"].max_length == template.fields["who_is"].max_length


@shared
@pytest.mark.parametrize("path", sorted(DATA.glob("*.template.txt")), ids=lambda path: path.name.split(".template")[0])
def test_real_templates(path: Path) -> None:
    """Real templates parse, keep every word, and survive the import."""
    template = load(str(path))
    raw = path.read_text("utf-8")
    stripped = re.sub(r"<<(?:begin|end)Optional>>", "", raw)
    stripped = re.sub(r'<<var;\s*name=".*?";\s*original=".*?";\s*match=".*?"\s*>>', "…", stripped, flags=re.DOTALL)
    assert words(template, template.nodes, filling="…") == stripped
    again = parse(to_markdown(template, template.id), "x.md")
    assert list(again.fields) == list(template.fields)
    assert len(list(again.walk())) - len(list(template.walk())) in (-1, 0, 1)  # a line end at either end


@shared
def test_expectations_name_templates() -> None:
    """The data is as the test above takes it to be."""
    entries = json.loads((DATA / "expectations.json").read_text("utf-8"))
    assert all((DATA / entry["template"]).is_file() for entry in entries)
