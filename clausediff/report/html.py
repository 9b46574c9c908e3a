"""The HTML report: one self-contained page to read in a browser, to send by mail and to print.

It fetches nothing, and its content security policy lets nothing run but the script and the style that it carries.
Without the script it shows everything in the inline view.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import IO

from clausediff.model import Agreement, Clause, Document, Finding, Report, Verdict
from clausediff.report.context import (
    MARKS,
    counted,
    decided,
    field_problems,
    folded,
    outside_text,
    plural,
    state,
    totals,
    unread,
)
from clausediff.report.html_tables import Row, field_tables, matrices
from clausediff.report.registry import RenderOptions
from clausediff.report.segments import Stretch, by_clause, has_texts, segments, without_marks
from clausediff.report.visible import elide, flat, reading, visible

__all__ = ["Page", "build", "render"]

CLEAN_BUDGET = 3_000_000
"""Characters of unchanged clauses that a page may hold for reading on; past it they are counted only."""
TOLD_NOISE = 3_000
"""Up to this many noise findings each get their reasons, switched off at first; more only with ``include``."""
OUTSIDE_LIMIT = 20_000
"""Characters of text outside every agreement that are shown of each stretch."""


@dataclass(slots=True)
class ClauseView:
    """A clause with what is to be told of it."""

    anchor: str
    clause: Clause | None
    stretches: list[Stretch]
    told: list[tuple[str, Finding]]
    """Findings with their number on the page: ``12``, or ``q12`` for one that needs nobody."""
    unread: bool = False

    @property
    def badge(self) -> str:
        """The clause's verdict, or ``accepted`` when a reviewer accepted all that speaks against it."""
        grave = [finding for _, finding in self.told if finding.verdict.gravity >= Verdict.REVIEW.gravity]
        if self.unread or not grave:
            return self.clause.verdict_name if self.clause is not None else "review"
        if all(finding.accepted for finding in grave):
            return "accepted"
        return max((f.verdict for f in grave if not f.accepted), key=lambda verdict: verdict.gravity).value


@dataclass(slots=True)
class AgreementView:
    """An agreement as a section of the page."""

    anchor: str
    document: Document
    agreement: Agreement
    clauses: list[ClauseView]
    texts: bool


@dataclass(slots=True)
class Page:
    """The whole page as plain data."""

    report: Report
    agreements: list[AgreementView]
    rows: list[Row] = field(default_factory=list)


def build(report: Report, options: RenderOptions) -> Page:
    """Number the findings that are told, and walk the clauses."""
    page = Page(report, [])
    tells = {verdict.value for verdict in Verdict if options.shows(verdict.value)}
    if report.counts[Verdict.NOISE] <= TOLD_NOISE:
        tells.add("noise")
    budget = CLEAN_BUDGET
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
            told = []
            for finding in findings:
                if finding.verdict.value in tells:
                    loud = options.shows(finding.verdict.value)
                    numbers[loud] += 1
                    told.append((f"{'' if loud else 'q'}{numbers[loud]}", finding))
            grave = identity in worn or any(f.verdict.gravity >= Verdict.REVIEW.gravity for f in findings)
            stretches: list[Stretch] = []
            if clause is not None and (grave or told or budget > 0):
                stretches = segments(document, agreement, clause, findings)
                if not grave:
                    budget -= sum(
                        len(s.canonical_text) + len(s.scan_text) + 80 * (s.kind != "equal") for s in stretches
                    )
            view.clauses.append(ClauseView(f"c{clauses}", clause, stretches, told, identity in worn))
        page.agreements.append(view)
        page.rows.append(
            Row(view.anchor, document, agreement, {v.clause.id: v.anchor for v in view.clauses if v.clause})
        )
    return page


def render(data: Page, out: IO[str], options: RenderOptions) -> None:
    """Write the page, piece by piece."""
    for piece in _page(data, options):
        out.write(piece)


