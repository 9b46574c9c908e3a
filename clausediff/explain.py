"""``clausediff explain CODE``: what each category of findings means, with an example that a test runs.

The guards' own words (:data:`clausediff.evidence.guards.GUARDS`) say what a class is for; here stands what a finding of
it means to the person who reads it, and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from clausediff.errors import UsageError

__all__ = ["EXPLANATIONS", "Explanation", "codes", "explain"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one category means."""

    title: str
    text: str
    """A few sentences for a person."""
    canonical: str = ""
    """The example's words in the canonical; empty where there is no example of words."""
    scan: str = ""
    """The same place as the scan reads it."""
    verdict: str = ""
    """The verdict that the example gets: ``format``, ``field``, ``noise``, ``review`` or ``substantive``."""


_GUARDED = {
    "negation": Explanation(
        "Negation",
        "A word that turns a sentence round was gained, lost or exchanged: not, no, never, nor, without, cannot. OCR "
        "loses such a word now and then and hardly ever makes one up, so a gained one is an edit.",
        "Section 4 shall not apply to the Licensee",
        "Section 4 shall apply to the Licensee",
        "substantive",
    ),
    "modal": Explanation(
        "Duty or choice",
        "A duty became a choice, or the other way round: shall, must, will, may, should, can, obligated, entitled.",
        "the Speaker shall return the materials",
        "the Speaker may return the materials",
        "substantive",
    ),
    "money": Explanation(
        "Money",
        "An amount, a currency, a percentage or a word of payment differs (gross and net, fee and free). A decimal point "
        "or a currency sign that differs is always for a person.",
        "a fee of $5,000 for the services",
        "a fee of $8,000 for the services",
        "substantive",
    ),
    "exclusivity": Explanation(
        "Scope of the grant",
        "How far a right goes: exclusive and non-exclusive, perpetual, revocable, transferable, worldwide, sole, direct.",
        "grants a non-exclusive license to the Articles",
        "grants an exclusive license to the Articles",
        "substantive",
    ),
    "connective": Explanation(
        "And, or, unless",
        "A word that says what goes together or what is excepted: and, or, unless, except, including, excluding.",
        "a breach of contract and a loss of profit",
        "a breach of contract or a loss of profit",
        "substantive",
    ),
    "quantifier": Explanation(
        "How much, how many",
        "How much or how many: any, all, each, some, more, less, at least, at most, above, below, first, last.",
        "not less than the sum that was paid",
        "not more than the sum that was paid",
        "substantive",
    ),
    "time": Explanation(
        "Time",
        "When, or for how long: before, after, until, days, months, business days, immediately, annually.",
        "within ten days after the delivery",
        "within ten days before the delivery",
        "substantive",
    ),
    "party": Explanation(
        "Who",
        "Who is bound or entitled: licensor and licensee, discloser and recipient, our and your, we and they.",
        "the costs are borne by the Licensee alone",
        "the costs are borne by the Licensor alone",
        "substantive",
    ),
    "place": Explanation(
        "Place",
        "A country, a state or a city, which can change the law that governs the agreement or the court that hears it.",
        "the laws of the State of California",
        "the laws of the State of Delaware",
        "substantive",
    ),
    "date": Explanation(
        "Date",
        "A month or a day of the week differs.",
        "ends on the last Friday of March in each case",
        "ends on the last Friday of August in each case",
        "substantive",
    ),
    "number": Explanation(
        "Number",
        "A figure or a number word differs. Two figures that are both legal (60 and 90) are an edit; marks that are no "
        "figure (6O) are a misreading where nothing else explains them as well.",
        "until at least 60 days have gone by",
        "until at least 90 days have gone by",
        "substantive",
    ),
    "cross-reference": Explanation(
        "Cross-reference",
        "The number of a section, an exhibit or a schedule differs, so the sentence points to another place.",
        "as set out in Section 4 of this document",
        "as set out in Section 7 of this document",
        "substantive",
    ),
    "defined-term": Explanation(
        "Defined term",
        "A word that the agreement defines was exchanged for another, or lost its capital.",
        "",
        "",
        "",
    ),
    "must-match": Explanation(
        "Must-match phrase",
        "The canonical's front matter lists this phrase under must_match: any difference in it is at least for a person, "
        "be it a comma.",
    ),
}
_WORDS = {
    "word": Explanation(
        "Another word",
        "The scan has another real word than the canonical. It is an edit where the scanner could not have made the one "
        "from the other; where it could have, a person must look.",
        "to announce the conference in the journal",
        "to announce the dinner in the journal",
        "substantive",
    ),
    "deletion": Explanation(
        "Words missing",
        "Words of the canonical are not in the scan, and nothing stands in their place. At the edge of a printed line or "
        "page ink is easily lost, so there a person must look.",
        "the original printed materials of the conference",
        "the original materials of the conference",
        "substantive",
    ),
    "insertion": Explanation(
        "Words added",
        "The scan has words that the canonical does not have. OCR loses ink, but does not make up words: this is never "
        "noise.",
        "the materials of the conference",
        "the materials and slides of the conference",
        "substantive",
    ),
    "added": Explanation(
        "Passage added",
        "Whole lines or sentences that the canonical does not have, wherever they stand: within a clause, in the "
        "signature block, or behind the last page.",
    ),
    "missing": Explanation("Clause missing", "A whole clause of the canonical is not in the copy."),
    "moved": Explanation("Passage moved", "A clause or a passage stands in another place than in the canonical."),
}
_NOISE = {
    "confusion": Explanation(
        "Glyphs misread",
        "The marks are no word, and the scanner's usual misreadings make them out of the canonical's word (rn for m, l "
        "for 1). No other legal reading explains them nearly as well.",
        "every announcement that is made",
        "every announcernent that is made",
        "noise",
    ),
    "spacing": Explanation(
        "Words joined or split",
        "The same letters with other spaces between them. White space inside a figure is never counted here.",
        "every announcement that is made",
        "every announce ment that is made",
        "noise",
    ),
    "punctuation": Explanation(
        "Punctuation",
        "A comma, a full stop or the like was read differently. Points and commas in figures are category decimal.",
        "in each case, and without delay",
        "in each case. and without delay",
        "noise",
    ),
    "sign": Explanation(
        "Sign",
        "A sign such as © was not read. A minus sign before a figure that is gained or lost is for a person.",
    ),
    "speck": Explanation("Specks", "Stray marks that form no word and no figure: dirt, rules, the edge of a stamp."),
    "case": Explanation(
        "Upper and lower case",
        "Only the case of letters differs. A defined term that loses its capital is for a person (defined-term).",
        "THE MATERIALS OF THE CONFERENCE",
        "the materials of the conference",
        "format",
    ),
}
_DOUBT = {
    "hidden": Explanation(
        "Invisible characters",
        "The scan's text holds characters that cannot be seen: zero-width spaces, bidirectional controls, combining marks. "
        "OCR does not write them; somebody or some other program did.",
    ),
    "homoglyph": Explanation(
        "Letters of another script",
        "Letters that look like the canonical's and are others, as a Cyrillic а in a Latin word.",
    ),
    "decimal": Explanation(
        "Point or comma in a figure",
        "The sign between two figures differs: 1.000 against 1,000. Only the page can tell.",
    ),
    "illegible": Explanation("Illegible", "So much of the page was misread that nothing on it can be judged."),
    "coverage": Explanation("Too little was read", "Most of a clause could not be read; what is there may be right."),
    "outside": Explanation(
        "Outside any agreement", "Scanned text that belongs to no agreement: a cover letter, or something added."
    ),
    "field-problem": Explanation(
        "Field", "A field is blank, is filled differently in two places, or does not fit its type."
    ),
    "no-agreement": Explanation("No agreement", "No copy of a known agreement was found in the file."),
    "not-compared": Explanation("Not compared", "The file could not be read or compared; the message says why."),
}
_LAYOUT = {
    "layout": Explanation("White space", "Spaces, tabs, line ends and page ends only."),
    "markup": Explanation(
        "Markup",
        "Marks that a vision model writes around words (<u>, **), and rules drawn on the page.",
        "every announcement that is made",
        "every **announcement** that is made",
        "format",
    ),
    "typography": Explanation(
        "Typography",
        "Quote and dash styles only.",
        'the word "materials" in this text',
        "the word “materials” in this text",
        "format",
    ),
    "hyphenation": Explanation(
        "Hyphenation",
        "A word that is parted at the end of a line, or a hyphen alone.",
        "every announcement that is made",
        "every announce-\nment that is made",
        "format",
    ),
    "label": Explanation(
        "Clause label",
        "The label of a clause (7., (a)) was lost, gained or read differently. A label that reads as another one is for a "
        "person.",
    ),
    "list-marker": Explanation("List marker", "A bullet or a dash at the beginning of a line."),
    "furniture": Explanation(
        "Page furniture", "Running heads, page numbers and the phrases that the canonical lists under ignore."
    ),
    "order": Explanation("Order of a form", "The lines of a signature block were read in another order."),
}
_FIELDS = {
    f"field-{kind}": Explanation(
        f"Field: {kind}",
        f"What stands where the canonical has a field of type {kind}. The verdict is field where it fits the type, and "
        f"review with the reasons where it does not.{said}",
    )
    for kind, said in {
        "text": " Such a field must not hold the language of contracts (shall, not, agrees), for a clause could hide in it.",
        "person": " A name has few words, and no digits.",
        "organization": " A name has few words, and no sentence.",
        "date": " Several dates are allowed only where the canonical says so.",
        "money": "",
        "number": "",
        "choice": " Exactly one choice must be marked, and the mark must have been read.",
        "checkbox": "",
        "signature": " OCR reads typed signatures; ink shows on the page only.",
    }.items()
}

