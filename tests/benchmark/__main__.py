"""``python -m tests.benchmark``: run the arms, print the tables, keep the failures."""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
import sys
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.benchmark import counts
from tests.benchmark.arms import ARMS, HELD_OUT, Absent, Recipe
from tests.benchmark.printing import arm_tables, kinds_overall, reliability
from tests.benchmark.score import Outcome, Result, score
from tests.benchmark.systems import BASELINES, SYSTEMS

QUICK = {
    "kleister-clean-train": 40,
    "kleister-reverse-train": 40,
    "kleister-clean-witness-train": 20,
    "kleister-reverse-witness-train": 20,
    "kleister-clean-dev-0": 30,
    "kleister-reverse-dev-0": 30,
    "rendered": 24,
    "rendered-reverse": 24,
    "adversaries": 360,
}
"""Under ``--quick``: so many cases, spread evenly over the arm."""


NEEDS = {"redlines": "redlines", "spelling": "spellchecker"}
"""Baselines that stand on a package of their own."""


def _answer(job: tuple[Recipe, tuple[str, ...]]) -> list[tuple[Result, float]]:
    recipe, systems = job
    case = recipe()
    found = []
    for name in systems:
        start = time.perf_counter()
        answer = SYSTEMS[name](case)
        spent = time.perf_counter() - start
        found.append((score(case, name, answer, keep=name == systems[0]), spent))
    return found


def _cases(arm: str, limit: int | None, quick: bool) -> list[Recipe]:
    made: Iterator[Recipe] = {**ARMS, **HELD_OUT}[arm]()
    most = limit or (QUICK.get(arm) if quick else None)
    if most is None:
        return list(made)
    listed = list(made)
    step = max(1.0, len(listed) / most)
    return [listed[int(i * step)] for i in range(min(most, len(listed)))]


def run(
    arms: Sequence[str],
    systems: tuple[str, ...],
    *,
    limit: int | None = None,
    sampled: Collection[str] = (),
    workers: int = 2,
    progress: bool = True,
) -> dict[str, list[Result]]:
    """Results by arm. An arm whose data is absent is left out, with the reason on stderr."""
    results: dict[str, list[Result]] = {}
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        for arm in arms:
            try:
                cases = _cases(arm, limit, arm in sampled)
            except Absent as reason:
                print(f"skipped {arm}: {reason}", file=sys.stderr)
                continue
            listed = results.setdefault(arm, [])
            chosen = systems[:1] if "witness" in arm else systems
            spent = dict.fromkeys(chosen, 0.0)
            begun = time.perf_counter()
            for number, found in enumerate(pool.imap_unordered(_answer, ((c, chosen) for c in cases)), 1):
                for result, seconds in found:
                    listed.append(result)
                    spent[result.system] += seconds
                if progress and sys.stderr.isatty():
                    print(f"\r{arm} {number}/{len(cases)}", end="", file=sys.stderr)
            refused = [r for r in listed if r.error]
            if refused:
                print(f"\r{arm}: {len(refused)} cases NOT COMPARED, first: {refused[0].error}", file=sys.stderr)
            listed.sort(key=lambda r: (r.system, r.case))
            times = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in spent.items())
            print(f"\r{arm}: {len(cases)} cases in {time.perf_counter() - begun:.1f} s ({times})", file=sys.stderr)
    return results


def saved(paths: Sequence[str]) -> dict[str, list[Result]]:
    """Results by arm, as ``--json`` wrote them; of one system on one arm the last file's hold."""
    found: dict[str, list[Result]] = {}
    for path in paths:
        for arm, listed in json.loads(Path(path).read_text(encoding="utf-8")).items():
            fresh = [_result(each) for each in listed]
            told = {r.system for r in fresh}
            kept = [r for r in found.get(arm, []) if r.system not in told]
            found[arm] = sorted(kept + fresh, key=lambda r: (r.system, r.case))
    return found


def _result(each: dict[str, Any]) -> Result:
    outcomes = tuple(Outcome(**o) for o in each["outcomes"])
    scores = tuple((score, truth) for score, truth in each["scores"])
    rules = {rule: tuple(counts) for rule, counts in each.get("rules", {}).items()}
    failed = tuple(each["failures"])
    return Result(**{**each, "outcomes": outcomes, "scores": scores, "failures": failed, "rules": rules})


def failures(results: dict[str, list[Result]]) -> Iterator[dict[str, object]]:
    """Every failure: silent misses first, then false substantive, then review; clausediff's before the baselines'."""
    order = {"error": 0, "silent": 1, "false-substantive": 2, "false-review": 3}
    listed = [f for rs in results.values() for r in rs for f in r.failures]
    systems = list(SYSTEMS)
    return iter(sorted(listed, key=lambda f: (systems.index(str(f["system"])), order[str(f["show"])])))


