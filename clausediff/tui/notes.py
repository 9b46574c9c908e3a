"""The text of the *Why* and the *Fields* panels, as lines of pieces whose roles are names of colours."""

from __future__ import annotations

from clausediff.model import Clause, Decision, Finding, Status, Verdict
from clausediff.report.names import clause_path
from clausediff.report.visible import elide, flat
from clausediff.report.wording import in_words
from clausediff.tui.copies import OUTSIDE
from clausediff.tui.difference_text import sentence
from clausediff.tui.pieces import NOTHING, Piece
from clausediff.tui.pile_rows import state_of
from clausediff.tui.readable import both
from clausediff.tui.session import Session
from clausediff.tui.themes import SIGNS, STATE_COLORS

Line = list[Piece]

_STATUS = {
    Status.MATCHED: "",
    Status.MOVED: "It stands at another place than in the canonical.",
    Status.SPLIT: "It is split into several clauses.",
    Status.MERGED: "It is merged with another clause.",
    Status.RENUMBERED: "It has another number than in the canonical.",
    Status.MISSING: "It is missing from this copy.",
    Status.ADDED: "The canonical has no such clause.",
    Status.ABSENT: "This copy rightly does without it.",
}


def why(session: Session, *, full: bool = False) -> list[Line]:
    """The text about the current finding, or about the clause when no finding is current: one plain sentence, and with
    ``full`` every reason and the rule that decided."""
    place = session.place
    copy = session.copies[place.copy]
    if not copy.clauses:
        return []
    clause = copy.clauses[place.clause]
    if place.finding is None:
        return _clause(session, clause)
    return _finding(session, copy.findings[place.finding], clause, full)


def _finding(session: Session, finding: Finding, clause: Clause, full: bool) -> list[Line]:
    place = session.place
    verdict = finding.verdict.value
    left, right = both(finding, finding.canonical.text, finding.scan.text)
    head = [
        Piece(f"{SIGNS[verdict]} {verdict.upper()} ", f"{verdict}+bold"),
        Piece(f"{flat(finding.category)}  ", "foreground"),
        Piece(elide(left, 12) or NOTHING, f"{verdict}+bold"),
        Piece(" → ", "quiet"),
        Piece(elide(right, 12) or NOTHING, f"{verdict}+bold"),
    ]
    lines = [head]
    found = session.effective(place.copy, place.finding or 0)
    decision = session.decision(place.copy, place.finding or 0)
    if decision is not None or found is not None:
        lines.append(_decision(decision, found.comment if found else ""))
    entry = session.entry_of(place.copy, place.finding or 0)
    risk = session.entries[entry].risk if entry is not None else ""
    known = f"{risk[:1].upper()}{risk[1:]}. " if risk and session.entries[entry or 0].difference is not None else ""
    lines.append([Piece(f"{known}{sentence(finding.reasons[0])}", "foreground")])
    read = session.elsewhere(place.copy, place.finding or 0)
    # Copies rightly differ in their fields; and a reason may have the readings of other copies already.
    if read and not finding.category.startswith("field") and not any(" other cop" in why for why in finding.reasons):
        said = ", ".join(
            f"{count} read “{elide(flat(text), 8)}”" if text else f"{count} lack it" for count, text in read
        )
        lines.append([Piece(f"Other copies: {said}.", "foreground")])
    if _STATUS[clause.status]:
        lines.append([Piece(f"The clause: {_STATUS[clause.status].lower()}", "quiet")])
    if full:
        lines += [[Piece("• ", "quiet"), Piece(flat(reason), "foreground")] for reason in finding.reasons]
        rule = f"Rule {flat(finding.rule)}. " if finding.rule else ""
        lines.append([Piece(f"• {rule}Chance that it is only misread: {_percent(finding.score)}.", "quiet")])
        return lines
    if also := in_words("; ".join(map(flat, finding.reasons[1:]))):
        lines.append([Piece(f"Also: {also}.", "foreground")])
    if finding.rule:
        lines.append([Piece("W: the rule that decided, too", "quiet")])
    return lines


