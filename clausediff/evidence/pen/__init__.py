"""What a pen did on the pages of a scan: words struck out, words written in, circles, and ink that means nothing.

OCR does not see a pen: a good engine reads through the stroke. So the picture of each page is looked at for ink that the form
did not print, whatever engine read the words (:mod:`~clausediff.evidence.pen.detect`), and what is found goes into the scan's
marks, so that comparison and judge treat it as they treat the marks of any format
(:func:`~clausediff.evidence.pen.pages.with_pen_marks`). Text pays nothing: heavy libraries are imported with the first picture.
"""

from __future__ import annotations

from clausediff.evidence.pen.mark import PenMark
from clausediff.evidence.pen.net import installed
from clausediff.evidence.pen.pages import pages_to_look_at, with_pen_marks

__all__ = ["PenMark", "installed", "pages_to_look_at", "with_pen_marks"]
