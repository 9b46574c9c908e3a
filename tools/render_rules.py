"""Make ``docs/rules.md`` from the judge's registry, the cases of its rules and the counts of the benchmark.

usage: render_rules.py [--check]

``--check`` writes nothing and exits with 1 when the page is not what would be written, the counts of the benchmark left aside:
those are renewed by ``python -m tests.benchmark --rules tests/benchmark/rules.json`` and do not go stale by a change of words.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from clausediff.judge.rules import Entry, entries  # noqa: E402  (the checkout's own, before an installed one)
from tests.benchmark.counts import Count, Counts, read  # noqa: E402
from tests.judge.rule_cases import RuleCase, load  # noqa: E402
from tools.render_tricky_cases import cell, plain  # noqa: E402

PAGE = ROOT / "docs" / "rules.md"

HEAD = """\
# The rules of the judge

Every verdict is given by one of these rules; a finding's `rule` in the JSON report names it, and `clausediff explain RULE`
says what it is about. The rules of a kind are tried in the order in which they stand here. A **proof** shows that a
difference is harmless and a **change** that the words differ for certain: the first of them that holds ends the search. A
**doubt** is a reason to ask a person: each one that holds is told, and none of the proofs below it counts any more. Where
nothing ends the search, the **default** decides, which is never harmless. What only several differences together show comes
after that, and last of all the **vetoes**: a harmless verdict against which there is one is for a person.

The page is made by `tools/render_rules.py` from the registry (`clausediff/judge/rules.py`) and from the cases
(`tests/cases/rules/`), which the tests hold the judge to: ✓ is a difference that the rule must decide, ✗ one that is near and
that it must not, with the verdict that is right and why. Where a case stands on a page that is not clean, the page is named
(`tests/cases/rules/pages.yaml`); *(if called harmless)*: some other rule is taken to have called the difference harmless.
"""
_COUNTED = """
How often each rule decided on the benchmark is counted on the arms that may be looked at ({arms}): findings, how many of them were a
false alarm (for a person where nothing was changed, and the reference is not to blame), and how many let a labelled edit pass.
A rule that never fired there is for what no honest page has.
"""


def render(counts: Counts) -> str:
    """The page's Markdown."""
    cases = list(load())
    arms = ", ".join(f"{arm}: {number}" for arm, number in counts["arms"].items())
    parts = [HEAD, _COUNTED.strip().format(arms=arms)]
    for kind, listed in groupby(entries(), key=lambda entry: entry.kind):
        parts.append(f"\n## {kind}\n")
        for entry in listed:
            own = [case for case in cases if case.rule == entry.id]
            parts.extend(_entry(entry, own, counts["rules"].get(entry.id)))
    return "\n".join(parts) + "\n"


def _entry(entry: Entry, cases: Sequence[RuleCase], count: Count | None) -> Iterator[str]:
    """One rule: what it is about, its counts and its cases."""
    verdict = entry.verdict.value if entry.verdict is not None else _verdicts(cases)
    yield f"### {entry.id}\n"
    yield f"*{entry.effect}, {verdict}.* {plain(entry.says)}\n"
    yield _told(count)
    yield "| | the form says | the copy reads | verdict | why |\n|---|---|---|---|---|"
    for case in cases:
        sign = "✓" if case.accepts else "✗"
        by = f"**{case.verdict}**" if case.accepts else f"**{case.verdict}** (`{case.by}`)"
        yield f"| {sign} | {_text(case.form)} | {_text(case.scan)} | {by} | {plain(_why(case))} |"
    yield ""


def _verdicts(cases: Sequence[RuleCase]) -> str:
    return " or ".join(dict.fromkeys(case.verdict for case in cases if case.accepts))


def _told(count: Count | None) -> str:
    """The counts of one rule; the line is left aside when the page is compared."""
    if count is None:
        return "Benchmark: never.\n"
    told = f"Benchmark: {count['fired']} findings, {count['alarms']} false alarms, {count['silent']} silent misses"
    if not count["known"]:
        return f"{told}.\n"
    return (
        f"{told}; of {count['known']} whose truth is known {count['misread'] / count['known']:.0%} were misreadings.\n"
    )


def _why(case: RuleCase) -> str:
    """Why, and on which page."""
    told = [case.why] if case.why else []
    if case.page != "clear":
        told.append(f"page: {case.page}")
    if "must_match" in case.front:
        told.append(f"must match: {', '.join(case.front['must_match'])}")
    if "language" in case.front:
        told.append(f"language: {case.front['language']}")
    if case.pixels:
        told.append(f"the picture: {', '.join(f'{name} {value}' for name, value in case.pixels.items())}")
    if case.forced:
        told.append("(if called harmless)")
    return "; ".join(told)


def _text(text: str) -> str:
    """A reading in a table cell, a long one by its beginning."""
    shown = cell(text.replace("\f", "\n"))
    return shown if len(shown) <= 260 else shown[:240].rsplit(" ", 1)[0] + " …"


def without_counts(page: str) -> str:
    """The page but for what the benchmark counted."""
    return re.sub(r"(?m)^Benchmark: .*$|^How often each rule decided(?:.|\n)*?honest page has\.$", "", page)


def main(arguments: list[str]) -> int:
    """Write the page, or compare it."""
    page = render(read())
    if "--check" in arguments:
        old = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        return int(without_counts(old) != without_counts(page))
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
