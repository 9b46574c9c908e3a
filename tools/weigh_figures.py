"""Fit how much counts for a figure that a pen changed (``figures`` in ``clausediff/evidence/pen/data/weights.json``).

    python tools/weigh_figures.py [--pages 88] [--seed fg1]

Pages of the fitting half, with figures changed in their strokes, written over and with something put in beside them, are put to the
networks as they are. Each word with figures is an example of :mod:`clausediff.evidence.pen.figures`. What is seen at which rate of
false marks a page is printed, cross-validated by page, and :data:`ALLOWED` gives the threshold. On every second page the boxes of
words are off by as much as those of OCR are.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from clausediff.evidence.pen.altered import ink_beyond_others  # noqa: E402
from clausediff.evidence.pen.closer import closer_to, look  # noqa: E402
from clausediff.evidence.pen.figures import FEATURES, NO_LABEL, doubts_of, features_of, labels_among  # noqa: E402

WEIGHTS = ROOT / "clausediff" / "evidence" / "pen" / "data" / "weights.json"
ALLOWED = 0.03
"""False ones a page, where no pen was near."""
KINDS = ("changed", "over", "put")
HARMLESS = ("underline", "highlighter")
"""Ink beside which a figure still counts as one that nobody changed."""
Array = Any


@dataclass(slots=True)
class Examples:
    """Words with figures."""

    features: list[tuple[float, ...]] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    """What was done to each, or nothing."""
    page: list[int] = field(default_factory=list)
    label: list[bool] = field(default_factory=list)
    """Whether it is the number of a clause."""
    aside: list[bool] = field(default_factory=list)
    """Whether a pen was near, of which a person is told anyway: such an example counts for no threshold and is not learned."""


def gather(seen: Iterable[tuple[Any, Array]]) -> Examples:
    """The examples on pages with the network's maps of them."""
    from tools.weigh_pen import with_boxes_of_ocr

    found = Examples()
    for page, (made, classes) in enumerate(seen):
        sample = with_boxes_of_ocr(made, random.Random(page)) if page % 2 else made
        said = look(closer_to(classes, sample.planes), sample.words)
        doubts = doubts_of(sample.planes[0], sample.words, sample.texts)
        beyond = ink_beyond_others(sample.planes[0], sample.words, sample.texts)
        labels = labels_among(doubts, sample.words, sample.texts)
        for i, features in features_of(doubts, said, beyond).items():
            word = sample.words[i]
            own = {true.kind for true, _ in sample.marks if i in true.words}
            near = {
                true.kind for true, box in sample.marks if box.overlap(word) > 0 or {i - 1, i, i + 1} & {*true.words}
            }
            near |= {true.kind for true, box in sample.harmless if box.overlap(word) > 0} - {*HARMLESS}
            kind = next((kind for kind in KINDS if kind in own), "")
            found.features.append(features)
            found.label.append(i in labels)
            found.kind.append(kind)
            found.page.append(page)
            found.aside.append(not kind and bool(near))
    return found


def fit(found: Examples) -> dict[str, Any]:
    """The weights and the threshold; how well they do on pages left out is printed."""
    from tools.fitting import logistic

    features, kinds, page = np.array(found.features), np.array(found.kind), np.array(found.page)
    true, aside, pages = (kinds != "").astype(float), np.array(found.aside), len(set(found.page))
    used, left_out = ~aside, np.zeros(len(kinds))
    for fold in range(5):
        here = page % 5 == fold
        chosen = logistic(features[~here & used], true[~here & used])
        left_out[here] = chosen[0] + features[here] @ chosen[1:] - NO_LABEL * np.array(found.label)[here]
    false = np.sort(left_out[(true == 0) & used])[::-1]
    for rate in (0.03, ALLOWED, 0.1, 0.2):
        bound = false[min(len(false) - 1, int(rate * pages))]
        shares = {kind: f"{(left_out[kinds == kind] > bound).mean():.3f}" for kind in KINDS}
        print(f"{rate} false ones a page: from {bound:.2f}, seen {shares}")
    chosen = [round(float(value), 3) for value in logistic(features[used], true[used])]
    bound = round(float(false[min(len(false) - 1, int(ALLOWED * pages))]), 2)
    return {"weights": dict(zip(("bias", *FEATURES), chosen, strict=True)), "seen": bound, "certain": 99}


def main() -> int:
    """Make the pages, look at them and fit."""
    from clausediff.evidence.pen.net import classify
    from tests.benchmark.pen.faces import FIT
    from tests.benchmark.pen.seen import samples

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=88)
    parser.add_argument("--seed", default="fg1")
    options = parser.parse_args()
    made = samples("fit", FIT, options.pages, options.seed, figures=True)
    fitted = fit(gather((sample, classify(sample.planes)) for sample in made))
    print(fitted)
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    WEIGHTS.write_text(json.dumps({**kept, "figures": fitted}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
