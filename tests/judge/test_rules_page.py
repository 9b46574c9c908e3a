"""``docs/rules.md`` says what the registry and the cases say."""

from __future__ import annotations

from clausediff.judge.rules import ids
from tests.benchmark.counts import Count, Counts, read
from tests.judge.rule_cases import ABOVE
from tools import render_rules


def test_page_is_up_to_date() -> None:
    """The page is what ``tools/render_rules.py`` makes, the counts of the benchmark left aside."""
    assert render_rules.main(["--check"]) == 0


def test_counts_are_left_aside_and_nothing_else() -> None:
    """Other counts make the same page, but for their lines; another sentence makes another page."""
    page = render_rules.render(read())
    count = Count(fired=7, alarms=1, silent=0, known=4, misread=3)
    other = render_rules.render(Counts(arms={"seeds": 1}, rules=dict.fromkeys(ids(), count)))
    assert page != other
    assert "7 findings, 1 false alarms, 0 silent misses; of 4 whose truth is known 75% were misreadings." in other
    assert render_rules.without_counts(page) == render_rules.without_counts(other)
    assert render_rules.without_counts(page) != render_rules.without_counts(page.replace("misread", "misheard"))


def test_each_rule_has_its_entry() -> None:
    """Each id in the registry is a heading, in order, with at least three rows."""
    page = render_rules.render(read())
    found = [line.removeprefix("### ") for line in page.splitlines() if line.startswith("### ")]
    assert found == list(ids())
    for entry in page.split("\n### ")[1:]:
        if entry.split("\n", 1)[0] in ABOVE:
            continue
        assert entry.count("\n| ✓ |") >= 1
        assert entry.count("\n| ✗ |") >= 2


def test_counts_name_rules_that_exist() -> None:
    """The counts that ship are of rules in the registry."""
    assert set(read()["rules"]) - set(ids()) == set()
