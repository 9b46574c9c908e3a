"""The agreements in one scan: columns, tables and pages put in order, furniture set aside, copies found and compared."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from clausediff import parallel
from clausediff.agreement.compare import compare_copy
from clausediff.agreement.outside import outside_furniture
from clausediff.agreement.pile import Compared, compare_in_order, compare_sheets
from clausediff.agreement.whole_pages import join_pages
from clausediff.alignment.as_printed import as_printed
from clausediff.alignment.copies import Copy, find_copies
from clausediff.alignment.drafts import Candidate
from clausediff.alignment.grids import find_grids
from clausediff.alignment.joined_figures import with_figures_apart
from clausediff.alignment.page_order import find_page_order
from clausediff.alignment.page_places import form_lines
from clausediff.alignment.sheets import find_sheets
from clausediff.alignment.shelf import candidates_in
from clausediff.canonical.variants import PreparedCanonical
from clausediff.errors import ClausediffError, NoMatchError
from clausediff.model import Agreement, Range
from clausediff.pipeline.forms import all_lines, all_markup, all_pairs, guards, is_word, likely, load_shared, tables_of
from clausediff.pipeline.options import Options
from clausediff.scan.edge_lines import edge_lines
from clausediff.scan.front_matter import find_front_matter, front_lines
from clausediff.scan.furniture import Furniture, blank, find_furniture
from clausediff.scan.marks import format_of
from clausediff.scan.places import Places
from clausediff.scan.ruling import table_bars
from clausediff.scan.scan import Mark, Scan
from clausediff.text.words import Words, alnum_key, fold_text, tokenize

if TYPE_CHECKING:
    from clausediff.evidence.pixels import PixelWitness

__all__ = ["compare_pages", "compare_scan", "outside_of", "scan_pixels", "with_text", "with_texts", "without_text"]

_NEAREST = 3
_SIGNED = 2
"""Lines with the form's labels by which a page that has nothing else of it is its signature page."""


def compare_scan(
    scan: Scan, candidates: list[PreparedCanonical], options: Options
) -> tuple[tuple[Agreement, ...], tuple[Range, ...]]:
    """The agreements in one scan, and the spans outside all of them."""
    agreements = compare_pages(scan, candidates, options).agreements
    return agreements, outside_of(len(scan.text), [agreement.span for agreement in agreements])


def scan_pixels(scan: Scan, *, keep: bool) -> PixelWitness | None:
    """What answers questions on the pictures of a scan, and keeps what it saw for the next run; None where it has none."""
    if not scan.words or not scan.has_pictures:
        return None
    from clausediff.evidence.pixels import witness  # what text has no need of

    return witness.scan_pixels(scan, keep=keep)


def compare_pages(scan: Scan, candidates: list[PreparedCanonical], options: Options) -> Compared:
    """The agreements in one scan, its columns read one after the other and its pages put in order where that is needed."""
    candidates = likely(scan, candidates)
    sheets = find_sheets(scan.text, all_pairs(candidates))
    if sheets is not None:
        return compare_sheets(scan, sheets, lambda arranged: _compare_tables(arranged, candidates, options))
    return _compare_tables(scan, candidates, options)


def _compare_tables(scan: Scan, candidates: list[PreparedCanonical], options: Options) -> Compared:
    """The agreements in one scan, tables that were read by their columns put back into rows."""
    grids = find_grids(scan.text, [grid for prepared in candidates for grid in tables_of(prepared)])
    if grids is not None:
        return compare_sheets(scan, grids, lambda arranged: _compare_order(arranged, candidates, options))
    return _compare_order(scan, candidates, options)


def _compare_order(scan: Scan, candidates: list[PreparedCanonical], options: Options) -> Compared:
    """The agreements in one scan, its pages put in order where they are not."""
    text = _Text.of(scan, candidates)
    order = find_page_order(scan.text, text.words, text.offered)
    if order is not None:
        compared = compare_in_order(scan, order, lambda arranged: _Text.of(arranged, candidates).compared(options))
        if compared is not None:
            return compared
    return text.compared(options)


