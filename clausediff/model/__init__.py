"""The words of clausediff as frozen types: what the pipeline yields and what every view and report reads.

Spans are half-open ``(start, end)`` in Unicode code points: on the scan side of the decoded text of the file, on the
canonical side of the canonical file as it stands on disk, front matter included. Slicing a span always gives the
``text`` beside it.
"""

from __future__ import annotations

from clausediff.model.agreement import Agreement, CanonicalRef, Clause, agreement_verdict
from clausediff.model.document import Document, DocumentError, PageRead
from clausediff.model.finding import GOES_ON, SIGNED_BY_HAND, Decision, FieldValue, Finding, IssuedPlace, Pixels
from clausediff.model.report import IssuedForm, Report
from clausediff.model.values import ANSWERS, SCHEMA_VERSION, Excerpt, ExitCode, Range, Status, Verdict

__all__ = [
    "ANSWERS",
    "GOES_ON",
    "SCHEMA_VERSION",
    "SIGNED_BY_HAND",
    "Agreement",
    "CanonicalRef",
    "Clause",
    "Decision",
    "Document",
    "DocumentError",
    "Excerpt",
    "ExitCode",
    "FieldValue",
    "Finding",
    "IssuedForm",
    "IssuedPlace",
    "PageRead",
    "Pixels",
    "Range",
    "Report",
    "Status",
    "Verdict",
    "agreement_verdict",
]
