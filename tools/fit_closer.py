"""Make words with and without a pen's ink and fit the network that looks at them closer (``evidence/pen/data/closer.onnx``).

    python tools/fit_closer.py make OUT [--pages 400] [--seed a] [--check]      needs Pillow, numpy, the fonts and the pen's network
    python tools/fit_closer.py train OUT [--minutes 15] [--start WEIGHTS]       needs torch and onnx
    python tools/fit_closer.py weigh OUT [--pages 66]                           with the net that train has written

``make`` prints the fitting forms with many figures in them, marks them with many pens, wears them in the benchmark's eleven ways and
keeps the windows of words (:mod:`clausediff.evidence.pen.closer`) with what was done to each. ``--check`` takes the faces and hands
that are left out of fitting otherwise (:data:`LEFT_OUT`), by which ``train`` says how well it does. ``weigh`` puts other pages of the
fitting half, with as many marks as those of the benchmark, to both networks and fits how much each of them counts for each kind of
mark (``data/weights.json``). The held-out half is never used.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from clausediff.evidence.pen.closer import HIGH, NET, PLANES, WIDE, closer_to, crops_of, in_line, look, windows_of  # noqa: E402
from clausediff.evidence.pen.ink import DPI  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402
from tools import fitting  # noqa: E402

LEFT_OUT = (
    "FreeSans", "Carlito-Bold", "NotoSerif-Regular", "LiberationMono-Regular", "DejaVuSerifCondensed", "FreeSerifBold",
    "Delphine", "Breip", "KleeOne-Regular", "indie-flower", "kalam",
)  # fmt: skip
"""Faces and hands of the fitting half that the closer network is measured with."""
MARKS = {
    "over": 22, "changed": 18, "put": 18, "word": 12, "phrase": 8, "figure": 6, "caret": 5, "underline": 12, "circle": 4, "end": 1,
    "margin": 1, "highlighter": 3, "seal": 3, "signature over print": 1, "sentence": 1, "clause": 1, "slash": 14, "pencil": 8, "part": 8,
}  # fmt: skip
"""How many of each kind are tried on a page."""
GAP = 0.02
"""In inches: marks are no nearer to each other's words."""
STRUCK_KINDS = ("word", "phrase", "sentence", "figure", "clause", "slash", "pencil", "part")
OVER_KINDS = ("over", "changed", "put")
HARD_WEARS = ("bleed", "bleed", "blur", "low", "photo", "office", "fax", "faded", "copied")
LEAST = 5
"""Pixels of a pen, at the detector's resolution, from which a window shows it."""
KEPT = 60
"""Windows of a page to which nothing was done and which look like it."""
CLASSES = 4
MOST = 8.0
INK = ("caret", "margin", "end", "figure", "signature", "initials", "put", "over", "changed", "circle")
"""Ink that may well run into words."""
Array = Any


def faces_of(*, check: bool) -> Any:
    """The fitting half's faces and hands, without those that are left out, or these alone."""
    from tests.benchmark.pen.faces import FIT

    return SimpleNamespace(
        printed=[path for path in FIT.printed if (path.stem in LEFT_OUT) == check],
        hands=[path for path in FIT.hands if path.name.startswith(LEFT_OUT) == check],
    )


def with_figures(text: str, dice: random.Random) -> str:
    """The text with more figures between its words."""

    def figure(_: re.Match[str]) -> str:
        if dice.random() > 0.07:
            return " "
        return f" {dice.choice(kinds)()} "

    whole = dice.randint
    kinds = [
        lambda: str(whole(1, 99)), lambda: f"({whole(2, 90)})", lambda: f"${whole(1, 99)},{whole(0, 9)}00", lambda: f"{whole(1, 30)}%",
        lambda: f"{whole(1, 28)} May 20{whole(10, 30)}", lambda: f"{whole(1, 12)}/{whole(1, 28)}/20{whole(10, 30)}",
        lambda: f"{whole(1, 9)},{whole(100, 999)}.{whole(10, 99)}", lambda: f"{whole(1, 14)}.{whole(1, 9)}", lambda: str(whole(100, 9999)),
    ]  # fmt: skip
    return re.sub(r"(?<=[a-z,]) (?=[a-z])", figure, text)


