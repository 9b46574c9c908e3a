"""SPDX licence templates are read as canonicals, and turned into ours."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import clausediff
from clausediff.canonical.load import load, parse
from clausediff.canonical.template import Canonical, FieldSpec, OptionalPart, Slot, Text
from clausediff.canonical.write import to_markdown
from clausediff.errors import CanonicalError
from tests.benchmark.case import SHARED

DATA = SHARED / "data" / "spdx"
EXPECTATIONS = json.loads((DATA / "expectations.json").read_text("utf-8")) if DATA.is_dir() else []
shared = pytest.mark.skipif(not DATA.is_dir(), reason="the developers' SPDX data is not on this machine")

VAR = '<<var;name="{}";original="{}";match="{}">>'


def words(parsed: Canonical, nodes: tuple[object, ...], filling: str | None = None) -> str:
    """The text of the nodes, fields as ``filling`` or as their originals."""
    parts = []
    for node in nodes:
        if isinstance(node, Text):
            parts.append(parsed.text[slice(*node.span)])
        elif isinstance(node, Slot):
            parts.append(filling or parsed.fields[node.field].example)
        elif isinstance(node, OptionalPart):
            parts.append(words(parsed, node.nodes, filling))
    return "".join(parts)


def test_variables_and_optional_text() -> None:
    """A variable is a field that may be blank; optional text nests."""
    text = (
        "<<beginOptional>>The <<beginOptional>>very <<endOptional>>Licence\n<<endOptional>>Copyright "
        + VAR.format("holder", "<year> <name>", ".{0,300}")
        + " granted."
    )
    parsed = parse(text, "L.template.txt")
    assert parsed.id == "L"
    kinds = [type(node).__name__ for node in parsed.walk()]
    assert kinds == ["OptionalPart", "Text", "OptionalPart", "Text", "Text", "Text", "Slot", "Text"]
    assert parsed.fields == {"holder": FieldSpec("holder", "text", False, None, 300, example="<year> <name>")}
    assert words(parsed, parsed.nodes) == "The very Licence\nCopyright <year> <name> granted."


def test_spans_cover_the_file() -> None:
    """The outermost nodes follow each other without a gap."""
    parsed = parse("a<<beginOptional>>b<<endOptional>>c" + VAR.format("x", "y", ".+") + "\n", "a.txt")
    ends = [0, *(node.span[1] for node in parsed.nodes)]
    assert [node.span[0] for node in parsed.nodes] == ends[:-1]
    assert ends[-1] == len(parsed.text)


def test_each_place_is_a_field_of_its_own() -> None:
    """One name in two places may be filled differently; our names are unique, and begin with a letter."""
    parsed = parse(
        VAR.format("v", "1", ".+") + " x " + VAR.format("v", "2", "[a-z]") + VAR.format("3rd", "y", "z"), "a.txt"
    )
    assert [node.field for node in parsed.walk() if isinstance(node, Slot)] == ["v", "v_2", "var_3rd"]
    assert parse(to_markdown(parsed, "a"), "a.md").fields.keys() == parsed.fields.keys()


def test_patterns() -> None:
    """A pattern that takes anything is dropped, so that the type still keeps clauses out; signs around are layout."""
    text = VAR.format("a", "x", ".{0,99}") + VAR.format("b", "x", r"one|two\.") + VAR.format("c", "x", r"\[in\]\(#in\)")
    fields = parse(text, "a.template.txt").fields
    assert fields["a"].pattern is None
    assert all(re.fullmatch(fields["b"].pattern or "", filling) for filling in ("one", "“two”", "two", "- two."))
    assert not re.fullmatch(fields["b"].pattern or "", "three")
    assert all(re.fullmatch(fields["c"].pattern or "", filling) for filling in ("[in](#in)", "[in]", "in"))


def test_list_labels_are_no_fields() -> None:
    """The label of a list is a label that may be absent: the template lets 20 characters of anything stand for it."""
    parsed = parse(VAR.format("bullet", "(a)", ".{0,20}") + " x " + VAR.format("bullet", "See", ".{0,20}"), "a.txt")
    label, _, slot = parsed.nodes
    assert isinstance(label, OptionalPart)
    assert words(parsed, label.nodes) == "(a)"
    assert isinstance(slot, Slot)


def test_an_original_of_several_paragraphs() -> None:
    """A field is a paragraph: what follows in the original is text that may be absent."""
    parsed = parse(VAR.format("c", "Copyright X\n\nAll rights", ".{0,99}") + " end", "a.txt")
    slot, rest, _ = parsed.nodes
    assert isinstance(slot, Slot)
    assert isinstance(rest, OptionalPart)
    assert slot.span[1] == rest.span[0]
    assert words(parsed, rest.nodes) == "All rights"


@pytest.mark.parametrize(
    ("match", "length"),
    [(".{0,20}", 20), (".{0,5000}", 5000), (".+", 1000), ("are|is", 6), ("this file|it", 12)],
)
def test_length_is_bounded(match: str, length: int) -> None:
    """Every variable has a bound, by its pattern where that has one."""
    parsed = parse("x " + VAR.format("v", "is", match), "a.template.txt")
    assert parsed.fields["v"].max_length == length


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
    with pytest.raises(CanonicalError, match=f"^a.template.txt:{line}: .*{re.escape(says)}"):
        parse(text, "a.template.txt")


def test_angle_brackets_are_text() -> None:
    """Placeholders in angle brackets, and one bracket before a mark, are text."""
    parsed = parse("<<beginOptional>>the <program><<<endOptional>> << x >> <name>", "a.template.txt")
    assert words(parsed, parsed.nodes) == "the <program>< << x >> <name>"


def test_import() -> None:
    """An imported template has our notation and the same fields."""
    text = "A {{b}} <<beginOptional>>c <<endOptional>>" + VAR.format("who is", "me", r"\w+ \"x\"") + " d.\n"
    parsed = parse(text, "a.template.txt")
    made = to_markdown(parsed, "a")
    assert made.endswith("A \\{{b\\}} {{#optional optional-1}}c {{/optional}}{{who_is}} d.\n")
    again = parse(made, "a.md")
    assert again.fields["who_is"].pattern == parsed.fields["who_is"].pattern
    assert again.fields["who_is"].max_length == parsed.fields["who_is"].max_length


@shared
@pytest.mark.parametrize("path", sorted(DATA.glob("*.template.txt")), ids=lambda path: path.name.split(".template")[0])
def test_real_templates(path: Path) -> None:
    """Real templates parse, keep every word, and survive the import."""
    parsed = load(str(path))
    raw = path.read_text("utf-8")
    literal = re.sub(r'<<var;\s*name=".*?";\s*original=".*?";\s*match=".*?"\s*>>', "", raw, flags=re.DOTALL)
    literal = re.sub(r"<<(?:begin|end)Optional>>", "", literal)
    outside = "".join(
        parsed.text[slice(*node.span)]
        for node in parsed.walk()
        if isinstance(node, Text) and not re.match(r'[^"]*";\s*match=', parsed.text[node.span[1] :])
    )
    assert outside == literal
    again = parse(to_markdown(parsed, parsed.id), "x.md")
    assert list(again.fields) == list(parsed.fields)
    assert len(list(again.walk())) - len(list(parsed.walk())) in (-1, 0, 1)  # a line end at either end


@shared
@pytest.mark.parametrize("entry", EXPECTATIONS, ids=lambda entry: entry["text"])
def test_expectations(entry: dict[str, str]) -> None:
    """What should match does, with nothing for a person; what should not is found, and so is an edit of our own."""
    parsed = load(str(DATA / entry["template"]))
    text = (DATA / entry["text"]).read_text("utf-8")
    (document,) = clausediff.compare(text, parsed).documents
    worst = {finding.verdict for agreement in document.agreements for finding in agreement.findings}
    assert ("substantive" in worst) == entry["difference_expected"]
    assert entry["difference_expected"] or "review" not in worst
    filled = [span for agreement in document.agreements for field in agreement.fields for span in field.spans]
    edits = [
        found.start()
        for found in re.finditer(r" not | shall | and ", text)
        if found.start() > len(text) // 3 and not any(start <= found.start() <= end for start, end in filled)
    ]
    if not edits:
        return
    at = edits[0]
    word = text[at + 1 :].split()[0]
    edited = text[: at + 1] + {"not": "now", "shall": "may", "and": "or"}[word] + text[at + 1 + len(word) :]
    (document,) = clausediff.compare(edited, parsed).documents
    found = [f for agreement in document.agreements for f in agreement.findings if f.verdict.gravity >= 3]
    assert any(f.scan.span[0] - 24 <= at <= f.scan.span[1] + 24 for f in found)
