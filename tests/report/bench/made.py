"""Make a report of many agreements, render it, and print time, size and peak memory: ``made.py FORMAT [AGREEMENTS]``."""

from __future__ import annotations

import json
import os
import random
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from clausediff.model import Report, Verdict
from clausediff.report import write
from tests.report import factory

WORDS = [
    "the",
    "party",
    "shall",
    "grant",
    "to",
    "other",
    "a",
    "perpetual",
    "licence",
    "of",
    "all",
    "articles",
    "in",
    "any",
    "media",
    "now",
    "known",
    "or",
    "later",
    "developed",
    "and",
    "may",
    "not",
    "assign",
    "this",
    "agreement",
    "without",
    "prior",
    "written",
    "consent",
    "which",
    "will",
    "be",
    "given",
    "within",
    "days",
    "after",
    "notice",
]


def form(rng: random.Random) -> str:
    """A form of twelve clauses and about 5,000 characters, its lines wrapped."""
    clauses = []
    for number in range(1, 13):
        words = [rng.choice(WORDS) for _ in range(70)]
        lines = [" ".join(words[i : i + 14]) for i in range(0, 70, 14)]
        clauses.append(f"{number}. Clause{number} " + "\n".join(lines) + f" mark{number} end.")
    head = "---\nid: release\n---\nMade as of {{effective_date}} by {{speaker}}.\n\n"
    return head + "\n\n".join(clauses) + "\n\nSigned: {{signature}}\n"


def large(agreements: int) -> Report:
    """Copies of it, one a file: each with fields, noise and layout, every fifth with a finding for a person."""
    rng = random.Random(5)
    canonical = form(rng)
    documents = []
    for number in range(agreements):
        edits = [replace(edit, new=f"{edit.new} {number}") for edit in factory.FIELDS]
        for clause in range(2, 8):
            edits.append(
                factory.Edit(f"mark{clause}", f"rnark{clause}", Verdict.NOISE, "confusion", ("m read as rn",), 0.99)
            )
            edits.append(
                factory.Edit(f"{clause}. Clause", f"{clause} . Clause", Verdict.FORMAT, "label", ("a label",), 1.0)
            )
        if number % 5 == 0:
            verdict = Verdict.SUBSTANTIVE if number % 10 == 0 else Verdict.REVIEW
            edits.append(factory.Edit("mark9", "90", verdict, "number", ("reads as a figure",), 0.01))
        documents.append(factory.document(tuple(edits), path=f"in/{number:04}.txt", canonical=canonical))
    return Report(tuple(documents))


def main() -> None:
    """Print one JSON object: seconds to render, bytes, and megabytes before and at the peak."""
    name, agreements = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    report = large(agreements)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    place = Path(sys.argv[3] if len(sys.argv) > 3 else os.devnull)
    start = time.perf_counter()
    write(report, place, name=name, force=True)
    seconds = time.perf_counter() - start
    print(
        json.dumps(
            {
                "format": name,
                "agreements": agreements,
                "seconds": round(seconds, 2),
                "bytes": place.stat().st_size if place.is_file() else 0,
                "megabytes_before": round(before),
                "megabytes_peak": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            }
        )
    )


if __name__ == "__main__":
    main()
