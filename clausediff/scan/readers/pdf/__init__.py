"""PDFs: their text as a person sees it on the page.

In: the bytes of a file. Out: a :class:`~clausediff.scan.scan.Scan` with pages. The stages, a page at a time::

    opened ── read_words ── draw_list ── read_annotations ── unseen ── line_ink ── compose
              text layer    pictures,    fields, strokes,    words     ink in      text, marks,
                            rules, ink   notes               nobody    lines of    parts not read
                                                             sees      print

Between ``line_ink`` and ``compose`` the letters that a page shows are held against those that its text says (``glyphs``,
``shapes``). ``covered`` says what of each letter and sign is seen, ``pieces`` and ``patches`` which ink is on a page besides its
text, ``print_lines`` where its lines are, and ``signed`` whether the file was changed after it was signed.

Over pypdfium2, which is imported when a PDF is read and not before. Scripts, actions, links and attachments are never opened.
"""

from __future__ import annotations

from clausediff.scan.readers.pdf.reader import NAME, SUFFIXES, scan

__all__ = ["NAME", "SUFFIXES", "scan"]
