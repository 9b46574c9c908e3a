"""Shared by all views for people: the words around a finding, what to show of an agreement, and sentences of counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clausediff.differences import renamed
from clausediff.model import Agreement, Clause, Document, FieldValue, Finding, Range, Report, Verdict
from clausediff.report.visible import elide, flat, reading
from clausediff.report.wording import because, clause_name, in_words, moved, readable, struck

__all__ = [
    "MARKS",
    "Shown",
    "about_file",
    "around",
    "because",
    "blanks",
    "clause_name",
    "counted",
    "decided",
    "effective",
    "field_problems",
    "folded",
    "in_words",
    "moved",
    "names_once",
    "outside_text",
    "plural",
    "readable",
    "shown",
    "state",
    "totals",
    "unread",
    "without_agreement",
    "word",
]

MARKS = {
    "substantive": "!",
    "review": "?",
    "note": "*",
    "noise": "~",
    "field": "=",
    "format": ".",
    "clean": " ",
    "accepted": "+",
}
"""The sign of each verdict, which carries its meaning where there is no colour."""

_REACH = 160
"""Characters on each side of a finding that are searched for words of context."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The texts of a finding and its context, safe to print."""

    before: str
    """The words before it, with the space between; may be empty."""
    removed: str
    """The canonical's reading, a long one shortened in the middle; empty when there is none."""
    added: str
    """The scan's reading, likewise."""
    after: str
    """The words after it, with the space between; may be empty."""
    struck: bool = False
    """Whether ``removed`` is what the copy has too, with a line through it; ``added`` is empty then."""

    @property
    def change(self) -> str:
        """Both readings in one line: ``[-30-]{+90+}``; words that were struck out as ``~~30~~``."""
        if self.struck:
            return f"~~{self.removed}~~"
        removed = f"[-{self.removed}-]" if self.removed else ""
        added = f"{{+{self.added}+}}" if self.added else ""
        return f"{removed}{added}"


def shown(
    document: Document,
    agreement: Agreement,
    finding: Finding,
    clause: Clause | None,
    *,
    words: int = 6,
    longest: int = 30,
) -> Shown:
    """``finding`` with ``words`` words of its ``clause`` on each side; excerpts over ``longest`` words are cut."""
    before, after = around(document, agreement, finding, clause, words)
    if struck(finding):
        if before.endswith("~~") and after.startswith("~~"):  # the copy's own signs, which say the same
            before, after = before[:-2], after[2:]
        return Shown(before, elide(flat(readable(finding.canonical.text)).strip(), longest), "", after, struck=True)
    removed, added = reading(readable(finding.canonical.text), finding.scan.text)
    if (
        moved(agreement, finding)
        and removed.replace("·", " ").split() == added.replace("⏎", " ").replace("·", " ").split()
    ):
        # A moved passage is told once.
        removed, added = "", flat(finding.scan.text).strip()
    removed, added = elide(removed, longest), elide(added, longest)
    return Shown(before, removed, added, after)


def around(
    document: Document, agreement: Agreement, finding: Finding, clause: Clause | None, words: int
) -> tuple[str, str]:
    """Up to ``words`` words of ``clause`` before and after ``finding`` in the scan, or in the canonical where the
    scan's text is not available; empty where neither is."""
    if document.text:
        text, (start, end) = document.text, finding.scan.span
        spans = clause.spans if clause is not None else ()
        whole = next((span for span in spans if span[0] <= start and end <= span[1]), agreement.span)
    elif agreement.canonical.text:
        text, (start, end) = agreement.canonical.text, finding.canonical.span
        whole = clause.canonical_span if clause is not None else Range(0, len(text))
    else:
        return "", ""
    low, high = max(min(whole[0], start), start - _REACH), min(max(whole[1], end), end + _REACH)
    return _last(text[low:start], words, low > whole[0]), _first(text[end:high].rstrip(), words, high < whole[1])


def _last(text: str, words: int, cut: bool) -> str:
    parts = flat(text).lstrip(" ").split(" ")
    kept = parts[-(words + 1) if parts[-1] == "" else -words :]
    return ("… " if cut or len(kept) < len(parts) else "") + " ".join(kept) if kept != [""] else ""


