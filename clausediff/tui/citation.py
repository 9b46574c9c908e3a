"""The citation of a finding, for the clipboard."""

from __future__ import annotations

from clausediff.report.visible import flat
from clausediff.tui.session import Session


def citation(session: Session) -> str:
    """``release.txt, agreement 2 (Ann Example), clause 2.: canonical “60”, scan “90”``; empty without a finding.

    One line, with control characters and the like written out.
    """
    place = session.place
    copy = session.copies[place.copy]
    if place.finding is None or copy.agreement is None:
        return ""
    finding = copy.findings[place.finding]
    clause = copy.clauses[place.clause]
    signer = flat(copy.agreement.signer).strip()
    who = f" ({signer})" if signer else ""
    named = flat(clause.label) or f"“{flat(clause.heading)}”"
    left, right = (f"“{flat(text)}”" if text else "nothing" for text in (finding.canonical.text, finding.scan.text))
    where = f"{flat(copy.document.path)}, agreement {copy.agreement.id}{who}, clause {named}"
    return f"{where}: canonical {left}, scan {right}"
