"""The invariants of the design, held on real copies changed at random."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausediff import compare
from clausediff.canonical.library import find
from clausediff.model import Document, Verdict
from clausediff.pipeline import Options, compare_sources
from clausediff.text import english
from clausediff.text.function_words import MODALS
from clausediff.text.protected import GUARDS
from tests.accounts import faults

SAMPLES = Path(__file__).parent.parent / "samples"
BUNDLE = (SAMPLES / "003_e5b58694bad7bd2e.txt").read_text(encoding="utf-8")
COPY = BUNDLE[: BUNDLE.index("This Final Contribution", 100)]
SCANS = sorted(path for path in SAMPLES.rglob("*") if path.suffix in (".txt", ".md") and path.name != "README.md")
GRAVITY = {"clean": 0, "review": 1, "substantive": 2}
# Derandomised: a gate that fails by chance teaches people to run it again.
steady = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

WORDS = [match.span() for match in re.finditer(r"\w+", COPY)]
cut = st.tuples(st.just("cut"), st.integers(0, len(COPY) - 1), st.integers(1, 80))
put = st.tuples(
    st.just("put"),
    st.integers(0, len(COPY) - 1),
    st.one_of(
        st.sampled_from(COPY.split()),
        st.text(max_size=12),
        st.sampled_from(["\f", "\n\n", "\t", "|", "<b>", "{{x}}", "\u200b"]),
    ),
)
copy = st.tuples(st.just("copy"), st.integers(0, len(COPY) - 1), st.integers(0, len(COPY) - 1), st.integers(5, 400))
move = st.tuples(st.just("move"), st.integers(0, len(COPY) - 1), st.integers(0, len(COPY) - 1), st.integers(5, 400))


def changed(text: str, edits: list[tuple]) -> str:
    """The text after some edits, each where its offset falls by then."""
    for kind, offset, *rest in edits:
        at = offset % max(1, len(text))
        if kind == "cut":
            text = text[:at] + text[at + rest[0] :]
        elif kind == "put":
            text = text[:at] + rest[0] + " " + text[at:]
        else:
            source, size = rest[0] % max(1, len(text)), rest[1]
            piece = text[source : source + size]
            if kind == "move":
                text = text[:source] + text[source + size :]
            text = text[:at] + piece + text[at:]
    return text


def read(text: str, canonical: str = "icml-2020") -> Document:
    """One text compared."""
    return compare_sources(["-"], Options(canonical=canonical), stdin=text.encode("utf-8", "replace")).documents[0]


def verdict(document: Document) -> int:
    """How grave the worst agreement is."""
    return max((GRAVITY[a.verdict] for a in document.agreements), default=2)


@pytest.mark.parametrize("path", SCANS, ids=lambda path: path.name)
def test_account_of_the_samples(path: Path) -> None:
    """On every sample the account adds up."""
    document = compare_sources([str(path)], Options()).documents[0]
    assert document.error is None
    assert faults(document) == []


@steady
@given(st.lists(st.one_of(cut, put, copy, move), min_size=1, max_size=6))
def test_account_adds_up(edits: list[tuple]) -> None:
    """Whatever is done to a copy: no text is dropped, none is in two places, and what no finding covers is equal."""
    document = read(changed(COPY, edits).replace("\r", " "))
    assert document.error is not None or faults(document) == []


names = st.from_regex(r"[A-Z][a-z]{2,8} ([A-Z]\. )?[A-Z][a-z]{2,9}", fullmatch=True).filter(
    lambda name: not any(word.lower() in MODALS or english.ordinary(word) for word in name.split())
)
dates = st.dates(date(2001, 1, 1), date(2099, 12, 28)).map(lambda day: f"{day:%b} {day.day}, {day.year}")
titles = st.lists(
    st.sampled_from("Learning Deep Sparse Graphs for Robust Inference of Neural Operators in Practice Bounds".split()),
    min_size=2,
    max_size=9,
).map(" ".join)


@steady
@given(name=names, day=dates, event=dates, title=titles, decision=st.sampled_from(["Accept", "Decline"]), officer=names)
def test_clean_filling(name: str, day: str, event: str, title: str, decision: str, officer: str) -> None:
    """A canonical filled with legal values and read cleanly has no finding past ``field``."""
    ticks = {"Accept": "☒ Accept ☐ Decline", "Decline": "☐ Accept ☒ Decline"}[decision]
    values = {
        "effective_date": day, "speaker": name, "event_titles": title, "event_dates": event,
        "decision": ticks, "speaker_signature": name, "speaker_signature_date": day, "officer_name": officer,
        "officer_signature": officer, "officer_signature_date": day,
    }  # fmt: skip
    template = find("icml-2020")
    text = template.text[template.body[0] : template.body[1]]
    text = re.sub(r"\{\{[#/][^}]*\}\}\n?", "", text).replace("{{EventTitle|EventTitles}}", "EventTitle")
    text = re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], text)
    document = read(text)
    (agreement,) = document.agreements
    past = [f for f in agreement.findings if f.verdict.gravity > Verdict.FIELD.gravity]
    assert past == []
    assert agreement.verdict == "clean"
    filled = {field.name: field.value for field in agreement.fields}
    assert filled == {**values, "decision": decision}


# Words of the numbered clauses, far enough apart that each edit is its own.
_BODY = [span for span in WORDS if COPY.index("- 1 .") < span[0] < COPY.index("Name (Print)")]
one_edit = st.tuples(
    st.integers(0, len(_BODY) - 1), st.sampled_from(["not", "90", "or", "exclusive", "Delaware", "", "rn", "tbe"])
)


@steady
@given(st.lists(one_edit, min_size=2, max_size=5, unique_by=lambda edit: edit[0] // 8))
def test_monotone(edits: list[tuple[int, str]]) -> None:
    """One more edit never makes the verdict of a copy milder."""
    before = -1
    for count in range(len(edits) + 1):
        text = COPY
        for index, word in sorted(edits[:count], reverse=True):
            low, high = _BODY[index]
            text = text[:low] + word + text[high:]
        now = verdict(read(text))
        assert now >= before
        before = now


_GROUPS = sorted((guard.code, sorted(group)) for guard in GUARDS for group in guard.groups if len(group) > 1)
_PROTECTED = [
    (span, COPY[slice(*span)].lower(), code, others)
    for span in _BODY
    for code, others in _GROUPS
    if COPY[slice(*span)].lower() in others
    and code in ("negation", "modal", "connective", "quantifier", "time", "number", "place")
]


@steady
@given(st.sampled_from(_PROTECTED), st.integers(0, 50))
def test_protected_word_for_another(place: tuple, choice: int) -> None:
    """A protected word that reads as another legal word of its class is never ``noise``, ``format`` or ``field``."""
    (low, high), word, _, others = place
    other = [each for each in others if each != word][choice % (len(others) - 1)]
    document = read(COPY[:low] + other + COPY[high:])
    here = [
        f
        for a in document.agreements
        for f in a.findings
        if f.scan.span[0] <= low + len(other) and low <= f.scan.span[1]
    ]
    assert any(f.verdict.gravity >= Verdict.REVIEW.gravity for f in here), (word, other)


@steady
@given(st.sampled_from(_BODY), st.integers(1, 99999))
def test_figure_put_in(place: tuple[int, int], figure: int) -> None:
    """A figure that the canonical does not have is never harmless."""
    low, _ = place
    document = read(f"{COPY[:low]}{figure} {COPY[low:]}")
    here = [
        f
        for a in document.agreements
        for f in a.findings
        if f.scan.span[0] <= low + len(str(figure)) and low <= f.scan.span[1]
    ]
    assert any(f.verdict.gravity >= Verdict.REVIEW.gravity for f in here)


@steady
@given(st.sampled_from(_BODY), st.sampled_from(sorted({w.lower() for w in re.findall(r"[A-Za-z]{2,}", COPY)})))
def test_word_put_in(place: tuple[int, int], word: str) -> None:
    """Word-shaped ink that the canonical does not have is never ``noise``."""
    low, _ = place
    document = read(f"{COPY[:low]}{word} {COPY[low:]}")
    span = range(low, low + len(word))
    here = [
        f for a in document.agreements for f in a.findings if f.scan.span[0] <= span[-1] and span[0] < f.scan.span[1]
    ]
    assert any(f.verdict.gravity >= Verdict.REVIEW.gravity for f in here)


def test_same_bytes_in_any_order(tmp_path: Path) -> None:
    """The order of the files does not change the report."""
    from io import StringIO

    from clausediff.report import render

    paths = [str(path) for path in SCANS[:4]]
    texts = []
    for order in (paths, paths[::-1], paths[2:] + paths[:2]):
        out = StringIO()
        render(compare_sources(order, Options()), "json", out)
        texts.append(out.getvalue())
    assert texts[0] == texts[1] == texts[2]


def test_text_is_data() -> None:
    """What looks like the canonical's own marks, markup or paths in a scan is text and nothing else."""
    evil = COPY.replace(
        "for any reason", "{{speaker}} {{#optional x}} /etc/passwd [bold]x[/] \x1b[2J for any reason", 1
    )
    document = read(evil)
    assert faults(document) == []
    assert document.agreements[0].verdict != "clean"
    assert any("passwd" in f.scan.text for f in document.agreements[0].findings)


def test_compare_takes_text_and_paths() -> None:
    """The public function takes a path or the text itself, and says the same of both but for the name."""
    path = SAMPLES / "003_e5b58694bad7bd2e.txt"
    one, other = compare(path, "icml-2020"), compare(path.read_text(encoding="utf-8"), "icml-2020")
    assert [a.findings for _, a in one.agreements()] == [a.findings for _, a in other.agreements()]
