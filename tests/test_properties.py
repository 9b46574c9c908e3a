"""Properties of whole comparisons, on filled copies of each shipped form: the account, clean copies, bundles, ink."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clausediff
from clausediff.canonical.library import find, library
from clausediff.canonical.template import Alternatives, Canonical, Either, Node, OptionalPart
from clausediff.model import Agreement, Document, Verdict
from clausediff.pipeline import Options, compare_sources
from clausediff.text.words import tokenize
from tests.benchmark.fill import fill, legal

ROOT = Path(__file__).resolve().parent.parent
FORMS = ("icml-2020", "mutual-nda", "consulting-agreement")
SAMPLES = sorted(
    path for path in (ROOT / "samples").rglob("*.*") if path.suffix in (".txt", ".md") and path.stem != "README"
)

quick = settings(deadline=None, max_examples=25)
EDITS = (
    (" not ", " "),
    (" shall ", " may "),
    (" and ", " or "),
    (" any ", " no "),
    (" the ", " the first "),
    ("60", "90"),
    ("thirty", "ninety"),
    (" exclusive", " non-exclusive"),
    (" before ", " after "),
    (" Party", " Client"),
    (", ", ", free of charge, "),
    (". ", ". This does not bind the signer. "),
)
WORDS = (
    "not",
    "never",
    "fifty",
    "7",
    "$90",
    "exclusive",
    "tenant",
    "may",
    "furthermore",
    "unless",
    "Delaware",
    "orange",
)
NOISE = (("rn", "m"), ("li", "h"), ("cl", "d"), ("l", "1"), ("s ", "5 "), ("ta", "m"), (" the ", "the "), (", ", " "))
LETTERS = NOISE[:6]


@cache
def copy(form: str, which: int = 0) -> str:
    """A canonical filled as a signer would."""
    template = find(form)
    parts = [node.name for node in template.walk() if isinstance(node, OptionalPart)] if which else []
    return fill(template, legal(template, which), optional=parts, branch=which % 2).text


def compared(text: str, form: str) -> tuple[Document, Agreement]:
    """The one agreement of a text."""
    (document,) = clausediff.compare(text if "\n" in text else text + "\n", find(form)).documents
    assert len(document.agreements) == 1
    return document, document.agreements[0]


def letters(text: str) -> list[str]:
    """All letters and signs of a text's words, folded and sorted: lines of a form may be read in another order."""
    return sorted("".join(tokenize(text).keys))


def wordings(template: Canonical) -> Iterator[tuple[int, ...]]:
    """All ways of choosing one wording at each place where the canonical gives several."""
    places = [node for node in template.walk() if isinstance(node, Alternatives)]
    return product(*(range(len(place.options)) for place in places[:6]))


def printed_with(template: Canonical, choice: tuple[int, ...]) -> str:
    """The canonical's words with these wordings chosen, at the offsets of its file."""
    text = template.masked()
    places = [node for node in template.walk() if isinstance(node, Alternatives)]
    for place, chosen in zip(places, choice, strict=False):
        start, end = place.span
        low, high = place.options[chosen]
        text = text[:start] + " " * (low - start) + text[low:high] + " " * (end - high) + text[end:]
    return text


def check_account(document: Document) -> None:
    """All scanned text is in one agreement or outside; findings do not overlap; what is in no finding is equal."""
    regions = sorted([*document.outside, *(agreement.span for agreement in document.agreements)])
    at = 0
    for start, end in regions:
        assert start == at < end
        at = end
    assert at == len(document.text) or not regions
    for agreement in document.agreements:
        check_agreement(document, agreement)


def check_agreement(document: Document, agreement: Agreement) -> None:
    """The account of one agreement."""
    canonical = agreement.canonical.text
    assert len({finding.id for finding in agreement.findings}) == len(agreement.findings)
    clauses = {clause.id for clause in agreement.clauses}
    at = agreement.span[0]
    for finding in agreement.findings:
        start, end = finding.scan.span
        assert at <= start <= end <= agreement.span[1], "findings are in the order of the scan and do not overlap"
        assert document.text[start:end] == finding.scan.text
        assert canonical[slice(*finding.canonical.span)] == finding.canonical.text
        assert finding.reasons
        assert finding.clause in clauses
        assert 0.0 <= finding.score <= 1.0
        at = end
    spans = sorted(finding.canonical.span for finding in agreement.findings if finding.canonical.text)
    assert all(one[1] <= two[0] for one, two in pairwise(spans)), "nothing is in two places"
    scan_rest = _without(document.text, [finding.scan.span for finding in agreement.findings], agreement.span)
    template = _template(agreement)
    assert any(
        letters(scan_rest) == letters(_without(printed_with(template, choice), spans, template.body))
        for choice in wordings(template)
    ), "what is in no finding is equal"


def _without(text: str, spans: list[tuple[int, int]], inside: tuple[int, int]) -> str:
    parts, at = [], inside[0]
    for start, end in sorted(spans):
        parts.append(text[at:start])
        at = max(at, end)
    return " ".join([*parts, text[at : inside[1]]])


@cache
def _by_sha() -> dict[str, Canonical]:
    return {template.sha256: template for template in library()}


def _template(agreement: Agreement) -> Canonical:
    return _by_sha()[agreement.canonical.sha256]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.relative_to(ROOT / "samples")))
def test_the_account_adds_up_on_samples(path: Path) -> None:
    """Invariant 1, on every sample."""
    for document in compare_sources([str(path)], Options()).documents:
        assert document.error is None
        check_account(document)


