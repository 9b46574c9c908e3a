"""Edits that look as harmless as a rule of the judge wants, and change what is agreed: none may come out harmless.

For every proof in the registry there is at least one maker of such edits: a figure dressed as a garble, a *not* dressed as flecks at
the margin, another unit dressed as a change of case, anything at all inside a must-match phrase. They are made in clean copies of the
project's own forms and of made-up agreements, many in a copy and far apart, on pages that are clean, that have misreadings elsewhere,
or that are dirty.

usage: python -m tests.fuzz.excuses [--count N] [--seed S] [--rule ID] [--show N]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausediff.model import Range, Verdict
from clausediff.pipeline import Options, compare_sources
from tests.fuzz.documents import Change, Document, applied, forms, made_up, printed
from tests.fuzz.makers import MAKERS, Edit
from tests.fuzz.pages import decoys, specks

__all__ = ["Escape", "Outcome", "fuzz"]

_APART = 200
"""Characters between two edits, at least: each is judged by itself."""
_MOST = 40
"""Edits in one copy."""
_COPIES = 4
"""Copies that are made of one made-up agreement."""
_TOLD = frozenset(("field/asked-once",))
"""Rules by which a person is asked about the very same text at another place of the copy, where a maker put the same rider."""
PAGES = ("clean", "misread", "printed", "dirty")


@dataclass(frozen=True, slots=True)
class Escape:
    """An edit that came out harmless."""

    excuse: str
    """The rule whose looks it has."""
    rules: tuple[str, ...]
    """The rules that let it pass; empty where nothing at all was found."""
    page: str
    document: str
    before: str
    """The place in the form, with what was changed between brackets."""
    after: str
    """The same in the copy."""


@dataclass(slots=True)
class Outcome:
    """What a run found."""

    tried: Counter[str]
    """Edits by the rule whose looks they have."""
    escapes: list[Escape]


def fuzz(count: int, seed: int, rules: Sequence[str] = ()) -> Outcome:
    """Try ``count`` edits; the same ones for the same seed. ``rules`` limits them to the looks of some rules."""
    outcome = Outcome(Counter(), [])
    for document, rng in _documents(seed):
        page = rng.choice(PAGES)
        own = _chosen(rng, rules)
        copy = _printed(document) if page in ("printed", "dirty") else document
        edits = _edits(copy, rng, own, page)[: count - outcome.tried.total()]
        if edits:
            outcome.escapes.extend(_escapes(copy, edits, rng, page))
            outcome.tried.update(excuse for excuse, _ in edits)
        if outcome.tried.total() >= count:
            return outcome
    raise AssertionError("documents are endless")


def _documents(seed: int) -> Iterator[tuple[Document, random.Random]]:
    """Documents without end, every sixth of them one of the project's own forms."""
    number = 0
    while True:
        document = made_up(seed * 1_000_003 + number)
        for copy in range(_COPIES):
            yield document, random.Random(f"{seed}/{number}/{copy}")
        yield forms()[number % len(forms())], random.Random(f"{seed}/{number}/form")
        number += 1


def _chosen(rng: random.Random, rules: Sequence[str]) -> list[str]:
    """The rules whose looks the edits of one copy have: a single one, or all of them mixed."""
    known = list(rules) or list(MAKERS)
    if rng.random() < 0.5:
        return [rng.choice(known)]
    return [rule for rule in known if not any(maker.alone for maker in MAKERS[rule])] or known


def _printed(document: Document) -> Document:
    return Document(document.name, document.canonical, printed(document.text), document.slots, document.terms)


def _edits(document: Document, rng: random.Random, rules: Sequence[str], page: str) -> list[tuple[str, Edit]]:
    """Edits of a document, far apart, in random order."""
    offered = []
    single = False
    for rule in rules:
        for maker in MAKERS[rule]:
            found = list(maker.make(document, rng)) if page in maker.pages else []
            offered += [(rule, edit) for edit in rng.sample(found, min(len(found), 60))]
            single |= maker.alone
    rng.shuffle(offered)
    taken: list[Range] = []
    chosen = []
    for rule, edit in offered:
        spans = [change.span for change in edit]
        if all(one.end + _APART <= other.start or other.end + _APART <= one.start for one in spans for other in taken):
            taken += spans
            chosen.append((rule, edit))
            if single or len(chosen) >= _MOST:
                break
    return chosen


