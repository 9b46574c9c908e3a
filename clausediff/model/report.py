"""What a comparison yields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from clausediff.model.agreement import Agreement
from clausediff.model.document import Document
from clausediff.model.finding import Finding
from clausediff.model.values import ExitCode, Verdict

if TYPE_CHECKING:
    from clausediff.differences import Difference


class IssuedForm(NamedTuple):
    """The form as it was sent out, which was laid beside the copies' pages."""

    path: str
    """As given, with ``/``."""
    sha256: str
    """Of the bytes of its print."""


class _Totals(NamedTuple):
    """What a report counts."""

    verdicts: dict[str, int]
    counts: dict[Verdict, int]
    files: frozenset[str]
    """The verdicts of files that have findings of their own."""
    errors: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Report:
    """What a comparison yields: the one thing that views and report formats read."""

    documents: Sequence[Document]
    """Sorted by path; a tuple, but for a run over very many files, whose documents are on disk."""
    notes: tuple[str, ...] = ()
    """Sentences for people about the run as a whole (stale decisions, skipped files); not part of the JSON."""
    issued: IssuedForm | None = None
    """The issued form that was laid beside the copies' pages; None where none was."""

    def agreements(self) -> Iterator[tuple[Document, Agreement]]:
        """All agreements, with the document that holds each."""
        for document in self.documents:
            for agreement in document.agreements:
                yield document, agreement

    def findings(self) -> Iterator[tuple[Document, Agreement, Finding]]:
        """All findings of agreements, with where each stands; those of files are :attr:`Document.findings`."""
        for document, agreement in self.agreements():
            for finding in agreement.findings:
                yield document, agreement, finding

    def differences(self) -> tuple[Difference, ...]:
        """The distinct differences over all copies, the gravest and rarest first; see :mod:`clausediff.differences`."""
        from clausediff.differences import differences

        return differences(self)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data, in the shape of the JSON report (schema version 1)."""
        from clausediff.report.rows import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """The JSON report, as ``--format json`` prints it."""
        from clausediff.report.rows import to_json

        return to_json(self)

    def rows(self, of: str = "findings") -> list[dict[str, str | int | float | None]]:
        """One flat record for each of the report's ``findings``, ``differences``, ``agreements`` or ``fields``: what
        ``pandas.DataFrame``, ``polars.DataFrame`` and ``pyarrow.Table.from_pylist`` take."""
        from clausediff.report.rows import rows

        return rows(self, of)

    def __repr__(self) -> str:
        counts = self.verdicts
        said = ", ".join(f"{number} {name}" for name, number in counts.items() if number or name == "clean")
        return f"<Report: {len(self.documents)} documents, {sum(counts.values()) - counts['error']} agreements: {said}>"

    def _repr_html_(self) -> str:
        """The report in a notebook: its differences and its copies as tables."""
        from clausediff.report.notebook import notebook

        return notebook(self)

    @cached_property
    def _totals(self) -> _Totals:
        """All that is counted, in one pass over the documents."""
        verdicts = {"clean": 0, "review": 0, "substantive": 0, "error": 0}
        counts = dict.fromkeys(Verdict, 0)
        files: set[str] = set()
        errors: list[str] = []
        for document in self.documents:
            if document.error is not None:
                verdicts["error"] += 1
                errors.append(document.error.message)
            for agreement in document.agreements:
                verdicts[agreement.verdict] += 1
                for verdict, number in agreement.counts.items():
                    counts[verdict] += number
            for finding in document.findings:
                counts[finding.verdict] += 1
            if document.findings:
                files.add(document.verdict)
        return _Totals(verdicts, counts, frozenset(files), tuple(errors))

    @property
    def verdicts(self) -> dict[str, int]:
        """Number of agreements by verdict, and of files in error."""
        return self._totals.verdicts

    @property
    def counts(self) -> dict[Verdict, int]:
        """Number of findings by verdict, those of agreements and of files."""
        return self._totals.counts

    @property
    def errors(self) -> tuple[str, ...]:
        """Why files have no agreements, in their order."""
        return self._totals.errors

    def exit_code(self, fail_on: str = "review") -> ExitCode:
        """The exit code of ``--check``; ``fail_on`` is ``review`` or ``substantive``."""
        if self.verdicts["error"]:
            return ExitCode.ERROR
        of_files = self._totals.files
        if self.verdicts["substantive"] or "substantive" in of_files:
            return ExitCode.SUBSTANTIVE
        if (self.verdicts["review"] or "review" in of_files) and fail_on == "review":
            return ExitCode.REVIEW
        return ExitCode.CLEAN
