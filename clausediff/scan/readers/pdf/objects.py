"""What is drawn on a PDF page besides words: pictures, rules, and what could hide words."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from clausediff.scan.pages import Box
from clausediff.scan.readers.pdf.frame import Frame
from clausediff.scan.readers.pdf.paths import Affine, box_of, matrix_of, outline_of
from clausediff.scan.readers.pdf.pieces import Piece, pieces_of, within

__all__ = ["Cover", "Drawn", "draw_list", "unname"]

_THIN = 2.0
"""In points: a filled shape that is thinner is a rule."""
_DARK = 110
"""Of 255: print that is darker is surely seen on white paper; lighter print is looked at."""
_LIGHT = 160
"""Of 255: a ground that is lighter than this hides no dark print."""
_SHOWN = frozenset((0, 1, 2, 4, 5, 6))
"""Text render modes that leave ink."""
_MAX_DEPTH = 6
_VISIBLE = 200
"""Of 255: a line that is darker shows on white paper."""
_DASH_GAP = 6.0
"""In points: dashes of one row that are no further apart are one line."""
_CLIP = 500
"""Of a clip's path, so many corners are looked at."""
_HERE = Affine()


class Cover(NamedTuple):
    """What may hide words."""

    box: Box
    order: int
    """How many objects were drawn before it: words that were drawn later lie on it."""
    is_ground: bool = False
    """Whether dark words that lie on it may not show, either."""


@dataclass(slots=True)
class Drawn:
    """The objects of a page, as far as reading it needs them."""

    pictures: list[Box] = field(default_factory=list)
    """Images, and forms that hold some."""
    rules: list[Box] = field(default_factory=list)
    """Thin horizontal lines: rules of tables, lines to write on, underlines and strokes through words."""
    dashes: list[Box] = field(default_factory=list)
    """Short dark bits: a row of them is a rule too, and becomes one."""
    covers: list[Cover] = field(default_factory=list)
    """What may hide words that it overlaps: drawn over them, or a dark ground."""
    pieces: list[Piece] = field(default_factory=list)
    """The ink of all paths, shadings and pictures."""
    struck: list[Box] = field(default_factory=list)
    """Where annotations draw strokes through words, which is told elsewhere."""
    order: dict[int, int] = field(default_factory=dict)
    """How many objects were drawn before each text object, by its address."""
    others: list[Any] = field(default_factory=list)
    """All objects that are no text and hold none, so that they can be switched off."""
    ink: list[Box] = field(default_factory=list)
    """Curves and slanting lines, as of a pen whose strokes a program made part of the page."""
    shapes: list[Box] = field(default_factory=list)
    """Filled outlines that are no rectangles, as of letters that were made curves."""
    doubtful: set[int] = field(default_factory=set)
    """Addresses of text objects of which nobody can say without looking whether they are seen."""
    invisible: set[int] = field(default_factory=set)
    """Addresses of text objects that draw no ink at all."""
    texts: list[Any] = field(default_factory=list)
    """All text objects, so that they can be switched off."""
    named: list[str] = field(default_factory=list)
    """What the file says that text objects stand for, other than their glyphs say."""
    misnamed: str = ""
    """Those of the former of which the glyphs say nothing."""
    switched: bool = False
    """Whether anything belongs to optional content: layers that may be off, on the screen or on paper."""
    pixels: int = 0
    """Of the largest image."""


def draw_list(page: Any, frame: Frame) -> Drawn:
    """Walk through the objects of a page of pypdfium2."""
    from pypdfium2 import raw

    drawn = Drawn()
    walker = _Walker(raw, frame, drawn)
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        walker.visit(raw.FPDFPage_GetObject(page.raw, index))
    drawn.rules += _joined(drawn.dashes)
    return drawn


def unname(obj: Any) -> None:
    """Take away what the file says that a text object stands for, so that its glyphs are read."""
    from pypdfium2 import raw

    for mark, _ in _names(obj):
        raw.FPDFPageObj_RemoveMark(obj, mark)


