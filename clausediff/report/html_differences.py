"""The list of differences with which the HTML report begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from clausediff.report.html_clauses import AgreementView
from clausediff.report.listing import Listed, Listing
from clausediff.report.visible import elide, isolated

__all__ = ["differences"]

_LINKED = 12
"""How many copies of a difference are linked; the others are counted."""


def differences(views: Sequence[AgreementView], found: Listing) -> Iterator[str]:
    """A table with a row for each difference, and a link to each copy that has it."""
    anchors = {
        (view.document.path, view.agreement.id, finding.id): f"w{number}"
        for view in views
        for clause in view.clauses
        for number, finding in clause.listed
    }
    places = {(view.document.path, view.agreement.id): view.anchor for view in views}
    yield '<section id="differences" aria-labelledby="h-differences" tabindex="-1">\n<h2 id="h-differences">Differences</h2>\n'
    yield f'<p class="tally">{_e(found.tally)}</p>\n'
    if not found.rows:
        yield "</section>\n"
        return
    yield (
        '<div class="scroll" tabindex="0" role="region" aria-labelledby="h-differences">\n<table class="diffs sortable">'
        '<thead><tr><th scope="col">Verdict</th><th scope="col">Clause</th><th scope="col">Difference</th>'
        '<th scope="col">Copies</th><th scope="col">Why</th></tr></thead><tbody>\n'
    )
    for row in found.rows:
        yield _row(row, found, anchors, places)
    yield "</tbody></table></div>\n</section>\n"


def _row(
    row: Listed, found: Listing, anchors: dict[tuple[str, str, str], str], places: dict[tuple[str, str], str]
) -> str:
    removed = f"<del>{_e(row.words.removed)}</del>" if row.words.removed else ""
    added = f"<ins>{_e(row.words.added)}</ins>" if row.words.added else ""
    words = f'{_e(row.words.before)}<span class="f {row.state}">{removed}{added}</span>{_e(row.words.after)}'
    links = []
    for held in row.difference.firsts[:_LINKED]:
        place = held.document.path, held.agreement.id
        anchor = anchors.get((*place, held.finding.id)) or places.get(place, "agreements")
        links.append(f'<a href="#{anchor}">{isolated(elide(found.name(*place), 6))}</a>')
    more = row.difference.held_by - len(links)
    number = f"{row.difference.held_by:,} of {row.difference.among:,}"
    return (
        f'<tr class="{row.state}" data-rank="{row.difference.verdict.gravity}"><td><span class="badge {row.state}">'
        f'{_e(row.mark)} {_e(row.word)}</span></td><th scope="row">{_e(row.where)}</th><td>{words}</td>'
        f'<td data-rank="{row.difference.held_by}"><b>{number}</b> {", ".join(links)}{f" and {more:,} more" if more else ""}</td>'
        f"<td>{isolated(row.why)}</td></tr>\n"
    )


def _e(text: str) -> str:
    return escape(text, quote=True)
