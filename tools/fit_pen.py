"""Make inked pages and fit the small network that tells pen from print (``clausediff/evidence/pen/data/pen.onnx``).

    python tools/fit_pen.py make OUT [--pages 500] [--seed a] [--texts FILE...]      needs Pillow, numpy and the fonts
    python tools/fit_pen.py train OUT [--minutes 20] [--start WEIGHTS]               needs torch and onnx
    python tools/fit_pen.py weigh OUT [--pages 66]                                   with the net that train has written

``make`` prints stretches of the fitting forms (and of other texts) in the fitting half's faces, marks and wears them
(``tests/benchmark/pen``) and keeps each page at the detector's resolution with a map of what each inked pixel is. The
consulting agreement, the held-out faces and the held-out handwriting are never used here. ``train`` fits a net of three
scales on crops of these pages and writes it as ONNX. ``weigh`` puts other pages of the fitting half to the net and fits the
logistic weights by which words are struck and shapes are handwriting (``data/weights.json``); what is seen at which rate of false
marks is printed, cross-validated by page. None of this is needed to use the product.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from clausediff.evidence.pen.ink import DPI, as_ink  # noqa: E402
from tools import fitting  # noqa: E402

NET = ROOT / "clausediff" / "evidence" / "pen" / "data" / "pen.onnx"
FORMS = ("mutual-nda", "icml-2020")
MARKS = """word word phrase figure over over over caret caret caret circle circle underline end margin margin sentence clause
    underline highlighter seal""".split()
HARD_WEARS = ("bleed", "blur", "low", "photo", "light", "office", "fax")
CROP = 192
CLASSES = 4
WEIGHTS = (1.0, 3.0, 2.0, 2.0)
"""Of the classes in the loss: paper and print, strikes, handwriting, other ink."""


def page_at_random(texts: list[str], own: list[str], dice: random.Random) -> tuple[Image.Image, Any, float] | None:
    """An inked, worn page with its map of classes and its dots per inch."""
    from tests.benchmark.pen import press
    from tests.benchmark.pen.faces import FIT
    from tests.benchmark.pen.marks import harmless_ink, make_mark, sign_blanks
    from tests.benchmark.pen.scrawls import SCRAWLS
    from tests.benchmark.pen.strokes import Sheet
    from tests.benchmark.pen.wearing import WEARS, wear

    text = dice.choice(own) if not texts or dice.random() < 0.4 else dice.choice(texts)
    if dice.random() < 0.5:
        text = text.replace("Name:", "☐ Accept\n☐ Decline\nName:")
    start = text.find("\n", dice.randrange(max(1, len(text) - 6000))) + 1
    dpi = dice.choice([200, 200, 200, 300])
    layout = press.layout_at_random(FIT.printed, dice)
    pages = press.press(text[start : start + 9000], layout, dpi, dice, "Form")
    if not pages:
        return None
    page = dice.choice(pages[:2])
    if len(page.words) < 20:
        return None
    press.decorate(page, dice)
    sheet = Sheet(press.grey_print(page.image, dice))
    free = set(range(len(page.words)))
    if dice.random() < 0.85:
        many = dice.choice([1, 1, 2, 3])
        for kind in MARKS:
            for _ in range(many if kind not in ("clause", "sentence", "margin") else 1):
                if dice.random() < 0.75:
                    make_mark(kind, sheet, page, free, FIT.hands, dice)
        for kind in SCRAWLS:
            if dice.random() < 0.5:
                make_mark(kind, sheet, page, free, FIT.hands, dice, more=SCRAWLS)
        sign_blanks(sheet, page, FIT.hands, dice)
        harmless_ink(sheet, page, free, FIT.hands, dice)
    else:
        sign_blanks(sheet, page, FIT.hands, dice)
        harmless_ink(sheet, page, free, FIT.hands, dice, 0.15)
        for kind in ("seal", "signature over print"):
            if dice.random() < 0.6:
                make_mark(kind, sheet, page, free, FIT.hands, dice)
    worn = wear(sheet.image, sheet.classes, dpi, dice.choice([*WEARS, *HARD_WEARS]), dice, 0.4)
    return worn.image, worn.classes, worn.dpi


def make(options: argparse.Namespace) -> None:
    """Write pages: planes of ink and classes as small integers."""
    own = [
        (ROOT / "tests" / "benchmark" / "data" / "filled" / f"{form}-{which}.txt").read_text(encoding="utf-8")
        for form in FORMS
        for which in (0, 1)
    ]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in options.texts]
    options.out.mkdir(parents=True, exist_ok=True)
    for number in range(options.pages):
        path = options.out / f"{options.seed}-{number:04}.npy"
        made = None if path.exists() else page_at_random(texts, own, random.Random(f"{options.seed}/{number}"))
        if made is not None:
            np.save(path, as_sample(*made))


def as_sample(image: Image.Image, classes: Any, dpi: float) -> Any:
    """Darkness, colour and class of each pixel at the detector's resolution, as bytes."""
    size = round(image.width * DPI / dpi), round(image.height * DPI / dpi)
    planes = as_ink(image.resize(size, Image.Resampling.BOX if dpi > DPI else Image.Resampling.BICUBIC))
    known = np.asarray(Image.fromarray(classes).resize(size, Image.Resampling.NEAREST))
    return np.stack((planes[0] * 160, planes[1] * 255, known)).round().astype(np.uint8)


