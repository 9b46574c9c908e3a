"""The stages in order: this is the one file that names them all.

read -> furniture -> words -> copies -> align (signature and print columns, boundaries, moves) -> edits
     -> evidence and judge -> clauses -> witnesses -> Report
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from clausediff import parallel
from clausediff.agreement.compare import compare_copy
from clausediff.agreement.documents import document_findings, pages_read, unread_of_form
from clausediff.agreement.outside import form_terms, outside_furniture
from clausediff.agreement.pile import Compared, compare_in_order, compare_sheets
from clausediff.agreement.places import with_places
from clausediff.agreement.whole_pages import join_pages
from clausediff.agreement.witnesses import apply_other_copies, apply_second_readings
from clausediff.alignment.copies import Candidate, Copy, find_copies
from clausediff.alignment.form_index import FormIndex
from clausediff.alignment.grids import Grid, find_grids, grids_of
from clausediff.alignment.page_order import find_page_order, form_lines
from clausediff.alignment.sheets import find_sheets
from clausediff.alignment.shelf import candidates_in
from clausediff.canonical.template import Canonical
from clausediff.canonical.variants import PreparedCanonical, prepare
from clausediff.errors import ClausediffError, NoMatchError, UsageError
from clausediff.evidence import lexicon
from clausediff.evidence.pixels import PixelWitness
from clausediff.model import (
    Agreement,
    Document,
    DocumentError,
    Excerpt,
    Range,
    Report,
)
from clausediff.scan.front_matter import find_front_matter, front_lines
from clausediff.scan.furniture import Furniture, blank, find_furniture
from clausediff.scan.marks import format_of
from clausediff.scan.options import PageOptions
from clausediff.scan.ruling import table_bars
from clausediff.scan.scan import Scan
from clausediff.text.markup import markup_names
from clausediff.text.vocabulary import base_code
from clausediff.text.words import Words, alnum_key, fold_text, tokenize

_NEAREST = 3
_PEN = (
    "pages read from pictures: {}; they were searched for what a pen did there (words struck out, written over, put in), of which "
    "pale or tiny marks may be missed"
)
_NO_PEN = (
    "pages read from pictures: {}; what a pen did there (words struck out, written over, put in) is seen only as far as it "
    "was read as words, so look at those pages too"
)
_FEW = 8
"""Canonicals of a library up to which each is held against each scan."""
_SIGNED = 2
"""Lines with the form's labels by which a page that has nothing else of it is its signature page."""
_REMEMBERED = 512
"""Canonicals whose pairs of words are kept."""
_PAIRS: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}
_INDEXES: dict[tuple[tuple[str, str], ...], FormIndex] = {}
"""The index of the library of the run."""
_GRIDS: dict[tuple[str, str], list[Grid]] = {}
_ALL_PAIRS: dict[tuple[tuple[str, str], ...], frozenset[tuple[str, str]]] = {}
"""The pairs of all canonicals of the run, made once."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to compare."""

    canonical: str | Canonical = "auto"
    """A name in the library, a path, ``auto`` for the best match in the library, or a parsed canonical."""
    library: tuple[str, ...] = ()
    """Folders of canonicals, before those of the environment and the shipped ones."""
    witness: tuple[str, ...] = ()
    """Paths of second readings of the same pages."""
    encoding: str = "auto"
    """Of text files; ``auto`` finds out."""
    max_bytes: int = 50_000_000
    tracked: str = "accept"
    """Whether tracked changes of Word documents are read as accepted (``accept``) or as rejected (``reject``)."""
    ocr: str = "auto"
    """Which engine reads pictures; one of :data:`clausediff.scan.options.ENGINES`."""
    ignore: tuple[str, ...] = ()
    """Phrases of page furniture beside each canonical's own."""
    protected: tuple[str, ...] = ()
    """Words and phrases in which any difference is for a person, wherever a canonical has them."""
    password: str | None = field(default=None, repr=False)
    """Opens encrypted files."""
    max_pages: int = 2_000
    max_pixels: int = 200_000_000
    cache: bool = True
    """Whether what OCR reads is kept for the next run."""
    pixels: bool = True
    """Whether doubts are put to the picture of the page, where there is one."""
    jobs: int = 1
    """How many processes compare at the same time; 0 for one on each core where there is enough to do. The report is the same."""

    def pages(self, progress: Callable[[int, int], None] | None = None) -> PageOptions:
        """How files with pages are read."""
        return PageOptions(self.ocr, self.password, self.max_pages, self.max_pixels, self.cache, progress=progress)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run is."""

    stage: str
    done: int
    total: int
    path: str


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
    candidates = _candidates(options)
    documents = _documents(paths, candidates, options, progress, stdin, held or {})
    documents = _with_witnesses(documents, candidates, options)
    return Report(tuple(sorted(documents, key=lambda document: document.path)), _notes(documents, candidates))


def _documents(
    paths: Sequence[str],
    candidates: list[PreparedCanonical],
    options: Options,
    progress: Callable[[Progress], None] | None,
    stdin: bytes | None,
    held: Mapping[str, bytes],
) -> list[Document]:
    """One document for each path, in their order."""

    def began(index: int) -> None:
        if progress is not None:
            progress(Progress("compare", index, len(paths), paths[index]))

    jobs = parallel.processes(options.jobs, parallel.seconds_for_files(paths) if options.jobs != 1 else 0.0)
    if jobs == 1 or len(paths) == 1 or "-" in paths or held:  # of which only this process has the input
        documents = []
        for index, path in enumerate(paths):
            began(index)
            documents.append(_document(path, candidates, options, stdin, _by_page(progress, path), held.get(path)))
        return documents
    _load_shared(candidates)
    alone = replace(options, jobs=1)
    made = parallel.in_processes(
        lambda index: _document(paths[index], candidates, alone, None, texts=False),
        len(paths),
        jobs,
        lambda index, how: _lost(paths[index], how),
        began,
    )
    return [replace(each, agreements=_with_texts(each.agreements, candidates)) for each in made]


def _without_text(agreement: Agreement) -> Agreement:
    """An agreement without the canonical's text, which is not sent from process to process."""
    return replace(agreement, canonical=replace(agreement.canonical, text=""))


