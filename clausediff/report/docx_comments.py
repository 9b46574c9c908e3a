"""What the comments of a Word report say, in plain language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clausediff.model import Finding, Verdict
from clausediff.report.state import decided
from clausediff.report.visible import elide, flat
from clausediff.report.wording import readings, seen, struck, whole_reasons

__all__ = ["grouped", "said"]

_FIELD = re.compile(r"\{\{(\w+)\}\}")
_LONGEST = 30
"""Words of an excerpt in a comment."""


def grouped(problems: Iterable[list[tuple[str, str]]]) -> Iterator[str]:
    """One sentence for all fields that have the same problem."""
    names: dict[str, list[str]] = {}
    for name, problem in (each for some in problems for each in some):
        names.setdefault(problem, []).append(name)
    for problem, fields in names.items():
        yield f"{', '.join(fields)}: {problem}"


def said(finding: Finding) -> str:
    """What a comment says of a finding, in plain language."""
    removed, added = (elide(flat(text).strip(), _LONGEST) for text in (finding.canonical.text, readings(finding)[1]))
    sure = finding.verdict is Verdict.SUBSTANTIVE
    if field := _FIELD.fullmatch(removed):
        name = field[1].replace("_", " ")
        what = f"The field “{name}” reads “{added}”." if added else f"Nothing was read in the field “{name}”."
    elif place := seen(finding):
        what = f"There is {place.strip('‹›')} here that nobody has read."
    elif struck(finding):
        what = f"In this copy “{removed}” {'is' if sure else 'seems to be'} struck out."
    elif removed and added:
        what = f"The canonical says “{removed}”; this copy {'says' if sure else 'seems to say'} “{added}”."
    elif removed:
        what = f"{'Not in this copy' if sure else 'Perhaps not in this copy'}: “{removed}”."
    else:
        what = f"{'Only in this copy' if sure else 'Perhaps only in this copy'}: “{added}”." if added else ""
    lines = [what if sure else f"Please look at the page. {what}".strip()]
    lines.append(whole_reasons(finding) + ".")
    if decision := decided(finding):
        lines.append(f"Decision: {decision}.")
    return "\n".join(line for line in lines if line)
