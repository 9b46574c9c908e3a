"""clausediff: did anyone change a word of the agreement?

:func:`compare` holds copies against a canonical and returns a :class:`Report`; :func:`compare_each` does so one by one. The
other names are the frozen types that a report is made of. ``docs/architecture.md`` describes how it works.
"""

from __future__ import annotations

from clausediff.api import compare, compare_each
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
    "compare_each",
]