EXPLANATIONS: dict[str, Explanation] = {**_GUARDED, **_WORDS, **_NOISE, **_DOUBT, **_LAYOUT, **_FIELDS}
"""All categories, those that matter most first."""


def codes() -> tuple[str, ...]:
    """The codes of all categories, in the order of :data:`EXPLANATIONS`."""
    return tuple(EXPLANATIONS)


def explain(code: str) -> str:
    """The explanation of one category, as lines of text. Raises UsageError with what is near for an unknown one."""
    found = EXPLANATIONS.get(code)
    if found is None:
        close = get_close_matches(code, EXPLANATIONS, 1)
        meant = f"did you mean {close[0]}?" if close else "`clausediff explain --list` has them all"
        raise UsageError(f"there is no category {code}; {meant}")
    lines = [f"{code}: {found.title}", "", *_wrapped(found.text)]
    if found.canonical:
        scan = found.scan.replace("\n", "⏎")
        lines += ["", f"  canonical  {found.canonical}", f"  scan       {scan}", f"  verdict    {found.verdict}"]
    from clausediff.evidence.guards import guard

    known = guard(code)
    if known is not None:
        words = sorted(set().union(*known.groups))
        lines += ["", *_wrapped(f"Words of this class: {', '.join(words)}.")]
    return "\n".join(lines) + "\n"


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    return wrap(text, 88)
