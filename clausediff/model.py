"""The words of clausediff as frozen types: what the pipeline yields and what every view and report reads.

Spans are half-open ``(start, end)`` in Unicode code points: on the scan side of the decoded text of the file, on the
canonical side of the canonical file as it stands on disk, front matter included. Slicing a span always gives the
``text`` beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum, IntEnum
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from clausediff.differences import Difference

SCHEMA_VERSION = "1"

ANSWERS = ("misread", "agreed", "object", "ask")
"""What a reviewer can say of a finding: the engine misread the words; a real change, which was agreed; a real change, to
which we object; a question to somebody, which decides nothing."""


class Range(NamedTuple):
    """A half-open range ``[start, end)``: of offsets in a text, or of indices in a list of words.

    It compares, unpacks and is written to JSON as the pair that it is.
    """

    start: int
    end: int

    def __reduce__(self) -> tuple[type[Range], tuple[int, int]]:
        """As two numbers: it is sent from process to process in great numbers."""
        return Range, (self.start, self.end)

    @property
    def size(self) -> int:
        """How many code points, or words, it holds."""
        return self.end - self.start

    @property
    def indices(self) -> range:
        """The indices that it holds, to walk through or to look one up in."""
        return range(self.start, self.end)

    @property
    def slice(self) -> slice:
        """What cuts it out of a text or a list."""
        return slice(self.start, self.end)


class Verdict(str, Enum):
    """What a finding means, from harmless to grave; compare with :attr:`gravity`."""

    FORMAT = "format"
    """Layout and typography only."""
    FIELD = "field"
    """The filling of a field, fit for the field's type."""
    NOISE = "noise"
    """The OCR engine misread the canonical's words; no meaning-changing reading explains the marks nearly as well."""
    REVIEW = "review"
    """Cannot tell: a person must look at the page."""
    SUBSTANTIVE = "substantive"
    """The words differ."""

    @property
    def gravity(self) -> int:
        """0 for ``format`` to 4 for ``substantive``."""
        return _GRAVITY[self._value_]

    def __str__(self) -> str:
        return self.value


_GRAVITY = {verdict.value: rank for rank, verdict in enumerate(Verdict)}


class Status(str, Enum):
    """How a clause of the canonical (or one that only the scan has) was aligned."""

    MATCHED = "matched"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    RENUMBERED = "renumbered"
    MISSING = "missing"
    ADDED = "added"
    ABSENT = "absent"
    """An optional part, or the branch of an alternative, that this copy rightly does not have."""

    def __str__(self) -> str:
        return self.value


class ExitCode(IntEnum):
    """Exit codes of ``clausediff --check``. 2 outranks 1, 1 outranks 3."""

    CLEAN = 0
    """Every agreement is clean."""
    SUBSTANTIVE = 1
    """A substantive finding that nobody accepted."""
    ERROR = 2
    """A file could not be read or compared, or the usage is off."""
    REVIEW = 3
    """Nothing substantive, but something needs a person."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of one side's text."""

    span: Range
    """Half-open, in code points."""
    text: str
    """The text that the span slices to."""
    page: int | None = None
    """The number of the page where it is (:attr:`PageRead.number`), on the scan's side where the format has pages."""
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    """Left, top, right and bottom on that page, one for each line; of an empty span the place between its neighbours."""


@dataclass(frozen=True, slots=True)
class IssuedPlace:
    """Where on the issued form the place of a finding is, where a copy's page has the form's layout."""

    page: int
    """The number of the form's page, from 1."""
    boxes: tuple[tuple[float, float, float, float], ...]
    """Left, top, right and bottom on that page, in points from its top left, one for each of the finding's boxes."""
    text: str = ""
    """The words that the form prints there."""


@dataclass(frozen=True, slots=True)
class Pixels:
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


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the canonical as this copy has it, or a stretch that only the copy has (``added``)."""

    id: str
    """Unique within the agreement: the label's path (``7``, ``1.1.a``), ``p3`` for an unlabelled paragraph, ``+1`` for
    an added one."""
    label: str
    """The label as the canonical prints it (``7.``, ``(a)``), or empty."""
    heading: str
    """The first words of the clause, for lists; at most 60 characters."""
    status: Status
    canonical_span: Range
    """Empty for an added clause (at the place in the canonical where it stands)."""
    spans: tuple[Range, ...]
    """Where the clause stands in the scan; more than one where page furniture or another clause interrupts it."""
    verdict: Verdict
    """The worst of its findings, at least ``review`` when too little was readable; ``format`` when all is equal."""
    coverage: float
    """The share of the canonical's words here that were read (equal, or noise), 0 to 1."""

    @property
    def clean(self) -> bool:
        """Nothing past ``noise``."""
        return self.verdict.gravity <= Verdict.NOISE.gravity

    @property
    def verdict_name(self) -> str:
        """``clean``, ``review`` or ``substantive``."""
        return "clean" if self.clean else self.verdict.value


