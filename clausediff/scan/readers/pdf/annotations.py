"""What was put on a PDF page after it was made: filled form fields, strokes through words, typed and drawn notes.

A filled field is read at its place, as is a typed note on a blank to fill in. Anything else is said, for a person to look at.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

from clausediff.scan.pages import Box, around
from clausediff.scan.readers.pdf.frame import Frame
from clausediff.scan.readers.pdf.paths import box_of

__all__ = ["Field", "Note", "OnTop", "read_annotations"]

_HIDDEN = 1 | 2 | 32
"""Flags of annotations that are not shown: invisible, hidden, no view."""
_TICK, _NO_TICK = "\u2612", "\u2610"
_MAX_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation that is no form field."""

    kind: str
    """``text`` typed on the page, ``comment`` that pops up, ``ink``, ``stamp``, ``shape``, ``caret`` or ``attachment``."""
    box: Box
    text: str = ""
    """The words in it, where it has some."""


@dataclass(frozen=True, slots=True)
class Field:
    """A form field."""

    kind: str
    """``text``, ``tick`` or ``signature``."""
    box: Box
    text: str = ""
    """The value that the field holds; of a tick ``☒`` or ``☐``."""


@dataclass(slots=True)
class OnTop:
    """What lies on top of a page's own contents."""

    fields: list[Field] = field(default_factory=list)
    struck: list[Box] = field(default_factory=list)
    """What strike-out annotations cover."""
    strokes: list[Box] = field(default_factory=list)
    """Lines and ink, to be tested against the words, each as the box around it."""
    notes: list[Note] = field(default_factory=list)
    drawn: list[Box] = field(default_factory=list)
    """Where annotations draw something, whatever they are."""
    buttons: list[Box] = field(default_factory=list)
    """Where buttons are, with captions of their own."""


def read_annotations(page: Any, frame: Frame, form: Any) -> OnTop:
    """The annotations of a page of pypdfium2; ``form`` is the document's form environment, or None."""
    from pypdfium2 import raw

    found = OnTop()
    for index in range(max(0, raw.FPDFPage_GetAnnotCount(page.raw))):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            if not raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                _read_one(raw, annotation, frame, form, found)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def _read_one(raw: Any, annotation: Any, frame: Frame, form: Any, found: OnTop) -> None:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    box = _rectangle(raw, annotation, frame)
    contents = _string(raw, annotation, b"Contents")
    if kind != raw.FPDF_ANNOT_POPUP and (kind != raw.FPDF_ANNOT_LINK or raw.FPDFAnnot_HasKey(annotation, b"AP")):
        found.drawn.append(box)
    if kind == raw.FPDF_ANNOT_WIDGET:
        if form is not None:
            _read_field(raw, annotation, form, box, found)
        elif value := _string(raw, annotation, b"V"):
            found.notes.append(Note("comment", box, value))
        return
    simple = {
        raw.FPDF_ANNOT_TEXT: "comment",
        raw.FPDF_ANNOT_FREETEXT: "text",
        raw.FPDF_ANNOT_CARET: "caret",
        raw.FPDF_ANNOT_STAMP: "stamp",
        raw.FPDF_ANNOT_FILEATTACHMENT: "attachment",
        raw.FPDF_ANNOT_SQUARE: "shape",
        raw.FPDF_ANNOT_CIRCLE: "shape",
        raw.FPDF_ANNOT_POLYGON: "shape",
        raw.FPDF_ANNOT_POLYLINE: "shape",
        raw.FPDF_ANNOT_SOUND: "attachment",
        raw.FPDF_ANNOT_MOVIE: "attachment",
        raw.FPDF_ANNOT_SCREEN: "attachment",
        raw.FPDF_ANNOT_RICHMEDIA: "attachment",
        raw.FPDF_ANNOT_THREED: "attachment",
        raw.FPDF_ANNOT_REDACT: "shape",
    }
    if kind == raw.FPDF_ANNOT_STRIKEOUT:
        found.struck += _quads(raw, annotation, frame) or [box]
    elif kind in (raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_LINE):
        strokes = _strokes(raw, annotation, frame) or [box]
        found.strokes += strokes
        found.notes.append(Note("ink", around(strokes), contents))
    elif kind in simple:
        found.notes.append(Note(simple[kind], box, contents))
        return
    # A highlight, an underline or a struck word may carry a comment of its own; what a link says of itself is no comment.
    if contents and kind != raw.FPDF_ANNOT_LINK and all(note.text != contents for note in found.notes):
        found.notes.append(Note("comment", box, contents))


def _read_field(raw: Any, annotation: Any, form: Any, box: Box, found: OnTop) -> None:
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        found.fields.append(Field("tick", box, _TICK if raw.FPDFAnnot_IsChecked(form, annotation) else _NO_TICK))
    elif kind == raw.FPDF_FORMFIELD_SIGNATURE:
        found.fields.append(Field("signature", box))
    elif kind == raw.FPDF_FORMFIELD_PUSHBUTTON:
        found.buttons.append(box)
    else:
        found.fields.append(Field("text", box, _form_value(raw, annotation, form)))


def _rectangle(raw: Any, annotation: Any, frame: Frame) -> Box:
    rectangle = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, rectangle):
        return Box(0, 0, 0, 0)
    left, right = sorted((rectangle.left, rectangle.right))
    bottom, top = sorted((rectangle.bottom, rectangle.top))
    return frame.box(left, bottom, right, top)


def _string(raw: Any, annotation: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    return _decoded(size, lambda buffer, room: raw.FPDFAnnot_GetStringValue(annotation, key, buffer, room))


def _form_value(raw: Any, annotation: Any, form: Any) -> str:
    size = raw.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
    return _decoded(size, lambda buffer, room: raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, room))


def _decoded(size: int, fill: Any) -> str:
    """A string of pdfium, which counts bytes of UTF-16 with a closing zero."""
    if size <= 2:
        return ""
    size = min(size, 2 * _MAX_TEXT)
    buffer = (ctypes.c_ushort * (size // 2))()
    fill(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").split("\0")[0].replace("\r", "\n").strip()


def _quads(raw: Any, annotation: Any, frame: Frame) -> list[Box]:
    boxes = []
    points = raw.FS_QUADPOINTSF()
    for index in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, index, points):
            across = (points.x1, points.x2, points.x3, points.x4)
            up = (points.y1, points.y2, points.y3, points.y4)
            boxes.append(frame.box(min(across), min(up), max(across), max(up)))
    return boxes


def _strokes(raw: Any, annotation: Any, frame: Frame) -> list[Box]:
    """Each stroke of ink, or the line, as the box around it."""
    boxes = []
    start, end = raw.FS_POINTF(), raw.FS_POINTF()
    if raw.FPDFAnnot_GetLine(annotation, start, end):
        boxes.append(box_of([(start.x, start.y), (end.x, end.y)], frame))
    for index in range(raw.FPDFAnnot_GetInkListCount(annotation)):
        count = raw.FPDFAnnot_GetInkListPath(annotation, index, None, 0)
        if 0 < count < 100_000:
            path = (raw.FS_POINTF * count)()
            raw.FPDFAnnot_GetInkListPath(annotation, index, path, count)
            boxes.append(box_of([(point.x, point.y) for point in path], frame))
    return boxes