def pen_of(dpi: int, dice: random.Random) -> Any:
    """A pen, of which more are pale or as fine and black as print."""
    from tests.benchmark.pen.strokes import Pen, pen_at_random

    way = dice.random()
    if way < 0.65:
        return pen_at_random(dpi, dice)
    width = dice.uniform(0.008, 0.016) * dpi
    if way < 0.8:
        grey = dice.randint(95, 165)
        return Pen(
            dice.choice([(grey,) * 3, (grey, grey, min(255, grey + 70))]), width, dice.uniform(0.001, 0.01) * dpi
        )
    return Pen(dice.choice([(0, 0, 0), (25, 25, 30), (15, 25, 90)]), width, dice.uniform(0.001, 0.008) * dpi)


def page_of(seed: str, faces: Any) -> Any:
    """An inked, worn page as the detector sees it, with its map of inked pixels."""
    from tests.benchmark.pen import press
    from tests.benchmark.pen.figures import FIGURES
    from tests.benchmark.pen.marks import FOR_FITTING, HARMLESS, KINDS, harmless_ink, sign_blanks
    from tests.benchmark.pen.pages import FORMS, InkedPage, text_of
    from tests.benchmark.pen.seen import sample_of
    from tests.benchmark.pen.strokes import Sheet
    from tests.benchmark.pen.thin import THIN
    from tests.benchmark.pen.wearing import WEARS, wear

    makers = {**KINDS, **HARMLESS, **FOR_FITTING, **FIGURES, **THIN}
    dice = random.Random(seed)
    text = with_figures(text_of(dice.choice(FORMS["fit"]), dice.choice([0, 1])), dice)
    page = dice.choice(press.press(text, press.layout_at_random(faces.printed, dice), 200, dice, "Form")[:3])
    press.decorate(page, dice)
    sheet = Sheet(press.grey_print(page.image, dice))
    free = set(range(len(page.words)))
    marks = []
    if dice.random() < 0.85:
        for kind in kinds_at_random(dice):
            maker = makers[kind]
            made = maker(sheet, page, free, dice.choice(faces.hands), pen_of(page.dpi, dice), dice)
            if made is not None:
                marks.append(made)
                take(made, page, free)
    marks += sign_blanks(sheet, page, faces.hands, dice)
    marks += harmless_ink(sheet, page, free, faces.hands, dice, 0.5)
    how = dice.choice([*WEARS, *HARD_WEARS])
    worn = wear(sheet.image, sheet.classes, 200, how, dice, 0.4)
    made = InkedPage(page, worn, how, tuple(marks), (), ())
    sample = sample_of(made, seed)
    known = np.asarray(_sized(worn.classes, sample.planes.shape[2], sample.planes.shape[1]))
    return sample, known


def kinds_at_random(dice: random.Random) -> list[str]:
    """The kinds of a page's marks, large ones first."""
    large = [kind for kind in ("clause", "sentence") if dice.random() < 0.3]
    small = [kind for kind, count in MARKS.items() if kind not in ("clause", "sentence") for _ in range(count)]
    dice.shuffle(small)
    return [*large, *small]


def take(made: Any, page: Any, free: set[int]) -> None:
    """The words that a mark is at are no longer free."""
    left, top, right, bottom = made.box
    gap = page.dpi * GAP
    for i in list(free):
        box = page.words[i].box
        if box[0] < right + gap and box[2] > left - gap and box[1] < bottom + gap and box[3] > top - gap:
            free.discard(i)
    free.difference_update(made.words)


def _sized(classes: Array, wide: int, high: int) -> Any:
    from PIL import Image

    return Image.fromarray(classes).resize((wide, high), Image.Resampling.NEAREST)