def _decision(decision: Decision | None, comment: str) -> Line:
    said = f"  “{flat(comment)}”" if comment else ""
    if decision is None:
        return [Piece(f"Commented:{said}", "primary")]
    state = state_of(decision)
    word = _ANSWERS.get(decision.action, decision.action)
    by = f", {flat(decision.reviewer)}" if decision.reviewer else ""
    at = f", {decision.time[:16].replace('T', ' ')} UTC" if decision.time else ""
    return [Piece(f"{SIGNS[state]} {word}{by}{at}{said}", f"{STATE_COLORS.get(state, state)}+bold")]


_ANSWERS = {
    "misread": "Misread: the words are the canonical's",
    "agreed": "A real change, agreed",
    "object": "A real change, not agreed: an open point",
    "ask": "Asked, and still undecided",
    "accept": "Accepted as harmless",
    "reject": "Rejected: a real change",
}


def _clause(session: Session, clause: Clause) -> list[Line]:
    place = session.place
    copy = session.copies[place.copy]
    if clause.id == OUTSIDE:
        return [[Piece("▒ This text belongs to no agreement: nothing compared it. Read it.", "review+bold")]]
    state, _ = session.state_of(place.copy, place.clause)
    findings = [copy.findings[number] for number in copy.of_clause(place.clause)]
    named = f"Clause {clause_path(clause)}" if clause.label else "This paragraph"
    if clause.verdict is Verdict.REVIEW and not any(f.verdict.gravity >= Verdict.REVIEW.gravity for f in findings):
        lines = [[Piece(f"? REVIEW  {named}: too little of it could be read; compare the page by eye.", "review+bold")]]
    elif state in ("substantive", "review", "accepted", "agreed", "objected", "asked"):
        look = STATE_COLORS.get(state, state)
        lines = [[Piece(f"{named} has findings that the filter hides; f changes it.", f"{look}+bold")]]
    else:
        lines = [[Piece(f"{named} is {state if state != 'noise' else 'clean but for noise'}.", "foreground+bold")]]
    if _STATUS[clause.status]:
        lines.append([Piece(_STATUS[clause.status], "foreground")])
    quiet = [
        f"{sum(f.verdict is v for f in findings)} {v.value}" for v in (Verdict.NOISE, Verdict.FORMAT, Verdict.FIELD)
    ]
    quiet = [each for each in quiet if not each.startswith("0 ")]
    if quiet:
        shown = Verdict.NOISE in session.filter.verdicts
        lines.append([Piece(f"{', '.join(quiet)}{'' if shown else ', folded away (w shows them)'}.", "quiet")])
    if clause.status not in (Status.MISSING, Status.ADDED, Status.ABSENT):
        lines.append([Piece(f"{_percent(clause.coverage)} of the canonical's words were read.", "quiet")])
    return lines


def fields(session: Session) -> list[Line]:
    """Each field with its value and its problems, the fields with problems first."""
    copy = session.copies[session.place.copy]
    if copy.agreement is None:
        return []
    lines: list[Line] = []
    for each in sorted(copy.agreement.fields, key=lambda field: not field.problems):
        # A blank that every copy has must not outshout what one of them changed.
        sign, role = ("? ", "foreground+bold") if each.problems else ("  ", "quiet")
        value = elide(flat(each.value), 14)
        shown = Piece(value, "field") if value else Piece("(blank)", "quiet")
        lines.append([Piece(sign, role), Piece(f"{flat(each.name).replace('_', ' ')}  ", role), shown])
        lines += [[Piece(f"  {flat(problem)}", "text")] for problem in each.problems]
    return lines


def _percent(share: float) -> str:
    if 0 < share < 0.001:
        return "under 0.1 %"
    if 0.999 < share < 1:
        return "over 99.9 %"
    return f"{share * 100:.1f} %".replace(".0 %", " %")
