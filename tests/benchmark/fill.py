"""Fill a canonical's fields as a signer would, and keep track of where each letter of the canonical went."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clausediff.template import Alternatives, Either, Node, Optional_, Slot, Template, Text
from tests.benchmark.case import Span

_MARKUP = re.compile(r"(?m)^#{1,6} +|\*\*|^---$|__")


@dataclass(frozen=True)
class Filled:
    """A canonical as printed."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    """``(canonical offset, offset in text, length)`` of each stretch that the two share, in order."""
    slots: tuple[tuple[str, Span, Span], ...] = ()
    """Name, canonical span and span in :attr:`text` of each filled place."""

    def to_canonical(self, offset: int) -> int | None:
        """The canonical's offset of ``offset`` in the text; ``None`` within a filling."""
        at = bisect_right([p[1] for p in self.pieces], offset) - 1
        if at < 0:
            return None
        canonical, plain, length = self.pieces[at]
        return canonical + offset - plain if offset <= plain + length else None

    def span_to_canonical(self, span: Span) -> Span | None:
        """The same for a span; ``None`` when an end of it lies within a filling."""
        start = self.to_canonical(span[0])
        end = self.to_canonical(span[1] - 1) if span[1] > span[0] else None
        if start is None or (span[1] > span[0] and end is None):
            return None
        return start, start if end is None else end + 1


def fill(
    template: Template,
    values: Mapping[str, str | Sequence[str]],
    *,
    optional: Sequence[str] = (),
    branch: int = 0,
    option: int = 0,
) -> Filled:
    """``template`` with each field set to its value (a list: one for each place in turn) and its marks of markup gone.

    ``optional`` names the optional parts that this copy has; ``branch`` and ``option`` choose among alternatives.
    """
    out: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    slots: list[tuple[str, Span, Span]] = []
    used: dict[str, int] = {}
    length = 0

    def literal(start: int, end: int) -> None:
        nonlocal length
        at = start
        for mark in [*_MARKUP.finditer(template.text, start, end), None]:
            stop = end if mark is None else mark.start()
            if stop > at:
                pieces.append((at, length, stop - at))
                out.append(template.text[at:stop])
                length += stop - at
            if mark is not None:
                at = mark.end()

    def slot(node: Slot) -> None:
        nonlocal length
        value = values.get(node.field, "")
        if not isinstance(value, str):
            turn = used.get(node.field, 0)
            used[node.field] = turn + 1
            value = value[min(turn, len(value) - 1)]
        slots.append((node.field, node.span, (length, length + len(value))))
        out.append(value)
        length += len(value)

    for node in _chosen(template.nodes, optional, branch):
        if isinstance(node, Text):
            literal(*node.span)
        elif isinstance(node, Slot):
            slot(node)
        elif isinstance(node, Alternatives):
            literal(*node.options[min(option, len(node.options) - 1)])
    return Filled("".join(out), tuple(pieces), tuple(slots))


def _chosen(nodes: Sequence[Node], optional: Sequence[str], branch: int) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Optional_):
            if node.name in optional:
                yield from _chosen(node.nodes, optional, branch)
        elif isinstance(node, Either):
            yield from _chosen(node.branches[min(branch, len(node.branches) - 1)], optional, branch)
        else:
            yield node


