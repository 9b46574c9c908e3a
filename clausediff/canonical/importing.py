"""``clausediff canonical import``: a form in another notation, as the text of a canonical file."""

from __future__ import annotations

from clausediff.canonical.load import load
from clausediff.canonical.write import to_markdown

__all__ = ["import_form"]


def import_form(path: str, identifier: str | None = None) -> str:
    """The text of a canonical file that says the same as an SPDX licence template, a plain text or a Word document.

    ``identifier`` is the id of the new canonical; without one it keeps the id that its file gives. Raises ReadError when the
    file cannot be read, CanonicalError when it is malformed.
    """
    canonical = load(path)
    return to_markdown(canonical, identifier or canonical.id)