def _with_texts(agreements: Iterable[Agreement], candidates: Sequence[PreparedCanonical]) -> tuple[Agreement, ...]:
    """The agreements with the canonicals' texts again."""
    texts = {prepared.source.sha256: prepared.source.text for prepared in candidates}
    return tuple(
        replace(each, canonical=replace(each.canonical, text=texts[each.canonical.sha256])) for each in agreements
    )


def _load_shared(candidates: Sequence[PreparedCanonical]) -> None:
    """Load what every process would load by itself."""
    for language in {prepared.source.language for prepared in candidates}:
        lexicon.load(language).is_word("the")


def _lost(path: str, how: str) -> Document:
    """The document of a file during whose comparison the process died."""
    from clausediff.scan.readers import display_path

    shown = display_path(path)
    message = f"{shown}: the process that compared it died ({how}); try it alone, with --jobs 1"
    return Document(shown, "", 0, "", DocumentError("crash", message))


def _notes(documents: Sequence[Document], candidates: Sequence[PreparedCanonical]) -> tuple[str, ...]:
    """What is to be said of the canonicals that were used."""
    used = {agreement.canonical.sha256 for document in documents for agreement in document.agreements}
    sources = [prepared.source for prepared in candidates if prepared.source.sha256 in used]
    notes = tuple(note for source in sources for note in unread_of_form(source.path, source.unread))
    notes += tuple(note for source in sources if (note := _language_note(source)))
    pictures = sum(page.picture for document in documents for page in document.pages)
    if not pictures:
        return notes
    from clausediff.evidence import pen

    return (*notes, (_PEN if pen.installed() else _NO_PEN).format(pictures))


