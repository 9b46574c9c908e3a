"""Run a canonical and a scan up to one stage of the pipeline, so that a test can look at what that stage made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from hypothesis import settings

from clausediff.agreement.compare import align_copy, read_page
from clausediff.alignment.align import align
from clausediff.alignment.diff import find_edits
from clausediff.alignment.drafts import Candidate
from clausediff.alignment.edits import Edit
from clausediff.alignment.unit import Move, Unit
from clausediff.canonical.load import parse
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.template import Canonical
from clausediff.canonical.variants import PreparedCanonical
from clausediff.evidence.page import Page
from clausediff.judge import Judgement, finish, judge
from clausediff.model import Agreement, Finding, Range
from clausediff.pipeline import Options, compare_sources
from clausediff.text.words import Words, tokenize

CASES = Path(__file__).resolve().parent / "cases"
steady = settings(deadline=None, derandomize=True)
"""For properties: the same examples each time, for a test that fails by chance teaches people to run it again."""


def cases(name: str) -> Any:
    """What stands in ``tests/cases/NAME.yaml``."""
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


def canonical(text: str, **front: Any) -> Canonical:
    """A canonical with this body and this front matter."""
    front = {"id": "form", "title": "Form of Contract", "version": "1", "language": "en", **front}
    return parse(f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{text}", "form.md")


def prepared(text: str, **front: Any) -> PreparedCanonical:
    """A canonical made ready."""
    return PreparedCanonical(canonical(text, **front))


@dataclass(slots=True)
class Aligned:
    """A canonical and a scan, aligned."""

    prepared: PreparedCanonical
    canonical: CanonicalWords
    words: Words
    ids: list[int]
    units: list[Unit]

    def shown(self) -> list[tuple[str, str, str]]:
        """Each unit as its kind and the words of both sides."""
        return [
            (
                u.kind.name.lower(),
                " ".join(self.canonical.keys[u.canonical.slice]),
                " ".join(self.words.keys[u.scan.slice]),
            )
            for u in self.units
        ]


def aligned(form: str, scan: str, **front: Any) -> Aligned:
    """The whole scan aligned with the canonical, before deletions are slid and moves are found."""
    return _aligned(prepared(form, **front), scan)


def _aligned(made: PreparedCanonical, scan: str) -> Aligned:
    words = tokenize(scan)
    variant = made.resolve(words.keys)
    ids = Candidate.of(made, words).ids
    return Aligned(made, variant, words, ids, align(variant, words, ids, Range(0, len(words))))


def moved(form: str, scan: str, **front: Any) -> tuple[Aligned, list[Move]]:
    """The scan aligned as a copy is, and what stands elsewhere in it."""
    return _moved(prepared(form, **front), scan)


def _moved(made: PreparedCanonical, scan: str) -> tuple[Aligned, list[Move]]:
    found = _aligned(made, scan)
    found.units, moves = align_copy(found.canonical, found.words, found.ids, Range(0, len(found.words)))
    return found, moves


def diffed(form: str, scan: str, **front: Any) -> tuple[Aligned, list[Edit]]:
    """The edits of the scan."""
    found, moves = moved(form, scan, **front)
    return found, find_edits(found.canonical, found.words, Range(0, len(scan)), found.units, moves)


def marked(form: str, scan: str, **front: Any) -> list[str]:
    """The edits of the scan as ``tests/cases/edits_kinds.yaml`` writes them: ``replace [shall] [may]``."""
    made, edits = diffed(form, scan, **front)
    text = made.canonical.source.text
    return [f"{edit.kind.name.lower()} [{text[edit.canonical.slice]}] [{scan[edit.scan.slice]}]" for edit in edits]


def page(form: str, scan: str, **front: Any) -> tuple[Page, list[Edit]]:
    """The page under judgement, calibrated, and its edits."""
    return page_of(prepared(form, **front), scan)


def page_of(made: PreparedCanonical, scan: str) -> tuple[Page, list[Edit]]:
    """The same for a canonical that is made ready."""
    found, moves = _moved(made, scan)
    edits = find_edits(found.canonical, found.words, Range(0, len(scan)), found.units, moves)
    whole = Range(0, len(scan))
    read, _ = read_page(found.prepared, found.canonical, found.words, whole, found.units, edits)
    return read, edits


def judged(form: str, scan: str, **front: Any) -> list[Judgement]:
    """What the judge says of each edit."""
    made, edits = page(form, scan, **front)
    return finish(made, judge(made, edits))


def agreements(form: str, scan: str, **front: Any) -> list[Agreement]:
    """The agreements that the whole pipeline finds in a scan."""
    (document,) = compare_sources(["-"], Options(canonical=canonical(form, **front)), stdin=scan.encode()).documents
    assert document.error is None, document.error
    return list(document.agreements)


def agreement(form: str, scan: str, **front: Any) -> Agreement:
    """The one agreement in a scan."""
    (found,) = agreements(form, scan, **front)
    return found


def findings(form: str, scan: str, **front: Any) -> list[Finding]:
    """The findings on the one agreement in a scan."""
    return list(agreement(form, scan, **front).findings)
