"""Writes the XML elements of a Word document with tracked changes and comments.

The elements are made directly, because python-docx has no functions for tracked changes, and its function for adding
paragraphs takes more than linear time.
"""

from __future__ import annotations

import io
from typing import IO, Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from clausediff.report.archive import rezip
from clausediff.report.docx_document import AUTHOR, DELETED, EQUAL, Paragraph, Piece
from clausediff.report.visible import visible

__all__ = ["Writer"]


class Writer:
    """A document under construction; numbers its changes and comments."""

    def __init__(self, date: str | None) -> None:
        self._word = docx.Document()
        self._end = self._word.element.body[-1]
        self._number = 0
        self._date = date if date is None or "T" in date else f"{date}T00:00:00Z"

    def heading(self, title: str, *, break_before: bool) -> None:
        """Add the heading of an agreement."""
        paragraph = self._styled("Heading1")
        if break_before:
            paragraph[0].append(OxmlElement("w:pageBreakBefore"))
        paragraph.append(_run(visible(title), "w:t"))

    def paragraph(self, paragraph: Paragraph) -> None:
        """Add a paragraph with its changes and comments."""
        element = self._styled(f"Heading{paragraph.heading}" if paragraph.heading else "")
        properties = element[0]
        if paragraph.indent:
            indent = OxmlElement("w:ind")
            indent.set(qn("w:left"), str(360 * paragraph.indent))
            properties.append(indent)
        if paragraph.mark != EQUAL:
            mark = OxmlElement("w:rPr")
            mark.append(self._change(paragraph.mark, paragraph.author))
            properties.append(mark)
        for piece in paragraph.pieces:
            self._piece(element, piece)

    def save(self, title: str, out: IO[bytes]) -> None:
        """Set the page header and the properties, remove the timestamps, and write the file."""
        self._word.sections[0].header.paragraphs[0].text = title
        properties = self._word.core_properties
        properties.author = properties.last_modified_by = AUTHOR
        properties.title = title[:255]
        properties.comments = properties.keywords = ""
        element = properties._element
        for child in list(element):
            if child.tag.endswith(("}created", "}modified")):
                element.remove(child)
        buffer = io.BytesIO()
        self._word.save(buffer)
        rezip(buffer, out)

    def _styled(self, style: str) -> Any:
        """A new paragraph at the end; its first child is the element of its properties."""
        element = OxmlElement("w:p")
        properties = OxmlElement("w:pPr")
        element.append(properties)
        if style:
            name = OxmlElement("w:pStyle")
            name.set(qn("w:val"), style)
            properties.append(name)
        self._end.addprevious(element)
        return element

    def _piece(self, parent: Any, piece: Piece) -> None:
        numbers = [self._comment(text, piece.author) for text in piece.comments]
        for number in numbers:
            parent.append(_numbered("w:commentRangeStart", number))
        holder = parent
        if piece.kind != EQUAL:
            holder = self._change(piece.kind, piece.author)
            parent.append(holder)
        holder.append(_run(piece.text, "w:delText" if piece.kind == DELETED else "w:t"))
        for number in numbers:
            parent.append(_numbered("w:commentRangeEnd", number))
            reference = OxmlElement("w:r")
            reference.append(_numbered("w:commentReference", number))
            parent.append(reference)

    def _change(self, kind: str, author: str) -> Any:
        self._number += 1
        element = _numbered(f"w:{kind}", self._number)
        element.set(qn("w:author"), author)
        if self._date:
            element.set(qn("w:date"), self._date)
        return element

    def _comment(self, text: str, author: str) -> int:
        comment = self._word.comments.add_comment(text=visible(text), author=author, initials="cd")
        element = comment._comment_elm
        # The library sets the current time; a report has the date that it was given, or none.
        element.attrib.pop(qn("w:date"), None)
        if self._date:
            element.set(qn("w:date"), self._date)
        return int(comment.comment_id)


def _numbered(tag: str, number: int) -> Any:
    element = OxmlElement(tag)
    element.set(qn("w:id"), str(number))
    return element


def _run(text: str, tag: str) -> Any:
    """A run of text; line breaks and tabs become elements of their own."""
    run = OxmlElement("w:r")
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(OxmlElement("w:br"))
        for column, part in enumerate(line.split("\t")):
            if column:
                run.append(OxmlElement("w:tab"))
            if part:
                element = OxmlElement(tag)
                element.text = part
                element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.append(element)
    return run
