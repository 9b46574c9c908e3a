"""``clausediff decisions list|export|import|prune``: one function for each command.

``arguments`` has the attributes named in each docstring. Results are written to ``out``, messages for people to
``err``. Each function returns exit code 0; errors are raised as :class:`LedgerError`, which ends with exit code 2.
"""

from __future__ import annotations

import hashlib
import json
import re
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from clausediff.decisions import baseline
from clausediff.decisions.ledger import Ledger
from clausediff.decisions.paths import default_reviewer
from clausediff.decisions.record import ACTIONS, Effective, Event, Key, Subject
from clausediff.errors import LedgerError


def list_(arguments: Namespace, out: TextIO, err: TextIO) -> int:
    """Print the decisions in force, or with ``history`` every event.

    ``arguments.decisions``: path of the ledger. ``arguments.history``: bool. ``arguments.format``: ``text`` or
    ``json`` (a list of objects).
    """
    with Ledger(arguments.decisions, readonly=True) as ledger:
        if arguments.history:
            events = list(ledger.events())
            if arguments.format == "json":
                _dump([_plain(event) for event in events], out)
            else:
                out.writelines(_event_line(event) for event in events)
            err.write(f"{_count(len(events), 'event')} in {_clean(str(arguments.decisions))}\n")
            return 0
        effective = ledger.all_effective()
    if arguments.format == "json":
        _dump([baseline.entry(each) | {"time": each.decision.time} for each in effective if each.decision], out)
    else:
        out.writelines(_line(each) for each in effective)
    decided = sum(each.decision is not None for each in effective)
    err.write(f"{_count(decided, 'decision')} in force in {_clean(str(arguments.decisions))}\n")
    return 0


def export(arguments: Namespace, out: TextIO, err: TextIO) -> int:
    """Write the ledger for another one, or for git.

    ``arguments.decisions``: path of the ledger. ``arguments.format``: ``jsonl`` (every event, for ``import``) or
    ``baseline`` (what is in force, for ``--baseline``). ``arguments.output``: path, or None for stdout.
    ``arguments.force``: overwrite.
    """
    with Ledger(arguments.decisions, readonly=True) as ledger:
        if arguments.format == "baseline":
            chosen = baseline.of(ledger.all_effective())
            count = _count(len(chosen.decisions), "decision")
            text = baseline.dumps(chosen)
        else:
            lines = [json.dumps(_plain(event), ensure_ascii=False) + "\n" for event in ledger.events()]
            count, text = _count(len(lines), "event"), "".join(lines)
    if arguments.output is None or str(arguments.output) == "-":
        out.write(text)
        return 0
    target = Path(arguments.output)
    if target.exists() and not arguments.force:
        raise LedgerError(f"{target} is already there; add --force to replace it")
    baseline.replace_file(target, text)
    err.write(f"{count} written to {_clean(str(target))}\n")
    return 0


def import_(arguments: Namespace, out: TextIO, err: TextIO) -> int:
    """Merge an exported ledger (``jsonl``), another ledger, or a baseline into a ledger; importing twice changes nothing.

    ``arguments.decisions``: path of the ledger, created when absent. ``arguments.files``: paths.
    """
    incoming = [event for path in arguments.files for event in _incoming(Path(path))]
    with Ledger(arguments.decisions) as ledger:
        new = ledger.add(incoming)
    err.write(f"{_count(new, 'new event')} of {len(incoming)} in {_clean(str(arguments.decisions))}\n")
    return 0