def _first(text: str, words: int, cut: bool) -> str:
    parts = flat(text).split(" ")
    kept = parts[: words + 1 if parts[0] == "" else words]
    return " ".join(kept) + (" …" if cut or len(kept) < len(parts) else "") if kept != [""] else ""


_ANSWERED = {
    "accept": "accepted as harmless",
    "misread": "misread: the words are the canonical's",
    "agreed": "agreed: a real change that was agreed",
    "object": "objected: a real change that was not agreed",
    "ask": "asked",
}
"""What a decision says, by its action."""


def decided(finding: Finding) -> str:
    """A sentence about the reviewer's decision, or an empty string."""
    decision = finding.decision
    if decision is None:
        return ""
    parts = [_ANSWERED.get(decision.action, "confirmed as a change")]
    if decision.reviewer:
        parts.append(f"by {flat(decision.reviewer)}")
    if decision.time:
        parts.append(f"on {flat(decision.time)}")
    said = " ".join(parts)
    return f"{said}: {flat(decision.comment)}" if decision.comment else said


def state(finding: Finding) -> str:
    """The state to show for a finding: its verdict, or ``accepted``."""
    return "accepted" if finding.accepted else finding.verdict.value


def effective(finding: Finding) -> str:
    """The verdict under which a finding is listed: an open point is substantive and a question at least for review, whatever
    the verdict was; else the verdict, also of what was decided to pass."""
    if finding.objected:
        return Verdict.SUBSTANTIVE.value
    if finding.undecided and finding.verdict.gravity < Verdict.REVIEW.gravity:
        return Verdict.REVIEW.value
    return finding.verdict.value


def word(finding: Finding) -> str:
    """The word for a finding: what was decided, or its verdict. An agreed change is ``agreed``, and not ``accepted`` as what is
    harmless; what a reviewer objects to is an ``open point``, whatever the verdict was."""
    if finding.objected:
        return "open point"
    if finding.decision is not None and finding.decision.asks:
        return "asked"
    return "agreed" if finding.agreed else state(finding)


def field_problems(agreement: Agreement) -> Iterator[tuple[FieldValue, str]]:
    """Each problem of each field that is not already a reason of a finding for a person. Fields that are blank, and may be,
    are none: :func:`blanks` counts them."""
    for value, problem in _problems(agreement):
        if value.value or not problem.startswith("blank"):
            yield value, problem


def blanks(report: Report) -> str:
    """One sentence for all the fields that are blank and may be; empty where there are none."""
    counts: dict[str, int] = {}
    for _, agreement in report.agreements():
        for value, problem in _problems(agreement):
            if not value.value and problem.startswith("blank"):
                name = flat(value.name).replace("_", " ")
                counts[name] = counts.get(name, 0) + 1
    if not counts:
        return ""
    several = sum(1 for _ in report.agreements()) > 1
    listed = ", ".join(f"{name} ({plural(n, 'copy', 'copies')})" if several else name for name, n in counts.items())
    return f"Read as blank, which is no finding: {listed}"


def _problems(agreement: Agreement) -> Iterator[tuple[FieldValue, str]]:
    known = {reason for f in agreement.findings if f.verdict.gravity >= Verdict.REVIEW.gravity for reason in f.reasons}
    for value in agreement.fields:
        for problem in value.problems:
            if problem not in known and f"{value.name}: {problem}" not in known:
                yield value, problem


def unread(agreement: Agreement) -> Iterator[Clause]:
    """Clauses whose verdict is ``review`` without any finding past ``noise``: too little of them was readable."""
    explained = {f.clause for f in agreement.findings if f.verdict.gravity >= Verdict.REVIEW.gravity}
    for clause in agreement.clauses:
        if clause.verdict is Verdict.REVIEW and clause.id not in explained:
            yield clause


