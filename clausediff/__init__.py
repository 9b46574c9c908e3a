"""clausediff: did anyone change a word of the agreement?

:func:`compare` holds one scan against a canonical and returns a :class:`Report`; the other names are the frozen types
that a report is made of. ``docs/architecture.md`` describes how it works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausediff.errors import ClausediffError
from clausediff.model import (
    Agreement,
    CanonicalRef,
    Clause,
    Decision,
    Document,
    DocumentError,
    Excerpt,
    ExitCode,
    FieldValue,
    Finding,
    Range,
    Report,
    Status,
    Verdict,
)

if TYPE_CHECKING:
    import os

    from clausediff.canonical.template import Canonical

__version__ = "0.1.0"

__all__ = [
    "Agreement",
    "CanonicalRef",
    "Clause",
    "ClausediffError",
    "Decision",
    "Document",
    "DocumentError",
    "Excerpt",
    "ExitCode",
    "FieldValue",
    "Finding",
    "Range",
    "Report",
    "Status",
    "Verdict",
    "__version__",
    "compare",
]


def compare(path_or_text: str | os.PathLike[str], canonical: str | os.PathLike[str] | Canonical = "auto") -> Report:
    """Compare one scan with a canonical.

    ``path_or_text`` is a path, or the scan's text itself when it holds a line break. ``canonical`` is a name in the
    library, a path, ``"auto"`` for the best match in the library, or a :class:`~clausediff.canonical.template.Canonical`. Raises a
    :class:`ClausediffError` when either cannot be read or compared.
    """
    from clausediff.pipeline import compare as run

    return run(path_or_text, canonical)