@dataclass(frozen=True, slots=True)
class CanonicalRef:
    """The canonical that an agreement was held against."""

    id: str
    version: str
    sha256: str
    """Of the file's bytes."""
    title: str = ""
    text: str = field(default="", repr=False)
    """The file's decoded text; empty in a report that was loaded without its canonical. Not part of the JSON."""
    language: str = "en"
    """The ISO 639 code of the language whose protected words were used, as stated or as guessed from the text."""


@dataclass(frozen=True, repr=False)
class Agreement:
    """One copy of the canonical, found in a scan."""

    id: str
    """``1``, ``2``, … in the order of the scan."""
    canonical: CanonicalRef
    span: Range
    verdict: str
    """``clean``, ``review`` or ``substantive``; findings that a reviewer lets pass do not count."""
    noise_rate: float
    """Estimated share of the scan's characters that the OCR engine misread, 0 to 1."""
    fields: tuple[FieldValue, ...]
    clauses: tuple[Clause, ...]
    """In the order of the canonical, an added clause after the one that it follows."""
    findings: tuple[Finding, ...]
    """In the order of the scan."""
    legible: bool = True
    """False when the page is too worn to be judged: everything is then ``review``."""

    @cached_property
    def counts(self) -> dict[Verdict, int]:
        """Number of findings by verdict."""
        counts = dict.fromkeys(Verdict, 0)
        for finding in self.findings:
            counts[finding.verdict] += 1
        return counts

    @property
    def signer(self) -> str:
        """A name for lists: the first person or organization field that is filled, or empty."""
        for kind in ("person", "organization", "signature"):
            for each in self.fields:
                if each.type == kind and each.value:
                    return each.value
        return ""

    def __repr__(self) -> str:
        return f"<Agreement {self.id} of {self.canonical.id}: {self.verdict}, {len(self.findings)} findings>"


@dataclass(frozen=True, slots=True)
class DocumentError:
    """Why a file has no agreements."""

    kind: str
    message: str
    """One sentence: what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page of a file as it was read. Sizes and boxes are in points from the top left of the page as straightened."""

    number: int
    """From 1."""
    width: float
    height: float
    reader: str
    """What read it: ``pdf`` for its own text, or an OCR engine."""
    rotation: int
    """By how many degrees it was turned upright."""
    unread: tuple[tuple[float, float, float, float], ...] = ()
    """Left, top, right and bottom of ink that looks like text and gave no words."""

    @property
    def picture(self) -> bool:
        """Whether an OCR engine read it from its picture."""
        return self.reader in ("rapidocr", "tesseract")


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """One input file as compared."""

    path: str
    """As given on the command line, with ``/``; never absolute unless it was given so; ``-`` for standard input."""
    sha256: str
    """Of the bytes read; empty when they could not be read."""
    characters: int
    reader: str
    """The reader's name (``text``, ``markdown``), or empty when none could read it."""
    error: DocumentError | None = None
    agreements: tuple[Agreement, ...] = ()
    outside: tuple[Range, ...] = ()
    """Scanned text that belongs to no agreement."""
    text: str = field(default="", repr=False)
    """The decoded text; empty in a report that was loaded without its scans. Not part of the JSON."""
    findings: tuple[Finding, ...] = ()
    """What is to be said of the file and belongs to none of its agreements, such as a part that was not compared. These
    have no clause, and an empty canonical side at 0; they count for the exit code as those of agreements do."""
    pages: tuple[PageRead, ...] = ()
    """Its pages, where the format has any."""
    pictures: Callable[[Excerpt], bytes | None] | None = field(default=None, repr=False, compare=False)
    """Draws the place of a finding (:attr:`Finding.scan`) as a JPEG with the line above and below, or gives None where it has no
    picture; None where the format has no pictures, and in a report that was loaded. Not part of the JSON."""
    issued: Callable[[IssuedPlace], bytes | None] | None = field(default=None, repr=False, compare=False)
    """Draws the same place of the issued form (:attr:`Finding.issued`) in the same way; None where none was given. Not part of the JSON."""

    @property
    def verdict(self) -> str:
        """What the file's own findings come to, as decided: ``clean``, ``review`` or ``substantive``."""
        return agreement_verdict(self.findings)

    def __repr__(self) -> str:
        said = f"not compared ({self.error.kind})" if self.error is not None else f"{len(self.agreements)} agreements"
        return f"<Document {self.path}: {said}>"