def network() -> Any:
    """The net: three scales down and up again, with what each scale saw on the way down."""
    import torch
    from torch import nn

    def conv(a: int, b: int, stride: int = 1, wide: int = 1) -> Any:
        return nn.Sequential(nn.Conv2d(a, b, 3, stride, wide, wide, bias=False), nn.BatchNorm2d(b), nn.ReLU())

    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.fine = conv(8, 16)
            self.down1 = nn.Sequential(conv(16, 24, 2), conv(24, 24))
            self.down2 = nn.Sequential(conv(24, 32, 2), conv(32, 32), conv(32, 32, 1, 2))
            self.down3 = nn.Sequential(conv(32, 48, 2), conv(48, 48), conv(48, 48, 1, 2))
            self.up3, self.mix2 = nn.Conv2d(48, 32, 1), conv(32, 32)
            self.up2, self.mix1 = nn.Conv2d(32, 24, 1), conv(24, 24)
            self.up1, self.mix0 = nn.Conv2d(24, 16, 1), conv(16, 16)
            self.head = nn.Conv2d(16, CLASSES * 4, 1)

        def forward(self, planes: Any) -> Any:
            twice = nn.functional.interpolate
            a = self.fine(nn.functional.pixel_unshuffle(planes, 2))
            b = self.down1(a)
            c = self.down2(b)
            d = self.down3(c)
            c = self.mix2(c + twice(self.up3(d), scale_factor=2.0, mode="nearest"))
            b = self.mix1(b + twice(self.up2(c), scale_factor=2.0, mode="nearest"))
            a = self.mix0(a + twice(self.up1(b), scale_factor=2.0, mode="nearest"))
            return nn.functional.pixel_shuffle(self.head(a), 2)

    torch.manual_seed(1)
    return Net()


def places(page: Any, rng: np.random.Generator) -> dict[int, Any]:
    """Some places of ink of each class on a page."""
    found = {}
    for kind in range(1, CLASSES):
        rows, columns = np.nonzero(page[2] == kind)
        if len(rows) > 20:
            some = rng.integers(len(rows), size=200)
            found[kind] = np.stack((rows[some], columns[some]), axis=1)
    return found


def crops(pages: list[Any], inked: list[dict[int, Any]], count: int, rng: np.random.Generator) -> tuple[Any, Any]:
    """A batch: crops around ink of each class in turn and of the page at large, some without colour or of another contrast."""
    planes = np.zeros((count, 2, CROP, CROP), np.float32)
    classes = np.zeros((count, CROP, CROP), np.int64)
    for at in range(count):
        number = rng.integers(len(pages))
        page = pages[number]
        high, wide = page.shape[1:]
        y, x = int(rng.integers(high - CROP)), int(rng.integers(wide - CROP))
        kind = at % 5
        if kind in inked[number]:
            row, column = inked[number][kind][rng.integers(200)]
            y = int(np.clip(row - rng.integers(CROP), 0, high - CROP))
            x = int(np.clip(column - rng.integers(CROP), 0, wide - CROP))
        part = page[:, y : y + CROP, x : x + CROP]
        planes[at, 0] = part[0] / 160 * rng.uniform(0.8, 1.2)
        planes[at, 1] = part[1] / 255 * (rng.random() < 0.6)
        classes[at] = part[2]
    return planes, classes


