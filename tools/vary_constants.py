"""Measure what a constant is worth: run a sample of the benchmark with other values of it, and count what changes.

usage: tools/vary_constants.py MODULE:NAME VALUE... [MODULE:NAME VALUE...]...

    tools/vary_constants.py clausediff.evidence.scales:_NOVEL "log(1e-6)" "log(1e-2)"

A value is a Python expression of numbers, tuples, ``log`` and ``inf``. For each, one line says how many edits ended silently,
how many were called substantive, and how many substantive and review findings were made where nothing was edited, each as the
difference from the constant as it is. Arms whose data is not on the machine are left out; the first line says how many
documents were run. A constant that is read when its module loads, and one that is cached behind it, does not vary so.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from math import inf, log
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SAMPLE = {
    "own-plain": 40,
    "own-edited": 60,
    "own-reverse": 60,
    "kleister-clean-train": 30,
    "kleister-reverse-train": 60,
    "rendered": 40,
    "rendered-reverse": 40,
    "scans-plain": 40,
    "scans-edited": 40,
    "scans-reverse": 40,
}
"""How many cases of each arm are run, spread evenly over it; held-out arms are not for choosing constants."""


def sample() -> Iterator[Any]:
    """The cases of the sample."""
    from tests.benchmark.arms import ARMS, Absent

    for arm, most in SAMPLE.items():
        try:
            recipes = list(ARMS[arm]())
        except Absent as absent:
            print(f"note: {absent}", file=sys.stderr)
            continue
        step = max(1.0, len(recipes) / most)
        for index in range(min(most, len(recipes))):
            yield recipes[int(index * step)]()


def run(cases: list[Any]) -> Counter[str]:
    """The counts over all cases, with nothing remembered from a run before."""
    from clausediff.agreement import compare
    from clausediff.canonical import variants
    from tests.benchmark.score import score
    from tests.benchmark.systems import SYSTEMS

    compare._SCALES.clear()
    variants._PREPARED.clear()
    counts: Counter[str] = Counter()
    for case in cases:
        result = score(case, "clausediff", SYSTEMS["clausediff"](case), keep=False)
        counts["silent"] += sum(outcome.silent for outcome in result.outcomes)
        counts["substantive"] += sum(outcome.ended == "substantive" for outcome in result.outcomes)
        counts["false substantive"] += result.false_substantive
        counts["false review"] += result.false_review
        counts["edits"] += len(result.outcomes)
    return counts


def main(arguments: list[str]) -> int:
    """Run the command line; 0, or 2 for bad usage."""
    if not arguments or ":" not in arguments[0]:
        print(__doc__, file=sys.stderr)
        return 2
    cases = list(sample())
    base = run(cases)
    print(f"{len(cases)} documents: " + ", ".join(f"{name} {count}" for name, count in base.items()), flush=True)
    module, name = None, ""
    for argument in arguments:
        if ":" in argument:
            place, _, name = argument.partition(":")
            module = import_module(place)
            continue
        known = getattr(module, name)
        try:
            setattr(module, name, eval(argument, {"__builtins__": {}, "log": log, "inf": inf}))
            found = run(cases)
        finally:
            setattr(module, name, known)
        changed = [f"{key} {found[key] - count:+}" for key, count in base.items() if found[key] != count]
        print(f"{name} = {argument}: {', '.join(changed) or 'the same'}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