def windows_with_truth(
    sample: Any, known: Array, classes: Array, dice: random.Random
) -> tuple[list[Any], list[int], slice]:
    """Windows of a page with what was done to each: 0 nothing, 1 struck, 2 written over, 3 written in the white; others are left out.

    And which of them are figures as printed.
    """
    kinds: dict[int, set[str]] = {}
    for mark, _ in sample.marks:
        for i in mark.words:
            kinds.setdefault(i, set()).add(mark.kind)
    inked = np.isin(known, (1, 2))
    pen = classes[1] + classes[2] >= 0.1
    found, truth, plain = [], [], []
    for window in windows_of(sample.words):
        word = sample.words[window.word]
        scale = DPI / 72
        top, bottom = round((word.top - 0.1 * word.height) * scale), round((word.bottom + 0.1 * word.height) * scale)
        left = max(0, round(window.left + 0.1 * WIDE * window.scale))
        right = round(window.left + 0.9 * WIDE * window.scale)
        count = int(inked[max(0, top) : bottom, left:right].sum())
        own = kinds.get(window.word, set())
        if own & {*STRUCK_KINDS, *OVER_KINDS}:
            if count >= LEAST:
                found.append(window)
                truth.append(1 if own & set(STRUCK_KINDS) else 2)
        elif count == 0:
            row = (
                slice(max(0, top), bottom),
                slice(max(0, round(window.left)), round(window.left + WIDE * window.scale)),
            )
            if pen[row].any() or (known[row] == 3).any():
                found.append(window)
                truth.append(0)
            else:
                plain.append(window)
    # Most that is written over are figures, so that without figures as printed all of them would look written over.
    figures = [each for each in plain if any(map(str.isdigit, sample.texts[each.word]))]
    some = [*figures, *dice.sample(plain, min(KEPT, len(plain)))]
    often = slice(len(found), len(found) + len(figures))
    found, truth = [*found, *some], [*truth, *(0 for _ in some)]
    boxes, kinds_of = shapes_with_truth(sample, classes)
    for window in windows_of(boxes):
        left, top = max(0, round(window.left + 0.1 * WIDE * window.scale)), max(0, round(window.top))
        part = (
            slice(top, round(window.top + HIGH * window.scale)),
            slice(left, round(window.left + 0.9 * WIDE * window.scale)),
        )
        if kinds_of[window.word] == 0 or int((known[part] == 2).sum()) >= LEAST:
            found.append(window)
            truth.append(kinds_of[window.word])
    return found, truth, often


def shapes_with_truth(sample: Any, classes: Array) -> tuple[list[Box], list[int]]:
    """Where ink is that no word's box explains, as boxes of a line's height, with what it is: 3 handwriting, 0 something else."""
    from clausediff.evidence.pen.beside import beside_shapes
    from tools.weigh_pen import HAND_THERE, INK_THERE

    shapes, ground = beside_shapes(classes, sample.planes[0], sample.words)
    boxes, kinds = [], []
    for shape in shapes:
        box = shape.box(DPI / 72)
        at = {true.kind for true, there in sample.marks if there.overlap(box) > 0}
        if not at.isdisjoint({*HAND_THERE, "put"}) or at.isdisjoint({*INK_THERE, *OVER_KINDS}):
            boxes.append(in_line(box, ground.line / (DPI / 72)))
            kinds.append(0 if at.isdisjoint({*HAND_THERE, "put"}) else 3)
    return boxes, kinds