class _Totals(NamedTuple):
    """What a report counts."""

    verdicts: dict[str, int]
    counts: dict[Verdict, int]
    files: frozenset[str]
    """The verdicts of files that have findings of their own."""
    errors: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Report:
    """What a comparison yields: the one thing that views and report formats read."""

    documents: Sequence[Document]
    """Sorted by path; a tuple, but for a run over very many files, whose documents are on disk."""
    notes: tuple[str, ...] = ()
    """Sentences for people about the run as a whole (stale decisions, skipped files); not part of the JSON."""

    def agreements(self) -> Iterator[tuple[Document, Agreement]]:
        """All agreements, with the document that holds each."""
        for document in self.documents:
            for agreement in document.agreements:
                yield document, agreement

    def findings(self) -> Iterator[tuple[Document, Agreement, Finding]]:
        """All findings of agreements, with where each stands; those of files are :attr:`Document.findings`."""
        for document, agreement in self.agreements():
            for finding in agreement.findings:
                yield document, agreement, finding

    def differences(self) -> tuple[Difference, ...]:
        """The distinct differences over all copies, the gravest and rarest first; see :mod:`clausediff.differences`."""
        from clausediff.differences import differences

        return differences(self)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data, in the shape of the JSON report (schema version 1)."""
        from clausediff.report.rows import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """The JSON report, as ``--format json`` prints it."""
        from clausediff.report.rows import to_json

        return to_json(self)

    def rows(self, of: str = "findings") -> list[dict[str, str | int | float | None]]:
        """One flat record for each of the report's ``findings``, ``differences``, ``agreements`` or ``fields``: what
        ``pandas.DataFrame``, ``polars.DataFrame`` and ``pyarrow.Table.from_pylist`` take."""
        from clausediff.report.rows import rows

        return rows(self, of)

    def __repr__(self) -> str:
        counts = self.verdicts
        said = ", ".join(f"{number} {name}" for name, number in counts.items() if number or name == "clean")
        return f"<Report: {len(self.documents)} documents, {sum(counts.values()) - counts['error']} agreements: {said}>"

    def _repr_html_(self) -> str:
        """The report in a notebook: its differences and its copies as tables."""
        from clausediff.report.notebook import notebook

        return notebook(self)

    @cached_property
    def _totals(self) -> _Totals:
        """All that is counted, in one pass over the documents."""
        verdicts = {"clean": 0, "review": 0, "substantive": 0, "error": 0}
        counts = dict.fromkeys(Verdict, 0)
        files: set[str] = set()
        errors: list[str] = []
        for document in self.documents:
            if document.error is not None:
                verdicts["error"] += 1
                errors.append(document.error.message)
            for agreement in document.agreements:
                verdicts[agreement.verdict] += 1
                for verdict, number in agreement.counts.items():
                    counts[verdict] += number
            for finding in document.findings:
                counts[finding.verdict] += 1
            if document.findings:
                files.add(document.verdict)
        return _Totals(verdicts, counts, frozenset(files), tuple(errors))

    @property
    def verdicts(self) -> dict[str, int]:
        """Number of agreements by verdict, and of files in error."""
        return self._totals.verdicts

    @property
    def counts(self) -> dict[Verdict, int]:
        """Number of findings by verdict, those of agreements and of files."""
        return self._totals.counts

    @property
    def errors(self) -> tuple[str, ...]:
        """Why files have no agreements, in their order."""
        return self._totals.errors

    def exit_code(self, fail_on: str = "review") -> ExitCode:
        """The exit code of ``--check``; ``fail_on`` is ``review`` or ``substantive``."""
        if self.verdicts["error"]:
            return ExitCode.ERROR
        of_files = self._totals.files
        if self.verdicts["substantive"] or "substantive" in of_files:
            return ExitCode.SUBSTANTIVE
        if (self.verdicts["review"] or "review" in of_files) and fail_on == "review":
            return ExitCode.REVIEW
        return ExitCode.CLEAN


def agreement_verdict(findings: Iterator[Finding] | tuple[Finding, ...], clauses: tuple[Clause, ...] = ()) -> str:
    """The verdict of an agreement (or of a file) from its findings, as decided (:attr:`Finding.gravity`), and its clauses."""
    worst = max((f.gravity for f in findings), default=0)
    if worst < Verdict.REVIEW.gravity and any(c.verdict is Verdict.REVIEW for c in clauses):
        worst = Verdict.REVIEW.gravity
    return {Verdict.SUBSTANTIVE.gravity: "substantive", Verdict.REVIEW.gravity: "review"}.get(worst, "clean")


def _sent_as_values(kind: type[Any]) -> None:
    """Let a frozen type be pickled as its values: a dataclass with slots looks up its fields each time, which is slow."""
    values = attrgetter(*(each.name for each in fields(kind)))
    kind.__reduce__ = lambda self: (kind, values(self))  # type: ignore[assignment, misc]


for _kind in (Excerpt, Finding, FieldValue, Clause, CanonicalRef, Document):
    _sent_as_values(_kind)
