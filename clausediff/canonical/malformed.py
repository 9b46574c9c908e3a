"""The error for a canonical that is malformed: every parser of the package reports the same way, with path and line."""

from __future__ import annotations

from clausediff.canonical.template import line_number
from clausediff.errors import CanonicalError

__all__ = ["malformed"]


def malformed(text: str, path: str, at: int, message: str) -> CanonicalError:
    """The error for what is wrong at the offset ``at`` of a canonical's text: ``path:line: message``."""
    return CanonicalError(f"{path}:{line_number(text, at)}: {message}")