def make(options: argparse.Namespace) -> None:
    """Write windows as bytes, with their truth."""
    from clausediff.evidence.pen.net import classify
    from tools.weigh_pen import with_boxes_of_ocr

    options.out.mkdir(parents=True, exist_ok=True)
    faces = faces_of(check=options.check)
    for number in range(options.pages):
        seed = f"{options.seed}/{number}"
        path = options.out / f"{'check' if options.check else 'fit'}-{options.seed}-{number:04}.npz"
        if path.exists():
            continue
        sample, known = page_of(seed, faces)
        dice = random.Random(seed)
        if number % 2:
            sample = with_boxes_of_ocr(sample, dice)
        classes = classify(sample.planes)
        windows, truth, often = windows_with_truth(sample, known, classes, dice)
        figure = np.zeros(len(truth), bool)
        figure[often] = True
        np.savez(
            path,
            crops=crops_of(closer_to(classes, sample.planes), windows),
            truth=np.array(truth, np.uint8),
            figure=figure,
            wear=sample.wear,
        )


def network() -> Any:
    """Three scales, and the greatest and the mean of each plane of the last one."""
    import torch
    from torch import nn

    def conv(a: int, b: int, stride: int = 1) -> Any:
        return nn.Sequential(nn.Conv2d(a, b, 3, stride, 1, bias=False), nn.BatchNorm2d(b), nn.ReLU())

    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.body = nn.Sequential(
                nn.PixelUnshuffle(2), conv(PLANES * 4, 32, 2), conv(32, 48), conv(48, 64, 2), conv(64, 64)
            )  # fmt: skip
            self.head = nn.Sequential(nn.Dropout(0.2), nn.Linear(128, CLASSES))

        def forward(self, crops: Any) -> Any:
            seen = self.body(crops)
            return self.head(torch.cat((seen.amax(dim=(2, 3)), seen.mean(dim=(2, 3))), dim=1))

    torch.manual_seed(1)
    return Net()


def load(folder: Path, which: str) -> tuple[Array, Array, Array]:
    """All windows that were made: what is seen in them, what was done, and which are figures as printed."""
    pages = [np.load(path) for path in sorted(folder.glob(f"{which}-*.npz"))]
    figures = [page["figure"] if "figure" in page.files else np.zeros(len(page["truth"]), bool) for page in pages]
    crops, truth = (np.concatenate([page[name] for page in pages]) for name in ("crops", "truth"))
    return crops, truth, np.concatenate(figures)


def varied(crops: Any, rng: np.random.Generator) -> Any:
    """Windows moved by a pixel or two, of another contrast, some without colour."""
    import torch

    count = len(crops)
    crops[:, 0] *= torch.from_numpy(rng.uniform(0.85, 1.15, (count, 1, 1)).astype(np.float32))
    crops[:, 5] *= torch.from_numpy(rng.uniform(0.85, 1.15, (count, 1, 1)).astype(np.float32))
    crops[:, 1] *= torch.from_numpy((rng.random((count, 1, 1)) < 0.6).astype(np.float32))
    return torch.roll(crops, (int(rng.integers(-3, 4)), int(rng.integers(-4, 5))), (2, 3))


def train(options: argparse.Namespace) -> None:
    """Fit for so many minutes and write the net."""
    import torch
    from torch import nn

    torch.set_num_threads(options.threads)
    rng = np.random.default_rng(1)
    crops, truth, figure = load(options.out, "fit")
    checks, known, _ = load(options.out, "check")
    print(len(truth), "windows", np.bincount(truth), "and", len(known), np.bincount(known), flush=True)
    of_class = [*(np.flatnonzero(truth == kind) for kind in range(CLASSES)), np.flatnonzero(figure)]

    def batch() -> tuple[Any, Any]:
        some = np.concatenate(
            [rng.choice(of_class[kind], count) for kind, count in ((0, 84), (1, 40), (2, 68), (3, 28), (4, 36))]
        )
        windows = varied(torch.from_numpy(crops[some].astype(np.float32) / 255), rng)
        return windows, torch.from_numpy(truth[some].astype(np.int64))

    def told(net: Any) -> None:
        tell(net, checks, known)

    fitting.train(NETWORK, batch, nn.CrossEntropyLoss(), options, decay=1e-3, shown=200, kept=1000, tell=told)