@lru_cache
def _asset(name: str) -> tuple[str, str]:
    """A file beside this module and its hash as a content security policy names it."""
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
    title = _title(report)
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_e(title)}</title>\n<style>{style}</style>\n</head>\n"
    )
    yield f'<body class="{" ".join(f"hide-{name}" for name in _off(options))}">\n'
    yield '<a class="skip" href="#agreements">Skip to the agreements</a>\n'
    yield f'<header>\n<h1>{_e(title)}</h1>\n<p class="lead">{_e(totals(report))}.'
    if hidden := folded(report):
        yield f" Folded away as harmless: {_e(hidden)}."
    yield "</p>\n"
    if options.date:
        yield f'<p class="lead">{_e(flat(options.date))}</p>\n'
    yield "</header>\n" + _tools(page, options) + "<main>\n"
    yield from _overview(page)
    yield from _failures(report)
    yield '<section id="agreements" aria-labelledby="h-agreements">\n<h2 id="h-agreements">Agreements</h2>\n'
    if not page.agreements:
        yield '<p class="note">No agreement was compared.</p>\n'
    for view in page.agreements:
        yield from _agreement(view)
    yield "</section>\n"
    yield from _outside(report)
    yield "</main>\n" + _foot() + f"<script>{script}</script>\n</body>\n</html>\n"


def _off(options: RenderOptions) -> list[str]:
    """The verdicts whose marks are switched off at first."""
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
            for _, finding in clause.told:
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
    empty = [document for document in report.documents if document.error is None and not document.agreements]
    if failed or empty:
        yield '<section aria-labelledby="h-failed">\n<h2 id="h-failed">Not compared</h2>\n<ul>\n'
        for document in failed:
            assert document.error is not None
            yield f"<li><b>{_e(flat(document.path))}</b>: {_e(flat(document.error.message))}</li>\n"
        for document in empty:
            yield f"<li><b>{_e(flat(document.path))}</b>: no agreement was found in it</li>\n"
        yield "</ul>\n</section>\n"


def _agreement(view: AgreementView) -> Iterator[str]:
    document, agreement = view.document, view.agreement
    signer = flat(agreement.signer).strip()
    problems = list(field_problems(agreement))
    doubtful = problems or not agreement.legible
    yield (
        f'<article id="{view.anchor}" data-verdict="{agreement.verdict}"{" class=unread" if doubtful else ""} '
        f'aria-labelledby="h-{view.anchor}">\n<header><h3 id="h-{view.anchor}">{_e(flat(document.path))}, '
        f"agreement {_e(agreement.id)}{': ' + _e(elide(signer, 12)) if signer else ''}</h3>{_badge(agreement.verdict)}"
    )
    meta = [f"against {flat(agreement.canonical.id)} {flat(agreement.canonical.version)}"]
    if number := counted(agreement):
        meta.append(number)
    meta.append(f"{agreement.noise_rate:.2%} of the characters misread")
    yield f"<p>{_e('; '.join(meta))}</p></header>\n"
    if not agreement.legible:
        yield '<p class="clause problem">The page is too worn to be judged: every word needs a person.</p>\n'
    if problems:
        yield '<div class="clause"><h4>Fields to look at</h4><ul>\n'
        for value, problem in problems:
            seen = f" (reads “{_e(flat(value.value).strip())}”)" if value.value else ""
            yield f"<li><b>{_e(flat(value.name))}</b>{seen}: {_e(flat(problem))}</li>\n"
        yield "</ul></div>\n"
    if not view.texts:
        yield (
            '<p class="clause note">The texts of this copy and of its canonical are not at hand: only the differing '
            "words are shown.</p>\n"
        )
    run: list[ClauseView] = []
    for clause in view.clauses:
        if _grave(clause):
            yield from _folded_run(run)
            run = []
            yield from _clause(clause, "clause told")
        else:
            run.append(clause)
    yield from _folded_run(run)
    yield "</article>\n"


def _grave(view: ClauseView) -> bool:
    return view.unread or any(f.verdict.gravity >= Verdict.REVIEW.gravity for _, f in view.told)


