"""A baseline: decisions in a JSON file that is kept in git beside the scans, for continuous integration.

Sorted, one entry for each finding and without timestamps, so that its changes are easy to review:

    {"schema_version": "1", "decisions": [
      {"document": {"path": "in/a.txt", "sha256": "…"}, "canonical": {"id": "nda", "sha256": "…"}, "agreement": "1",
       "clause": "2", "finding": "…", "category": "number", "verdict": "substantive",
       "canonical_text": "60", "scan_text": "90", "action": "accept", "reviewer": "Ada", "comment": "agreed by mail"}]}
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from clausediff.decisions.record import DECISIONS, DecisionCount, Effective, Key, Subject, file_subjects, subjects
from clausediff.errors import LedgerError
from clausediff.model import Decision, Report, Verdict

SCHEMA_VERSION = "1"
_TEXTS = ("clause", "category", "verdict", "canonical_text", "scan_text")


@dataclass(frozen=True)
class Baseline:
    """The decisions of a baseline; a source for :func:`clausediff.decisions.apply`."""

    decisions: tuple[Effective, ...] = ()

    @cached_property
    def _by_key(self) -> dict[Key, Effective]:
        return {effective.subject.key: effective for effective in self.decisions}

    @cached_property
    def _by_name(self) -> dict[str, list[Effective]]:
        index: dict[str, list[Effective]] = {}
        for effective in self._by_key.values():
            for name in (f"path:{effective.subject.path}", f"sha:{effective.subject.key.document_sha}"):
                index.setdefault(name, []).append(effective)
        return index

    def of(self, keys: Collection[Key]) -> dict[Key, Effective]:
        """The entries for these findings, by key."""
        return {key: self._by_key[key] for key in keys if key in self._by_key}

    def counted(self, path: str, document_sha: str) -> list[DecisionCount]:
        """How many entries there are for a document, by its hash or by its path."""
        same = Counter(
            (each.subject.key.canonical_sha, each.subject.canonical_id)
            for each in self._by_name.get(f"sha:{document_sha}", [])
        )
        at_path = self._by_name.get(f"path:{path}", [])
        others = sum(each.subject.key.document_sha != document_sha for each in at_path)
        found = [DecisionCount(True, sha, name, count) for (sha, name), count in same.items()]
        return [*found, DecisionCount(False, "", "", others)] if others else found

    def about(self, path: str, document_sha: str) -> set[Key]:
        """The keys of all entries for a document, by its hash or by its path."""
        found = self._by_name.get(f"path:{path}", []) + self._by_name.get(f"sha:{document_sha}", [])
        return {effective.subject.key for effective in found}


def load(path: Path | str) -> Baseline:
    """Read a baseline. Raises :class:`LedgerError` with what is wrong with the file, and where."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LedgerError(f"there is no baseline at {path}; make one with --update-baseline") from error
    except (OSError, ValueError, RecursionError) as error:
        raise LedgerError(f"the baseline {path} could not be read ({error})") from error
    if not isinstance(data, dict) or not isinstance(data.get("decisions"), list):
        raise LedgerError(f'{path} is not a baseline: it has no list "decisions"')
    if data.get("schema_version") != SCHEMA_VERSION:
        raise LedgerError(f'the baseline {path} has schema {data.get("schema_version")!r}; this program reads "1"')
    made = []
    for number, entry in enumerate(data["decisions"], 1):
        try:
            made.append(_effective(entry))
        except (KeyError, TypeError, ValueError) as error:
            raise LedgerError(f"the baseline {path}: decision {number} is malformed ({error!r})") from error
    return Baseline(tuple(made))


def save(baseline: Baseline, path: Path | str) -> None:
    """Write a baseline, whole or not at all; the same decisions give the same bytes."""
    replace_file(Path(path), dumps(baseline))


def dumps(baseline: Baseline) -> str:
    """The text of a baseline's file."""
    entries = [entry(each) for each in sorted(baseline.decisions, key=_order) if each.decision is not None]
    return json.dumps({"schema_version": SCHEMA_VERSION, "decisions": entries}, ensure_ascii=False, indent=2) + "\n"


def update(report: Report, old: Baseline | None = None, *, reviewer: str = "", comment: str = "") -> Baseline:
    """The baseline with which this report passes, as far as decisions can make it.

    Accepts each finding past ``noise`` that has no decision yet; a question to somebody stays a question. Drops old
    entries for the report's documents that match no finding any more; keeps those for other documents.
    """
    kept: dict[Key, Effective] = {}
    covered: set[Key] = set()
    for document in report.documents:
        if document.error is not None:
            continue
        covered |= old.about(document.path, document.sha256) if old else set()
        told = [(agreement.findings, subjects(document, agreement)) for agreement in document.agreements]
        for findings, found in (*told, (document.findings, file_subjects(document))):
            for finding, subject in zip(findings, found, strict=True):
                decision = finding.decision
                if decision is None and finding.verdict.gravity >= Verdict.REVIEW.gravity:
                    decision = Decision("accept", reviewer, "", comment)
                if decision is not None:
                    kept[subject.key] = Effective(subject, decision, decision.comment)
    others = {each.subject.key: each for each in old.decisions if each.subject.key not in covered} if old else {}
    return Baseline(tuple({**others, **kept}.values()))


def of(decisions: Iterable[Effective]) -> Baseline:
    """A baseline of the decisions in force in a ledger; comments without a decision are left out."""
    return Baseline(tuple(each for each in decisions if each.decision is not None))


def replace_file(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` whole or not at all; :class:`LedgerError` when it cannot be written."""
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        if os.name == "posix":
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(temporary, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise LedgerError(f"{path} could not be written ({error.strerror or error})") from error


def _order(effective: Effective) -> tuple[str, str, int, str, str, str]:
    subject = effective.subject
    agreement = subject.key.agreement
    number = int(agreement) if agreement.isdecimal() else 0
    return (subject.path, subject.canonical_id, number, agreement, subject.key.finding, subject.key.document_sha)


def entry(effective: Effective) -> dict[str, Any]:
    """A decision as plain data."""
    subject, decision = effective.subject, effective.decision
    assert decision is not None
    return {
        "document": {"path": subject.path, "sha256": subject.key.document_sha},
        "canonical": {"id": subject.canonical_id, "sha256": subject.key.canonical_sha},
        "agreement": subject.key.agreement,
        "clause": subject.clause,
        "finding": subject.key.finding,
        "category": subject.category,
        "verdict": subject.verdict,
        "canonical_text": subject.canonical_text,
        "scan_text": subject.scan_text,
        "action": decision.action,
        "reviewer": decision.reviewer,
        "comment": decision.comment,
    }


def _effective(entry: dict[str, Any]) -> Effective:
    key = Key(
        text_of(entry["canonical"]["sha256"]),
        text_of(entry["document"]["sha256"]),
        text_of(entry["agreement"]),
        text_of(entry["finding"]),
    )
    clause, category, verdict, canonical_text, scan_text = (text_of(entry[name]) for name in _TEXTS)
    path, canonical_id = text_of(entry["document"]["path"]), text_of(entry["canonical"]["id"])
    action = entry["action"]
    if action not in DECISIONS:
        raise ValueError(f"action {action!r} is not one of {', '.join(DECISIONS)}")
    subject = Subject(key, path, canonical_id, clause, category, verdict, canonical_text, scan_text)
    comment = text_of(entry.get("comment", ""))
    return Effective(subject, Decision(action, text_of(entry.get("reviewer", "")), "", comment), comment)


def text_of(value: object) -> str:
    """The value; raises TypeError if it is not a string."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value
