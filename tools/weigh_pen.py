"""Fit the small decision trees by which shapes and words are told a pen's (``clausediff/evidence/pen/data/trees.json``).

    python tools/weigh_pen.py [--pages 264] [--seed trees]

Pages of the fitting half with more marks than the benchmark's, in its eleven wears, are put to the network as it is. What it sees is
cut into candidates, each with its features and with whether a pen is there in truth:

::

    beside        shapes of ink outside the words          written in, or dirt, rules, pictures and unread print
    written       shapes that look like handwriting        the same
    circled       runs of words with ink around them       a line around them, or a frame, an underline and a stamp
    overwritten   words with a pen's ink on them           written over, or underlined, highlighted and worn

Trees are boosted on these. What is missed at which rate of false marks a page is printed, cross-validated by page, and the rates
of :data:`ALLOWED` give the thresholds. On every second page the boxes of words are off by as much as those of OCR are.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from clausediff.evidence.pen import beside, circles, overwritten, written  # noqa: E402
from clausediff.evidence.pen.ink import DPI  # noqa: E402
from clausediff.evidence.pen.net import HAND  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402

TREES = ROOT / "clausediff" / "evidence" / "pen" / "data" / "trees.json"
ALLOWED = {"beside": 0.1, "written": 0.1, "circled": 0.05, "overwritten": 0.08}
"""False marks a page, of heavily inked and worn pages."""
ROUNDS, DEPTH, RATE, DECAY, LEAST = 70, 3, 0.12, 2.0, 6
"""Of boosting: trees, their depth, how much of each is taken, how leaves are held back, and examples a leaf."""
HAND_THERE = ("signature", "tick", "initials", "figure", "over", "caret", "margin", "end")
STRUCK_THERE = ("word", "phrase", "sentence", "figure", "over")
BESIDE_THERE = ("signature", "initials", "figure", "caret", "margin", "end")
INK_THERE = (*HAND_THERE, *STRUCK_THERE, "clause", "circle", "stamp")
Array = Any


@dataclass(slots=True)
class Examples:
    """Candidates of one kind, and what they have to find."""

    features: list[tuple[float, ...]] = field(default_factory=list)
    true: list[bool] = field(default_factory=list)
    page: list[int] = field(default_factory=list)
    aside: list[bool] = field(default_factory=list)
    """Whether another mark is there, of which a person is told anyway: such an example counts for no threshold."""
    marks: list[tuple[str, list[int]]] = field(default_factory=list)
    """Of each true mark its kind and the examples that show it."""

    def add(self, features: tuple[float, ...], true: bool, page: int, aside: bool) -> int:
        """One more; its number."""
        self.features.append(features)
        self.true.append(true)
        self.page.append(page)
        self.aside.append(aside and not true)
        return len(self.true) - 1


def samples_with_more(pages: int, seed: str) -> Iterator[Any]:
    """Pages of the fitting half with more marks of the kinds that are harder to see."""
    from tests.benchmark.pen.faces import FIT
    from tests.benchmark.pen.marks import KINDS
    from tests.benchmark.pen.pages import FORMS, inked, text_of
    from tests.benchmark.pen.seen import sample_of
    from tests.benchmark.pen.wearing import WEARS

    kinds = (*KINDS, "figure", "circle", "circle", "caret", "end", "margin")
    for number in range(pages):
        dice = random.Random(f"{seed}/{number}")
        how = list(WEARS)[number % len(WEARS)]
        text = text_of(dice.choice(FORMS["fit"]), dice.choice([0, 1]))
        graphics = random.Random(f"g {seed}/{number}")
        (made,) = inked(text, FIT, how, dice, only_one=True, kinds=kinds, graphics=graphics)
        yield sample_of(made, f"{seed}/{number}")


def with_boxes_of_ocr(sample: Any, dice: random.Random) -> Any:
    """The page with word boxes that are off by a little, each line alike."""
    moved: list[Box] = []
    last: Box | None = None
    up = down = 0.0
    for word in sample.words:
        high = word.height
        if last is None or abs(word.middle - last.middle) > 0.5 * high or word.left < last.left:
            up, down = dice.uniform(-0.12, 0.12) * high, dice.uniform(-0.12, 0.12) * high
        last = word
        left, right = dice.uniform(-0.2, 0.15) * high, dice.uniform(-0.15, 0.2) * high
        right = max(word.right + right, word.left + left + 1)
        moved.append(Box(word.left + left, word.top + up, right, word.bottom + down))
    return dataclasses.replace(sample, words=tuple(moved))


def gather(seen: Iterable[tuple[Any, Array]]) -> tuple[dict[str, Examples], int]:
    """The examples on pages with the network's maps of them; how many pages there are."""
    found = {kind: Examples() for kind in ALLOWED}
    number = 0
    for number, (made, classes) in enumerate(seen, 1):
        page = number - 1
        sample = with_boxes_of_ocr(made, random.Random(page)) if page % 2 else made
        gather_shapes(sample, classes, page, found["beside"], found["written"])
        gather_circled(sample, classes, page, found["circled"])
        gather_overwritten(sample, classes, page, found["overwritten"])
    return found, number