FILLINGS: dict[str, tuple[dict[str, str | Sequence[str]], ...]] = {
    "mutual-nda": (
        {
            "effective_date": "March 14, 2023", "first_party": "Harrow Valley Instruments, Inc.", "first_party_form": "Delaware corporation",
            "first_party_address": "2210 Quarry Road, Albany, New York 12205", "second_party": "Brightwater Foods LLC",
            "second_party_form": "Ohio limited liability company", "second_party_address": "78 Canal Street, Dayton, Ohio 45402",
            "purpose": "a possible joint development of packaging sensors", "marking_days": "30", "disclosure_years": "2", "survival_years": "5",
            "return_choice": "Return", "liability_cap": "$250,000", "escrow_box": "[ ]", "arbitration_seat": "Boston",
            "first_notice_email": "legal@harrowvalley.example", "second_notice_email": "contracts@brightwater.example",
            "first_signature": "", "first_signer": "Ellen Marsh", "first_title": "Chief Financial Officer", "first_date": "March 14, 2023",
            "second_signature": "", "second_signer": "Tomas Riedl", "second_title": "Managing Member", "second_date": "March 16, 2023",
        },
        {
            "effective_date": "October 2, 2024", "first_party": "Norbury Analytics Ltd.", "first_party_form": "Maryland corporation",
            "first_party_address": "15 Harbor Lane, Baltimore, Maryland 21202", "second_party": "Castell and Dunn Partners LLP",
            "second_party_form": "Texas partnership", "second_party_address": "400 Live Oak Avenue, Austin, Texas 78701",
            "purpose": "the licensing of forecasting software to the Second Party", "marking_days": "15", "disclosure_years": "3",
            "survival_years": "4", "return_choice": "Destruction", "liability_cap": "$1,000,000", "escrow_box": "[x]",
            "arbitration_seat": "Philadelphia", "first_notice_email": "notices@norbury.example", "second_notice_email": "gc@castelldunn.example",
            "first_signature": "", "first_signer": "Priya Natarajan", "first_title": "General Counsel", "first_date": "October 2, 2024",
            "second_signature": "", "second_signer": "Harold Dunn", "second_title": "Partner", "second_date": "October 3, 2024",
        },
    ),
    "consulting-agreement": (
        {
            "agreement_number": "CA-2024-118", "effective_date": "January 8, 2024", "client": "Fernhill Logistics Corp.",
            "client_address": "900 Depot Street, Joliet, Illinois 60432", "consultant": "Maria Okafor",
            "consultant_address": "31 Elm Court, Naperville, Illinois 60540", "project": "the redesign of the Client's route planning system",
            "start_date": "January 15, 2024", "end_date": "December 31, 2024", "milestone_dates": "March 29, 2024, June 28, 2024 and November 29, 2024",
            "hourly_rate": "$145.00", "fee_cap": "$18,000.00", "fixed_fee": "$96,500.00", "weekly_hours": "24", "expense_limit": "$350.00",
            "retainer": "$5,000.00", "insurance_amount": "$1,000,000", "travel_class": "Economy", "on_site_box": "[x]",
            "client_contact": "Daniel Whitcomb", "client_signature": "", "client_signer": "Ruth Albers", "client_title": "Vice President, Operations",
            "client_date": "January 8, 2024", "consultant_signature": "", "consultant_date": "January 9, 2024", "tax_id": "36-4019283",
        },
        {
            "agreement_number": "CA-2025-027", "effective_date": "May 19, 2025", "client": "Quillon Museum Trust",
            "client_address": "5 Lakeshore Plaza, Evanston, Illinois 60201", "consultant": "Stefan Lindqvist",
            "consultant_address": "1420 Wabash Avenue, Chicago, Illinois 60605", "project": "a catalog of the Client's photographic collection",
            "start_date": "June 2, 2025", "end_date": "May 29, 2026", "milestone_dates": "September 30, 2025 and February 27, 2026",
            "hourly_rate": "$88.50", "fee_cap": "$9,750.00", "fixed_fee": "$72,000.00", "weekly_hours": "16", "expense_limit": "$200.00",
            "retainer": "$2,400.00", "insurance_amount": "$500,000", "travel_class": "Business", "on_site_box": "[ ]",
            "client_contact": "Noor Haddad", "client_signature": "", "client_signer": "George Pell", "client_title": "Director",
            "client_date": "May 19, 2025", "consultant_signature": "", "consultant_date": "May 20, 2025", "tax_id": "41-7730562",
        },
    ),
    "icml-2020": (
        {
            "effective_date": "Sep 23, 2020", "speaker": "Amara Lindholm", "speaker_name": "Amara Lindholm", "event_titles": "Sparse Bounds for Learned Sketches",
            "event_title": "Sparse Bounds for Learned Sketches", "event_dates": "Jul 14, 2020", "event_date": "Jul 14, 2020", "decision": "Accept",
            "speaker_signature": "Amara Lindholm", "speaker_signature_date": "Jul 2, 2020", "officer_name": "", "officer_signature": "",
            "officer_signature_date": "Sep 23, 2020",
        },
    ),
}  # fmt: skip
"""Invented signers of the project's own forms."""


def legal(template: Template, which: int = 0) -> dict[str, str | Sequence[str]]:
    """Values for every field of ``template``: the listed ones, and a plain one by type for a field that is not listed."""
    listed = FILLINGS.get(template.id, ({},))
    values = dict(listed[which % len(listed)])
    plain = {
        "date": "March 14, 2023",
        "money": "$500.00",
        "number": "12",
        "person": "Ellen Marsh",
        "organization": "Harrow Valley Instruments, Inc.",
        "checkbox": "[x]",
        "signature": "",
    }
    for name, spec in template.fields.items():
        if name not in values:
            values[name] = spec.choices[0] if spec.choices else plain.get(spec.type, "as agreed")
    return values
