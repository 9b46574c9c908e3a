"""Every category that a finding can have is explained, and every example is what the engine says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clausediff.canonical.template import FIELD_TYPES
from clausediff.errors import UsageError
from clausediff.judge.explain import codes, explain, explanations
from clausediff.judge.rules import KINDS, Entry, entries
from clausediff.judge.vetoes import VETOES
from clausediff.model import Verdict
from clausediff.report.notices import CATEGORIES
from clausediff.scan.elements import SAYS
from clausediff.text.protected import GUARDS

PACKAGE = Path(__file__).resolve().parents[2] / "clausediff"


def said_by_the_judge() -> set[str]:
    """The categories that the registry's rules, its vetoes and the marks over words have, and those named elsewhere in the code."""
    found = {rule.category for kind in KINDS for rule in kind.rules} | {veto.category for veto in VETOES} | set(SAYS)
    for path in PACKAGE.rglob("*.py"):
        source = path.read_text("utf-8")
        found |= set(re.findall(r'Verdict\.[A-Z]+, "([a-z-]+)"', source))
        found |= set(re.findall(r'\bjudgement\.category(?:, [\w.]+)? = "([a-z-]+)"', source))
    return found - {""}


def test_every_category_is_explained() -> None:
    """Guards, layout rules, field types and the reports' own categories all have an entry."""
    wanted = {guard.code for guard in GUARDS} | {f"field-{kind}" for kind in FIELD_TYPES} | set(CATEGORIES)
    wanted |= said_by_the_judge()
    assert len(said_by_the_judge()) > 30, "the search has lost touch with the code"
    assert wanted - set(codes()) == set()


def test_entries_are_whole() -> None:
    """An entry has a title and sentences; an example has both readings and a verdict."""
    for code, entry in explanations().items():
        assert entry.title
        assert entry.text.endswith("."), code
        assert bool(entry.canonical) == bool(entry.verdict), code
        if entry.verdict:
            assert entry.canonical != entry.scan
            assert Verdict(entry.verdict)


@pytest.mark.parametrize("code", [code for code, entry in explanations().items() if entry.canonical])
def test_examples_are_true(code: str) -> None:
    """The engine gives the example's verdict, and its category, to the example's words."""
    import clausediff
    from clausediff.canonical.load import parse

    entry = explanations()[code]
    frame = (
        "1. The Speaker grants the Organizer leave to print the talk, and the Organizer thanks the Speaker for it.\n\n"
        "2. In this document {} as both of them have agreed upon this day.\n\n"
        "3. The Organizer keeps the recordings of the talk in its archive, where the Speaker may listen to them.\n"
    )
    template = parse(frame.format(entry.canonical), "frame.md")
    report = clausediff.compare(frame.format(entry.scan), canonical=template)
    found = [(finding.category, finding.verdict) for _, _, finding in report.findings()]
    assert (code, Verdict(entry.verdict)) in found
    assert all(verdict.gravity <= Verdict(entry.verdict).gravity for _, verdict in found)


def test_text() -> None:
    """An explanation reads as a person would have it, and names the words of its class."""
    text = explain("modal")
    assert text.startswith("modal: Duty or choice\n")
    assert "verdict    substantive" in text
    assert "may, might, must" in text
    assert max(map(len, text.splitlines())) <= 90


def test_unknown() -> None:
    """An unknown category is an error that knows what is near."""
    with pytest.raises(UsageError, match="did you mean negation"):
        explain("negaton")
    with pytest.raises(UsageError, match="--list"):
        explain("zzzzzz")


@pytest.mark.parametrize("entry", list(entries()), ids=[entry.id for entry in entries()])
def test_every_rule_is_explained(entry: Entry) -> None:
    """Each rule, default and veto is told of in a sentence, without markup, and with the verdict that it gives."""
    assert len(entry.says.split()) >= 4
    assert entry.says.endswith(".")
    assert "`" not in entry.says
    told = explain(entry.id)
    assert told.startswith(f"{entry.id}: ")
    assert " ".join(entry.says.split()[:4]) in " ".join(told.split())
    assert (entry.verdict is None) == ("verdict" not in told.split())
    assert entry.verdict is None or told.endswith(f"  verdict    {entry.verdict}\n")


def test_an_unknown_rule() -> None:
    """A rule that is not known is named as such, with what is near."""
    with pytest.raises(UsageError, match="no rule replaced/garbel; did you mean replaced/garble"):
        explain("replaced/garbel")