def kinds_at(sample: Any, box: Box) -> set[str]:
    """What is there in truth."""
    return {true.kind for true, at in (*sample.marks, *sample.harmless) if at.overlap(box) > 0}


def gather_shapes(sample: Any, classes: Array, page: int, in_white: Examples, by_hand: Examples) -> None:
    """Shapes of ink in the white, and those that look like handwriting, with whether they are."""
    shapes, ground = beside.beside_shapes(classes, sample.planes[0], sample.words)
    others, labels = written.written_shapes(classes[HAND], sample.planes[0])
    for found, own, features in (
        (in_white, shapes, [beside.features_of(shape, ground) for shape in shapes]),
        (by_hand, others, [written.features_of(shape, labels, ground) for shape in others]),
    ):
        wanted: list[tuple[Box, list[int]]] = []
        for true, box in sample.marks:
            if true.kind in ("caret", "margin", "end"):
                wanted.append((box, []))
                found.marks.append((true.kind, wanted[-1][1]))
        for shape, each in zip(own, features, strict=True):
            box = shape.box(DPI / 72)
            at = kinds_at(sample, box)
            number = found.add(each, not at.isdisjoint(HAND_THERE), page, not at.isdisjoint(INK_THERE))
            for there, hits in wanted:
                if box.overlap(there) > 0.2 * min(box.width * box.height, there.width * there.height):
                    hits.append(number)


def gather_circled(sample: Any, classes: Array, page: int, found: Examples) -> None:
    """Runs of words, and whether they are just those that a line was drawn around; runs that share some words with these are
    left out, for the best run is taken."""
    wanted: list[tuple[set[int], list[int]]] = []
    for true, _ in sample.marks:
        if true.kind == "circle":
            wanted.append((set(true.words), []))
            found.marks.append((true.kind, wanted[-1][1]))
    runs, features = circles.features_of(classes, sample.planes[0], sample.words)
    for (first, last), each in zip(runs, features.tolist(), strict=True):
        inside = set(range(first, last + 1))
        hits = [known for words, known in wanted if words == inside]
        if not hits and any(words & inside for words, _ in wanted):
            continue
        at = set().union(*(kinds_at(sample, sample.words[i]) for i in inside))
        number = found.add(tuple(each), bool(hits), page, not at.isdisjoint(INK_THERE))
        for known in hits:
            known.append(number)


def gather_overwritten(sample: Any, classes: Array, page: int, found: Examples) -> None:
    """Words with a pen's ink on them, and whether another word is written over them.

    Words with a line through them are left out, since strokes are weighed by themselves; so are those that handwriting runs into.
    """
    over = {i for true, _ in sample.marks if true.kind == "over" for i in true.words}
    struck = {i for true, _ in sample.marks if true.kind in (*STRUCK_THERE, "clause") for i in true.words} - over
    at: dict[int, int] = {}
    for i, features in enumerate(overwritten.features_of(classes, sample.planes[0], sample.words)):
        word = sample.words[i]
        wide = kinds_at(sample, Box(word.left - word.height, word.top - 4, word.right + word.height, word.bottom + 4))
        if features is None or i in struck or (i not in over and not wide.isdisjoint(BESIDE_THERE)):
            continue
        at[i] = found.add(features, i in over, page, not wide.isdisjoint(INK_THERE))
    for true, _ in sample.marks:
        if true.kind == "over":
            found.marks.append((true.kind, [at[i] for i in true.words if i in at]))