def train(options: argparse.Namespace) -> None:
    """Fit for so many minutes and write the net."""
    import torch
    from torch import nn

    torch.set_num_threads(options.threads)
    rng = np.random.default_rng(1)
    pages = [np.load(path) for path in sorted(options.out.glob("*.npy"))]
    inked = [places(page, rng) for page in pages]

    def batch() -> tuple[Any, Any]:
        planes, classes = crops(pages, inked, 10, rng)
        return torch.from_numpy(planes), torch.from_numpy(classes)

    loss_of = nn.CrossEntropyLoss(weight=torch.tensor(WEIGHTS))
    fitting.train(NETWORK, batch, loss_of, options, decay=1e-4, shown=100, kept=500)


def weigh(options: argparse.Namespace) -> None:
    """Fit the weights of words on maps that the net makes of other pages."""
    from clausediff.evidence.pen.net import classify
    from tests.benchmark.pen.faces import FIT
    from tests.benchmark.pen.seen import samples

    struck = fitting.Examples()
    for number, sample in enumerate(samples("fit", FIT, options.pages, f"weigh {options.seed}")):
        gather(sample, classify(sample.planes), number, struck)
    keep(struck, options.pages)


STRUCK_THERE = ("word", "phrase", "sentence", "figure", "over")


def gather(sample: Any, classes: Any, page: int, struck: fitting.Examples) -> None:
    """The examples on one page. Words beside struck ones count for no threshold, for a stroke may run into them."""
    from clausediff.evidence.pen import crossed
    from clausediff.evidence.pen.net import STRIKE

    there = (*sample.marks, *sample.harmless)
    known = {i: mark.kind in STRUCK_THERE for mark, _ in sample.marks for i in mark.words if mark.kind != "clause"}
    under_a_cross = {i for mark, _ in sample.marks if mark.kind == "clause" for i in mark.words}
    for i, features in enumerate(crossed.features_of(classes[STRIKE], sample.planes[0], sample.words)):
        true = known.get(i, False)
        if i in under_a_cross:
            continue
        if features is None:
            struck.lost += true
            continue
        aside = any(mark.kind in ("stamp", "circle") and box.overlap(sample.words[i]) > 0 for mark, box in there)
        aside = aside or True in (known.get(i - 1), known.get(i + 1))
        struck.add(features, true, page, aside)


def keep(struck: fitting.Examples, pages: int) -> None:
    """Fit, say how well that does by cross-validation, and write the weights with their thresholds."""
    import json

    from clausediff.evidence.pen import crossed

    path = NET.parent / "weights.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    features, true, page = np.array(struck.features), np.array(struck.true, float), np.array(struck.page)
    logits = np.zeros(len(true))
    for fold in range(5):
        here = page % 5 == fold
        chosen = fitting.logistic(features[~here], true[~here])
        logits[here] = chosen[0] + features[here] @ chosen[1:]
    false = np.sort(logits[(true == 0) & ~np.array(struck.aside)])[::-1]

    def at(rate: float) -> float:
        return float(false[min(len(false) - 1, int(rate * pages))])

    marks = true.sum() + struck.lost
    rates = {
        rate: round(float((logits[true == 1] > at(rate)).sum() / marks), 3) for rate in (0.0, 0.05, 0.1, 0.2, 0.4, 1.0)
    }
    print(
        f"struck: {int(marks)} marks, {struck.lost} with nothing to weigh; seen at so many false ones a page: {rates}"
    )
    chosen = fitting.logistic(features, true)
    kept["struck"] = {
        "weights": dict(zip(("bias", *crossed.FEATURES), (round(float(value), 3) for value in chosen), strict=True)),
        "seen": round(at(SEEN_FALSE), 2),
        "certain": round(at(0.0) + 0.3, 2),
    }
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(path)


SEEN_FALSE = 0.12
"""False ones a page at which words are called struck, on heavily inked and worn pages."""


NETWORK = fitting.Network(
    make=network,
    path=NET,
    shape=(1, 2, 160, 160),
    names=("planes", "classes"),
    axes={"planes": {2: "high", 3: "wide"}, "classes": {2: "high", 3: "wide"}},
    says="Tells pen from print; made by tools/fit_pen.py",
)


def main() -> int:
    """Make pages, train or weigh."""
    return fitting.main(
        __doc__,
        NETWORK,
        {"make": make, "train": train, "weigh": weigh},
        pages=500,
        minutes=20,
        more=lambda parser: parser.add_argument("--texts", type=Path, nargs="*", default=[]),
    )


if __name__ == "__main__":
    raise SystemExit(main())