def _names(obj: Any) -> list[tuple[Any, str]]:
    """The marks of a text object that say what it stands for, with what they say."""
    from pypdfium2 import raw

    found = []
    size = ctypes.c_ulong()
    for index in range(max(0, raw.FPDFPageObj_CountMarks(obj))):
        mark = raw.FPDFPageObj_GetMark(obj, index)
        if not raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, size):
            continue
        buffer = (ctypes.c_ushort * (size.value // 2 + 1))()
        raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", buffer, size.value, size)
        found.append((mark, bytes(buffer)[: max(0, size.value - 2)].decode("utf-16-le", "replace")))
    return found


def _joined(dashes: list[Box]) -> list[Box]:
    """The lines that rows of dashes make."""
    lines: list[Box] = []
    for dash in sorted(dashes, key=lambda dash: (round(dash.middle), dash.left)):
        last = lines[-1] if lines else None
        if last is not None and abs(last.middle - dash.middle) <= _THIN and -1 <= dash.left - last.right <= _DASH_GAP:
            lines[-1] = last.joined(dash)
            continue
        lines.append(dash)
    return [line for line in lines if line.width > 2 * _THIN]


class _Walker:
    """Holds the buffers that pdfium writes into."""

    def __init__(self, raw: Any, frame: Frame, drawn: Drawn) -> None:
        self._raw, self._frame, self._drawn = raw, frame, drawn
        self._order = 0
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._color = tuple(ctypes.c_uint() for _ in range(4))
        self._page = Box(0, 0, frame.width, frame.height)

    def visit(
        self, obj: Any, depth: int = 0, place: Affine = _HERE, outer: Box | None = None, switched: bool = False
    ) -> None:
        """Note one object.

        ``place`` is the matrix of the form that holds it and ``outer`` the form's box; ``switched`` says whether a layer may be
        off.
        """
        raw, drawn = self._raw, self._drawn
        kind = raw.FPDFPageObj_GetType(obj)
        self._order += 1
        if kind not in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM):
            drawn.others.append(obj)
        switched = switched or self._may_be_off(obj)
        drawn.switched = drawn.switched or switched
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self._visit_text(obj, switched or outer is not None)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            wide, high = ctypes.c_uint(), ctypes.c_uint()
            if raw.FPDFImageObj_GetImagePixelSize(obj, wide, high):
                drawn.pixels = max(drawn.pixels, wide.value * high.value)
            box = self._box(obj, place, outer)
            drawn.pictures.append(box)
            drawn.pieces.append(Piece(box, obj, is_picture=True))
            self._note_thin(box)
            self._cover(box, ground=True)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            box = self._box(obj, place, outer)
            drawn.pieces.append(Piece(box, obj, is_picture=True))
            self._note_thin(box)
            self._cover(box, ground=True)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._visit_path(obj, place, outer)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = self._box(obj, place, outer)
            own = matrix_of(obj).inside(place)
            for index in range(raw.FPDFFormObj_CountObjects(obj)):
                self.visit(raw.FPDFFormObj_GetObject(obj, index), depth + 1, own, inner, switched)

    def _visit_text(self, obj: Any, look: bool) -> None:
        raw, drawn = self._raw, self._drawn
        drawn.texts.append(obj)
        drawn.named += [text for _, text in _names(obj)]
        address = ctypes.addressof(obj.contents)
        drawn.order[address] = self._order
        if raw.FPDFTextObj_GetTextRenderMode(obj) not in _SHOWN:
            drawn.invisible.add(address)
        elif look or not self._is_dark(obj, _DARK) or raw.FPDFPageObj_HasTransparency(obj) or self._is_clipped(obj):
            drawn.doubtful.add(address)

    def _visit_path(self, obj: Any, place: Affine, outer: Box | None) -> None:
        raw, drawn = self._raw, self._drawn
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not raw.FPDFPath_GetDrawMode(obj, fill, stroke) or not (fill.value or stroke.value):
            return
        outline = outline_of(obj, place, self._frame)
        box = self._box(obj, place, outer)
        own = pieces_of(
            outline,
            obj,
            filled=bool(fill.value) and self._shows(obj),
            stroked=bool(stroke.value) and self._shows(obj, fill=False),
        )
        clip = self._clip_box(obj, place)
        drawn.pieces += own if clip is None else within(own, clip)
        if outline.is_freehand:
            drawn.ink.append(box)
        if fill.value and outline.has_shape and self._is_dark(obj, _VISIBLE):
            drawn.shapes.append(box)
        if fill.value:
            self._note_lines(outline.boxes(), self._is_dark(obj, _VISIBLE))
            if min(box.width, box.height) > _THIN and (drawn.texts or self._is_dark(obj, _LIGHT)):
                self._cover(box, ground=self._is_dark(obj, _LIGHT))
        if stroke.value:
            dark = self._is_dark(obj, _VISIBLE, fill=False)
            self._note_lines([line for line in outline.lines() if line.height <= _THIN], dark)
            if (outline.width > _THIN or not dark) and drawn.texts:
                self._cover(box)

    def _cover(self, box: Box, *, ground: bool = False) -> None:
        self._drawn.covers.append(Cover(box, self._order, ground))

    def _note_lines(self, boxes: list[Box], dark: bool) -> None:
        """Dark lines are rules; light ones, however small, may hide a sign, and several of them a word."""
        for box in boxes:
            if min(box.width, box.height) > _THIN:
                continue
            if not dark:
                if self._drawn.texts:
                    self._cover(box)
            elif box.height > _THIN:
                continue
            elif box.width > 2 * _THIN:
                self._drawn.rules.append(box)
            else:
                self._drawn.dashes.append(box)

    def _note_thin(self, box: Box) -> None:
        """A picture or a shading that is as thin as a rule is one, for all that anybody sees."""
        if box.height <= _THIN and box.width > 2 * _THIN:
            self._drawn.rules.append(box)

    def _may_be_off(self, obj: Any) -> bool:
        """Whether an object belongs to optional content, which may be switched off."""
        raw = self._raw
        for index in range(max(0, raw.FPDFPageObj_CountMarks(obj))):
            name, size = (ctypes.c_ushort * 8)(), ctypes.c_ulong()
            mark = raw.FPDFPageObj_GetMark(obj, index)
            if raw.FPDFPageObjMark_GetName(mark, name, 16, size) and bytes(name)[:6] == b"O\0C\0\0\0":
                return True
        return False

    def _clip_box(self, obj: Any, place: Affine) -> Box | None:
        """What holds all of an object that its clips leave; None where it has none."""
        raw = self._raw
        clip = raw.FPDFPageObj_GetClipPath(obj)
        count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
        whole: Box | None = None
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(max(0, count)):
            points = []
            for step in range(min(_CLIP, raw.FPDFClipPath_CountPathSegments(clip, index))):
                raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, index, step), x, y)
                points.append(place.point(x.value, y.value))
            if points:
                box = box_of(points, self._frame)
                whole = box if whole is None else whole.shared(box)
        return whole

    def _box(self, obj: Any, place: Affine, outer: Box | None) -> Box:
        """Of an object on the page as shown, as far as it lies in the form that holds it."""
        left, bottom, right, top = self._sides
        if not self._raw.FPDFPageObj_GetBounds(obj, left, bottom, right, top):
            return self._page
        box = place.box(self._frame, left.value, bottom.value, right.value, top.value)
        if outer is None:
            return box
        west, north = min(max(box.left, outer.left), outer.right), min(max(box.top, outer.top), outer.bottom)
        return Box(west, north, max(west, min(box.right, outer.right)), max(north, min(box.bottom, outer.bottom)))

    def _is_dark(self, obj: Any, level: int, *, fill: bool = True) -> bool:
        """Whether an object is drawn in an opaque colour darker than a level."""
        raw = self._raw
        red, green, blue, alpha = self._color
        stroked = not fill or (
            raw.FPDFPageObj_GetType(obj) == raw.FPDF_PAGEOBJ_TEXT and raw.FPDFTextObj_GetTextRenderMode(obj) % 4 == 1
        )
        get = raw.FPDFPageObj_GetStrokeColor if stroked else raw.FPDFPageObj_GetFillColor
        if not get(obj, red, green, blue, alpha):
            return False
        return alpha.value > 200 and 0.3 * red.value + 0.59 * green.value + 0.11 * blue.value < level

    def _shows(self, obj: Any, *, fill: bool = True) -> bool:
        """Whether the filling of a path, or its stroke, shows on white paper."""
        get = self._raw.FPDFPageObj_GetFillColor if fill else self._raw.FPDFPageObj_GetStrokeColor
        red, green, blue, alpha = self._color
        if not get(obj, red, green, blue, alpha):
            return True
        grey = 0.3 * red.value + 0.59 * green.value + 0.11 * blue.value
        return 255 - alpha.value / 255 * (255 - grey) < _VISIBLE

    def _is_clipped(self, obj: Any) -> bool:
        """Whether a clip cuts off any of an object: a rectangle that does not hold it, or any other shape."""
        raw = self._raw
        clip = raw.FPDFPageObj_GetClipPath(obj)
        count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
        if count <= 0:
            return False
        left, bottom, right, top = self._sides
        raw.FPDFPageObj_GetBounds(obj, left, bottom, right, top)
        bounds = (left.value, bottom.value, right.value, top.value)
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(count):
            points = []
            for step in range(max(0, raw.FPDFClipPath_CountPathSegments(clip, index))):
                raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, index, step), x, y)
                points.append((x.value, y.value))
            if len(points) not in (4, 5) or not _holds(points, bounds):
                return True
        return False


def _holds(points: list[tuple[float, float]], bounds: tuple[float, float, float, float]) -> bool:
    """Whether the rectangle of some points holds another, up to a point's tolerance."""
    across, up = [x for x, _ in points], [y for _, y in points]
    left, bottom, right, top = bounds
    return min(across) - 1 <= left and min(up) - 1 <= bottom and max(across) + 1 >= right and max(up) + 1 >= top
