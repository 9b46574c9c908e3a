"""Make words with and without a pen's ink and fit the network that looks at them closer (``evidence/pen/data/closer.onnx``).

    python tools/fit_closer.py make OUT [--pages 400] [--seed a] [--check]      needs Pillow, numpy, the fonts and the pen's network
    python tools/fit_closer.py train OUT [--minutes 15] [--start WEIGHTS]       needs torch and onnx

``make`` prints the fitting forms with many figures in them, marks them with many pens, wears them in the benchmark's eleven ways and
keeps the windows of words (:mod:`clausediff.evidence.pen.closer`) with what was done to each. ``--check`` takes the faces and hands
that are left out of fitting otherwise (:data:`LEFT_OUT`), by which ``train`` says how well it does. The held-out half is never used.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from clausediff.evidence.pen.closer import HIGH, NET, PLANES, WIDE, closer_to, crops_of, in_line, windows_of  # noqa: E402
from clausediff.evidence.pen.ink import DPI  # noqa: E402
from clausediff.scan.pages import Box  # noqa: E402

LEFT_OUT = (
    "FreeSans", "Carlito-Bold", "NotoSerif-Regular", "LiberationMono-Regular", "DejaVuSerifCondensed", "FreeSerifBold",
    "Delphine", "Breip", "KleeOne-Regular", "indie-flower", "kalam",
)  # fmt: skip
"""Faces and hands of the fitting half that the closer network is measured with."""
MARKS = {
    "over": 22, "changed": 18, "put": 18, "word": 12, "phrase": 8, "figure": 6, "caret": 5, "underline": 12, "circle": 4, "end": 1,
    "margin": 1, "highlighter": 3, "seal": 1, "signature over print": 1, "sentence": 1, "clause": 1,
}  # fmt: skip
"""How many of each kind are tried on a page."""
GAP = 0.02
"""In inches: marks are no nearer to each other's words."""
STRUCK_KINDS, OVER_KINDS = ("word", "phrase", "sentence", "figure", "clause"), ("over", "changed", "put")
HARD_WEARS = ("bleed", "bleed", "blur", "low", "photo", "office", "fax", "faded", "copied")
LEAST = 5
"""Pixels of a pen, at the detector's resolution, from which a window shows it."""
KEPT = 60
"""Windows of a page to which nothing was done and which look like it."""
CLASSES = 4
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
    from tests.benchmark.pen.wearing import WEARS, wear

    makers = {**KINDS, **HARMLESS, **FOR_FITTING, **FIGURES}
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


def windows_with_truth(sample: Any, known: Array, classes: Array, dice: random.Random) -> tuple[list[Any], list[int]]:
    """Windows of a page with what was done to each: 0 nothing, 1 struck, 2 written over, 3 written in the white; others are left out."""
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
    some = dice.sample(plain, min(KEPT, len(plain)))
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
    return found, truth


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
        windows, truth = windows_with_truth(sample, known, classes, dice)
        np.savez(
            path,
            crops=crops_of(closer_to(classes, sample.planes), windows),
            truth=np.array(truth, np.uint8),
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


def load(folder: Path, which: str) -> tuple[Array, Array]:
    """All windows that were made."""
    pages = [np.load(path) for path in sorted(folder.glob(f"{which}-*.npz"))]
    return np.concatenate([page["crops"] for page in pages]), np.concatenate([page["truth"] for page in pages])


def varied(crops: Any, rng: np.random.Generator) -> Any:
    """Windows moved by a pixel or two, of another contrast, some without colour."""
    import torch

    count = len(crops)
    crops[:, 0] *= torch.from_numpy(rng.uniform(0.85, 1.15, (count, 1, 1)).astype(np.float32))
    crops[:, 5] *= torch.from_numpy(rng.uniform(0.85, 1.15, (count, 1, 1)).astype(np.float32))
    crops[:, 1] *= torch.from_numpy((rng.random((count, 1, 1)) < 0.6).astype(np.float32))
    return torch.roll(crops, (int(rng.integers(-3, 4)), int(rng.integers(-4, 5))), (2, 3))


def train(options: argparse.Namespace) -> None:
    """Fit for so many minutes, with a rate that falls to nothing, and write the net."""
    import torch
    from torch import nn

    torch.set_num_threads(options.threads)
    rng = np.random.default_rng(1)
    crops, truth = load(options.out, "fit")
    checks, known = load(options.out, "check")
    print(len(truth), "windows", np.bincount(truth), "and", len(known), np.bincount(known), flush=True)
    net = network().to(memory_format=torch.channels_last)
    if options.start is not None:
        net.load_state_dict(torch.load(options.start))
    of_class = [np.flatnonzero(truth == kind) for kind in range(CLASSES)]
    best = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=1e-3)
    loss_of = nn.CrossEntropyLoss()
    began, step, shown = time.time(), 0, 0.0
    while (spent := (time.time() - began) / 60 / options.minutes) < 1:
        for group in best.param_groups:
            group["lr"] = options.rate * (0.5 * (1 + np.cos(np.pi * spent)) + 0.01)
        some = np.concatenate(
            [rng.choice(of_class[kind], count) for kind, count in ((0, 112), (1, 40), (2, 72), (3, 32))]
        )
        batch = varied(torch.from_numpy(crops[some].astype(np.float32) / 255), rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = net(batch.to(memory_format=torch.channels_last))
        loss = loss_of(said.float(), torch.from_numpy(truth[some].astype(np.int64)))
        best.zero_grad()
        loss.backward()
        best.step()
        step, shown = step + 1, 0.98 * shown + 0.02 * loss.item()
        if step % 200 == 0:
            print(f"{step} steps, {spent:.0%}, loss {shown / (1 - 0.98**step):.4f}", flush=True)
        if step % 1000 == 0:
            torch.save(net.state_dict(), options.out / "net.pt")
            tell(net, checks, known)
    torch.save(net.state_dict(), options.out / "net.pt")
    tell(net, checks, known)
    write(net)


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


def write(net: Any) -> None:
    """The net as ONNX."""
    import onnx
    import torch

    net.eval()
    torch.onnx.export(
        net, (torch.zeros(1, PLANES, HIGH, WIDE),), str(NET), input_names=["crops"], output_names=["scores"],
        dynamic_axes={"crops": {0: "count"}, "scores": {0: "count"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    model = onnx.load(str(NET))
    model.doc_string = "Tells words that a pen changed; made by tools/fit_closer.py"
    onnx.save(model, str(NET))
    print(NET, NET.stat().st_size)


def main() -> int:
    """Make or train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("make", "train", "write"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--seed", default="a")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", type=Path)
    options = parser.parse_args()
    if options.what == "make":
        make(options)
    elif options.what == "train":
        train(options)
    else:
        import torch

        net = network()
        net.load_state_dict(torch.load(options.out / "net.pt"))
        write(net)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
