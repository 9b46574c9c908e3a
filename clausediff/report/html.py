"""The HTML report: one self-contained page for reading in a browser, sending by mail and printing.

It loads nothing, and its content security policy allows only the script and the style that it contains. Without
JavaScript it shows everything in the inline view.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import IO

from clausediff.model import Report, Verdict
from clausediff.report.counts import beside, blanks, folded, plural, totals
from clausediff.report.html_clauses import AgreementView, ClauseView, section
from clausediff.report.html_differences import differences
from clausediff.report.html_tables import Row, field_tables, matrices
from clausediff.report.listing import Listing, listing
from clausediff.report.names import Names, party_names
from clausediff.report.problems import about_file, failure, outside_text, unread, without_agreement
from clausediff.report.registry import RenderOptions
from clausediff.report.segments import Stretch, by_clause, has_texts, segments
from clausediff.report.state import MARKS, decided, state
from clausediff.report.visible import elide, flat, visible
from clausediff.report.wording import whole_reasons

__all__ = ["Page", "build", "render"]

CLEAN_BUDGET = 1_500_000
"""The most characters of unchanged clauses on a page; clauses beyond it are only counted."""
GRAVE_BUDGET = 3_000_000
"""The most characters of clauses that need a look; beyond it, long equal stretches in all clauses are shortened."""
CUT = 80
"""Characters that are kept at each end of an equal stretch that is shortened."""
LISTED_NOISE = 3_000
"""Up to this many noise findings are listed with their reasons, hidden at first; more only with ``include``."""
OUTSIDE_LIMIT = 20_000
"""The most characters that are shown of each range of text outside every agreement."""


@dataclass(slots=True)
class Page:
    """The whole page as plain data."""

    report: Report
    agreements: list[AgreementView]
    listing: Listing
    parties: Names
    rows: list[Row] = field(default_factory=list)
    cut: int = 0
    """Characters kept at each end of long equal stretches; 0 keeps all."""


def build(report: Report, options: RenderOptions) -> Page:
    """Number the findings that are listed, and divide the clauses into stretches."""
    page = Page(report, [], listing(report), party_names(report))
    verdicts = {verdict.value for verdict in Verdict if options.shows(verdict.value)}
    if report.counts[Verdict.NOISE] <= LISTED_NOISE:
        verdicts.add("noise")
    budget, grave_budget = CLEAN_BUDGET, GRAVE_BUDGET
    clauses = 0
    numbers = {True: 0, False: 0}
    for order, (document, agreement) in enumerate(report.agreements(), 1):
        view = AgreementView(f"a{order}", document, agreement, [], has_texts(document, agreement))
        grouped = by_clause(agreement)
        worn = {clause.id for clause in unread(agreement)}
        known = {clause.id: clause for clause in agreement.clauses}
        for identity, findings in grouped.items():
            clause = known.get(identity)
            clauses += 1
            listed = []
            for finding in findings:
                if finding.verdict.value in verdicts:
                    visible_first = options.shows(finding.verdict.value)
                    numbers[visible_first] += 1
                    listed.append((f"{'' if visible_first else 'q'}{numbers[visible_first]}", finding))
            grave = identity in worn or any(f.verdict.gravity >= Verdict.REVIEW.gravity for f in findings)
            stretches: list[Stretch] = []
            if clause is not None and (grave or listed or budget > 0):
                stretches = segments(document, agreement, clause, findings)
                size = sum(len(s.scan_text) or len(s.canonical_text) for s in stretches) + 80 * len(findings)
                if grave:
                    grave_budget -= size
                else:
                    budget -= size
            view.clauses.append(ClauseView(f"c{clauses}", clause, stretches, listed, identity in worn, agreement))
        page.agreements.append(view)
        page.rows.append(
            Row(
                view.anchor,
                document,
                agreement,
                {v.clause.id: v.anchor for v in view.clauses if v.clause},
                page.parties[document.path, agreement.id],
            )
        )
    page.cut = CUT if grave_budget < 0 else 0
    return page


def render(data: Page, out: IO[str], options: RenderOptions) -> None:
    """Write the page, piece by piece."""
    for piece in _page(data, options):
        out.write(piece)


@lru_cache
def _asset(name: str) -> tuple[str, str]:
    """The text of a file in this package, and its hash in the notation of a content security policy."""
    text = (files("clausediff.report") / name).read_text(encoding="utf-8")
    digest = hashlib.sha256(text.encode()).digest()
    return text, f"'sha256-{base64.b64encode(digest).decode()}'"


def _page(page: Page, options: RenderOptions) -> Iterator[str]:
    report = page.report
    style, style_hash = _asset("page.css")
    script, script_hash = _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {style_hash}; script-src {script_hash}; base-uri 'none'; form-action 'none'"
    )
    if any(document.pictures is not None for document in report.documents):
        policy += "; img-src data:"  # pictures of findings are in the page itself
    title = _title(report)
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="clausediff">\n'
        f"<title>{_e(title)}</title>\n<style>{style}</style>\n</head>\n"
    )
    yield f'<body class="{" ".join(f"hide-{name}" for name in _off(options))}">\n'
    yield '<a class="skip" href="#differences">Skip to the differences</a>\n'
    yield f'<header>\n<h1>{_e(title)}</h1>\n<p class="lead">{_e(totals(report))}.'
    if hidden := folded(report):
        yield f" Folded away as harmless: {_e(hidden)}."
    for said in (beside(report), blanks(report)):
        if said:
            yield f" {_e(said)}."
    yield "</p>\n"
    if options.date:
        yield f'<p class="lead">{_e(flat(options.date))}</p>\n'
    yield "</header>\n" + _tools(page, options) + "<main>\n"
    yield from differences(page.agreements, page.listing)
    yield from _overview(page)
    yield from _failures(report)
    yield from _about_files(report)
    yield '<section id="agreements" aria-labelledby="h-agreements">\n<h2 id="h-agreements">Agreements</h2>\n'
    if not page.agreements:
        yield '<p class="note">No agreement was compared.</p>\n'
    for view in page.agreements:
        yield from section(view, page.cut, page.parties[view.document.path, view.agreement.id])
    yield "</section>\n"
    yield from _outside(report)
    yield "</main>\n" + _foot() + f"<script>{script}</script>\n</body>\n</html>\n"


def _off(options: RenderOptions) -> list[str]:
    """The verdicts whose findings are hidden at first."""
    return [name for name in ("noise", "field", "format") if not options.shows(name)]


def _title(report: Report) -> str:
    named = {
        a.canonical.id: f"{a.canonical.title or a.canonical.id} {a.canonical.version}" for _, a in report.agreements()
    }
    if len(named) == 1:
        return f"Changes against {flat(next(iter(named.values()))).strip()}"
    return "Changes against the standard texts"


def _tools(page: Page, options: RenderOptions) -> str:
    numbers: dict[str, int] = {}
    for view in page.agreements:
        for clause in view.clauses:
            for _, finding in clause.listed:
                numbers[state(finding)] = numbers.get(state(finding), 0) + 1
    off = set(_off(options))
    boxes = "".join(
        f'<label><input type="checkbox" value="{name}"{"" if name in off else " checked"}> '
        f"{name} ({numbers[name]:,})</label>\n"
        for name in ("substantive", "review", "accepted", "noise", "field", "format")
        if name in numbers
    )
    clean = page.report.verdicts["clean"]
    switch = (
        f'<label><input type="checkbox" id="clean" checked> clean agreements ({clean:,})</label>\n' if clean else ""
    )
    return (
        '<nav class="tools" aria-label="Findings" hidden><div>\n'
        f'<fieldset id="show"><legend>Show</legend>\n{boxes}</fieldset>\n{switch}'
        '<button type="button" id="previous"><kbd>p</kbd> previous</button>\n'
        '<button type="button" id="next"><kbd>n</kbd> next</button>\n'
        '<button type="button" id="view" title="key v">Side by side</button>\n'
        '<label>Find <input type="search" id="find" placeholder="party, clause, verdict, words"></label>\n'
        '<label>Sort agreements <select id="sort"><option value="order">as given</option><option value="verdict">gravest first</option>'
        '<option value="party">by party</option></select></label>\n'
        '<span class="status" id="status" role="status"></span>\n</div></nav>\n'
    )


def _overview(page: Page) -> Iterator[str]:
    verdicts = page.report.verdicts
    yield '<section aria-labelledby="h-overview">\n<h2 id="h-overview">Overview</h2>\n<ul class="tiles">\n'
    words = {"substantive": "substantive", "review": "for review", "clean": "clean", "error": "not compared"}
    for name, said in words.items():
        if name != "error" or verdicts["error"]:
            sign = f"{MARKS.get(name, 'x')} " if name != "clean" and verdicts[name] else ""
            yield f'<li class="{name if verdicts[name] else ""}"><b>{sign}{verdicts[name]:,}</b> {said}</li>\n'
    yield "</ul>\n"
    for note in page.report.notes:
        yield f'<p class="note">{_e(flat(note))}</p>\n'
    if page.rows:
        yield (
            '<p class="legend"><b>!</b> substantive: the words differ. <b>?</b> review: a person must look at the '
            "page. <b>~</b> only misreadings. <b>+</b> accepted. <b>·</b> equal. <b>–</b> rightly absent.</p>\n"
        )
    yield from matrices(page.rows)
    yield "</section>\n"
    yield from field_tables(page.rows)


def _failures(report: Report) -> Iterator[str]:
    failed = [document for document in report.documents if document.error is not None]
    empty = [document for document in report.documents if without_agreement(document)]
    if failed or empty:
        yield '<section aria-labelledby="h-failed">\n<h2 id="h-failed">Not compared</h2>\n<ul>\n'
        for document in failed:
            assert document.error is not None
            yield f"<li><b>{_e(flat(document.path))}</b>: {_e(failure(document))}</li>\n"
        for document in empty:
            yield f"<li><b>{_e(flat(document.path))}</b>: no agreement was found in it</li>\n"
        yield "</ul>\n</section>\n"


def _about_files(report: Report) -> Iterator[str]:
    found = [(document, *each) for document in report.documents for each in about_file(document)]
    if not found:
        return
    yield '<section aria-labelledby="h-files">\n<h2 id="h-files">About the files</h2>\n<ul>\n'
    for document, word, finding in found:
        said = whole_reasons(finding)
        decision = f"{decided(finding)} " if finding.decision is not None else ""
        yield (
            f'<li class="file-finding {word}"><b>{_e(f"{MARKS[word]} {word}")}</b> {_e(flat(document.path))} '
            f"({_e(flat(finding.category))}): {_e(decision + said)}</li>\n"
        )
    yield "</ul>\n</section>\n"


def _outside(report: Report) -> Iterator[str]:
    found = [(document, outside_text(document)) for document in report.documents]
    found = [(document, stretches) for document, stretches in found if stretches]
    if not found:
        return
    yield '<section aria-labelledby="h-outside">\n<h2 id="h-outside">Scanned text outside every agreement</h2>\n'
    for document, stretches in found:
        for (start, end), text in stretches:
            head = f"{flat(document.path)}: {plural(end - start, 'character')} from {start:,} to {end:,}"
            if not text:
                yield f'<p class="note">{_e(head)}</p>\n'
                continue
            cut = f"\n… ({plural(len(text) - OUTSIDE_LIMIT, 'character')} more)" if len(text) > OUTSIDE_LIMIT else ""
            yield (
                f"<details><summary>{_e(head)}: “{_e(elide(flat(text).strip(), 12))}”</summary>"
                f'<pre class="raw" tabindex="0">{_e(visible(text[:OUTSIDE_LIMIT]) + cut)}</pre></details>\n'
            )
    yield "</section>\n"


def _foot() -> str:
    from clausediff import __version__

    return (
        "<footer><p>Made by clausediff "
        + _e(__version__)
        + ". <b>Substantive</b>: the words differ. <b>Review</b>: clausediff cannot tell, and a person must look at "
        "the page. <b>Noise</b>: the scanner misread the standard text's words. Doubt never clears an edit, and "
        "never condemns a signer.</p></footer>\n"
    )


def _e(text: str) -> str:
    return escape(text, quote=True)
