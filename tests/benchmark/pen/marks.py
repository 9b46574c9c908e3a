"""Marks that signers make on a printed page, and harmless ink; each mark is kept as the truth that is looked for."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from PIL import Image, ImageDraw

from tests.benchmark.pen.faces import font
from tests.benchmark.pen.press import PrintedPage, PrintedWord
from tests.benchmark.pen.strokes import HAND, OTHER, STRIKE, Pen, Point, Sheet, pen_at_random, scribble, shaky

__all__ = [
    "FOR_FITTING",
    "HARMLESS",
    "KINDS",
    "STAMP_FACES",
    "Made",
    "Maker",
    "TrueMark",
    "harmless_ink",
    "make_mark",
    "sign_blanks",
]

_PUT_IN = (
    "not", "90", "and", "except", "sixty (60)", "if agreed", "in writing", "or less", "five years", "only", "without",
    "at least 10%", "EUR 500", "unless", "Delaware", "both parties", "no", "always", "up to $5,000", "may not", "AND HEIRS",
    "subject to notice", "see attached", "provided that", "2 yrs", "until paid",
)  # fmt: skip


_STAMPED = (
    "RECEIVED", "COPY", "PAID", "NOTARY PUBLIC", "STATE OF NEW YORK", "APPROVED", "LEGAL DEPT.", "12 JAN 2024", "No. 4471", "ENTERED",
    "COUNTY CLERK", "My commission expires", "ORIGINAL", "Harrow & Sons", "CERTIFIED TRUE COPY", "FILED", "SEAL", "EXAMINED", "by: ____",
)  # fmt: skip
STAMP_FACES = tuple(
    Path("/usr/share/fonts/truetype") / name
    for name in (
        "liberation/LiberationSans-Bold.ttf",
        "liberation/LiberationSans-Regular.ttf",
        "liberation/LiberationSerif-Bold.ttf",
        "liberation/LiberationMono-Bold.ttf",
    )
)


@dataclass(frozen=True, slots=True)
class TrueMark:
    """A mark as it was made."""

    kind: str
    """One of :data:`KINDS` or of :data:`HARMLESS`."""
    box: tuple[float, float, float, float]
    """In pixels of the page."""
    words: tuple[int, ...] = ()
    """Indices of the words of the page that it strikes out or over which it is written."""
    at: int = -1
    """For words put in: the index of the word before the place."""
    text: str = ""
    """What was written."""


Made = TrueMark | None
Maker = Callable[[Sheet, PrintedPage, set[int], Path, Pen, random.Random], Made]


def _run(page: PrintedPage, dice: random.Random, low: int, high: int, free: set[int]) -> list[int]:
    """Some neighbouring words of running text that nothing was done to yet."""
    body = [i for i, word in enumerate(page.words) if word.start >= 0]
    for _ in range(30):
        if not body:
            return []
        at, count = dice.choice(body), dice.randint(low, high)
        run = list(range(at, min(at + count, len(page.words))))
        if len(run) < low or any(i not in free or page.words[i].start < 0 for i in run):
            continue
        if any(page.words[i].paragraph != page.words[at].paragraph for i in run):
            continue
        if low == high == 1 and sum(map(str.isalnum, page.words[at].text)) < 2:
            continue
        return run
    return []


def _rows(page: PrintedPage, run: list[int]) -> list[list[PrintedWord]]:
    rows: dict[int, list[PrintedWord]] = {}
    for i in run:
        rows.setdefault(page.words[i].line, []).append(page.words[i])
    return list(rows.values())


def _around(page: PrintedPage, run: list[int]) -> tuple[float, float, float, float]:
    boxes = [page.words[i].box for i in run]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _strike(sheet: Sheet, page: PrintedPage, run: list[int], pen: Pen, dice: random.Random) -> None:
    """One of the ways in which words are struck out."""
    style = dice.choices(
        ["line", "double", "wavy", "zigzag", "ruler", "slashes", "loops"],
        [10, 3, 3, 2, 3, 2 if len(run) <= 2 else 0, 2],
    )[0]
    for row in _rows(page, run):
        left, right = row[0].box[0], row[-1].box[2]
        upper, base = row[0].upper, row[0].base
        em = base - upper
        x0 = left - dice.uniform(-0.15, 0.9) * em
        x1 = right + dice.uniform(-0.15, 0.9) * em
        y0, y1 = (upper + em * dice.uniform(0.25, 0.8) for _ in range(2))
        if style in ("line", "double", "ruler"):
            still = Pen(pen.color, pen.width, 0.3 if style == "ruler" else pen.shake, pen.cover)
            if style == "ruler":
                y1 = y0
            sheet.line(shaky([(x0, y0), (x1, y1)], still, dice), pen, STRIKE, dice)
            if style == "double":
                gap = em * dice.uniform(0.25, 0.45)
                sheet.line(shaky([(x0, y0 + gap), (x1, y1 + gap)], still, dice), pen, STRIKE, dice)
        elif style in ("wavy", "zigzag", "loops"):
            high = em * (dice.uniform(0.12, 0.3) if style == "wavy" else dice.uniform(0.3, 0.6))
            long = em * (dice.uniform(1.2, 3) if style == "wavy" else dice.uniform(0.35, 0.9))
            sheet.line(_waves(x0, x1, (y0 + y1) / 2, high, long, style), pen, STRIKE, dice)
        else:
            wide = min(right - left, 2.5 * em)
            middle = (left + right) / 2
            top, bottom = upper - em * dice.uniform(0.3, 0.7), base + em * dice.uniform(0.1, 0.5)
            many = max(1, round((right - left) / (2.2 * em)))
            for n in range(many):
                c = left + (right - left) * (n + 0.5) / many if many > 1 else middle
                sheet.line(shaky([(c - wide / 2, bottom), (c + wide / 2, top)], pen, dice), pen, STRIKE, dice)
                if dice.random() < 0.6:
                    sheet.line(shaky([(c - wide / 2, top), (c + wide / 2, bottom)], pen, dice), pen, STRIKE, dice)


def _waves(x0: float, x1: float, y: float, high: float, long: float, style: str) -> list[Point]:
    import math

    points: list[Point] = []
    count = max(4, int((x1 - x0) / 3))
    for at in range(count + 1):
        x = x0 + (x1 - x0) * at / count
        t = (x - x0) / long * 6.28
        if style == "zigzag":
            points.append((x, y + high * (2 / math.pi) * math.asin(math.sin(t))))
        elif style == "loops":
            points.append((x + high * 0.6 * math.cos(t), y + high * math.sin(t)))
        else:
            points.append((x, y + high * math.sin(t)))
    return points


def strike_word(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """One word struck out."""
    run = _run(page, dice, 1, 1, free)
    if not run:
        return None
    _strike(sheet, page, run, pen, dice)
    return TrueMark("word", _around(page, run), tuple(run))


def strike_phrase(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """Two to eight words struck out."""
    run = _run(page, dice, 2, 8, free)
    if not run:
        return None
    _strike(sheet, page, run, pen, dice)
    return TrueMark("phrase", _around(page, run), tuple(run))


def strike_sentence(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """Some lines struck out."""
    run = _run(page, dice, 12, 40, free)
    if not run:
        return None
    _strike(sheet, page, run, pen, dice)
    return TrueMark("sentence", _around(page, run), tuple(run))


def cross_clause(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """A paragraph crossed out as a whole."""
    paragraphs: dict[int, list[int]] = {}
    for i, word in enumerate(page.words):
        if word.start >= 0:
            paragraphs.setdefault(word.paragraph, []).append(i)
    whole = [
        run for run in paragraphs.values()
        if len(run) > 14 and free.issuperset(run) and len({page.words[i].line for i in run}) > 1
    ]  # fmt: skip
    if not whole:
        return None
    run = dice.choice(whole)
    left, top, right, bottom = _around(page, run)
    if right - left < 1.2 * (bottom - top) and bottom - top > 3 * page.dpi:
        return None
    lean = (bottom - top) * 0.1
    way = dice.choice(["cross", "cross", "cross", "slash", "zee", "rows"])
    if way in ("cross", "slash"):
        sheet.line(shaky([(left + lean, bottom), (right - lean, top)], pen, dice), pen, STRIKE, dice)
        if way == "cross":
            sheet.line(shaky([(left + lean, top), (right - lean, bottom)], pen, dice), pen, STRIKE, dice)
    elif way == "zee":
        points = [(left, top), (right, top + lean), (left, bottom - lean), (right, bottom)]
        sheet.line(shaky(points, pen, dice), pen, STRIKE, dice)
    else:
        _strike(sheet, page, run, pen, dice)
    return TrueMark("clause", (left, top, right, bottom), tuple(run))


def figure_overwritten(
    sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random
) -> Made:
    """A figure, or a short word, struck with another written above; or written over by another."""
    short = [
        i for i in sorted(free)
        if page.words[i].start >= 0 and (any(map(str.isdigit, page.words[i].text)) or dice.random() < 0.05)
        and len(page.words[i].text) <= 12
    ]  # fmt: skip
    if not short:
        return None
    i = dice.choice(short)
    word = page.words[i]
    em = word.base - word.upper
    new = dice.choice(["90", "15", "120", "7", "10,000", "3%", "six", "2031", "no", "all", "45 days"])
    size = em * dice.uniform(1.6, 2.4)
    if dice.random() < 0.6:
        _strike(sheet, page, [i], pen, dice)
        box = sheet.write(new, (word.box[0], word.upper - em * dice.uniform(0.5, 0.8)), size, hand, pen, dice)
        around = (min(box[0], word.box[0]), min(box[1], word.box[1]), max(box[2], word.box[2]), word.box[3])
        return TrueMark("figure", around, (i,), text=new)
    bold = Pen(pen.color, pen.width, pen.shake, 1.0)
    sheet.write(new, (word.box[0] - em * 0.1, word.base + em * 0.1), size * 1.15, hand, bold, dice, kind=STRIKE)
    return TrueMark("over", word.box, (i,), text=new)


def write_over(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """Another figure or word written over a short word or a part of it, as large as the print or a little larger."""
    short = [i for i in sorted(free) if page.words[i].start >= 0 and 1 <= len(page.words[i].text) <= 10]
    figures = [i for i in short if any(map(str.isdigit, page.words[i].text))]
    if not short:
        return None
    i = dice.choice(figures if figures and dice.random() < 0.7 else short)
    word = page.words[i]
    em = word.base - word.upper
    count = len(word.text)
    new = dice.choice(
        [
            "".join(dice.choice("0123456789") for _ in range(dice.randint(1, max(1, min(4, count))))),
            dice.choice(_PUT_IN),
        ]
    )
    size = em * dice.uniform(1.5, 2.6)
    wide = font(hand, round(size)).getlength(new)
    spare = word.box[2] - word.box[0] - wide
    left = word.box[0] + (dice.uniform(0, spare) if spare > 0 else dice.uniform(-0.2, 0) * em)
    ink = Pen(pen.color, pen.width, pen.shake, dice.uniform(0.8, 1.0))
    times = dice.choice([1, 1, 2])  # a figure that is gone over again is bolder
    for _ in range(times):
        at = (left + dice.uniform(-0.1, 0.1) * em, word.base + dice.uniform(-0.1, 0.2) * em)
        sheet.write(new, at, size, hand, ink, dice, kind=STRIKE)
    return TrueMark("over", word.box, (i,), text=new)


def seal(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """A round or framed stamp of several lines anywhere on the page, over text as well: harmless ink that runs through words."""
    dpi = page.dpi
    side = dice.uniform(0.9, 2.0) * dpi
    mask = Image.new("L", (round(side * 1.5), round(side * 1.2)), 0)
    draw = ImageDraw.Draw(mask)
    x, y, line = mask.width / 2, mask.height / 2, max(2, round(dpi / dice.choice([35, 50, 80])))
    if dice.random() < 0.5:
        for r in (side * 0.48, side * dice.uniform(0.3, 0.42)):
            draw.ellipse((x - r, y - r, x + r, y + r), outline=230, width=line)
    else:
        draw.rectangle((4, side * 0.15, mask.width - 4, mask.height - side * 0.15), outline=230, width=line)
        if dice.random() < 0.3:
            draw.rectangle(
                (8 + line, side * 0.15 + 4 + line, mask.width - 8 - line, mask.height - side * 0.15 - 4 - line),
                outline=230,
                width=line,
            )
    rows = dice.sample(_STAMPED, dice.randint(1, 4))
    for at, row in enumerate(rows):
        face = font(dice.choice(STAMP_FACES), round(side * dice.uniform(0.08, 0.2)))
        draw.text((x, y + (at - (len(rows) - 1) / 2) * side * 0.2), row, fill=230, font=face, anchor="mm")
    if dice.random() < 0.4:  # worn rubber
        holes = np.random.default_rng(dice.getrandbits(32)).random((mask.height, mask.width)) < dice.uniform(0.05, 0.3)
        mask = Image.fromarray(np.where(holes, 0, np.asarray(mask)).astype(np.uint8))
    mask = mask.rotate(dice.uniform(-25, 25), Image.Resampling.BILINEAR)
    at = (dice.uniform(0.2, 6.2) * dpi, dice.uniform(0.3, 9.5) * dpi)
    ink = Pen(
        dice.choice([(180, 20, 40), (30, 50, 150), (40, 40, 40), (90, 30, 120), (20, 90, 60)]),
        1,
        0,
        dice.uniform(0.4, 0.95),
    )
    sheet.paste(mask, at, ink, OTHER)
    return TrueMark("stamp", (at[0], at[1], at[0] + mask.width, at[1] + mask.height), text=" ".join(rows))


def signature_over_print(
    sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random
) -> Made:
    """A signature that runs into the print around it, as those on narrow lines do."""
    words = [word for word in page.words if word.start >= 0]
    if not words:
        return None
    word = dice.choice(words[-max(12, len(words) // 4) :])
    size = page.dpi * dice.uniform(0.13, 0.3)
    points = scribble(word.box[2] - size * dice.uniform(0, 1), word.base + size * dice.uniform(-0.2, 0.6), size, dice)
    sheet.line(points, pen, HAND, dice)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return TrueMark("signature", (min(xs), min(ys), max(xs), max(ys)))


def caret(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """Words written in over a caret; the caret's own sign is a part of the mark."""
    run = _run(page, dice, 2, 2, free)
    if not run or page.words[run[0]].line != page.words[run[1]].line:
        return None
    one, other = page.words[run[0]], page.words[run[1]]
    em = one.base - one.upper
    x = (one.box[2] + other.box[0]) / 2
    sign: list[Point] = []
    if dice.random() < 0.8:
        low, tip = one.base + em * dice.uniform(0.3, 0.7), one.base - em * dice.uniform(0.2, 0.8)
        wide = em * dice.uniform(0.3, 0.6)
        sign = [(x - wide, low), (x, tip), (x + wide, low)]
        sheet.line(shaky(sign, pen, dice, 3), pen, HAND, dice)
    text = dice.choice(_PUT_IN)
    size = em * dice.uniform(1.5, 2.3)
    wide = font(hand, round(size)).getlength(text)
    left = min(max(x - wide * dice.uniform(0.1, 0.6), page.dpi * 0.2), page.image.width - wide - page.dpi * 0.2)
    box = sheet.write(text, (left, one.upper - em * dice.uniform(0.45, 0.9)), size, hand, pen, dice)
    xs, ys = [box[0], box[2], *(x for x, _ in sign)], [box[1], box[3], *(y for _, y in sign)]
    return TrueMark("caret", (min(xs), min(ys), max(xs), max(ys)), (), run[0], text)


