"""The sections of the HTML report: an agreement, its clauses, and the reasons of each finding."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from clausediff.model import Agreement, Clause, Document, Finding, Verdict
from clausediff.report.counts import counted, plural
from clausediff.report.crops import Crop, crops_of
from clausediff.report.html_prose import PARAGRAPH, alike, layout, marked, prose, shorten, unmarked, unwrapped
from clausediff.report.names import clause_path
from clausediff.report.problems import field_problems
from clausediff.report.segments import Stretch, plain
from clausediff.report.state import MARKS, decided, state, word
from clausediff.report.visible import elide, flat, isolated, reading
from clausediff.report.wording import clause_name, readable, readings, struck, whole_reasons

__all__ = ["AgreementView", "ClauseView", "section"]


@dataclass(slots=True)
class ClauseView:
    """A clause on the page."""

    anchor: str
    """The id of its HTML element."""
    clause: Clause | None
    """None for findings that belong to no clause."""
    stretches: list[Stretch]
    listed: list[tuple[str, Finding]]
    """Its listed findings with their numbers on the page: ``12``, or ``q12`` for one that is hidden at first."""
    unread: bool = False
    """Whether too little of it was readable."""
    agreement: Agreement | None = None
    """The copy that it is of."""
    crop: Crop | None = None
    """What draws its findings, where the format has pictures."""

    @property
    def badge(self) -> str:
        """The clause's verdict, or ``accepted`` when a reviewer accepted all its findings past ``noise``."""
        grave = [finding for _, finding in self.listed if finding.verdict.gravity >= Verdict.REVIEW.gravity]
        if self.unread or not grave:
            return self.clause.verdict_name if self.clause is not None else "review"
        if all(finding.accepted for finding in grave):
            return "accepted"
        return max((f.verdict for f in grave if not f.accepted), key=lambda verdict: verdict.gravity).value


@dataclass(slots=True)
class AgreementView:
    """An agreement as a section of the page."""

    anchor: str
    """The id of its HTML element."""
    document: Document
    agreement: Agreement
    clauses: list[ClauseView]
    texts: bool
    """Whether the texts of both sides are available."""