@quick
@given(
    st.sampled_from(FORMS),
    st.lists(st.tuples(st.sampled_from(EDITS + NOISE), st.floats(0, 1)), max_size=8),
    st.integers(0, 1),
)
def test_the_account_adds_up(form: str, changes: list[tuple[tuple[str, str], float]], which: int) -> None:
    """Invariant 1, on copies with edits and noise anywhere."""
    text = copy(form, which)
    for (before, after), place in changes:
        text = changed(text, before, after, place)
    (document,) = clausediff.compare(text, find(form)).documents
    check_account(document)


def changed(text: str, before: str, after: str, place: float) -> str:
    """The text with one occurrence of ``before``, the first from a share of the text on, made ``after``."""
    at = text.find(before, int(place * len(text)))
    at = text.find(before) if at < 0 else at
    return text if at < 0 else text[:at] + after + text[at + len(before) :]


def parts(nodes: tuple[Node, ...]) -> list[str]:
    """The names of the optional parts."""
    found = []
    for node in nodes:
        if isinstance(node, OptionalPart):
            found += [node.name, *parts(node.nodes)]
        elif isinstance(node, Either):
            found += [name for branch in node.branches for name in parts(branch)]
    return found


LEGAL = {
    "person": ("Ada Lovelace", "José van der Berg", "Kurt Gödel", "Mary-Ann O'Neil", "R. W. Hamming Jr.", "Li Wei"),
    "organization": ("Harrow Valley Instruments, Inc.", "Kessler & Söhne GmbH", "Blue Fern LLC", "University of Lund"),
    "date": ("March 14, 2023", "2 May 2021", "2022-11-30", "01/02/2024", "Sep 23, 2020"),
    "money": ("$500.00", "$12,500", "€1,200.00", "USD 75,000"),
    "number": ("12", "3", "45"),
}
BLANKS = {"officer_name": "Ingrid Berg", "decision": "☒ Accept ☐ Decline"}


@quick
@given(st.data())
def test_a_clean_copy_is_clean(data: st.DataObject) -> None:
    """Invariant 2: a canonical filled with legal values, in any of its wordings, has no finding past ``field``."""
    form = data.draw(st.sampled_from(FORMS))
    template = find(form)
    values = {**legal(template, data.draw(st.integers(0, 3))), **(BLANKS if form == "icml-2020" else {})}
    for name, spec in template.fields.items():
        if spec.type in LEGAL and spec.pattern is None:
            values[name] = data.draw(st.sampled_from(LEGAL[spec.type]), label=name)
    optional = data.draw(st.lists(st.sampled_from(parts(template.nodes)), unique=True)) if parts(template.nodes) else []
    filled = fill(
        template,
        values,
        optional=optional,
        branch=data.draw(st.integers(0, 1)),
        option=data.draw(st.integers(0, 1)),
    )
    _, agreement = compared(filled.text, form)
    past = [finding for finding in agreement.findings if finding.verdict.gravity > Verdict.FIELD.gravity]
    assert past == []


@quick
@given(st.sampled_from(FORMS), st.sampled_from(WORDS), st.floats(0, 1), st.lists(st.floats(0, 1), max_size=12))
def test_added_words_are_never_noise(form: str, word: str, place: float, worn: list[float]) -> None:
    """Invariant 5: a word that the canonical does not have is seen, on a clean page and on a worn one."""
    template = find(form)
    filled = fill(template, legal(template))
    text, slots = filled.text, [span for _, _, span in filled.slots]
    gaps = [
        found.start()
        for found in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)
        if not any(start - 40 <= found.start() <= end + 40 for start, end in slots)
    ]
    at = gaps[int(place * (len(gaps) - 1))]
    tail = text[at:]
    for index, where in enumerate(worn):
        tail = changed(tail, *LETTERS[index % len(LETTERS)], where) if where > 0.1 else tail
    _, agreement = compared(f"{text[:at]} {word}{tail}", form)
    near = [
        finding
        for finding in agreement.findings
        if finding.scan.span[0] <= at + 2 * (1 + len(word))
        and finding.scan.span[1] >= at  # beside the same word, either is the added one
    ]
    assert any(finding.verdict.gravity >= Verdict.REVIEW.gravity for finding in near)


def places(form: str, old: str) -> list[int]:
    """Where some words stand in the filled form, well away from its fields."""
    template = find(form)
    filled = fill(template, legal(template))
    slots = [span for _, _, span in filled.slots]
    found = [match.start() for match in re.finditer(re.escape(old), filled.text)]
    return [at for at in found if not any(start - 60 <= at <= end + 60 for start, end in slots)]


@pytest.mark.parametrize(
    ("form", "old", "new"), [(form, old, new) for form in FORMS for old, new in EDITS if places(form, old)]
)
def test_edits_of_a_clean_copy_are_substantive(form: str, old: str, new: str) -> None:
    """On a clean page an edit outside the fields is an edit, wherever it stands."""
    text, found = copy(form), places(form, old)
    for at in sorted({found[0], found[len(found) // 2], found[-1]}):
        _, agreement = compared(text[:at] + new + text[at + len(old) :], form)
        assert agreement.verdict == "substantive", text[at - 40 : at + 40]


@quick
@given(st.sampled_from(FORMS), st.integers(2, 4))
def test_bundles_are_taken_apart(form: str, count: int) -> None:
    """Copies in one file are found one by one, each with what it would have on its own."""
    texts = [copy(form, number % 2) for number in range(count)]
    (document,) = clausediff.compare("\n\n".join(texts), find(form)).documents
    check_account(document)
    assert [agreement.verdict for agreement in document.agreements] == [
        compared(text, form)[1].verdict for text in texts
    ]