def _language_note(source: Canonical) -> str | None:
    """What a person must know of a canonical's language: that it was guessed, and that words of it are not listed."""
    if base_code(source.language) == "en":
        return None
    guessed = (
        "" if source.language_stated else f"; nobody states it, so it was guessed: write `language: {source.language}`"
    )
    unlisted = (
        ""
        if lexicon.load(source.language).known
        else "; no list of its words is at hand, so every word that differs is for a person"
    )
    if not guessed and not unlisted:
        return None
    return f"the canonical {source.path} is in the language {source.language}{guessed}{unlisted}"


def _with_witnesses(documents: list[Document], candidates: list[PreparedCanonical], options: Options) -> list[Document]:
    """The documents after the witnesses: second readings of the one document, and the copies in the run."""
    if options.witness:
        if len(documents) != 1:
            raise UsageError("--witness is a second reading of one FILE; give one FILE")
        readings = [_document(path, candidates, options, None) for path in options.witness]
        for reading in readings:
            if reading.error is not None:
                raise UsageError(f"the witness cannot be used: {reading.error.message}")
        agreements = tuple(
            apply_second_readings(agreement, [r.agreements[i] for r in readings if i < len(r.agreements)])
            for i, agreement in enumerate(documents[0].agreements)
        )
        documents = [replace(documents[0], agreements=agreements)]
    return apply_other_copies(documents)


def _candidates(options: Options) -> list[PreparedCanonical]:
    """The canonicals to try."""
    from clausediff.canonical import library

    if isinstance(options.canonical, Canonical):
        return [_prepared(options.canonical, options)]
    if options.canonical != "auto":
        return [_prepared(library.library(options.library).find(options.canonical), options)]
    found = [_prepared(canonical, options) for canonical in library.library(options.library)]
    if not found:
        raise NoMatchError("the library holds no canonical; name one with --canonical FILE")
    return found


def _prepared(canonical: Canonical, options: Options) -> PreparedCanonical:
    """A canonical made ready, with the phrases that the run adds to its own."""
    if not options.ignore and not options.protected:
        return prepare(canonical)
    own = replace(
        canonical,
        ignore=tuple(dict.fromkeys((*canonical.ignore, *options.ignore))),
        must_match=tuple(dict.fromkeys((*canonical.must_match, *options.protected))),
    )
    return PreparedCanonical(own)


def _by_page(progress: Callable[[Progress], None] | None, path: str) -> Callable[[int, int], None] | None:
    """Tells ``progress`` of each page of a file that OCR has read."""
    if progress is None:
        return None
    return lambda done, total: progress(Progress("read", done, total, path))


def _document(
    path: str,
    candidates: list[PreparedCanonical],
    options: Options,
    stdin: bytes | None,
    by_page: Callable[[int, int], None] | None = None,
    data: bytes | None = None,
    *,
    texts: bool = True,
) -> Document:
    """Read and compare one file; what goes wrong with it becomes the document's error.

    Without ``texts`` its agreements lack the text of their canonical.
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
        scan = _with_pen_marks(scan, candidates, options)
    except ClausediffError as error:
        return Document(display_path(path), "", 0, "", DocumentError(error.kind, str(error)))
    try:
        agreements, of_pages = _compare_pages(scan, candidates, options)
        outside = _outside(len(scan.text), [agreement.span for agreement in agreements])
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
    terms = frozenset[str]().union(*(form_terms(source.text[slice(*source.body)], source.title) for source in sources))
    ends = {agreement.span.end for agreement in agreements}
    told = (*of_pages, *document_findings(scan, outside, forms, terms, ends))
    findings = tuple(sorted(told, key=lambda finding: finding.scan.span))
    return Document(
        scan.path,
        scan.sha256,
        len(scan.text),
        scan.reader,
        None,
        agreements if texts else tuple(map(_without_text, agreements)),
        outside,
        scan.text,
        findings,
        pages_read(scan),
        _pictures(scan),
    )


def _pictures(scan: Scan) -> Callable[[Excerpt], bytes | None] | None:
    """What draws the places of a scan's findings; None where it has no pictures."""
    if not scan.words or all(page.image is None for page in scan.pages):
        return None
    from clausediff.scan.crops import Pictures  # what text has no need of

    return Pictures(scan)