def _folded_run(run: list[ClauseView]) -> Iterator[str]:
    """Consecutive clauses with nothing to look at, behind one line."""
    if not run:
        return
    names = [_clause_label(clause) for clause in run]
    span = names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
    noise = sum(f.verdict is Verdict.NOISE for clause in run for _, f in clause.told)
    said = f"{plural(len(run), 'clause')} with nothing to look at: {span}"
    if noise:
        said += f" ({plural(noise, 'misreading')})"
    if not any(clause.stretches for clause in run):
        yield f'<p class="clause note">{_e(said)}</p>\n'
        return
    yield f'<details class="same{" noisy" if noise else ""}"><summary>{_e(said)}</summary>\n'
    for clause in run:
        yield from _clause(clause, "clause")
    yield "</details>\n"


def _clause_label(view: ClauseView) -> str:
    clause = view.clause
    if clause is None:
        return "elsewhere"
    return flat(clause.label).strip() or " ".join(flat(clause.heading).split()[:4]) or clause.id


def _clause(view: ClauseView, kind: str) -> Iterator[str]:
    clause = view.clause
    if view.unread:
        kind += " unread"
    yield f'<section class="{kind}" id="{view.anchor}">\n<h4>{_e(_heading(clause))}'
    if "told" in kind:
        yield f" {_badge(view.badge)}"
    yield "</h4>\n"
    notes = []
    if clause is not None and clause.status.value not in ("matched", "absent"):
        notes.append(f"This clause is {clause.status.value}.")
    if clause is not None and clause.coverage < 1 and (view.unread or clause.coverage < 0.8):
        notes.append(f"{clause.coverage:.0%} of its words could be read.")
    if notes:
        yield f'<p class="note">{_e(" ".join(notes))}</p>\n'
    numbers = {id(finding): number for number, finding in view.told}
    if view.stretches and any(s.kind != "finding" for s in view.stretches):
        yield ('<div><div class="text">' + "".join(_stretch(s, numbers) for s in view.stretches) + "</div></div>\n")
    elif view.stretches:
        spans = " … ".join(_stretch(s, numbers) for s in view.stretches if s.finding and id(s.finding) in numbers)
        yield f'<div><div class="text">{spans}</div></div>\n'
    if view.told:
        yield '<ol class="why">\n'
        for number, finding in view.told:
            yield _why(number, finding)
        yield "</ol>\n"
    yield "</section>\n"


def _heading(clause: Clause | None) -> str:
    if clause is None:
        return "Elsewhere"
    label, heading = flat(clause.label).strip(), flat(clause.heading).strip()
    if not heading:
        return label or clause.id
    return heading if not label or heading.startswith(label) else f"{label} {heading}"


_PARAGRAPH = re.compile(r"[ \t]*\n[ \t]*\n\s*")
_WRAP = re.compile(r"[ \t]*\n[ \t]*")


def _prose(text: str) -> str:
    """Text with its paragraphs kept and its line wraps dropped, escaped."""
    parts = _PARAGRAPH.split(visible(text))
    return escape("\n\n".join(_WRAP.sub(" ", part) for part in parts), quote=False)