def prune(arguments: Namespace, out: TextIO, err: TextIO) -> int:
    """Retire decisions on files whose bytes have changed; with ``missing`` also on files that no longer exist.

    The history is kept. ``arguments.decisions``: path of the ledger. ``arguments.missing``: bool. ``arguments.dry_run``:
    bool. ``arguments.reviewer``: name or None. Prints one line for each decision.
    """
    with Ledger(arguments.decisions, readonly=arguments.dry_run) as ledger:
        hashes: dict[str, str | None] = {}
        stale: list[Effective] = []
        for each in ledger.all_effective():
            path = each.subject.path
            if path == "-":
                continue
            if path not in hashes:
                hashes[path] = _hash(Path(path))
            current = hashes[path]
            if (current is None and arguments.missing) or (current and current != each.subject.key.document_sha):
                stale.append(each)
        out.writelines(_line(each) for each in stale)
        if arguments.dry_run:
            err.write(f"{_count(len(stale), 'stale decision')} would be retired\n")
            return 0
        reviewer = arguments.reviewer or default_reviewer()
        retired = ledger.retire((each.subject.key for each in stale), reviewer, "pruned")
    err.write(f"{_count(retired, 'stale decision')} retired; the history keeps them\n")
    return 0


def _incoming(path: Path) -> Iterator[Event]:
    try:
        with path.open("rb") as file:
            head = file.read(16)
        if head.startswith(b"SQLite format 3"):
            with Ledger(path, readonly=True) as other:
                yield from other.events()
            return
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(f"{path} could not be read ({error})") from error
    if text.lstrip().startswith('{\n  "schema_version"'):
        yield from (_from_baseline(each) for each in baseline.load(path).decisions)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield _parsed(json.loads(line))
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise LedgerError(f"{path}:{number}: not an event of a ledger ({error!r})") from error


def _from_baseline(effective: Effective) -> Event:
    """An event for an entry of a baseline. Its uid is the hash of its content, so that a second import is recognised."""
    assert effective.decision is not None
    content = json.dumps(baseline.entry(effective), sort_keys=True)
    uid = hashlib.sha256(content.encode("utf-8", "backslashreplace")).hexdigest()[:32]
    decision = effective.decision
    # A baseline has no timestamps. The empty time sorts first, so that a reviewer's decision in the ledger wins.
    return Event(uid, effective.subject, decision.action, decision.reviewer, "", decision.comment)


def _plain(event: Event) -> dict[str, Any]:
    plain = asdict(event)
    subject = plain.pop("subject")
    return {**plain, **subject.pop("key"), **subject}


def _parsed(plain: dict[str, Any]) -> Event:
    names = ("canonical_sha", "document_sha", "agreement", "finding")
    others = ("path", "canonical_id", "clause", "category", "verdict", "canonical_text", "scan_text")
    values = {name: baseline.text_of(value) for name, value in plain.items()}
    if values["action"] not in ACTIONS:
        raise ValueError(f"unknown action {values['action']!r}")
    subject = Subject(Key(*(values[name] for name in names)), *(values[name] for name in others))
    return Event(
        values["uid"],
        subject,
        values["action"],
        values["reviewer"],
        values["time"],
        values["comment"],
        values["undoes"],
        values.get("batch", ""),
    )


def _hash(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _line(effective: Effective) -> str:
    subject, decision = effective.subject, effective.decision
    what = f"{decision.action if decision else 'comment':<7}"
    who = [decision.reviewer, decision.time] if decision else []
    return _joined(
        [what, *_place(subject), f"{subject.verdict} {subject.category}", _readings(subject), *who], effective
    )


def _event_line(event: Event) -> str:
    subject = event.subject
    parts = [
        f"{event.time or '-':<24}",
        event.reviewer or "-",
        f"{event.action:<7}",
        *_place(subject),
        _readings(subject),
    ]
    return _joined(parts, event)


def _place(subject: Subject) -> list[str]:
    return [subject.path, f"{subject.canonical_id} {subject.key.agreement}/{subject.clause}"]


def _readings(subject: Subject) -> str:
    return f"[-{subject.canonical_text}-]{{+{subject.scan_text}+}}"


def _joined(parts: list[str], commented: Effective | Event) -> str:
    quoted = [f"“{commented.comment}”"] if commented.comment else []
    return "  ".join(_clean(part) for part in [*parts, *quoted] if part) + "\n"


def _clean(text: str) -> str:
    """The text on one line, with everything that a terminal could interpret written as an escape."""
    folded = re.sub(r"[\t\r\n]+", " ", text)
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in folded)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _dump(plain: object, out: TextIO) -> None:
    out.write(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