def grow(features: Array, slope: Array, bend: Array, depth: int) -> Any:
    """One tree: at each fork the feature and bound that gain most."""
    total, weight = slope.sum(), bend.sum()
    leaf = float(-total / (weight + DECAY))
    if depth == 0 or len(slope) < 2 * LEAST:
        return leaf
    best: tuple[float, int, float] | None = None
    for number in range(features.shape[1]):
        order = np.argsort(features[:, number], kind="stable")
        values = features[order, number]
        below, weighs = np.cumsum(slope[order])[:-1], np.cumsum(bend[order])[:-1]
        gain = (
            below**2 / (weighs + DECAY) + (total - below) ** 2 / (weight - weighs + DECAY) - total**2 / (weight + DECAY)
        )
        gain[values[1:] <= values[:-1] + 1e-9] = -1
        gain[: LEAST - 1] = gain[len(gain) - LEAST + 1 :] = -1
        at = int(gain.argmax())
        if gain[at] > 1e-3 and (best is None or gain[at] > best[0]):
            best = float(gain[at]), number, round(float((values[at] + values[at + 1]) / 2), 4)
    if best is None:
        return leaf
    _, number, bound = best
    low = features[:, number] < bound
    if low.all() or not low.any():
        return leaf
    return [
        number,
        bound,
        grow(features[low], slope[low], bend[low], depth - 1),
        grow(features[~low], slope[~low], bend[~low], depth - 1),
    ]


def values_of(tree: Any, features: Array) -> Array:
    """What a tree says of each example."""
    if not isinstance(tree, list):
        return np.full(len(features), tree)
    low = features[:, tree[0]] < tree[1]
    said = np.empty(len(features))
    said[low], said[~low] = values_of(tree[2], features[low]), values_of(tree[3], features[~low])
    return said


def boost(features: Array, true: Array) -> tuple[float, list[Any]]:
    """The bias, and trees each of which mends what is left of those before it (gradient boosting, with Newton's steps)."""
    share = true.mean()
    bias = float(np.log(share / (1 - share)))
    logits, grown = np.full(len(true), bias), []
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-logits))
        tree = scaled(grow(features, chance - true, chance * (1 - chance), DEPTH))
        grown.append(tree)
        logits += values_of(tree, features)
    return bias, grown


def scaled(tree: Any) -> Any:
    """A tree of which so much is taken as :data:`RATE` says."""
    if not isinstance(tree, list):
        return round(tree * RATE, 4)
    return [tree[0], tree[1], scaled(tree[2]), scaled(tree[3])]


def logits_of(bias: float, grown: list[Any], features: Array) -> Array:
    """What all trees say together."""
    return bias + sum((values_of(tree, features) for tree in grown), np.zeros(len(features)))


def fit(kind: str, found: Examples, pages: int) -> dict[str, Any]:
    """The trees for one kind with their threshold; how well that does on pages left out is printed."""
    features, true, page = np.array(found.features), np.array(found.true, float), np.array(found.page)
    left_out = np.zeros(len(true))
    for fold in range(5):
        here = page % 5 == fold
        left_out[here] = logits_of(*boost(features[~here], true[~here]), features[here])
    false = np.sort(left_out[(true == 0) & ~np.array(found.aside)])[::-1]

    def at(rate: float) -> float:
        return float(false[min(len(false) - 1, int(rate * pages))])

    print(f"{kind}: {len(true)} candidates on {pages} pages, {int(true.sum())} of them a pen's")
    for rate in sorted({0.03, 0.06, 0.1, 0.15, 0.2, 0.3, ALLOWED[kind]}):
        missed = {
            name: f"{np.mean([all(left_out[i] <= at(rate) for i in hits) for k, hits in found.marks if k == name]):.1%}"
            for name in sorted({name for name, _ in found.marks})
        }
        print(f"  {rate:.2f} false ones a page, from {at(rate):.2f}: not seen {missed}")
    bias, grown = boost(features, true)
    return {"seen": round(at(ALLOWED[kind]), 2), "bias": round(bias, 4), "trees": grown}


def keep(fitted: dict[str, dict[str, Any]]) -> None:
    """Write the trees of all kinds, one a line."""
    rows = []
    for kind, each in fitted.items():
        lines = ",\n".join("   " + json.dumps(tree, separators=(",", ":")) for tree in each["trees"])
        rows.append(
            f' "{kind}": {{\n  "seen": {each["seen"]},\n  "bias": {each["bias"]},\n  "trees": [\n{lines}\n  ]\n }}'
        )
    TREES.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    print(TREES, TREES.stat().st_size)


def main() -> int:
    """Make the pages, look at them and fit."""
    from clausediff.evidence.pen.net import classify

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=264)
    parser.add_argument("--seed", default="trees")
    options = parser.parse_args()
    made = samples_with_more(options.pages, options.seed)
    found, pages = gather((sample, classify(sample.planes)) for sample in made)
    keep({kind: fit(kind, examples, pages) for kind, examples in found.items()})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