def _stretch(stretch: Stretch, numbers: dict[int, str]) -> str:
    finding = stretch.finding
    if stretch.absent and (finding is None or id(finding) not in numbers):
        return f'<span class="f gone"><del>{_prose(stretch.canonical_text)}</del></span>'
    if finding is None:
        if stretch.kind == "equal":
            return _alike(_unmarked(stretch), stretch.scan_text)
        removed = f"<del>{_prose(stretch.canonical_text)}</del>" if stretch.canonical_text else ""
        added = f"<ins>{_prose(stretch.scan_text)}</ins>" if stretch.scan_text else ""
        return f'<span class="f format">{removed}{added}</span>'
    number = numbers.get(id(finding))
    if finding.verdict is Verdict.FORMAT and number is None:
        return (
            _prose(stretch.scan_text)
            if stretch.canonical_text.split() == stretch.scan_text.split()
            else _layout(stretch)
        )
    # White space at the end of an excerpt would put its reference on a line of its own.
    ends = "\n\n" if _PARAGRAPH.search(stretch.scan_text[len(stretch.scan_text.rstrip()) :]) else ""
    removed = f"<del>{_prose(stretch.canonical_text).rstrip() or ' '}</del>" if stretch.canonical_text else ""
    added = f"<ins>{_prose(stretch.scan_text).rstrip() or ' '}</ins>" if stretch.scan_text else ""
    kind = state(finding)
    if number is None:
        return f'<span class="f {kind}">{removed}{added}</span>{ends}'
    sign = MARKS[kind]
    reference = f'<a class="ref" href="#w{number}" aria-label="{kind} {_plain(number)}">{sign}{_plain(number)}</a>'
    return f'<span class="f {kind}" data-n="{number}">{removed}{added}{reference}</span>{ends}'


def _alike(canonical: str, scan: str) -> str:
    """Text that both sides share but for punctuation and layout: the part between is as each side has it."""
    if canonical.split() == scan.split():
        return _prose(scan if scan.strip() else canonical)
    limit = min(len(canonical), len(scan))
    head = next((n for n in range(limit) if canonical[n] != scan[n]), limit)
    tail = next((n for n in range(limit - head) if canonical[-1 - n] != scan[-1 - n]), limit - head)
    removed, added = canonical[head : len(canonical) - tail], scan[head : len(scan) - tail]
    middle = f'<span class="f lay"><del>{_prose(removed)}</del><ins>{_prose(added)}</ins></span>'
    return _prose(scan[:head]) + middle + _prose(scan[len(scan) - tail :])


def _unmarked(stretch: Stretch) -> str:
    """The canonical's text as a copy would print it."""
    return "".join(text if chosen is None else chosen for text, chosen in without_marks(stretch))


def _layout(stretch: Stretch) -> str:
    """A difference of layout, out of sight in the inline view and as it stands in each column."""
    removed = f"<del>{_prose(stretch.canonical_text)}</del>" if stretch.canonical_text.strip() else ""
    added = f"<ins>{_prose(stretch.scan_text)}</ins>" if stretch.scan_text.strip() else ""
    if not removed and not added:
        return _prose(stretch.scan_text or stretch.canonical_text)
    return f'<span class="f lay">{removed}{added}</span>'


def _why(number: str, finding: Finding) -> str:
    kind = state(finding)
    removed, added = _reading(finding)
    words = (
        f"<del>{_e(removed)}</del> → <ins>{_e(added)}</ins>"
        if removed and added
        else f"missing: <del>{_e(removed)}</del>"
        if removed
        else f"added: <ins>{_e(added)}</ins>"
    )
    verdict = f" (was {finding.verdict.value})" if finding.accepted else ""
    said = decided(finding)
    return (
        f'<li id="w{number}" class="{kind}" data-kind="{kind}" data-for="{number}" tabindex="-1">'
        f"<p>{_badge(kind)} <b>{_plain(number)}</b>{verdict} {_e(flat(finding.category))} · "
        f'<span class="f {kind} words">{words}</span></p>'
        f"<p>{_e('; '.join(map(flat, finding.reasons)))}</p>"
        + (f"<p><b>{_e(said)}</b></p>" if said else "")
        + f'<p class="note">probability of a misreading {finding.score:.1%}</p></li>\n'
    )


def _plain(number: str) -> str:
    return number.lstrip("q")


def _reading(finding: Finding) -> tuple[str, str]:
    removed, added = reading(finding.canonical.text, finding.scan.text)
    return elide(removed, 60), elide(added, 60)


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


def _badge(name: str) -> str:
    sign = MARKS.get(name, "").strip()
    return f'<span class="badge {name}">{sign + " " if sign else ""}{name}</span>'


def _e(text: str) -> str:
    return escape(text, quote=True)