def _escapes(document: Document, edits: list[tuple[str, Edit]], rng: random.Random, page: str) -> Iterator[Escape]:
    """Make the edits in one copy, compare it, and name those that nobody would look at."""
    changes = [change for _, edit in edits for change in edit]
    wear = [] if page in ("clean", "printed") else decoys(document, rng, changes)
    if page == "dirty":
        wear += specks(document, rng, [*changes, *wear])
    scan, places = applied(document.text, [*changes, *wear])
    found = _findings(document, scan)
    if found is None:
        return
    at = iter(places)
    for excuse, edit in edits:
        spans = [_widened(scan, next(at)) for _ in edit]
        touching = [(rule, raised) for span, rule, raised in found if any(_touch(span, each) for each in spans)]
        if not any(raised for _, raised in touching):
            rules = tuple(sorted({rule for rule, _ in touching}))
            yield Escape(excuse, rules, page, document.name, *_shown(document.text, scan, edit[0], spans[0]))


def _findings(document: Document, scan: str) -> list[tuple[Range, str, bool]] | None:
    """The findings by place in the copy; None for a copy that is given up as illegible, which is told."""
    (read,) = compare_sources(["-"], Options(canonical=document.canonical), stdin=scan.encode()).documents
    if read.error is not None or not all(agreement.legible for agreement in read.agreements):
        return None
    found = [
        (finding.scan.span, finding.rule, finding.verdict.gravity >= Verdict.REVIEW.gravity or finding.rule in _TOLD)
        for agreement in read.agreements
        for finding in agreement.findings
    ]
    return found + [(span, "outside", True) for span in read.outside if scan[span.slice].strip()]


def _widened(text: str, span: Range) -> Range:
    """A place with the word on either side, and the marks between: a deletion may be told at the end of a line of them."""
    before = re.search(r"(?:[^\W_]\S*)?[\W_]*$", text[max(0, span.start - 60) : span.start])
    behind = re.match(r"[\W_]*(?:\S*[^\W_])?", text[span.end : span.end + 60])
    assert before is not None
    assert behind is not None
    return Range(span.start - len(before[0]), span.end + behind.end())


def _touch(one: Range, other: Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def _shown(text: str, scan: str, change: Change, place: Range) -> tuple[str, str]:
    """The place in the form and in the copy, on one line each."""
    low, high = change.span
    before = f"{text[max(0, low - 30) : low]}[{text[low:high]}]{text[high : high + 30]}"
    after = scan[max(0, place.start - 25) : place.end + 25]
    return " ".join(before.split()), " ".join(after.split())


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 1 if an edit came out harmless."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz.excuses", description=__doc__.split("\n\n", maxsplit=1)[0]
    )
    parser.add_argument("--count", type=int, default=100_000, help="edits (100000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rule", action="append", default=[], choices=list(MAKERS), help="only the looks of this rule")
    parser.add_argument("--show", type=int, default=5, help="escapes of each kind to print (5)")
    options = parser.parse_args(arguments)
    begun = time.perf_counter()
    outcome = fuzz(options.count, options.seed, options.rule)
    escaped = Counter(escape.excuse for escape in outcome.escapes)
    for rule in MAKERS:
        print(f"{rule:28} {outcome.tried[rule]:7} tried  {escaped[rule]:5} harmless")
        for escape in [each for each in outcome.escapes if each.excuse == rule][: options.show]:
            print(f"    {escape.page}, {escape.document}, by {', '.join(escape.rules) or 'nothing'}")
            print(f"      form  {escape.before}\n      copy  {escape.after}")
    total, spent = outcome.tried.total(), time.perf_counter() - begun
    print(f"{total} edits, {len(outcome.escapes)} of them harmless, in {spent:.0f} s", file=sys.stderr)
    return 1 if outcome.escapes else 0


if __name__ == "__main__":
    sys.exit(main())