def tell(net: Any, crops: Array, known: Array) -> None:
    """How much is seen of what was left out, at some shares of windows that are falsely told."""
    import torch

    net.eval()
    with torch.no_grad():
        parts = [
            net(torch.from_numpy(crops[at : at + 512].astype(np.float32) / 255)) for at in range(0, len(crops), 512)
        ]
        said = torch.softmax(torch.cat(parts), dim=1).numpy()
    net.train()
    for kind, name in ((1, "struck"), (2, "over"), (3, "written")):
        false = np.sort(said[known == 0, kind])[::-1]
        rates = {
            share: f"{(said[known == kind, kind] > false[int(share * len(false))]).mean():.3f}"
            for share in (0.0005, 0.001, 0.003, 0.01)
        }
        print(f"  {name}: {rates}", flush=True)


NETWORK = fitting.Network(
    make=network,
    path=NET,
    shape=(1, PLANES, HIGH, WIDE),
    names=("crops", "scores"),
    axes={"crops": {0: "count"}, "scores": {0: "count"}},
    says="Tells words that a pen changed; made by tools/fit_closer.py",
)


ALLOWED = {"struck": 0.15, "overwritten": 0.045, "written": 0.045, "beside": 0.06}
"""False ones a page: words, or shapes. Of struck words more than half of these are told with other ink (``evidence/pen/explained``):
a stamp's ring, the end of a stroke."""


def weigh(options: argparse.Namespace) -> None:
    """Fit on pages of the fitting half how much the two networks count."""
    from clausediff.evidence.pen.net import classify
    from tests.benchmark.pen.faces import FIT
    from tests.benchmark.pen.seen import samples

    made = samples("fit", FIT, options.pages, f"closer {options.seed}", figures=True)
    keep(gather((sample, classify(sample.planes)) for sample in made))


def gather(seen: Iterable[tuple[Any, Array]]) -> dict[str, fitting.Examples]:
    """What is weighed on pages with the network's maps of them; on every second one word boxes are off as those of OCR are."""
    from tools.weigh_pen import with_boxes_of_ocr

    found = {kind: fitting.Examples() for kind in ALLOWED}
    for page, (made, classes) in enumerate(seen):
        sample = with_boxes_of_ocr(made, random.Random(page)) if page % 2 else made
        closer = closer_to(classes, sample.planes)
        gather_words(sample, classes, closer, page, found)
        gather_shapes(sample, classes, closer, page, found)
    return found


def gather_words(sample: Any, classes: Array, closer: Any, page: int, found: dict[str, fitting.Examples]) -> None:
    """Words with whether they are struck or written over; those beside a mark count for no threshold."""
    from clausediff.evidence.pen import crossed, overwritten
    from clausediff.evidence.pen.weights import trees, weights

    at: dict[int, set[str]] = {}
    for mark, _ in sample.marks:
        for i in mark.words:
            at.setdefault(i, set()).add(mark.kind)
    said = look(closer, sample.words)
    dark = sample.planes[0]
    logits = [
        [-MOST if each is None else float(np.clip(known.logit(each), -MOST, MOST)) for each in features]
        for known, features in (
            (weights("struck"), crossed.features_of(classes[1], dark, sample.words)),
            (trees("overwritten"), overwritten.features_of(classes, dark, sample.words)),
        )
    ]
    for i, word in enumerate(sample.words):
        own = at.get(i, set())
        if "clause" in own:
            continue
        beside = set().union(*(at.get(j, set()) for j in (i - 1, i, i + 1)))
        near = {true.kind for true, box in (*sample.marks, *sample.harmless) if box.overlap(word) > 0}
        aside = bool(beside & {*STRUCK_KINDS, *OVER_KINDS}) or not near.isdisjoint(INK)
        struck, over = not own.isdisjoint(STRUCK_KINDS), not own.isdisjoint(OVER_KINDS)
        if not over:
            found["struck"].add(
                (logits[0][i], *map(float, said[i][1:])), struck, page, aside, "struck" if struck else ""
            )
        if not struck:
            kind = next((kind for kind in OVER_KINDS if kind in own), "")
            found["overwritten"].add((logits[1][i], *map(float, said[i][1:])), over, page, aside, kind)


