"""The cases of the judge's rules: ``tests/cases/rules/*.yaml``, each set on its page and compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from unittest.mock import patch

import yaml

from clausediff.agreement.findings import findings
from clausediff.canonical.shown import as_shown
from clausediff.canonical.template import Canonical
from clausediff.canonical.variants import PreparedCanonical
from clausediff.evidence.pixels import Answer, Question
from clausediff.judge import finish, judge
from clausediff.model import Finding, Range, Verdict
from clausediff.pipeline import Options, compare_sources
from clausediff.scan.readers import read
from clausediff.scan.scan import Mark, Scan
from tests.stages import CASES, canonical, page_of

__all__ = ["ABOVE", "FOLDER", "Page", "RuleCase", "findings_at", "load", "pages"]

FOLDER = CASES / "rules"
ABOVE = frozenset({"copy/furniture", "furniture/title"})
"""Rules on lines above a text, where no case can be set: ``tests/scan`` has theirs."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page on which cases are set."""

    about: str
    form: str
    """The canonical's text with ``{line}`` where the case's own lines stand."""
    scan: str = ""
    """What was read of it; the form itself where all of it was read as it is."""
    front: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleCase:
    """One case of a rule: it decides, or it must not."""

    rule: str
    """The id under which the case stands."""
    accepts: bool
    form: str
    scan: str
    verdict: str
    by: str
    """The rule that decides; of a case that the rule accepts the rule itself."""
    why: str = ""
    page: str = "clear"
    front: dict[str, Any] = field(default_factory=dict)
    among: bool = False
    """Whether there are graver findings at the place."""
    marks: dict[str, str] = field(default_factory=dict)
    """Words of the copy by the kind of mark that its file has over them, as a Word document would; with ``|`` at the end only
    the point behind them, as of handwriting that was not read."""
    form_marks: dict[str, str] = field(default_factory=dict)
    """The same of the form."""
    pixels: dict[str, Any] = field(default_factory=dict)
    """What the picture answers to every question on the case's lines, as the fields of an ``Answer``, and ``confidence``."""
    forced: str = ""
    """A rule that is taken to have called every difference harmless, so that only the vetoes decide."""

    @property
    def name(self) -> str:
        """For the names of tests."""
        return f"{self.rule} {'accepts' if self.accepts else 'refuses'}: {' '.join(self.scan.split())[-60:]}"


def pages() -> dict[str, Page]:
    """The pages by name."""
    return {name: Page(**entry) for name, entry in _read("pages").items()}


def load() -> Iterator[RuleCase]:
    """All cases, file by file."""
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.stem == "pages":
            continue
        for rule, entry in _read(path.stem).items():
            for each in entry["accepts"]:
                yield RuleCase(rule, accepts=True, by=rule, **each)
            for each in entry["refuses"]:
                yield RuleCase(rule, accepts=False, **each)


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def findings_at(case: RuleCase, page: Page) -> list[Finding]:
    """The findings at the case's own lines when its page is compared, the gravest first."""
    head, tail = (page.scan or page.form).split("{line}")
    front = {"title": "Fruit and Press Agreement"} | page.front | case.front
    form = canonical(page.form.replace("{line}", case.form), **front)
    low = form.text.index(page.form.split("{line}", maxsplit=1)[0]) + len(page.form.split("{line}", maxsplit=1)[0])
    places = Range(low, low + len(case.form)), Range(len(head), len(head) + len(case.scan))
    scan = head + case.scan + tail
    if case.form_marks:
        shown = Scan(form.path, form.sha256, form.text, "docx", marks=_marks(form.text, places[0], case.form_marks))
        form = replace(as_shown(form, shown), sha256=f"{form.sha256} {shown.marks}")  # forms are kept by their bytes
    marks = _marks(scan, places[1], case.marks)
    compared = (
        _forced(form, scan, case.forced) if case.forced else _compared(form, scan, marks, _witness(case, places[1]))
    )
    found = [
        finding
        for finding in compared
        if _touches(finding.canonical.span, places[0])
        or _touches(finding.scan.span, places[1])
        or _is_point_in(finding, places[1])
    ]
    return sorted(found, key=lambda finding: -finding.verdict.gravity)


def _marks(text: str, place: Range, words: dict[str, str]) -> tuple[Mark, ...]:
    """Marks of a file over words in a stretch of its text."""
    found = []
    for kind, marked in words.items():
        at = text.index(marked.rstrip("|"), place.start, place.end)
        end = at + len(marked.rstrip("|"))
        span = Range(end, end) if marked.endswith("|") else Range(at, end)
        found.append(Mark(kind, span, f"is {kind}" if span.size else "handwriting"))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class FakePixels:
    """A picture that gives the same answer to every question on one stretch of the text."""

    place: Range
    answer: Answer
    sure: float
    alike: float | None = None

    def ask(self, questions: Sequence[Question], known: Sequence[tuple[Range, str]] = ()) -> list[Answer | None]:
        """The answer, or None where another stretch is asked about."""
        return [self.answer if _touches(question.span, self.place) else None for question in questions]

    def confidence(self, span: Range) -> float | None:
        """How sure the engine was."""
        return self.sure if _touches(span, self.place) else 1.0

    def look_for(self, place: Range, text: str) -> float | None:
        """How like the text the unread ink is."""
        return self.alike


def _witness(case: RuleCase, place: Range) -> FakePixels | None:
    """The picture of a case; None where the case has none."""
    if not case.pixels:
        return None
    said = {"rival": "", "score": 0.0, "read": 0.0, "short": 0.0, "garbled": 0.0} | case.pixels
    sure, alike = said.pop("confidence", 1.0), said.pop("alike", None)
    return FakePixels(place, Answer(**said), sure, alike)


def _compared(form: Canonical, scan: str, marks: tuple[Mark, ...], pixels: FakePixels | None) -> list[Finding]:
    """What the whole pipeline says, the copy's own marks added to those that its text shows."""

    def marked(*arguments: Any, **options: Any) -> Scan:
        found = read(*arguments, **options)
        return replace(found, marks=(*found.marks, *marks))

    with (
        patch("clausediff.scan.readers.read", marked),
        patch("clausediff.pipeline.comparing.scan_pixels", lambda *_, **__: pixels),
    ):
        (document,) = compare_sources(["-"], Options(canonical=form), stdin=scan.encode()).documents
    assert document.error is None, document.error
    return [finding for agreement in document.agreements for finding in agreement.findings]


def _forced(form: Canonical, scan: str, rule: str) -> list[Finding]:
    """What is said where a rule had called every difference noise: the vetoes alone decide."""
    page, edits = page_of(PreparedCanonical(form), scan)
    judged = judge(page, edits)
    for judgement in judged:
        judgement.explain_away(Verdict.NOISE, "noise", rule, "taken to be harmless")
    return list(findings("1", page.canonical, scan, finish(page, judged), {}))


def _is_point_in(finding: Finding, place: Range) -> bool:
    """Whether a finding without words on either side, as of handwriting, is at the case's lines."""
    return finding.category == "written" and place.start <= finding.scan.span.start <= place.end


def _touches(one: Range, other: Range) -> bool:
    """Whether a finding's span shares text with the case's lines, or is where they would be."""
    if not other.size:
        return one.start <= other.end + 2 and other.start <= one.end + 2
    return max(one.start, other.start) < min(one.end, other.end)
