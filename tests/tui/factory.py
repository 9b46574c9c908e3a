"""Reports for the tests of the terminal UI, made from clauses written with their differences in place.

``at least ⟦60⇒90|substantive|number|both are figures⟧ days`` has one finding: the canonical reads 60, the scan 90.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from clausediff.model import (
    Agreement,
    CanonicalRef,
    Clause,
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

MARK = re.compile(r"⟦(.*?)⇒(.*?)\|(\w+)\|([\w-]+)(?:\|(.*?))?⟧", re.DOTALL)


@dataclass(frozen=True)
class Spec:
    """A clause to be."""

    label: str
    text: str
    status: Status = Status.MATCHED
    id: str = ""


NDA = (
    Spec(
        "1.",
        "License grant. ⟦{{speaker}}⇒Ann Example|field|person|fits the field speaker⟧ grants a non-exclusive license.",
    ),
    Spec(
        "2.",
        "Other publication. I will not authorize the publication of the Articles by any organization other than the"
        " Publisher until at least ⟦60⇒90|substantive|number|both are figures; must-match phrase “60 days”⟧ days after"
        " the event,⟦ ⇒\n|format|whitespace|a line end⟧and only with a notice of the first place of publication.",
    ),
    Spec(
        "3.",
        "Name and likeness. The Publisher ⟦may⇒mav|review|modal|“mav” is no word; “may” and “must” are both near⟧"
        " use my name in the ⟦State⇒Smte|noise|confusion|ta read as m⟧ of the event.",
    ),
    Spec("4.", "Originality. I warrant that the ⟦material⇒rnaterial|noise|confusion|m read as rn⟧ is mine."),
    Spec(
        "5.",
        "No compensation. I agree"
        " ⟦that I am not entitled to any payment⇒|substantive|missing|the words are not there⟧.",
    ),
    Spec("6.", "Governing law. The laws of the place of the event apply."),
)


def report(
    *clauses: Spec,
    copies: int = 1,
    paths: Sequence[str] = ("in/release.txt",),
    fields: tuple[FieldValue, ...] | None = None,
    outside: str = "",
    error: str = "",
) -> Report:
    """A report of one document a path, each with ``copies`` of the same agreement; later copies are clean.

    ``outside`` is text after the last agreement; ``error`` adds a document of that path that could not be read.
    """
    specs = clauses or NDA
    documents = [_document(path, specs, copies, outside, fields) for path in paths]
    if error:
        message = f"{error} is not text: it has NUL bytes; convert it first."
        documents.append(Document(error, "", 0, "", DocumentError("binary", message)))
    return Report(tuple(sorted(documents, key=lambda each: each.path)))


def _document(
    path: str, specs: Sequence[Spec], copies: int, outside: str, fields: tuple[FieldValue, ...] | None
) -> Document:
    canonical = "---\nid: nda\n---\n" + "\n\n".join(_side(spec, 0) for spec in specs) + "\n"
    scan, agreements = "", []
    for number in range(1, copies + 1):
        made, scan = _agreement(number, specs, canonical, scan, fields)
        agreements.append(made)
    end = len(scan)
    scan += outside
    span = ((end, len(scan)),) if outside else ()
    digest = hashlib.sha256((path + scan).encode()).hexdigest()
    return Document(path, digest, len(scan), "text", None, tuple(agreements), span, scan)


def _side(spec: Spec, side: int) -> str:
    body = MARK.sub(lambda match: match[side + 1], spec.text)
    if (spec.status is Status.MISSING and side) or (spec.status is Status.ADDED and not side):
        return ""
    return f"{spec.label} {body}" if spec.label else body


def _agreement(
    number: int, specs: Sequence[Spec], canonical: str, scan: str, fields: tuple[FieldValue, ...] | None
) -> tuple[Agreement, str]:
    start, at = len(scan), len("---\nid: nda\n---\n")
    clauses, findings = [], []
    for index, spec in enumerate(specs):
        name = spec.id or spec.label.strip(".") or f"p{index + 1}"
        text = MARK.sub(lambda m: m[0] if m[3] == "field" or number == 1 else m[1], spec.text)
        left, right = at, len(scan)
        lead = f"{spec.label} " if spec.label else ""
        at_left = at + (len(lead) if spec.status is not Status.ADDED else 0)
        scan += lead if spec.status is not Status.MISSING else ""
        position = 0
        own = []
        for match in MARK.finditer(text):
            between = text[position : match.start()]
            at_left, scan = at_left + len(between), scan + between
            own.append(
                Finding(
                    f"{name}-{len(own)}-{match[4]}",
                    Verdict(match[3]),
                    match[4],
                    name,
                    Excerpt((at_left, at_left + len(match[1])), match[1]),
                    Excerpt((len(scan), len(scan) + len(match[2])), match[2]),
                    0.001 if match[3] == "substantive" else 0.9,
                    (match[5] or "a reason",),
                )
            )
            at_left, scan, position = at_left + len(match[1]), scan + match[2], match.end()
        if spec.status is not Status.MISSING:
            scan += text[position:]
        spans = ((right, len(scan)),) if len(scan) > right else ()
        if spec.status is not Status.MISSING:
            scan += "\n\n"
        length = len(_side(spec, 0))
        at += length + 2
        verdict = max((f.verdict for f in own), key=lambda v: v.gravity, default=Verdict.FORMAT)
        heading = _side(spec, 0 if spec.status is not Status.ADDED else 1).removeprefix(lead)[:60]
        clauses.append(Clause(name, spec.label, heading, spec.status, (left, left + length), spans, verdict, 1.0))
        findings += own
    if fields is None:
        value = FieldValue("speaker", "person", "Ann Example", ((start, start + 11),))
        date = FieldValue("effective_date", "date", "", ((start, start),), ("blank",) if number == 1 else ())
        fields = (value, date)
    reference = CanonicalRef("nda", "1", hashlib.sha256(canonical.encode()).hexdigest(), "Standard NDA", canonical)
    verdict = agreement_verdict(tuple(findings), tuple(clauses))
    made = Agreement(str(number), reference, (start, len(scan)), verdict, 0.01, fields, tuple(clauses), tuple(findings))
    return made, scan


def large(clauses: int = 2000) -> Report:
    """One agreement of many clauses: every fifth has an edit, every third noise."""
    specs = []
    for number in range(1, clauses + 1):
        edit = f"⟦{number}⇒{number + 1}|substantive|number|both are figures⟧" if number % 5 == 0 else str(number)
        noise = "⟦modern⇒modem|noise|confusion|rn read as m⟧" if number % 3 == 0 else "modern"
        words = " ".join(f"word{index}" for index in range(60))
        specs.append(Spec(f"{number}.", f"Duty {number}. The {noise} party pays within {edit} days. {words}."))
    return report(*specs)


PILE: tuple[tuple[str, str, int], ...] = (
    (
        "Notice. Either party may end this Agreement with ⟦30⇒90|substantive|number|both are figures⟧ days' notice.",
        "7.",
        6,
    ),
    ("Law. The ⟦law⇒Jaw|review|word|“Jaw” is no word of the form⟧ of the place applies.", "10.", -1),
    ("Licence. A ⟦non-exclusive⇒exclusive|substantive|exclusivity|changes how far a right goes⟧ licence.", "2.", 1),
    ("Duty. The signer ⟦shall⇒may|substantive|modal|a duty became a choice⟧ return all copies.", "3.", 1),
    ("Fee. The fee is ⟦$500⇒$5,000|substantive|money|another amount⟧ a year.", "4.", 2),
    ("Secrets. It does ⟦not⇒|substantive|negation|“not” is missing⟧ end with the Agreement.", "5.", 1),
    ("Costs. Each party bears ⟦its own⇒the|substantive|word|other words⟧ costs.", "6.", 3),
    ("Term. The term is ⟦two⇒ten|substantive|number|another number⟧ years.", "8.", 1),
    ("Place. The seat is ⟦Oslo⇒Bergen|substantive|place|another place⟧ alone.", "9.", 1),
    ("Notice of a breach is due in ⟦5⇒S|review|number|a figure or a letter⟧ days.", "11.", 2),
    ("Signed by the ⟦officer⇒otticer|review|word|marks that nobody can tell⟧ of the house.", "12.", -2),
)
"""A sentence with its difference, its label, and how many copies have it; -1 for all, -2 for all but one."""


def pile(copies: int = 40, *, error: str = "", differences: Sequence[tuple[str, str, int]] = PILE) -> Report:
    """So many copies of one form, signed by one officer for the house, and by a party that differs."""
    documents = []
    for number in range(copies):
        specs = []
        for index, (text, label, held) in enumerate(differences):
            many = copies if held == -1 else copies - 1 if held == -2 else held
            # Each difference begins at another copy, so that they do not all lie in the first ones.
            has = (number - 3 * index) % copies < many
            specs.append(Spec(label, text if has else MARK.sub(lambda match: match[1], text)))
        party = FieldValue("party", "organization", f"Party {number:03} Ltd", ((0, 1),))
        officer = FieldValue("officer", "person", "Olga Officer", ((0, 1),))
        made = _document(f"in/{number:03}.txt", specs, 1, "", (officer, party))
        documents.append(made)
    if error:
        documents.append(Document(error, "", 0, "", DocumentError("binary", f"{error} is not text.")))
    return Report(tuple(documents))