def _with_pen_marks(scan: Scan, candidates: Sequence[PreparedCanonical], options: Options) -> Scan:
    """The scan with what a pen did on pages that are pictures, and with the check boxes where a canonical has any."""
    if not any(page.image is not None for page in scan.pages):
        return scan
    from clausediff.evidence import pen

    beside = frozenset[str]().union(*map(_beside_boxes, candidates))
    return pen.with_pen_marks(scan, beside_boxes=beside, cache=options.cache)


def _beside_boxes(prepared: PreparedCanonical) -> frozenset[str]:
    """The words beside a canonical's check boxes: its choices, and what stands before and behind a box."""
    full = prepared.full
    found: set[str] = set()
    for index, spec in full.slots.items():
        found.update(alnum_key(word) for choice in spec.choices for word in choice.split())
        if spec.type == "checkbox":
            found.update(full.keys[max(0, index - 1) : index + 2])
    return frozenset(alnum_key(word) for word in found if word)


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


def compare_scan(
    scan: Scan, candidates: list[PreparedCanonical], options: Options
) -> tuple[tuple[Agreement, ...], tuple[Range, ...]]:
    """The agreements in one scan, and the spans outside all of them."""
    agreements = _compare_pages(scan, candidates, options).agreements
    return agreements, _outside(len(scan.text), [agreement.span for agreement in agreements])


def scan_pixels(scan: Scan, *, keep: bool) -> PixelWitness | None:
    """What answers questions on the pictures of a scan, and keeps what it saw for the next run; None where it has none."""
    if not scan.words or all(page.image is None for page in scan.pages):
        return None
    from clausediff.evidence.pixels import witness  # what text has no need of

    return witness.scan_pixels(scan, keep=keep)


def _compare_pages(scan: Scan, candidates: list[PreparedCanonical], options: Options) -> Compared:
    """The agreements in one scan, its columns read one after the other and its pages put in order where that is needed."""
    candidates = _likely(scan, candidates)
    sheets = find_sheets(scan.text, _all_pairs(candidates))
    if sheets is not None:
        return compare_sheets(scan, sheets, lambda arranged: _compare_tables(arranged, candidates, options))
    return _compare_tables(scan, candidates, options)


def _likely(scan: Scan, candidates: list[PreparedCanonical]) -> list[PreparedCanonical]:
    """Of many canonicals, those that share runs of words with a scan; all of them where none does."""
    if len(candidates) <= _FEW:
        return candidates
    key = tuple((prepared.source.path, prepared.source.sha256) for prepared in candidates)
    if key not in _INDEXES:
        _INDEXES.clear()
        _INDEXES[key] = FormIndex(candidates)
    found = _INDEXES[key].likely(tokenize(scan.text).keys)
    return [candidates[number] for number in found] or candidates


def _compare_tables(scan: Scan, candidates: list[PreparedCanonical], options: Options) -> Compared:
    """The agreements in one scan, tables that were read by their columns put back into rows."""
    grids = find_grids(scan.text, [grid for prepared in candidates for grid in _grids(prepared)])
    if grids is not None:
        return compare_sheets(scan, grids, lambda arranged: _compare_order(arranged, candidates, options))
    return _compare_order(scan, candidates, options)


def _grids(prepared: PreparedCanonical) -> list[Grid]:
    """The tables of a canonical; looked for once."""
    key = (prepared.source.path, prepared.source.sha256)
    if key not in _GRIDS:
        while len(_GRIDS) >= _REMEMBERED:
            del _GRIDS[next(iter(_GRIDS))]
        _GRIDS[key] = grids_of(prepared)
    return _GRIDS[key]


