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

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from clausediff.agreement.witnesses import OtherCopies, apply_other_copies, apply_second_readings
from clausediff.canonical.variants import PreparedCanonical
from clausediff.errors import UsageError
from clausediff.model import Document, IssuedForm, Report
from clausediff.pipeline.comparing import compare_scan, with_text, without_text
from clausediff.pipeline.documents import read_document, read_documents
from clausediff.pipeline.forms import candidates_of
from clausediff.pipeline.issued import issued_form, picture_of_form
from clausediff.pipeline.notes import Seen, notes_of_run
from clausediff.pipeline.options import Options, Progress

if TYPE_CHECKING:
    from clausediff.spilled import Spilled

__all__ = ["Options", "Progress", "compare_scan", "compare_sources"]

_MANY = 300
"""Files from which documents may be kept on disk."""


def compare_sources(
    paths: Sequence[str],
    options: Options,
    *,
    progress: Callable[[Progress], None] | None = None,
    stdin: bytes | None = None,
    held: Mapping[str, bytes] | None = None,
    besides: Iterable[Document] = (),
) -> Report:
    """Compare files, each with the canonical; a file that fails becomes a document with an error.

    ``held`` are the contents of files that are not on disk, by the names that ``paths`` has for them. ``progress`` is called
    before each file and may raise to cancel. ``besides`` are documents of files that are not compared. Raises
    :class:`~clausediff.errors.CanonicalError` or another :class:`~clausediff.errors.ClausediffError` when the canonical
    itself cannot be used.
    """
    candidates = candidates_of(options)
    form = issued_form(options)
    made = read_documents(paths, candidates, options, progress, stdin, held or {}, form)
    seen = Seen()
    if options.spill and len(paths) >= _MANY and form is None and not options.witness:
        return Report(_on_disk(made, besides, candidates, seen), notes_of_run(seen, candidates))
    documents = list(made)
    if form is not None:
        documents = [replace(each, issued=picture_of_form(form)) for each in documents]
    documents = _with_witnesses(documents, candidates, options)
    for document in documents:
        seen.add(document)
    documents = sorted([*documents, *besides], key=lambda document: document.path)
    beside = IssuedForm(form.path, form.sha256) if form is not None else None
    return Report(tuple(documents), notes_of_run(seen, candidates), beside)


def _on_disk(
    made: Iterable[Document], besides: Iterable[Document], candidates: Sequence[PreparedCanonical], seen: Seen
) -> Spilled[Document]:
    """The documents, each put into a temporary file when it is made, and explained by the other copies when it is read."""
    from clausediff.spilled import Spilled  # what a run over few files has no need of

    texts = {prepared.source.sha256: prepared.source.text for prepared in candidates}
    copies = OtherCopies()
    documents: Spilled[Document] = Spilled(
        lambda document: copies.explained(
            replace(document, agreements=tuple(with_text(each, texts) for each in document.agreements))
        )
    )
    for document in made:
        seen.add(document)
        copies.add(document)
        documents.append(replace(document, agreements=tuple(map(without_text, document.agreements))), document.path)
    for document in besides:
        documents.append(document, document.path)
    documents.arrange()
    return documents


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