def about_file(document: Document) -> Iterator[tuple[str, Finding]]:
    """The findings about a file itself, each with the word to show for it: ``note`` where nobody has to look."""
    for finding in document.findings:
        harmless = finding.decision is None and finding.verdict.gravity < Verdict.REVIEW.gravity
        yield "note" if harmless else state(finding), finding


def without_agreement(document: Document) -> bool:
    """Whether a file was read and holds no copy. One that was passed over has a finding that says so."""
    passed = any(finding.category == "not-compared" for finding in document.findings)
    return document.error is None and not document.agreements and not passed


def outside_text(document: Document) -> list[tuple[Range, str]]:
    """The ranges outside every agreement with more than white space in them, each with its text where available."""
    found = []
    for start, end in document.outside:
        text = document.text[start:end]
        if start < end and (not document.text or text.strip()):
            found.append((Range(start, end), text))
    return found


def plural(number: int, one: str, many: str | None = None) -> str:
    """``1 page``, ``2,000 pages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def counted(agreement: Agreement) -> str:
    """How many findings need a person, and how many were decided: ``2 substantive, 1 review, 1 agreed, 1 accepted``."""
    counts = {"open point": 0, "substantive": 0, "review": 0, "asked": 0, "agreed": 0, "accepted": 0}
    for finding in agreement.findings:
        if finding.verdict.gravity >= Verdict.REVIEW.gravity or finding.decision is not None:
            named = word(finding)
            counts[named] = counts.get(named, 0) + 1
    said = {"open point": "open points"}
    return ", ".join(
        f"{number:,} {said.get(name, name) if number > 1 else name}" for name, number in counts.items() if number
    )


def folded(report: Report, shows: tuple[str, ...] = ()) -> str:
    """How many findings are not listed: ``60 format, 40 field and 4 noise findings``, or an empty string."""
    parts = [
        f"{report.counts[verdict]:,} {verdict.value}"
        for verdict in (Verdict.FORMAT, Verdict.FIELD, Verdict.NOISE)
        if report.counts[verdict] and verdict.value not in shows
    ]
    if not parts:
        return ""
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
    return f"{listed} finding{'' if listed.startswith('1 ') and len(parts) == 1 else 's'}"


def totals(report: Report) -> str:
    """One sentence that counts the agreements by verdict and the files that could not be compared."""
    verdicts = report.verdicts
    number = sum(verdicts.values()) - verdicts["error"]
    failed = (d.error for d in report.documents if d.error) if verdicts["error"] else ()  # no pass over a pile on disk
    folders = sum(error.kind == "directory" for error in failed)
    said = (
        f"{plural(number, 'agreement')} in {plural(len(report.documents) - folders, 'file')}: "
        f"{verdicts['clean']:,} clean, {verdicts['review']:,} review, {verdicts['substantive']:,} substantive"
    )
    if needing := sum(f.gravity >= Verdict.REVIEW.gravity for document in report.documents for f in document.findings):
        said += f"; {plural(needing, 'thing')} about the files {'needs' if needing == 1 else 'need'} a person"
    refused = [plural(n, what) for n, what in ((verdicts["error"] - folders, "file"), (folders, "folder")) if n]
    return f"{said}; {' and '.join(refused)} could not be compared" if refused else said


def names_once(document: Document, agreement: Agreement) -> dict[str, str]:
    """For the findings of a copy that are one name for another throughout, or the lines of a column that one change goes over:
    what is said at the first of them, by its id.

    At the others it is empty: a list for people has the change once. Those that were decided otherwise are listed themselves.
    """
    said: dict[str, str] = {}
    for group in renamed(document, agreement):
        alike = [each for each in group[1:] if each.decision == group[0].decision]
        if alike:
            said[group[0].id] = f"the same name at {plural(len(alike), 'other place')}"
            said.update((each.id, "") for each in alike)
    head: Finding | None = None
    parts = 0
    for finding in agreement.findings:
        if not finding.goes_on:
            head, parts = finding, 0
        elif head is not None and head.decision == finding.decision:
            parts += 1
            said[head.id] = f"it goes on over {plural(parts, 'more line')}"
            said[finding.id] = ""
    return said
