"""The citation of a finding, for the clipboard."""

from __future__ import annotations

from clausediff.report.names import clause_path
from clausediff.report.visible import flat
from clausediff.tui.session import Session


def citation(session: Session) -> str:
    """The citation of the current finding; empty without one."""
    place = session.place
    if place.finding is None or session.copies[place.copy].agreement is None:
        return ""
    return cited(session, place.copy, place.finding)


def cited(session: Session, copy_index: int, number: int) -> str:
    """``release.txt, agreement 2 (Ann Example), clause 2.: canonical “60”, copy “90”``.

    One line, with control characters and the like written out.
    """
    copy = session.copies[copy_index]
    finding = copy.findings[number]
    clause = copy.clauses[copy.places.get(finding.clause, 0)]
    name = session.name_of(copy_index)
    who = f" ({name})" if name else ""
    named = clause_path(clause) or f"“{flat(clause.heading)}”"
    left, right = (f"“{flat(text)}”" if text else "nothing" for text in (finding.canonical.text, finding.scan.text))
    agreement = copy.agreement.id if copy.agreement else ""
    where = f"{flat(copy.document.path)}, agreement {agreement}{who}, clause {named}"
    return f"{where}: canonical {left}, copy {right}"