def gather_shapes(sample: Any, classes: Array, closer: Any, page: int, found: dict[str, fitting.Examples]) -> None:
    """Shapes of ink with whether they are handwriting."""
    from clausediff.evidence.pen import beside
    from clausediff.evidence.pen import written as hands
    from clausediff.evidence.pen.weights import trees
    from tools.weigh_pen import HAND_THERE, INK_THERE, kinds_at

    heights = sorted(word.height for word in sample.words)
    written, labels = hands.written_shapes(classes[2], sample.planes[0])
    shapes, ground = beside.beside_shapes(classes, sample.planes[0], sample.words)
    by_hand = [trees("written").logit(hands.features_of(each, labels, ground)) for each in written]
    in_white = [trees("beside").logit(beside.features_of(each, ground)) for each in shapes]
    for kind, own, firsts in (("written", written, by_hand), ("beside", shapes, in_white)):
        boxes = [shape.box(DPI / 72) for shape in own]
        said = look(closer, [in_line(box, heights[len(heights) // 2]) for box in boxes])
        for box, first, each in zip(boxes, firsts, said, strict=True):
            at = kinds_at(sample, box)
            true = not at.isdisjoint({*HAND_THERE, "put"})
            features = float(np.clip(first, -MOST, MOST)), *map(float, each[1:])
            aside = not at.isdisjoint({*INK_THERE, *OVER_KINDS})
            shown = next((name for name in ("caret", "margin", "end", "put") if name in at), "other") if true else ""
            found[kind].add(features, true, page, aside, shown)


def keep(found: dict[str, fitting.Examples]) -> None:
    """Fit, say how well that does by pages left out, and write the weights with their thresholds."""
    path = NET.with_name("weights.json")
    kept = json.loads(path.read_text(encoding="utf-8"))
    for kind, each in found.items():
        features, true, page = np.array(each.features), np.array(each.true, float), np.array(each.page)
        aside, kinds, pages = np.array(each.aside), np.array(each.kind), len(set(each.page))
        left_out = np.zeros(len(true))
        used = (true == 1) | ~aside
        for fold in range(5):
            here = page % 5 == fold
            chosen = fitting.logistic(features[~here & used], true[~here & used])
            left_out[here] = chosen[0] + features[here] @ chosen[1:]
        for name, logits in (("before", features[:, 0]), ("with the closer look", left_out)):
            false = np.sort(logits[(true == 0) & ~aside])[::-1]
            for rate in (0.02, ALLOWED[kind], 0.1, 0.2):
                bound = false[min(len(false) - 1, int(rate * pages))]
                shares = {
                    which: f"{(logits[kinds == which] > bound).mean():.3f}" for which in sorted(set(each.kind) - {""})
                }
                print(f"{kind} {name}, {rate} false ones a page: from {bound:.2f}, seen {shares}")
        false = np.sort(left_out[(true == 0) & ~aside])[::-1]
        chosen = fitting.logistic(features[used], true[used])
        bound = round(float(false[min(len(false) - 1, int(ALLOWED[kind] * pages))]), 2)
        names = ("bias", "first", "struck", "over", "written")
        values = dict(zip(names, (round(float(value), 3) for value in chosen), strict=True))
        kept[f"{kind} closer"] = {"weights": values, "seen": bound, "certain": 99}
        print(values)
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Make windows, train or weigh."""
    return fitting.main(
        __doc__,
        NETWORK,
        {"make": make, "train": train, "weigh": weigh},
        pages=400,
        minutes=15,
        more=lambda parser: parser.add_argument("--check", action="store_true"),
    )


if __name__ == "__main__":
    raise SystemExit(main())