def section(view: AgreementView, cut: int, party: str) -> Iterator[str]:
    """The agreement as pieces of HTML, called ``party``. Of a long equal stretch, ``cut`` characters are kept at each end; 0 keeps all."""
    document, agreement = view.document, view.agreement
    problems = list(field_problems(agreement))
    doubtful = problems or not agreement.legible
    yield (
        f'<article id="{view.anchor}" data-verdict="{agreement.verdict}" data-party="{_e(party)}"{" class=unread" if doubtful else ""} '
        f'aria-labelledby="h-{view.anchor}">\n<header><h3 id="h-{view.anchor}">{_e(flat(document.path))}, '
        f"agreement {_e(agreement.id)}{': ' + isolated(party) if party else ''}</h3>{_badge(agreement.verdict)}"
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
            yield f"<li><b>{_e(flat(value.name).replace('_', ' '))}</b>{seen}: {_e(flat(problem))}</li>\n"
        yield "</ul></div>\n"
    if not view.texts:
        yield (
            '<p class="clause note">The texts of this copy and of its canonical are not at hand: only the differing '
            "words are shown.</p>\n"
        )
    run: list[ClauseView] = []
    crop = crops_of(document)
    for clause in view.clauses:
        clause.crop = crop
        if _grave(clause):
            yield from _folded_run(run, cut)
            run = []
            yield from _clause(clause, "clause told", cut)
        else:
            run.append(clause)
    yield from _folded_run(run, cut)
    yield "</article>\n"


def _grave(view: ClauseView) -> bool:
    return view.unread or any(f.verdict.gravity >= Verdict.REVIEW.gravity for _, f in view.listed)


def _folded_run(run: list[ClauseView], cut: int) -> Iterator[str]:
    """Consecutive clauses that need no look, as one element that can be opened."""
    if not run:
        return
    names = [_clause_label(clause) for clause in run]
    span = names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
    noise = sum(f.verdict is Verdict.NOISE for clause in run for _, f in clause.listed)
    said = f"{plural(len(run), 'clause')} with nothing to look at: {span}"
    if noise:
        said += f" ({plural(noise, 'misreading')})"
    if not any(clause.stretches for clause in run):
        yield f'<p class="clause note">{_e(said)}</p>\n'
        return
    yield f'<details class="same{" noisy" if noise else ""}"><summary>{_e(said)}</summary>\n'
    for clause in run:
        yield from _clause(clause, "clause", cut)
    yield "</details>\n"


def _clause_label(view: ClauseView) -> str:
    clause = view.clause
    if clause is None:
        return "elsewhere"
    return clause_name(clause)


def _clause(view: ClauseView, kind: str, cut: int) -> Iterator[str]:
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
    numbers = {id(finding): number for number, finding in view.listed}
    if view.stretches and any(s.kind != "finding" for s in view.stretches):
        text = "".join(_stretch(s, numbers, cut) for s in view.stretches)
        yield f'<div><div class="text">{text.strip()}</div></div>\n'
    elif view.stretches:
        spans = " … ".join(_stretch(s, numbers, cut) for s in view.stretches if s.finding and id(s.finding) in numbers)
        yield f'<div><div class="text">{spans}</div></div>\n'
    if view.listed:
        yield '<ol class="why">\n'
        for number, finding in view.listed:
            yield _why(number, finding, view.agreement, view.crop)
        yield "</ol>\n"
    yield "</section>\n"


def _heading(clause: Clause | None) -> str:
    if clause is None:
        return "Elsewhere"
    label, heading = clause_path(clause), flat(readable(clause.heading)).strip()
    if not heading:
        return label or "A paragraph"
    return heading if not label or heading.startswith(label) else f"{label} {heading}"


def _stretch(stretch: Stretch, numbers: dict[int, str], cut: int) -> str:
    finding = stretch.finding
    if stretch.absent and (finding is None or id(finding) not in numbers):
        return f'<span class="f gone"><del>{prose(readable(plain(stretch.canonical_text)))}</del></span>'
    if finding is None:
        if stretch.kind == "equal":
            return alike(shorten(readable(unmarked(stretch)), cut), shorten(stretch.scan_text, cut))
        removed = f"<del>{prose(stretch.canonical_text)}</del>" if stretch.canonical_text else ""
        added = f"<ins>{prose(stretch.scan_text)}</ins>" if stretch.scan_text else ""
        return f'<span class="f format">{removed}{added}</span>'
    number = numbers.get(id(finding))
    if finding.verdict is Verdict.FORMAT and number is None:
        return (
            prose(stretch.scan_text) if stretch.canonical_text.split() == stretch.scan_text.split() else layout(stretch)
        )
    # Without stripping, white space at the end of an excerpt would put the finding's number on a line of its own.
    ends = "\n\n" if PARAGRAPH.search(stretch.scan_text[len(stretch.scan_text.rstrip()) :]) else ""
    sides = (readable(stretch.canonical_text), "" if struck(finding) else stretch.scan_text)
    change = marked(*(text and (unwrapped(text).rstrip() or " ") for text in sides))
    kind = state(finding)
    if number is None:
        return f'<span class="f {kind}">{change}</span>{ends}'
    sign = MARKS[kind]
    reference = f'<a class="ref" href="#w{number}">{sign}{_plain(number)}</a>'
    return f'<span class="f {kind}" data-n="{number}">{change}{reference}</span>{ends}'


def _why(number: str, finding: Finding, agreement: Agreement | None, crop: Crop | None) -> str:
    kind = state(finding)
    removed, added = _reading(finding)
    lead = "" if removed and added else "missing: " if removed else "added: "
    if struck(finding):
        lead, added = "struck out: ", ""
    words = lead + (marked(removed, added, " → ") or "<ins></ins>")
    verdict = f" (was {finding.verdict.value})" if finding.accepted else ""
    said = decided(finding)
    return (
        f'<li id="w{number}" class="{kind}">'
        f"<p>{_badge(kind, word(finding))} <b>{_plain(number)}</b>{verdict} {_e(flat(finding.category))} · "
        f'<span class="f {kind} words">{words}</span></p>'
        f"<p>{isolated(whole_reasons(finding, agreement))}</p>"
        + (f"<p><b>{_e(said)}</b></p>" if said else "")
        + f'<p class="note">probability of a misreading {finding.score:.1%}</p>{_picture(finding, crop)}</li>\n'
    )


def _picture(finding: Finding, crop: Crop | None) -> str:
    """The place on the page, as a picture in the page itself; below it the same place of the issued form."""
    shown = crop(finding) if crop is not None else None
    if shown is None:
        return ""
    where = f"page {finding.scan.page}" if finding.scan.page is not None else "the page"
    words = elide(flat(finding.scan.text).strip(), 20) or "the place where words are missing"
    copy = f"<p>{_image(shown.copy, f'{where}: {words}')}</p>"
    if shown.issued is None or finding.issued is None:
        return copy
    printed = elide(flat(finding.issued.text).strip(), 20) or "nothing is printed there"
    said = f"page {finding.issued.page} of the issued form"
    return f'{copy}<p class="note">{_e(said)}:</p><p>{_image(shown.issued, f"{said}: {printed}")}</p>'


def _image(data: bytes, words: str) -> str:
    return f'<img alt="{_e(words)}" src="data:image/jpeg;base64,{base64.b64encode(data).decode()}">'


def _plain(number: str) -> str:
    return number.lstrip("q")


def _reading(finding: Finding) -> tuple[str, str]:
    removed, added = reading(*readings(finding))
    return elide(removed, 60), elide(added, 60)


def _badge(name: str, shown: str = "") -> str:
    sign = MARKS.get(name, "").strip()
    return f'<span class="badge {name}">{sign + " " if sign else ""}{shown or name}</span>'


def _e(text: str) -> str:
    return escape(text, quote=True)
