"""Reports made by hand: a small canonical, copies of it with edits at known places, and hostile text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path

from clausediff.model import (
    Agreement,
    CanonicalRef,
    Clause,
    Decision,
    Document,
    DocumentError,
    Excerpt,
    FieldValue,
    Finding,
    Report,
    Status,
    Verdict,
    agreement_verdict,
)

CANONICAL = """\
---
id: release
version: "2"
---
This Release is made as of {{effective_date}} by {{speaker}}.

1. Licence. I grant to the Press a non-exclusive, perpetual licence to print the Articles.

2. Other publication. I will not authorize the publication of the Articles by any organization other than the Press \
until at least 60 days after first publication.

3. Law. This Agreement is governed by the laws of the State of California.

Signed: {{signature}}
"""


@dataclass(frozen=True)
class Edit:
    """The canonical's words, what the copy has instead, and what is said of it."""

    old: str
    new: str
    verdict: Verdict
    category: str
    reasons: tuple[str, ...]
    score: float = 0.5
    decision: Decision | None = None


DAYS = Edit("60", "90", Verdict.SUBSTANTIVE, "number", ("both are figures", 'must-match phrase "60 days"'), 0.0001)
STATE = Edit("State", "Smte", Verdict.NOISE, "confusion", ("ta read as m", "Smte is not a word"), 0.998)
NON = Edit("non-exclusive", "exclusive", Verdict.REVIEW, "exclusivity", ('"non-" may be lost at the line\'s end',), 0.4)
FIELDS = (
    Edit("{{effective_date}}", "Sep 23, 2020", Verdict.FIELD, "date", ("fits effective_date",)),
    Edit("{{speaker}}", "Jane Doe", Verdict.FIELD, "person", ("fits speaker",)),
    Edit("{{signature}}", "J. Doe", Verdict.FIELD, "signature", ("fits signature",)),
)
BREAK = Edit("print the", "print\nthe", Verdict.FORMAT, "layout", ("a line ends here",), 1.0)