class _Text(NamedTuple):
    """A scan made ready to be compared."""

    scan: Scan
    furniture: list[Furniture]
    words: Words
    """Those of the text without the furniture."""
    offered: list[Candidate]
    """Those of the canonicals that the scan can hold copies of."""
    candidates: Sequence[PreparedCanonical]
    """All canonicals."""
    edges: Sequence[Mark] = ()
    """The heads and feet of its pages, where its lines have places."""

    @staticmethod
    def of(scan: Scan, candidates: list[PreparedCanonical]) -> _Text:
        """Set the furniture of a scan aside, and look its words up in the canonicals."""
        front = _front_matter(scan, candidates)
        bars = table_bars(scan.text, [prepared.full.printed for prepared in candidates])
        front += [Furniture(span, "the ruling of a table", "furniture/table-bar") for span in bars]
        front.sort()
        edges = edge_lines(scan) if scan.lines else []
        furniture = find_furniture(
            blank(scan.text, front) if front else scan.text,
            [phrase for prepared in candidates for phrase in prepared.source.ignore],
            all_lines(tuple(candidates)),
            [prepared.source.title for prepared in candidates],
            [mark.span for mark in scan.marks if mark.kind in ("header", "footer")],
            apart=[mark.span for mark in edges],
            pairs=all_pairs(candidates),
            is_word=is_word(candidates),
            guards=guards(candidates),
        )
        furniture = sorted([*front, *furniture])
        text = blank(scan.text, furniture) if furniture else scan.text
        own = all_markup(tuple(candidates))
        words = with_figures_apart(tokenize(text, folded=fold_text(text, format_of(scan.reader), own)), candidates)
        if any(page.pictured for page in scan.pages):
            words = as_printed(words, [prepared.full for prepared in candidates])
        offered = [Candidate.of(prepared, words) for prepared in candidates_in(candidates, words, scan.text)]
        return _Text(scan, furniture, words, offered, candidates, edges)

    def compared(self, options: Options) -> Compared:
        """The agreements that it holds, and the lines of furniture outside all of them that a person must look at."""
        scan, words = self.scan, self.words
        copies = find_copies(self.offered, words) or _whole(scan, words, self.candidates)
        pixels = scan_pixels(scan, keep=options.cache) if options.pixels else None
        edge = Places(scan).left_edge if scan.words else None
        marks = (*scan.marks, *self.edges)

        def compare_one(index: int, jobs: int = 1) -> Agreement:
            copy = str(index + 1), copies[index]
            made = compare_copy(*copy, words, scan.text, self.furniture, marks, pixels, jobs, edge)
            return join_pages(made, scan.text, words.text)

        jobs = parallel.processes(options.jobs, parallel.seconds_for_text(len(scan.text))) if len(copies) > 1 else 1
        if jobs == 1:
            agreements = tuple(compare_one(index, options.jobs) for index in range(len(copies)))
        else:
            load_shared(self.candidates)
            made = parallel.in_processes(
                lambda index: without_text(compare_one(index)), len(copies), jobs, self._lost_copy, ahead=8
            )
            agreements = with_texts(made, self.candidates)
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


def _front_matter(scan: Scan, candidates: list[PreparedCanonical]) -> list[Furniture]:
    """What of a page generator's lines above the text says nothing about the deal."""
    if not scan.text.startswith(("---", "\ufeff---")):
        return []
    printed = {line for prepared in candidates for line in (*prepared.lines, alnum_key(prepared.source.title))}
    heads = (prepared.source.text[: prepared.source.body[0]] for prepared in candidates)
    own = frozenset[str]().union(*map(front_lines, heads))
    found = find_front_matter(scan.text, printed, own, guards(candidates))
    return [Furniture(*each) for each in found]


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
        return [Copy(candidate, Range(0, len(words)), Range(0, len(scan.text)), best, array("i"))]
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


def outside_of(length: int, spans: Sequence[Range]) -> tuple[Range, ...]:
    """The stretches of a text of that length that are in none of the spans, which are in order."""
    at, found = 0, []
    for low, high in spans:
        if at < low:
            found.append(Range(at, low))
        at = high
    if at < length:
        found.append(Range(at, length))
    return tuple(found)


def without_text(agreement: Agreement) -> Agreement:
    """An agreement without the canonical's text, which is not sent from process to process."""
    return replace(agreement, canonical=replace(agreement.canonical, text=""))


def with_texts(agreements: Iterable[Agreement], candidates: Sequence[PreparedCanonical]) -> tuple[Agreement, ...]:
    """The agreements with the canonicals' texts again."""
    texts = {prepared.source.sha256: prepared.source.text for prepared in candidates}
    return tuple(with_text(each, texts) for each in agreements)


def with_text(agreement: Agreement, texts: Mapping[str, str]) -> Agreement:
    """An agreement with its canonical's text again, of all texts by their hashes."""
    canonical = agreement.canonical
    return replace(agreement, canonical=replace(canonical, text=texts[canonical.sha256]))
