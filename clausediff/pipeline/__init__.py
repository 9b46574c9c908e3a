"""The stages in order: this is the one package that names them all.

read -> pen marks -> the issued form's print                                                       documents
     -> columns, tables and pages in order -> furniture -> words -> copies
     -> align (signature and print columns, boundaries, moves) -> edits -> evidence and judge
     -> clauses                                                                                    comparing
     -> witnesses -> Report                                                                        here

In: paths and :class:`Options`. Out: a :class:`~clausediff.model.Report`. May import: :mod:`clausediff.agreement` and what is
below it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from clausediff.agreement.witnesses import apply_other_copies, apply_second_readings
from clausediff.canonical.variants import PreparedCanonical
from clausediff.errors import UsageError
from clausediff.model import Document, Report
from clausediff.pipeline.comparing import compare_scan
from clausediff.pipeline.documents import read_document, read_documents
from clausediff.pipeline.forms import candidates_of
from clausediff.pipeline.issued import issued_form, picture_of_form
from clausediff.pipeline.notes import notes_of_run
from clausediff.pipeline.options import Options, Progress

__all__ = ["Options", "Progress", "compare_scan", "compare_sources"]


def compare_sources(
    paths: Sequence[str],
    options: Options,
    *,
    progress: Callable[[Progress], None] | None = None,
    stdin: bytes | None = None,
    held: Mapping[str, bytes] | None = None,
) -> Report:
    """Compare files, each with the canonical; a file that fails becomes a document with an error.

    ``held`` are the contents of files that are not on disk, by the names that ``paths`` has for them. ``progress`` is called
    before each file and may raise to cancel. Raises
    :class:`~clausediff.errors.CanonicalError` or another :class:`~clausediff.errors.ClausediffError` when the canonical
    itself cannot be used.
    """
    candidates = candidates_of(options)
    form = issued_form(options)
    documents = read_documents(paths, candidates, options, progress, stdin, held or {}, form)
    if form is not None:
        documents = [replace(each, issued=picture_of_form(form)) for each in documents]
    documents = _with_witnesses(documents, candidates, options)
    return Report(tuple(sorted(documents, key=lambda document: document.path)), notes_of_run(documents, candidates))


def _with_witnesses(documents: list[Document], candidates: list[PreparedCanonical], options: Options) -> list[Document]:
    """The documents after the witnesses: second readings of the one document, and the copies in the run."""
    if options.witness:
        if len(documents) != 1:
            raise UsageError("--witness is a second reading of one FILE; give one FILE")
        readings = [read_document(path, candidates, options, None) for path in options.witness]
        for reading in readings:
            if reading.error is not None:
                raise UsageError(f"the witness cannot be used: {reading.error.message}")
        agreements = tuple(
            apply_second_readings(agreement, [r.agreements[i] for r in readings if i < len(r.agreements)])
            for i, agreement in enumerate(documents[0].agreements)
        )
        documents = [replace(documents[0], agreements=agreements)]
    return apply_other_copies(documents)
