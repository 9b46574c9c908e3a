"""Pictures are read side by side over the cores: drawn, straightened, read, and kept."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from typing import TYPE_CHECKING

from clausediff.errors import ReadError
from clausediff.scan.ocr import cache, rapidocr
from clausediff.scan.ocr.engines import Engine
from clausediff.scan.ocr.leftover import unread_ink, unread_lines
from clausediff.scan.ocr.own_print import as_read, own_print
from clausediff.scan.ocr.picture import Picture, Reading, Straight
from clausediff.scan.ocr.second_look import look_again
from clausediff.scan.ocr.slivers import without_slivers
from clausediff.scan.ocr.stamps import StampInk
from clausediff.scan.ocr.straight import find_cut, find_skew, is_sideways, straighten
from clausediff.scan.options import PageOptions
from clausediff.scan.pages import Box, Stamp
from clausediff.scan.reading_order import Piece, by_line

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["cores", "drawing", "read_pictures"]

_FEW, _MUCH = 2, 0.25
"""Places that gave no words: more than so many, and so many for each line that did, and the page is read once more, cleaned."""

_SURE = 0.5
"""Confidence from which what an engine reads in a stamp is quoted."""
_ON_ITS_SIDE = (90, 270)
"""Degrees by which a page is turned whose lines run up or down the picture."""
_LOOKED = 5
"""Of what is kept of a second look."""

drawing = threading.Lock()
"""pdfium may be called by one thread at a time."""


def read_pictures(
    pictures: Sequence[Picture], engines: Sequence[Engine], options: PageOptions, straighten: Sequence[bool]
) -> list[list[list[Reading]]]:
    """What each engine reads on each picture: for each engine, for each picture, one reading for each page seen on it.

    ``straighten`` says of each picture whether it may be turned, cut and levelled. Threads serve: the engines spend their time
    outside Python. ``options.progress`` is called from the calling thread after each picture; what it raises ends the reading.
    """
    available = cores()
    workers = max(1, min(options.workers or available, len(pictures) * len(engines)))
    threads = max(1, available // workers)
    results: dict[tuple[int, int], list[Reading]] = {}
    with ThreadPoolExecutor(workers, thread_name_prefix="ocr") as pool:
        jobs: dict[Future[list[Reading]], tuple[int, int]] = {
            pool.submit(_one, picture, engine, options, straighten[number], threads): (at, number)
            for number, picture in enumerate(pictures)
            for at, engine in enumerate(engines)
        }
        try:
            for done, job in enumerate(as_completed(jobs), 1):
                results[jobs[job]] = job.result()
                if options.progress is not None:
                    options.progress(done, len(jobs))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return [[results[at, number] for number in range(len(pictures))] for at in range(len(engines))]


def cores() -> int:
    """How many cores this process may use."""
    try:
        return max(1, len(os.sched_getaffinity(0)))
    except AttributeError:  # no such call on macOS and Windows
        return max(1, os.cpu_count() or 1)


def _one(picture: Picture, engine: Engine, options: PageOptions, free: bool, threads: int) -> list[Reading]:
    """What an engine reads on one picture, from the cache where it was read before."""
    known_as = f"{engine.name} {engine.version()} {'free' if free else 'as it lies'} cleaned 1 own print 3"
    readings = _kept(picture, known_as, options, lambda: _read(picture, engine, free, threads))
    if any(each.straight.rotation in _ON_ITS_SIDE for each in readings):
        # a page may have been turned on its side by an earlier test of where its lines run
        known_as += " turned 2"
        readings = _kept(picture, known_as, options, lambda: _read(picture, engine, free, threads))
    if rapidocr.installed():
        looked = f"{known_as} looked {_LOOKED} {rapidocr.version()}"
        first = readings
        readings = _kept(picture, looked, options, lambda: _look_again(picture, engine, first, threads))
    return [replace(each, pieces=without_slivers(each.pieces)) for each in readings]


def _kept(picture: Picture, known_as: str, options: PageOptions, read: Callable[[], list[Reading]]) -> list[Reading]:
    """Readings of a picture, from the cache where they are there."""
    kept = cache.load(picture.key, known_as) if options.cache else None
    if kept is not None:
        return kept
    readings = cache.as_kept(read())
    if options.cache:
        cache.save(picture.key, known_as, readings)
    return readings


def _look_again(picture: Picture, engine: Engine, readings: Sequence[Reading], threads: int) -> list[Reading]:
    """The readings of one picture with the lines that were dropped there (:mod:`clausediff.scan.ocr.second_look`)."""
    image = _drawn(picture, engine)
    found = []
    for each in readings:
        page = as_read(straighten(image, each.straight), engine.dpi, bool(each.stamps), each.mirrored)
        sheet = Box(0, 0, each.width, each.height)
        pieces, unread = look_again(
            page,
            engine.dpi,
            each.pieces,
            each.unread,
            unread_lines(page, engine.dpi, list(each.pieces)),
            lambda part, dpi: rapidocr.read(part, dpi, threads),
        )
        placed = tuple(_on_sheet(piece, sheet) for piece in pieces)
        found.append(replace(each, pieces=placed, unread=tuple(_clipped(box, sheet) for box in unread)))
    return found


def _drawn(picture: Picture, engine: Engine) -> Image:
    try:
        with drawing:
            return picture.draw(engine.dpi)
    except ReadError:
        raise
    except Exception as error:
        why = " ".join(f"{type(error).__name__}: {error}".split())
        raise ReadError(
            "damaged", f"{picture.name} could not be drawn: it is damaged ({why}); save it again"
        ) from error


def _read(picture: Picture, engine: Engine, free: bool, threads: int) -> list[Reading]:
    image = _drawn(picture, engine)
    if not free:
        return [_read_straight(image, Straight(), engine, threads)]
    rotation = 90 if is_sideways(image) else 0
    best = _parts(image, rotation, engine, threads)
    # A page that was turned on its side without need gives few words, and those are doubted: it is read as it lies as well.
    for other in (rotation + 180, 0, 180) if rotation else (180,):
        if _confidence(best) >= engine.doubted:
            break
        turned = _parts(image, other, engine, threads)
        if _confidence(turned) > _confidence(best) + 0.05:
            best = turned
    return best


def _parts(image: Image, rotation: int, engine: Engine, threads: int) -> list[Reading]:
    """The readings of an image turned by so much: one, or two where two pages lie side by side."""
    upright = Straight(rotation)
    turned = straighten(image, upright)
    cut = find_cut(turned)
    halves = [replace(upright, part=part, cut=cut) for part in ("left", "right")] if cut else [upright]
    readings = []
    for each in halves:
        skew = find_skew(straighten(turned, replace(each, rotation=0)))
        readings.append(_read_straight(image, replace(each, skew=skew), engine, threads))
    return readings


def _read_straight(image: Image, straight: Straight, engine: Engine, threads: int) -> Reading:
    page, stamps, mirrored = own_print(straighten(image, straight), engine.dpi)
    pieces, unread = _words(page, engine, threads)
    if len(unread) > max(_FEW, _MUCH * len({piece.line for piece in pieces})):
        from PIL import ImageFilter

        # halftone dots and dirt hide print from an engine that reads it well once they are gone
        others, left = _words(page.filter(ImageFilter.MedianFilter(3)), engine, threads)
        if len(left) < len(unread) and len(others) > len(pieces):
            pieces, unread = others, left
    sheet = Box(0, 0, page.width * 72 / engine.dpi, page.height * 72 / engine.dpi)
    return Reading(
        engine.name,
        sheet.right,
        sheet.bottom,
        straight,
        tuple(_on_sheet(piece, sheet) for piece in pieces),
        tuple(_clipped(box, sheet) for box in unread),
        tuple(_stamp(each, engine, threads) for each in stamps),
        mirrored,
    )


def _stamp(stamp: StampInk, engine: Engine, threads: int) -> Stamp:
    """A stamp with what an engine reads of its own ink, line by line."""
    pieces, _ = engine.read(stamp.ink, engine.dpi, threads)
    sure = [piece for piece in pieces if piece.confidence is None or piece.confidence >= _SURE]
    ordered = sorted(by_line(sure), key=lambda line: min(piece.box.middle for piece in line))
    text = " ".join(piece.text for line in ordered for piece in sorted(line, key=lambda piece: piece.box.left))
    return Stamp(stamp.box, stamp.tilt, stamp.round, text)


def _words(page: Image, engine: Engine, threads: int) -> tuple[list[Piece], list[Box]]:
    """The words of a straight page, and where there is ink like text that gave none."""
    pieces, unread = engine.read(page, engine.dpi, threads)
    left = unread_ink(page, engine.dpi, pieces)
    return pieces, unread + [box for box in left if not any(box.overlap(known) for known in unread)]


def _on_sheet(piece: Piece, sheet: Box) -> Piece:
    return replace(piece, box=_clipped(piece.box, sheet))


def _clipped(box: Box, sheet: Box) -> Box:
    left, right = min(max(0.0, box.left), sheet.right), min(max(0.0, box.right), sheet.right)
    top, bottom = min(max(0.0, box.top), sheet.bottom), min(max(0.0, box.bottom), sheet.bottom)
    return Box(left, top, right, bottom)


def _confidence(readings: list[Reading]) -> float:
    """The mean confidence of all letters; that of a page without words counts as certain: there is nothing to turn."""
    pieces = [piece for reading in readings for piece in reading.pieces if piece.confidence is not None]
    letters = sum(len(piece.text) for piece in pieces)
    if not letters:
        return 1.0
    return sum(len(piece.text) * (piece.confidence or 0.0) for piece in pieces) / letters
