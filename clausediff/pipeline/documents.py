"""One document for each file: read, searched for pen marks, compared; what goes wrong becomes its error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from clausediff import parallel
from clausediff.agreement.documents import document_findings, pages_read
from clausediff.agreement.outside import FormTerms, form_terms
from clausediff.agreement.places import with_places
from clausediff.agreement.witnesses import apply_second_readings
from clausediff.canonical.variants import PreparedCanonical
from clausediff.errors import ClausediffError, NoMatchError
from clausediff.model import Agreement, Document, DocumentError, Excerpt
from clausediff.pipeline.comparing import compare_pages, compare_scan, outside_of, with_texts, without_text
from clausediff.pipeline.forms import load_shared, places_in_forms
from clausediff.pipeline.issued import lay_on_form, with_issued_places
from clausediff.pipeline.options import Options, Progress
from clausediff.scan.scan import Scan
from clausediff.text.several import guards_of

if TYPE_CHECKING:
    from clausediff.evidence.issued import Fit
    from clausediff.evidence.pen import PenMark

__all__ = ["read_document", "read_documents"]

_WARMING = 50_000
"""Characters of the longest form that is compared for nothing but what is loaded by it."""


def read_documents(
    paths: Sequence[str],
    candidates: list[PreparedCanonical],
    options: Options,
    progress: Callable[[Progress], None] | None,
    stdin: bytes | None,
    held: Mapping[str, bytes],
    form: Scan | None = None,
) -> Iterator[Document]:
    """One document for each path, in their order, as they come; ``form`` is the issued form, where one is laid beside them."""

    def began(index: int) -> None:
        if progress is not None:
            progress(Progress("compare", index, len(paths), paths[index]))

    jobs = parallel.processes(options.jobs, parallel.seconds_for_files(paths) if options.jobs != 1 else 0.0)
    if jobs == 1 or len(paths) == 1 or "-" in paths or held:  # of which only this process has the input
        for index, path in enumerate(paths):
            began(index)
            by_page, data = _by_page(progress, path), held.get(path)
            yield read_document(path, candidates, options, stdin, by_page, data, form=form)
        return
    alone = replace(options, jobs=1)
    _warm_up(candidates, alone)
    made = parallel.one_by_one(
        lambda index: read_document(paths[index], candidates, alone, None, form=form, texts=False),
        len(paths),
        jobs,
        lambda index, how: _lost(paths[index], how),
        began,
    )
    for each in made:
        yield replace(each, agreements=with_texts(each.agreements, candidates))


def _warm_up(candidates: list[PreparedCanonical], options: Options) -> None:
    """Load the lists of words, and compile the patterns, before processes are forked: each would do so by itself, which takes a third
    of a second. A form compared with itself asks for most of them."""
    load_shared(candidates)
    form = candidates[0].source
    if len(form.text) <= _WARMING:
        with suppress(ClausediffError):
            compare_scan(Scan(form.path, form.sha256, form.text[form.body.slice]), candidates[:1], options)


def _lost(path: str, how: str) -> Document:
    """The document of a file during whose comparison the process died."""
    from clausediff.scan.readers import display_path

    shown = display_path(path)
    message = f"{shown}: the process that compared it died ({how}); try it alone, with --jobs 1"
    return Document(shown, "", 0, "", DocumentError("crash", message))


def _by_page(progress: Callable[[Progress], None] | None, path: str) -> Callable[[int, int], None] | None:
    """Tells ``progress`` of each page of a file that OCR has read."""
    if progress is None:
        return None
    return lambda done, total: progress(Progress("read", done, total, path))


def read_document(
    path: str,
    candidates: list[PreparedCanonical],
    options: Options,
    stdin: bytes | None,
    by_page: Callable[[int, int], None] | None = None,
    data: bytes | None = None,
    *,
    form: Scan | None = None,
    texts: bool = True,
) -> Document:
    """Read and compare one file; what goes wrong with it becomes the document's error.

    ``form`` is the issued form. Without ``texts`` the document's agreements lack the text of their canonical.
    """
    from clausediff.scan.readers import display_path, read

    try:
        scan = read(
            path,
            stdin=stdin,
            encoding=options.encoding,
            max_bytes=options.max_bytes,
            tracked=options.tracked,
            pages=options.pages(by_page),
            data=data,
        )
        seen: dict[int, list[PenMark]] = {}
        scan = _with_pen_marks(scan, candidates, options, seen)
        fits: dict[int, Fit | None] = {}
        if form is not None:
            scan, fits = lay_on_form(scan, form, seen, options)
    except ClausediffError as error:
        return Document(display_path(path), "", 0, "", DocumentError(error.kind, str(error)))
    try:
        agreements, of_pages = compare_pages(scan, candidates, options)
        outside = outside_of(len(scan.text), [agreement.span for agreement in agreements])
        for text in scan.witness:
            reading = replace(scan, text=text, words=(), lines=(), pages=(), page_starts=(0,))
            agreements = _with_second_engine(agreements, reading, candidates, options)
        agreements = with_places(scan, agreements)
    except ClausediffError as error:
        problem = DocumentError(error.kind, str(error))
        return Document(scan.path, scan.sha256, len(scan.text), scan.reader, problem, text=scan.text)
    used = {agreement.canonical.sha256 for agreement in agreements}
    sources = [prepared.source for prepared in candidates if prepared.source.sha256 in used]
    forms = [unread for source in sources for unread in source.unread]
    terms = FormTerms.of_all(
        form_terms(source.text[source.body.slice], source.title, source.language)
        for source in (sources if outside else ())  # else nothing asks for them
    )
    ends = {agreement.span.end for agreement in agreements}
    told = (
        *of_pages,
        *document_findings(scan, outside, forms, terms, ends, guards_of(source.language for source in sources)),
    )
    findings = tuple(sorted(told, key=lambda finding: finding.scan.span))
    if form is not None and fits:
        agreements, findings = with_issued_places(scan, fits, form, agreements, findings)
    return Document(
        scan.path,
        scan.sha256,
        len(scan.text),
        scan.reader,
        None,
        agreements if texts else tuple(map(without_text, agreements)),
        outside,
        scan.text,
        findings,
        pages_read(scan),
        _pictures(scan),
    )


def _pictures(scan: Scan) -> Callable[[Excerpt], bytes | None] | None:
    """What draws the places of a scan's findings; None where it has no pictures."""
    if not scan.words or not scan.has_pictures:
        return None
    from clausediff.scan.crops import Pictures  # what text has no need of

    return Pictures(scan)


def _with_pen_marks(
    scan: Scan, candidates: Sequence[PreparedCanonical], options: Options, seen: dict[int, list[PenMark]]
) -> Scan:
    """The scan with what a pen did on pages that are pictures, and with the check boxes where a canonical has any; all marks of a page,
    harmless ones too, go into ``seen``."""
    if not scan.has_pictures:
        return scan
    from clausediff.evidence import pen

    return pen.with_pen_marks(scan, form=places_in_forms(scan, candidates), cache=options.cache, seen=seen)


def _with_second_engine(
    agreements: tuple[Agreement, ...], reading: Scan, candidates: list[PreparedCanonical], options: Options
) -> tuple[Agreement, ...]:
    """The agreements of a scan after another engine's reading of the same pages, where that holds as many copies."""
    try:
        others, _ = compare_scan(reading, candidates, options)
    except NoMatchError:
        return agreements
    if len(others) != len(agreements):
        return agreements
    return tuple(apply_second_readings(one, [other]) for one, other in zip(agreements, others, strict=True))