def margin_note(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """A note in the margin, in one or more lines, with or without a bar beside the text."""
    body = [word for word in page.words if word.start >= 0]
    if not body:
        return None
    word = dice.choice(body)
    left = min(w.box[0] for w in body)
    right = max(w.box[2] for w in body)
    text = dice.choice([*_PUT_IN, "OK?", "delete", "net 45"])
    size = page.dpi * dice.uniform(0.11, 0.2)
    at_left = dice.random() < 0.5
    room = (left if at_left else page.image.width - right) - page.dpi * 0.15
    rows = text.split() if font(hand, round(size)).getlength(text) > room else [text]
    widest = max(font(hand, round(size)).getlength(row) for row in rows)
    if widest > room:
        size *= room / widest
    if size < page.dpi * 0.07:
        return None
    x = left - room if at_left else right + page.dpi * 0.08
    boxes = [sheet.write(row, (x, word.base + n * size * 1.1), size, hand, pen, dice) for n, row in enumerate(rows)]
    if dice.random() < 0.3:
        bar = left - page.dpi * 0.06 if at_left else right + page.dpi * 0.06
        sheet.line(shaky([(bar, word.upper - size), (bar, word.base + size)], pen, dice), pen, OTHER, dice)
    around = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return TrueMark("margin", around, (), -1, text)


def below_text(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """Words written where the page is white: at the end of a paragraph's last line."""
    last: dict[int, PrintedWord] = {}
    for word in page.words:
        if word.start >= 0:
            last[word.paragraph] = word
    right = max((w.box[2] for w in last.values()), default=0)
    open_ends = [w for w in last.values() if right - w.box[2] > page.dpi * 1.2 and not w.text.endswith((":", "_"))]
    if not open_ends:
        return None
    word = dice.choice(open_ends)
    em = word.base - word.upper
    text = dice.choice(_PUT_IN)
    size = em * dice.uniform(1.8, 2.6)
    box = sheet.write(text, (word.box[2] + em, word.base + em * dice.uniform(-0.1, 0.2)), size, hand, pen, dice)
    at = next(i for i, each in enumerate(page.words) if each is word)
    return TrueMark("end", box, (), at, text)


def initials(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """Initials at the foot."""
    size = page.dpi * dice.uniform(0.14, 0.24)
    x = dice.choice([dice.uniform(0.5, 1.2), dice.uniform(6.6, 7.4)]) * page.dpi
    y = page.image.height - page.dpi * dice.uniform(0.3, 0.6)
    text = "".join(dice.choice("ABCDEFGHKLMNPRSTW") for _ in range(2))
    box = sheet.write(text if dice.random() < 0.7 else ". ".join(text) + ".", (x, y), size, hand, pen, dice)
    return TrueMark("initials", box, (), -1, text)


def underline(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """Words underlined by pen."""
    run = _run(page, dice, 1, 6, free)
    if not run:
        return None
    for row in _rows(page, run):
        em = row[0].base - row[0].upper
        y = row[0].base + em * dice.uniform(0.2, 0.45)
        sheet.line(
            shaky([(row[0].box[0], y), (row[-1].box[2], y + dice.uniform(-0.1, 0.1) * em)], pen, dice), pen, OTHER, dice
        )
    return TrueMark("underline", _around(page, run), tuple(run))


def circle(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """A word circled."""
    import math

    run = _run(page, dice, 1, 2, free)
    if not run or page.words[run[0]].line != page.words[run[-1]].line:
        return None
    left, top, right, bottom = _around(page, run)
    em = page.words[run[0]].base - page.words[run[0]].upper
    a, b = (right - left) / 2 + em * dice.uniform(0.3, 0.8), (bottom - top) / 2 + em * dice.uniform(0.1, 0.5)
    x, y, start = (left + right) / 2, (top + bottom) / 2, dice.uniform(0, 6)
    points = [
        (x + a * math.cos(start + t / 8), y + b * math.sin(start + t / 8)) for t in range(int(8 * dice.uniform(5.9, 7)))
    ]
    sheet.line(points, pen, OTHER, dice)
    return TrueMark("circle", (x - a, y - b, x + a, y + b), tuple(run))


def highlighter(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """A stripe of bright colour over words."""
    run = _run(page, dice, 1, 12, free)
    if not run:
        return None
    color = dice.choice([(255, 245, 60), (160, 255, 120), (255, 170, 220), (140, 220, 255), (255, 200, 90)])
    for row in _rows(page, run):
        em = row[0].base - row[0].upper
        box = (
            row[0].box[0] - em * 0.3,
            row[0].upper - em * dice.uniform(0.3, 0.8),
            row[-1].box[2] + em * 0.3,
            row[0].base + em * dice.uniform(0.1, 0.5),
        )
        sheet.shade(box, color, dice.uniform(0.6, 1), OTHER)
    return TrueMark("highlighter", _around(page, run), tuple(run))


def stamp(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """A rubber stamp, in a frame or a ring, turned a little."""
    dpi = page.dpi
    mask = Image.new("L", (round(2.2 * dpi), round(1.2 * dpi)), 0)
    draw = ImageDraw.Draw(mask)
    face = font(
        Path("/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"), round(dpi * dice.uniform(0.16, 0.26))
    )
    text = dice.choice(["RECEIVED", "COPY", "APPROVED", "FILED", "ORIGINAL", "CONFIDENTIAL"])
    wide = face.getlength(text)
    x, y = (mask.width - wide) / 2, mask.height / 2
    draw.text((x, y), text, fill=230, font=face, anchor="lm")
    pad = dpi * 0.1
    frame = (x - pad, y - dpi * 0.2, x + wide + pad, y + dpi * 0.2)
    line = max(2, dpi // 50)
    if dice.random() < 0.6:
        draw.rectangle(frame, outline=230, width=line)
    else:
        draw.ellipse((frame[0] - pad, frame[1] - pad * 3, frame[2] + pad, frame[3] + pad * 3), outline=230, width=line)
    if dice.random() < 0.4:
        day = f"{dice.randint(1, 28)} {dice.choice(['JAN', 'MAY', 'OCT'])} 20{dice.randint(10, 29)}"
        draw.text(
            (mask.width / 2, y + dpi * 0.3),
            day,
            fill=230,
            font=font(Path("/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"), round(dpi * 0.1)),
            anchor="mm",
        )
    mask = mask.rotate(dice.uniform(-15, 15), Image.Resampling.BILINEAR)
    at = (dice.uniform(0.2, 6) * dpi, dice.choice([dice.uniform(0.1, 0.5), dice.uniform(8.5, 9.7)]) * dpi)
    ink = Pen(dice.choice([(180, 20, 40), (30, 50, 150), (40, 40, 40), (90, 30, 120)]), 1, 0, dice.uniform(0.5, 0.9))
    sheet.paste(mask, at, ink, OTHER)
    return TrueMark("stamp", (at[0], at[1], at[0] + mask.width, at[1] + mask.height), text=text)


def punch_holes(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """Holes at the left edge, over which the scanner saw its dark lid."""
    r = page.dpi * dice.uniform(0.1, 0.15)
    x = page.dpi * dice.uniform(0.3, 0.45)
    mask = Image.new("L", (round(2 * r) + 2, round(2 * r) + 2), 0)
    ImageDraw.Draw(mask).ellipse((1, 1, 2 * r, 2 * r), fill=255)
    grey = dice.randint(0, 90)
    for y in dice.choice([[4.1, 6.9], [1.4, 5.5, 9.6]]):
        sheet.paste(mask, (x - r, y * page.dpi), Pen((grey, grey, grey), 1, 0), 0)
    return TrueMark("holes", (x - r, 0, x + r, page.image.height))


def copier_edge(sheet: Sheet, page: PrintedPage, free: set[int], hand: Path, pen: Pen, dice: random.Random) -> Made:
    """The dark rim that a copier makes beside the sheet."""
    wide, high = page.image.size
    grey, deep = dice.randint(0, 80), page.dpi * dice.uniform(0.02, 0.12)
    side = dice.choice(["left", "right", "top", "bottom"])
    box = {
        "left": (0, 0, deep, high), "right": (wide - deep, 0, wide, high),
        "top": (0, 0, wide, deep), "bottom": (0, high - deep, wide, high),
    }[side]  # fmt: skip
    sheet.shade(box, (grey, grey, grey), dice.uniform(0.7, 1), 0)
    if dice.random() < 0.3:
        x, y = dice.uniform(0.2, 0.6) * page.dpi, dice.uniform(0.2, 0.5) * page.dpi
        sheet.line(
            [(x, y), (x + page.dpi * 0.2, y + page.dpi * dice.uniform(-0.2, 0.2))],
            Pen((40, 40, 40), page.dpi / 50, 0),
            0,
            dice,
        )
    return TrueMark("edge", box)


KINDS: dict[str, Maker] = {
    "word": strike_word,
    "phrase": strike_phrase,
    "sentence": strike_sentence,
    "clause": cross_clause,
    "figure": figure_overwritten,
    "caret": caret,
    "margin": margin_note,
    "end": below_text,
}
FOR_FITTING: dict[str, Maker] = {
    "circle": circle,
    "over": write_over,
    "seal": seal,
    "signature over print": signature_over_print,
}
"""Marks that pages to fit on have more of; all but ``circle`` are not on the benchmark's own pages."""
HARMLESS: dict[str, Maker] = {
    "initials": initials,
    "underline": underline,
    "highlighter": highlighter,
    "stamp": stamp,
    "holes": punch_holes,
    "edge": copier_edge,
}


def make_mark(
    kind: str,
    sheet: Sheet,
    page: PrintedPage,
    free: set[int],
    hands: list[Path],
    dice: random.Random,
    pen: Pen | None = None,
    more: Mapping[str, Maker] = MappingProxyType({}),
) -> Made:
    """One mark on the sheet, of a kind of this module or of some ``more``; the words that it needs are no longer free, nor are
    those around."""
    pen = pen or pen_at_random(page.dpi, dice)
    made = {**KINDS, **HARMLESS, **FOR_FITTING, **more}[kind](sheet, page, free, dice.choice(hands), pen, dice)
    if made is not None:
        left, top, right, bottom = made.box
        gap = page.dpi * 0.12
        for i in list(free):
            box = page.words[i].box
            if box[0] < right + gap and box[2] > left - gap and box[1] < bottom + gap and box[3] > top - gap:
                free.discard(i)
        free.difference_update(made.words)
        if made.at >= 0:
            free.discard(made.at)
    return made


def harmless_ink(
    sheet: Sheet, page: PrintedPage, free: set[int], hands: list[Path], dice: random.Random, share: float = 0.3
) -> list[TrueMark]:
    """Harmless ink on a page, each kind with some probability."""
    made = [make_mark(kind, sheet, page, free, hands, dice) for kind in HARMLESS if dice.random() < share]
    return [mark for mark in made if mark is not None]


def sign_blanks(
    sheet: Sheet, page: PrintedPage, hands: list[Path], dice: random.Random, share: float = 0.8
) -> list[TrueMark]:
    """Signatures, dates and names on the blanks, ticks in the boxes."""
    pen, hand = pen_at_random(page.dpi, dice), dice.choice(hands)
    made = []
    for kind, left, _, base in page.blanks:
        if dice.random() > share:
            continue
        if kind == "sign" and dice.random() < 0.6:
            size = page.dpi * dice.uniform(0.12, 0.2)
            points = scribble(left, base, size, dice)
            sheet.line(points, pen, HAND, dice)
            box = (
                min(x for x, _ in points),
                min(y for _, y in points),
                max(x for x, _ in points),
                max(y for _, y in points),
            )
        else:
            text = dice.choice(
                ["A. Lindholm", "T. Reinholt", "12 May 2024", "3/4/25", "P. Raman", "H. Brandvold", "J. Ortiz"]
            )
            box = sheet.write(
                text, (left, base - page.dpi * 0.01), page.dpi * dice.uniform(0.15, 0.25), hand, pen, dice
            )
        made.append(TrueMark("signature", box))
    for left, top, side in page.boxes:
        if dice.random() < share / 2:
            x, y = left + side / 2, top + side / 2
            ticks = [[(x - side * 0.4, y), (x - side * 0.1, y + side * 0.4), (x + side * 0.6, y - side * 0.7)]]
            crosses = [
                [(x - side * 0.4, y - side * 0.4), (x + side * 0.4, y + side * 0.4)],
                [(x - side * 0.4, y + side * 0.4), (x + side * 0.4, y - side * 0.4)],
            ]
            for way in dice.choice([ticks, crosses]):
                sheet.line(shaky(way, pen, dice, 3), pen, HAND, dice)
            made.append(TrueMark("tick", (left, top, left + side, top + side)))
    return made
