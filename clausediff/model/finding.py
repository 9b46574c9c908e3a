"""A finding, what was decided of it, and the value of a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from clausediff.model.values import Excerpt, Range, Verdict, sent_as_values


class IssuedPlace(NamedTuple):
    """Where on the issued form the place of a finding is, where a copy's page has the form's layout."""

    page: int
    """The number of the form's page, from 1."""
    boxes: tuple[tuple[float, float, float, float], ...]
    """Left, top, right and bottom on that page, in points from its top left, one for each of the finding's boxes."""
    text: str = ""
    """The words that the form prints there."""


class Pixels(NamedTuple):
    """What the picture of the page says of a finding's words."""

    score: float
    """By how much the picture makes the canonical's words likelier than the best rival, in nats; negative for the rival."""
    rival: str
    """The best of all other readings of the same place."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer said of a finding; comes from the ledger or a baseline."""

    action: str
    """One of :data:`ANSWERS`, or ``accept`` (harmless) or ``reject`` (a real change): what a baseline and ledgers of
    earlier versions say without telling a misreading from an agreed change."""
    reviewer: str = ""
    """Who decided."""
    time: str = ""
    """When, as ISO 8601 in UTC, or empty where it is not known (a baseline in git)."""
    comment: str = ""
    """What the reviewer wrote."""

    @property
    def clears(self) -> bool:
        """Whether the finding needs nobody any more: it is harmless, or a change that was agreed."""
        return self.action in ("accept", "misread", "agreed")

    @property
    def objects(self) -> bool:
        """Whether the reviewer holds the words for a change that was not agreed: an open point with the other side."""
        return self.action in ("reject", "object")

    @property
    def asks(self) -> bool:
        """Whether the reviewer asked somebody and decided nothing yet; :attr:`comment` has the question."""
        return self.action == "ask"


@sent_as_values
@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a pair's texts differ, with what clausediff says of it."""

    id: str
    """The fingerprint: stable as long as the canonical's words, the scan's words and the place in the clause are."""
    verdict: Verdict
    category: str
    """A code of ``clausediff explain``: ``number``, ``negation``, ``confusion``, ``markup``, …"""
    clause: str
    """The id of the clause (:attr:`Clause.id`) in which it stands."""
    canonical: Excerpt
    """The canonical's reading; an empty span where the scan has text that the canonical lacks."""
    scan: Excerpt
    """The scan's reading; an empty span where the canonical's words are missing."""
    score: float
    """The probability that the scan's marks are the canonical's words misread, 0 to 1."""
    reasons: tuple[str, ...]
    """Sentences for a person, the weightiest first; never empty."""
    decision: Decision | None = None
    rule: str = ""
    """The id of the judge's rule that decided, or of the veto that overruled it; ``docs/rules.md`` lists them."""
    pixels: Pixels | None = None
    """What the page's picture says, where it was asked."""
    issued: IssuedPlace | None = None
    """The same place on the issued form, where one was given and the page has its layout."""

    @property
    def accepted(self) -> bool:
        """Whether a reviewer's decision lets it pass: it is harmless, or :attr:`agreed`."""
        return self.decision is not None and self.decision.clears

    @property
    def agreed(self) -> bool:
        """Whether it is a real change that both sides agreed on: it passes a check, and is not harmless."""
        return self.decision is not None and self.decision.action == "agreed"

    @property
    def objected(self) -> bool:
        """Whether it is an open point: a reviewer called it a change that was not agreed."""
        return self.decision is not None and self.decision.objects

    @property
    def goes_on(self) -> bool:
        """Whether it is a further part of the finding before it, of the same change."""
        return GOES_ON in self.reasons

    @property
    def undecided(self) -> bool:
        """Whether a person must still decide it: it is past ``noise`` or was asked about, and has no answer."""
        if self.decision is None:
            return self.verdict.gravity >= Verdict.REVIEW.gravity
        return self.decision.asks

    @property
    def gravity(self) -> int:
        """The verdict's gravity after the decision: 0 for one that passes, substantive for an open point. A question
        decides nothing: it is at least ``review``."""
        if self.decision is None:
            return self.verdict.gravity
        if self.decision.asks:
            return max(self.verdict.gravity, Verdict.REVIEW.gravity)
        return 0 if self.decision.clears else Verdict.SUBSTANTIVE.gravity


GOES_ON = "goes on from the finding before it, which is in another place of the scan"
"""The reason of a finding that is a further part of the one before it: the next line of a column of print."""

SIGNED_BY_HAND = "signed by hand"
"""The value of a signature field that ink fills: it names nobody."""


@sent_as_values
@dataclass(frozen=True, slots=True)
class FieldValue:
    """How a copy fills one field of the canonical, over all the places where it stands."""

    name: str
    type: str
    """text, person, organization, date, money, number, choice, checkbox or signature."""
    value: str
    """As the first filled place reads, white space and markup folded; empty when blank."""
    spans: tuple[Range, ...]
    """One for each place where the field was found, in the scan; empty spans for blanks."""
    problems: tuple[str, ...] = ()
    """Sentences: blank, filled differently in two places, not a date, …"""
