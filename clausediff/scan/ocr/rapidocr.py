"""RapidOCR 3 with the PP-OCRv6 models of its own wheel, on onnxruntime: runs offline, one instance a thread.

Two traps are avoided. Its classifier of turned lines is off: it turns clean lines round, so whole pages are turned before. Its
limit of 2,000 pixels a side is raised, for it would shrink a page at 300 dpi; only the detector sees a smaller page.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from clausediff.scan.ocr.spaces import Line, restored
from clausediff.scan.pages import Box
from clausediff.scan.reading_order import Piece

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["DPI", "NAME", "installed", "read", "version"]

NAME = "rapidocr"
DPI = 200.0
_DETECTOR_SIDE = 1600
"""Pixels of the longer side that the detector sees: it finds 8 point print at 145 dpi, in half the time that it takes at 200."""
_LEGIBLE = 0.3
"""A line that the network itself thinks less probable than this is no reading."""

_local = threading.local()


def installed() -> bool:
    """Whether the engine and its runtime can be imported; neither is."""
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "PIL", "numpy"))


def version() -> str:
    """Of the engine and what it runs on: another version may read otherwise."""
    from importlib.metadata import version as of

    return f"rapidocr {of('rapidocr')} onnxruntime {of('onnxruntime')} side {_DETECTOR_SIDE} boxes 5 dpi {DPI:g}"


def _engine(threads: int) -> Any:
    """This thread's engine."""
    if getattr(_local, "threads", None) != threads:
        from rapidocr import RapidOCR

        _local.engine = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Global.text_score": 0.0,
                "Global.return_word_box": True,
                "Global.max_side_len": 20_000,
                "Det.limit_type": "max",
                "Det.limit_side_len": _DETECTOR_SIDE,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        _local.threads = threads
    return _local.engine


def read(image: Image, dpi: float, threads: int = 1) -> tuple[list[Piece], list[Box]]:
    """The words of an upright page in points, each with its line, and the boxes of lines that gave no words."""
    import numpy

    engine = _engine(threads)
    pixels = numpy.ascontiguousarray(numpy.asarray(image.convert("RGB"))[:, :, ::-1])
    small, steps = engine.preprocess_img(pixels)
    found, classified, read_lines, crops = engine.run_ocr_steps(small, steps)
    if found.boxes is None or read_lines.txts is None:
        return [], []
    boxes = [numpy.array(box) for box in found.boxes]
    doubtful = [
        not text.strip() or score < _LEGIBLE for text, score in zip(read_lines.txts, read_lines.scores, strict=True)
    ]
    texts = [text for text in _spaced(read_lines, crops) if text.strip()]
    result = engine.build_final_output(pixels, found, classified, read_lines, crops, steps)
    scale = 72 / dpi
    top = steps.get("padding_1", {}).get("top", 0)
    left = steps.get("padding_1", {}).get("left", 0)
    wide = steps["preprocess"]["ratio_w"]
    high = steps["preprocess"]["ratio_h"]
    unread = [
        _box([((x - left) * wide, (y - top) * high) for x, y in box], scale)
        for box, bad in zip(boxes, doubtful, strict=True)
        if bad
    ]
    pieces: list[Piece] = []
    words = result.word_results or ()
    if len(texts) != len(result.txts or ()):
        texts = list(result.txts or ())
    for number, (text, score, quad) in enumerate(
        zip(texts, result.scores or (), result.boxes if result.boxes is not None else (), strict=True)
    ):
        if score < _LEGIBLE:
            continue
        chunks = _chunks(words[number]) if number < len(words) else []
        pieces += _words(text, float(score), quad, chunks, number, scale)
    return pieces, unread


def _spaced(read_lines: Any, crops: Any) -> list[str]:
    """The texts of the lines, with the spaces that the network lost."""
    texts = list(read_lines.txts)
    if len(read_lines.word_results or ()) != len(texts) or len(crops) != len(texts):
        return texts
    lines = []
    for text, info, crop in zip(texts, read_lines.word_results, crops, strict=True):
        letters = "".join("".join(word) for word in getattr(info, "words", ()))
        columns = [int(column) for word in getattr(info, "word_cols", ()) for column in word]
        same = letters == "".join(text.split())
        lines.append(Line(text, columns if same else (), float(getattr(info, "line_txt_len", 0) or 0), crop))
    return restored(lines)


def _box(quad: Any, scale: float) -> Box:
    across, down = [float(x) for x, _ in quad], [float(y) for _, y in quad]
    return Box(min(across) * scale, min(down) * scale, max(across) * scale, max(down) * scale)


def _chunks(line: Any) -> list[tuple[str, float, Any]]:
    """The word results of a line, whether they come nested or flat; those without a box are left out."""
    if not line:
        return []
    if isinstance(line[0], str):
        line = (line,)
    return [(text, float(score), quad) for text, score, quad in line if text and quad is not None]


def _words(
    text: str, score: float, quad: Any, chunks: list[tuple[str, float, Any]], number: int, scale: float
) -> list[Piece]:
    """The words of a line: as its text parts them, with the boxes of the engine's chunks where these have the same letters.

    The line's own corners say how high it is where each word stands: it may climb.
    """
    line = _box(quad, scale)
    letters = "".join(text.split())
    if "".join("".join(chunk[0].split()) for chunk in chunks) != letters:
        chunks = []
    ends = [len("".join(text[:at].split())) - 1 for at, char in enumerate(text) if char.isspace()]
    spaces = set(ends)  # behind which letters
    places: list[tuple[float, float, float]] = []  # of each letter: left, right, probability
    for chunk, probability, corners in chunks:
        box = _box(corners, scale)
        count = len("".join(chunk.split()))
        first = len(places)
        # a space that was put in lies inside the chunk, and takes the room of a letter
        inner = sum(first <= letter < first + count - 1 for letter in spaces)
        step, left = box.width / max(1, count + inner), box.left
        for letter in range(first, first + count):
            places.append((left, left + step, probability))
            left += step * (2 if letter in spaces else 1)
    if not places:
        step = line.width / max(1, len(text))
        places = [
            (line.left + at * step, line.left + (at + 1) * step, score)
            for at, char in enumerate(text)
            if not char.isspace()
        ]
    pieces, at = [], 0
    for word in text.split():
        own = places[at : at + len(word)]
        at += len(word)
        left, right = min(place[0] for place in own), max(place[1] for place in own)
        top, bottom = _heights(quad, (left + right) / 2 / scale)
        box = Box(left, top * scale, right, bottom * scale)
        pieces.append(Piece(word, box, number, min(place[2] for place in own)))
    return pieces


def _heights(quad: Any, x: float) -> tuple[float, float]:
    """How far down a line's upper and lower edge are at a place, from its corners: top left, top right, bottom right, bottom left."""
    edges = []
    for one, other in ((quad[0], quad[1]), (quad[3], quad[2])):
        wide = float(other[0]) - float(one[0])
        share = min(1.0, max(0.0, (x - float(one[0])) / wide)) if wide > 0 else 0.5
        edges.append(float(one[1]) + share * (float(other[1]) - float(one[1])))
    return min(edges), max(edges)