def sha(text: str) -> str:
    """The SHA-256 that a file of this text has."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def reference(text: str = CANONICAL) -> CanonicalRef:
    """The canonical as a report carries it."""
    return CanonicalRef("release", "2", sha(text), "Publishing release", text)


def copy(*edits: Edit, number: int = 1, at: int = 0, canonical: str = CANONICAL) -> tuple[str, Agreement]:
    """A copy of the canonical with ``edits`` made, and its agreement, as it stands ``at`` an offset of a scan."""
    body = canonical.index("---\n", 4) + 4
    found = sorted(((canonical.index(e.old, body), e) for e in edits), key=lambda pair: pair[0])
    pieces: list[str] = []
    size, place = 0, body
    findings: list[Finding] = []
    mapped: list[tuple[int, int]] = []
    for start, edit in found:
        pieces.append(canonical[place:start])
        size += start - place
        mapped.append((start, size))
        findings.append(
            Finding(
                id=sha(f"{start}{edit}")[:16],
                verdict=edit.verdict,
                category=edit.category,
                clause=_clause_at(canonical, body, start),
                canonical=Excerpt((start, start + len(edit.old)), edit.old),
                scan=Excerpt((at + size, at + size + len(edit.new)), edit.new),
                score=edit.score,
                reasons=edit.reasons,
                decision=edit.decision,
            )
        )
        pieces.append(edit.new)
        size += len(edit.new)
        place = start + len(edit.old)
        mapped.append((place, size))
    pieces.append(canonical[place:])
    text = "".join(pieces)

    def moved(offset: int) -> int:
        """A canonical offset outside every edit, as an offset in the scan."""
        last = max((pair for pair in mapped if pair[0] <= offset), default=(body, 0))
        return at + last[1] + offset - last[0]

    clauses = []
    for identity, label, start, end in _clauses(canonical, body):
        worst = max(
            (f.verdict for f in findings if f.clause == identity), key=lambda v: v.gravity, default=Verdict.FORMAT
        )
        clauses.append(
            Clause(
                id=identity,
                label=label,
                heading=canonical[start:end].removeprefix(label).strip()[:40],
                status=Status.MATCHED,
                canonical_span=(start, end),
                spans=((moved(start), moved(end)),),
                verdict=worst,
                coverage=1.0,
            )
        )
    values = tuple(
        FieldValue(edit.old.strip("{}"), kind, edit.new, (f.scan.span,), () if edit.new else ("blank",))
        for edit, kind in zip(FIELDS, ("date", "person", "signature"), strict=True)
        for f in findings
        if f.canonical.text == edit.old
        for edit in [replace(edit, new=f.scan.text)]
    )
    agreement = Agreement(
        id=str(number),
        canonical=reference(canonical),
        span=(at, at + len(text)),
        verdict=agreement_verdict(tuple(findings), tuple(clauses)),
        noise_rate=0.0012,
        fields=values,
        clauses=tuple(clauses),
        findings=tuple(findings),
    )
    return text, agreement


def _clauses(canonical: str, body: int) -> list[tuple[str, str, int, int]]:
    """Paragraphs: id, label, start, end with the blank line."""
    rows, start = [], body
    for paragraph in canonical[body:].split("\n\n"):
        end = min(start + len(paragraph) + 2, len(canonical))
        label = paragraph.split(" ")[0] if paragraph[:1].isdigit() else ""
        rows.append((label.rstrip(".") or f"p{len(rows) + 1}", label, start, end))
        start = end
    return rows


def _clause_at(canonical: str, body: int, offset: int) -> str:
    return next(i for i, _, start, end in _clauses(canonical, body) if start <= offset < end)


def document(
    *copies: tuple[Edit, ...],
    path: str = "samples/bundle.txt",
    lead: str = "",
    tail: str = "",
    canonical: str = CANONICAL,
) -> Document:
    """A scan that holds a copy for each of ``copies``, with text outside before and after them."""
    text, agreements = lead, []
    for number, edits in enumerate(copies, 1):
        body, agreement = copy(*edits, number=number, at=len(text), canonical=canonical)
        agreements.append(agreement)
        text += body
    text += tail
    outside = [(0, len(lead))] if lead else []
    outside += [(len(text) - len(tail), len(text))] if tail else []
    return Document(path, sha(text), len(text), "text", None, tuple(agreements), tuple(outside), text)


def about_file(
    says: str, category: str = "comment", verdict: Verdict = Verdict.REVIEW, decision: Decision | None = None
) -> Finding:
    """A finding about a file, at no place of its text."""
    nowhere = Excerpt((0, 0), "")
    return Finding(sha(f"{category}{says}")[:16], verdict, category, "", nowhere, nowhere, 0.0, (says,), decision)


def failed(path: str = "samples/broken.bin") -> Document:
    """A file that could not be read."""
    return Document(path, "", 0, "", DocumentError("binary", f"{path}: is binary; give its text."))


def report() -> Report:
    """Three copies (clean, edited, doubtful), one of them with a decision, text outside, and a file in error."""
    decided = Decision("accept", "Ann", "2026-11-20T10:00:00Z", "agreed by mail")
    return Report(
        (
            document(
                (*FIELDS, STATE, BREAK),
                (*FIELDS, DAYS, STATE),
                (*FIELDS, NON, replace(DAYS, decision=decided)),
                lead="Cover letter of the bundle.\n",
            ),
            failed(),
        )
    )


_CASES = Path(__file__).parent / "cases"
HOSTILE: dict[str, str] = {
    **json.loads((_CASES / "hostile.json").read_text(encoding="utf-8"))["texts"],
    "long word": "x" * 5000,
    "long line": "shall not " * 500,
}
"""Texts that a scan may hold and no format may obey or lose, by what each is."""


def hostile(text: str) -> Report:
    """A report in which ``text`` stands at every place that a scan, a file name or a reviewer can put it."""
    clean = text or "x"
    edit = replace(DAYS, new=text, reasons=(f"reads {clean}",))
    decision = Decision("reject", clean, "2026-11-20T10:00:00Z", clean)
    base = document(
        (replace(FIELDS[1], new=text), edit, replace(NON, decision=decision)),
        path=f"dir/{clean}.txt",
        lead=text + "\n",
    )
    agreement = base.agreements[0]
    values = tuple(replace(value, problems=(f"says {clean}",)) for value in agreement.fields)
    own = about_file(f"says {clean}", decision=decision)
    base = replace(base, agreements=(replace(agreement, fields=values),), findings=(own,))
    return Report((base, failed(f"{clean}.bin")))