def _compare_order(scan: Scan, candidates: list[PreparedCanonical], options: Options) -> Compared:
    """The agreements in one scan, its pages put in order where they are not."""
    text = _Text.of(scan, candidates)
    order = find_page_order(scan.text, text.words, text.offered)
    if order is not None:
        compared = compare_in_order(scan, order, lambda arranged: _Text.of(arranged, candidates).compared(options))
        if compared is not None:
            return compared
    return text.compared(options)


@dataclass(frozen=True, slots=True)
class _Text:
    """A scan made ready to be compared."""

    scan: Scan
    furniture: list[Furniture]
    words: Words
    """Those of the text without the furniture."""
    offered: list[Candidate]
    """Those of the canonicals that the scan can hold copies of."""
    candidates: Sequence[PreparedCanonical]
    """All canonicals."""

    @staticmethod
    def of(scan: Scan, candidates: list[PreparedCanonical]) -> _Text:
        """Set the furniture of a scan aside, and look its words up in the canonicals."""
        front = _front_matter(scan, candidates)
        bars = table_bars(scan.text, [prepared.full.printed for prepared in candidates])
        front += [Furniture(span, "the ruling of a table", "furniture/table-bar") for span in bars]
        front.sort()
        furniture = find_furniture(
            blank(scan.text, front) if front else scan.text,
            [phrase for prepared in candidates for phrase in prepared.source.ignore],
            _all_lines(tuple(candidates)),
            [prepared.source.title for prepared in candidates],
            [mark.span for mark in scan.marks if mark.kind in ("header", "footer")],
            pairs=_all_pairs(candidates),
            is_word=_is_word(candidates),
        )
        furniture = sorted([*front, *furniture])
        text = blank(scan.text, furniture) if furniture else scan.text
        own = _all_markup(tuple(candidates))
        words = tokenize(text, folded=fold_text(text, format_of(scan.reader), own))
        offered = [Candidate.of(prepared, words) for prepared in candidates_in(candidates, words, scan.text)]
        return _Text(scan, furniture, words, offered, candidates)

    def compared(self, options: Options) -> Compared:
        """The agreements that it holds, and the lines of furniture outside all of them that a person must look at."""
        scan, words = self.scan, self.words
        copies = find_copies(self.offered, words) or _whole(scan, words, self.candidates)
        pixels = scan_pixels(scan, keep=options.cache) if options.pixels else None

        def compare_one(index: int) -> Agreement:
            made = compare_copy(str(index + 1), copies[index], words, scan.text, self.furniture, scan.marks, pixels)
            return join_pages(made, scan.text, words.text)

        jobs = parallel.processes(options.jobs, parallel.seconds_for_text(len(scan.text))) if len(copies) > 1 else 1
        if jobs == 1:
            agreements = tuple(map(compare_one, range(len(copies))))
        else:
            _load_shared(self.candidates)
            made = parallel.in_processes(
                lambda index: _without_text(compare_one(index)), len(copies), jobs, self._lost_copy, ahead=8
            )
            agreements = _with_texts(made, self.candidates)
        spans = [agreement.span for agreement in agreements]
        asked = [
            each
            for each in self.furniture
            if each.asks and not any(low <= each.span.start < high for low, high in spans)
        ]
        return Compared(agreements, outside_furniture(scan.text, asked))

    def _lost_copy(self, index: int, how: str) -> Agreement:
        """Raise the error of a scan during the comparison of one of whose copies the process died."""
        error = ClausediffError(f"{self.scan.path}: the process that compared copy {index + 1} died ({how})")
        error.kind = "crash"
        raise error


@lru_cache(maxsize=4)
def _all_lines(candidates: tuple[PreparedCanonical, ...]) -> frozenset[str]:
    """The lines that any of the canonicals prints."""
    return frozenset[str]().union(*(prepared.lines for prepared in candidates))


@lru_cache(maxsize=4)
def _all_markup(candidates: tuple[PreparedCanonical, ...]) -> frozenset[str]:
    """The names of the links, pictures and tags that any of the canonicals prints."""
    return frozenset[str]().union(*map(_own_markup, candidates))


