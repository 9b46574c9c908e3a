"""PDFs: their text as a person sees it on the page.

In: the bytes of a file. Out: a :class:`~clausediff.scan.scan.Scan` with pages. The stages, a page at a time::

    opened ── read_words ── draw_list ── unseen ── read_annotations ── compose
              text layer    pictures,    words     fields, strokes,    text, marks,
                            rules        nobody    notes               parts not read
                                         sees

Between ``unseen`` and ``compose`` the letters that a page shows are held against those that its text says (``glyphs``, ``shapes``), and ink
that stands in a line of print is looked for (``pieces``, ``line_ink``, ``patches``); ``covered`` says what of each glyph is seen.

Over pypdfium2, which is imported when a PDF is read and not before. Scripts, actions, links and attachments are never opened.
"""

from __future__ import annotations

from clausediff.scan.readers.pdf.reader import NAME, SUFFIXES, scan

__all__ = ["NAME", "SUFFIXES", "scan"]
