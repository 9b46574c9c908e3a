"""The issued form as a picture: where a copy's pages lie on its print, and the ink that the print does not have.

::

    words of a page ──┐
                      ├──fit──▶ how the page lies on a page of the form ──ink──▶ ink of its own ──marks──▶ marks of the scan
    words of the form ┘              │
                                     └──▶ the place of each finding on the form

Where the layout of a page differs from the form's, nothing of this is used, and the document says so. Nothing here decides: ink
becomes a mark of the scan, which the judge treats like those of a pen.
"""

from __future__ import annotations

from clausediff.evidence.issued.fit import Fit, fit_pages
from clausediff.evidence.issued.marks import with_issued_form

__all__ = ["Fit", "fit_pages", "with_issued_form"]