def _all_pairs(candidates: Sequence[PreparedCanonical]) -> frozenset[tuple[str, str]]:
    """The pairs of words that follow each other in any of the canonicals."""
    key = tuple((prepared.source.path, prepared.source.sha256) for prepared in candidates)
    if key not in _ALL_PAIRS:
        _ALL_PAIRS.clear()
        _ALL_PAIRS[key] = frozenset[tuple[str, str]]().union(*map(_pairs, candidates))
    return _ALL_PAIRS[key]


def _pairs(prepared: PreparedCanonical) -> frozenset[tuple[str, str]]:
    """The pairs of words that follow each other in a canonical."""
    source = prepared.source
    key = (source.path, source.sha256)
    if key not in _PAIRS:
        while len(_PAIRS) >= _REMEMBERED:
            del _PAIRS[next(iter(_PAIRS))]
        _PAIRS[key] = frozenset(pairwise(prepared.full.keys))
    return _PAIRS[key]


def _is_word(candidates: Sequence[PreparedCanonical]) -> Callable[[str], bool] | None:
    """Whether a key is a word of the canonicals' language; None where it has no list of words."""
    words = lexicon.load(candidates[0].source.language)
    return words.is_word if words.known else None


def _front_matter(scan: Scan, candidates: list[PreparedCanonical]) -> list[Furniture]:
    """What of a page generator's lines above the text says nothing about the deal."""
    if not scan.text.startswith(("---", "\ufeff---")):
        return []
    printed = {line for prepared in candidates for line in (*prepared.lines, alnum_key(prepared.source.title))}
    heads = (prepared.source.text[: prepared.source.body[0]] for prepared in candidates)
    found = find_front_matter(scan.text, printed, frozenset[str]().union(*map(front_lines, heads)))
    return [Furniture(*each) for each in found]


def _own_markup(prepared: PreparedCanonical) -> frozenset[str]:
    """The names of the links, pictures and tags that a canonical prints; what it suggests for a field is no text of it."""
    full = prepared.full
    slots = [Furniture(Range(full.starts[index], full.ends[index]), "") for index in sorted(full.slots)]
    return markup_names(blank(prepared.source.text, slots))


def _whole(scan: Scan, words: Words, candidates: Sequence[PreparedCanonical]) -> list[Copy]:
    """No copy was found: take the whole scan for one if it is too worn to tell, or explain what is nearest."""
    offered = [Candidate.of(prepared, words) for prepared in candidates]
    shares = sorted(
        ((_overlap(each, words), each) for each in offered), key=lambda item: (-item[0], item[1].prepared.source.id)
    )
    best, candidate = shares[0]
    known = sum(each >= 0 for each in candidate.ids) / max(1, len(words))
    signed = len(offered) == 1 and form_lines(words.text, candidate) >= _SIGNED
    if len(offered) == 1 and ((best >= 0.2 and known >= 0.2) or signed):
        return [Copy(candidate, Range(0, len(words)), Range(0, len(scan.text)), best, [])]
    if len(offered) == 1:
        name = candidate.prepared.source.id
        raise NoMatchError(
            f"{scan.path}: this is no copy of {name} ({best:.0%} of its words stand here); choose another with --canonical"
        )
    nearest = ", ".join(f"{each.prepared.source.id} ({share:.0%})" for share, each in shares[:_NEAREST])
    raise NoMatchError(
        f"{scan.path}: no canonical in the library matches; the nearest are {nearest}; name one with --canonical"
    )


def _overlap(candidate: Candidate, words: Words) -> float:
    """The share of the canonical's distinct words that stand in the scan."""
    vocabulary = candidate.prepared.words
    return len(vocabulary & set(words.keys)) / max(1, len(vocabulary))


def _outside(length: int, spans: Sequence[Range]) -> tuple[Range, ...]:
    at, found = 0, []
    for low, high in spans:
        if at < low:
            found.append(Range(at, low))
        at = high
    if at < length:
        found.append(Range(at, length))
    return tuple(found)


__all__ = ["Options", "Progress", "compare_scan", "compare_sources"]