def show(failure: dict[str, object]) -> str:
    """A failure for reading."""
    head = f"[{failure['show']}] {failure['arm']} {failure['case']}"
    if failure["show"] == "error":
        return f"{head}\n    {failure['message']}"
    if failure["show"] == "silent":
        lines = [
            f"{head}: {failure['kind']} ended {failure['ended']}: {failure.get('edit', '')}",
            f"    canonical: {failure.get('canonical', '')}",
        ]
        for near in failure.get("findings", []):  # type: ignore[attr-defined]
            said = f"{near['verdict']}/{near['category']} {_score(near['score'])}"
            lines.append(f"    {said} {near['canonical']!r} → {near['scan']!r}  {'; '.join(near['reasons'])}")
            lines.append(f"        scan: {near['at']}")
        return "\n".join(lines)
    extra = " (reference off)" if failure["defective_reference"] else " (lost line)" if failure["lost_line"] else ""
    return (
        f"{head}: {failure['category']} {_score(failure['score'])}{extra}\n    canonical: {failure['canonical']}\n"
        f"    scan:      {failure['scan']}\n    {'; '.join(failure['reasons'])}"  # type: ignore[arg-type]
    )


def _score(score: object) -> str:
    return f"p={score:.4f}" if isinstance(score, float) else ""


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; 0 unless the arguments are off."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument(
        "--arm",
        action="append",
        default=[],
        metavar="NAME",
        help=f"only this arm (several times; a prefix will do): {', '.join([*ARMS, *HELD_OUT])}",
    )
    parser.add_argument(
        "--held-out", action="store_true", help="run the held-out arms instead: for final figures, never to tune by"
    )
    parser.add_argument("--all", action="store_true", help="both")
    parser.add_argument("--quick", action="store_true", help="a spread sample of the big arms")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N cases an arm, spread evenly")
    parser.add_argument("--baselines", action="store_true", help="run the baselines too")
    parser.add_argument("--system", action="append", default=[], choices=list(SYSTEMS), help="only these systems")
    parser.add_argument("--json", metavar="OUT", help="write all results")
    parser.add_argument("--failures", metavar="FILE", help="write every failure as JSON Lines, the gravest first")
    parser.add_argument(
        "--show",
        action="append",
        default=[],
        choices=["silent", "false-substantive", "review", "error"],
        help="print these failures of clausediff",
    )
    parser.add_argument("--most", type=int, default=60, help="print at most so many failures")
    parser.add_argument(
        "--from",
        dest="saved",
        action="append",
        default=[],
        metavar="JSON",
        help="take the arms of an earlier --json as they are",
    )
    parser.add_argument(
        "--rules",
        metavar="FILE",
        help="write how often each rule of the judge fired, and how often wrongly, in the arms that may be looked at",
    )
    parser.add_argument(
        "--scores",
        metavar="FILE",
        help="write what the scores of findings are made of, measured in the same arms (clausediff/judge/scores.json)",
    )
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--write-docs",
        action="store_true",
        help="all held-out arms, a sample of the big others, with baselines, into docs/benchmark.md",
    )
    options = parser.parse_args(argv)
    pool = (
        list(ARMS) + list(HELD_OUT)
        if options.all or options.write_docs
        else list(HELD_OUT)
        if options.held_out
        else list(ARMS)
    )
    arms = [a for a in pool if not options.arm or any(a.startswith(w) for w in options.arm)]
    if not arms:
        parser.error(f"no such arm; choose from {', '.join(pool)} (the held-out ones need --held-out)")
    systems = tuple(options.system) or (
        ("clausediff", *BASELINES) if options.baselines or options.write_docs else ("clausediff",)
    )
    sampled = set(arms) if options.quick else {a for a in ARMS if "kleister" in a} if options.write_docs else set()
    for name, module in NEEDS.items():
        if name in systems and importlib.util.find_spec(module) is None:
            print(f"skipped {name}: pip install clausediff[benchmark]", file=sys.stderr)
            systems = tuple(s for s in systems if s != name)
    results = saved(options.saved)
    arms = [a for a in arms if a not in results]
    results |= run(arms, systems, limit=options.limit, sampled=sampled, workers=options.workers)
    if options.write_docs:
        from tests.benchmark.docs import write

        print(f"wrote {write(results, quick=options.quick, reused=bool(options.saved))}", file=sys.stderr)
    else:
        for arm, listed in results.items():
            print(f"\n== {arm} ==\n{arm_tables(arm, listed)}")
        everything = [r for listed in results.values() for r in listed]
        if any(r.mode == "edits" for r in everything) and len(systems) > 1:
            print(f"\n== every kind, all arms ==\n{kinds_overall(everything)}")
        if any(r.scores for r in everything):
            print(f"\n== reliability of the score ==\n{reliability(everything)}")
    if options.json:
        Path(options.json).write_text(
            json.dumps({arm: [asdict(r) for r in listed] for arm, listed in results.items()}), encoding="utf-8"
        )
    if options.rules:
        counts.write(Path(options.rules), results)
    if options.scores:
        counts.write_scores(Path(options.scores), results)
    if options.failures:
        with open(options.failures, "w", encoding="utf-8") as file:
            for failure in failures(results):
                file.write(json.dumps(failure, ensure_ascii=False) + "\n")
    wanted = {"review": "false-review"}
    for what in options.show:
        listed_failures = [
            f for f in failures(results) if f["show"] == wanted.get(what, what) and f["system"] == systems[0]
        ]
        print(f"\n== {what}: {len(listed_failures)} ==")
        for failure in listed_failures[: options.most]:
            print(show(failure))
    return 0


if __name__ == "__main__":
    sys.exit(main())
