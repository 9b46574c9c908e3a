"""``docs/benchmark.md``: every figure as measured, the baselines beside it, the worst examples that may be shown."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.benchmark import table
from tests.benchmark.arms import DEFECTIVE, HELD_OUT
from tests.benchmark.case import ROOT
from tests.benchmark.printing import arm_tables, kinds_overall, reliability
from tests.benchmark.score import Result
from tests.benchmark.systems import SYSTEMS

PUBLIC = ("own-", "adversaries")
"""Arms whose texts are the project's own: only these are quoted."""
EXAMPLES = 12
GRAVE = ("number", "number-word", "money", "percent", "negation-delete", "negation-insert", "modal")

_HERE = Path(__file__).parent
_ABOUT: dict[str, dict[str, str]] = json.loads((_HERE / "about.json").read_text(encoding="utf-8"))


def write(results: dict[str, list[Result]], *, quick: bool, reused: bool = False) -> Path:
    """Write the page and return its path; ``reused``: some results are those of an earlier run, and the page says so."""
    path = ROOT / "docs" / "benchmark.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(_page(results, quick, reused)) + "\n", encoding="utf-8")
    return path


def _page(results: dict[str, list[Result]], quick: bool, reused: bool = False) -> Iterator[str]:
    held = [r for arm, listed in results.items() if arm in HELD_OUT and "witness" not in arm for r in listed]
    command = "python -m tests.benchmark --write-docs" + (" --quick" if quick else "")
    yield "# Benchmark\n"
    yield "How often clausediff hides an edit, how often it cries wolf, and what others do on the same pages.\n"
    yield (
        f"Measured on {date.today().isoformat()} with Python {platform.python_version()} by `{command}`; "
        "every figure on this page was written by that command"
        f"{', the baselines by an earlier run of it on the same cases' if reused else ''}.\n"
    )
    yield _method()
    yield "## What it must show, on data that was not used to fit\n"
    yield from _targets(results, held)
    yield "\n## Every kind of edit, on held-out readings\n"
    edits = [r for r in held if r.mode == "edits"]
    if edits:
        yield kinds_overall(edits, markdown=True)
    for title, about in (("Held-out arms", _ABOUT["held_out"]), ("Arms that were looked at", _ABOUT["looked_at"])):
        yield f"\n## {title}\n"
        for arm, told in about.items():
            if results.get(arm):
                yield f"### {arm}\n\n{told}\n\n{arm_tables(arm, results[arm], markdown=True)}\n"
            else:
                yield f"### {arm}\n\n{told} *Not on this machine, or not run.*\n"
    yield "## Is the score a probability?\n"
    yield (
        "`score` is the probability that the scan's marks are the canonical's words misread. Findings of the held-out "
        "arms by score, and the share of them that was in truth misreading (findings where nothing was edited, against "
        "findings at an edit; the mix is that of the benchmark):\n"
    )
    yield reliability(held, markdown=True)
    yield from _worst(results)


def _method() -> str:
    return (_HERE / "method.md").read_text(encoding="utf-8").replace("DEFECTIVE", f"{DEFECTIVE:g}")


def _targets(results: dict[str, list[Result]], held: Sequence[Result]) -> Iterator[str]:
    rows = []

    def only(listed: Sequence[Result], system: str = "clausediff") -> list[Result]:
        return [r for r in listed if r.system == system]

    def row(what: str, target: str, value: str, good: bool) -> None:
        rows.append([what, target, value, "yes" if good else "**no**"])

    edits = [r for r in only(held) if r.mode == "edits"]
    if edits:
        overall = table.silent(edits)
        row(f"silent misses, all kinds ({overall.total} edits)", "≤ 0.3 %", overall.text(100), overall.value <= 0.003)
        kinds = sorted({o.kind for r in edits for o in r.outcomes})
        over = {k: found for k in kinds if (found := table.silent(edits, k)).value > 0.01}
        named = ", ".join(f"{k} ({found.count} of {found.total})" for k, found in over.items())
        row("kinds of edit with more than 1 % silent", "none", named or f"none of {len(kinds)}", not over)
        grave = [o for r in edits for o in r.outcomes if o.kind in GRAVE]
        hidden = sum(o.silent for o in grave)
        row(f"figures, negation, modals, money ({len(grave)} edits)", "0", str(hidden), hidden == 0)
    tricks = only(results.get("adversaries", []))
    if tricks:
        value = table.silent(tricks)
        row(f"adversaries ({value.total})", "0", str(value.count), value.count == 0)
    for arms, name, substantive, review in (
        (["kleister-clean-dev-0"], "clean renderings (Kleister)", 0.3, 1.0),
        (["own-plain-held", "scans-plain-held"], "worn, legible scans (all)", 1.0, 4.0),
        (["own-plain-held"], "of these our forms", 1.0, 4.0),
        (["scans-plain-held"], "of these the site policy", 1.0, 4.0),
    ):
        listed = [result for arm in arms for result in only(results.get(arm, []))]
        if listed:
            for what, limit in (("substantive", substantive), ("review", review)):
                found = table.alarms(listed, what)
                strict = table.alarms(listed, what, strict=True)
                row(f"{name}: {what} per 1,000 words", f"≤ {limit:g}", found.text(1000), found.value * 1000 <= limit)
                if arms[0].startswith("kleister"):
                    value = strict.value * 1000
                    row("the same, strict", f"≤ {limit:g}", strict.text(1000), value <= limit)
    seeds = only(results.get("seeds", []))
    if seeds:
        count = sum(r.false_substantive for r in seeds)
        row("the nine seed agreements: substantive", "0", str(count), count == 0)
    pairs = only(results.get("version-pairs", []))
    if pairs:
        found = table.silent([r for r in pairs if r.group == "substantive"])
        row("version pairs: substantive edits not found", "0", f"{found.count} of {found.total}", found.count == 0)
        quiet = [r for r in pairs if r.mode == "silent"]
        share = sum(not r.raised and not r.error for r in quiet) / max(1, len(quiet))
        row(
            "version pairs: formatting-only pairs silent",
            "≥ 97 %",
            f"{100 * share:.1f} % of {len(quiet)}",
            share >= 0.97,
        )
    spdx = only(results.get("spdx", []))
    if spdx:
        good = sum(
            (not r.raised and not r.error) if r.mode == "silent" else bool(r.verdicts.get("substantive")) for r in spdx
        )
        row("SPDX expectations that hold", f"{len(spdx)}", str(good), good == len(spdx))
    every = [r for listed in results.values() for r in only(listed)]
    refused = sum(r.error.startswith("crash") for r in every)
    row("comparisons that crashed, all arms", "0", f"{refused} of {len(every)}", refused == 0)
    yield table.rows_markdown(("what", "target", "measured [95 %]", "met"), rows)


def _worst(results: dict[str, list[Result]]) -> Iterator[str]:
    yield "\n## The worst examples\n"
    yield "From our own forms only; `⟦ ⟧` marks the place. Hidden edits first, then alarms without an edit.\n"
    for what, title in (
        ("silent", "Hidden edits"),
        ("false-substantive", "False substantive"),
        ("false-review", "Review without an edit, on legible pages"),
    ):
        listed = [
            f
            for arm, rs in results.items()
            if arm.startswith(PUBLIC)
            for r in rs
            if r.system == next(iter(SYSTEMS))
            for f in r.failures
            if f["show"] == what and (what == "silent" or not r.illegible)
        ]
        yield f"### {title} ({len(listed)})\n"
        if not listed:
            yield "None.\n"
        for failure in _spread(listed)[:EXAMPLES]:
            yield _example(failure)
        yield ""


def _spread(listed: list[dict[str, object]]) -> list[dict[str, object]]:
    """One of each kind and noise level before a second of any."""
    seen: dict[tuple[object, object], int] = {}
    ranked = []
    for number, failure in enumerate(listed):
        key = (failure.get("kind", failure.get("category")), failure["group"])
        seen[key] = seen.get(key, 0) + 1
        ranked.append((seen[key], number, failure))
    return [failure for _, _, failure in sorted(ranked, key=lambda r: r[:2])]


def _code(text: object) -> str:
    return "`" + str(text).replace("`", "'").replace("\n", " ").replace("|", "¦") + "`"


def _example(failure: dict[str, Any]) -> str:
    head = f"- {failure['arm']}, {failure['group']}, "
    canonical = f"\n  - canonical {_code(failure['canonical'])}\n  - "
    if failure["show"] != "silent":
        reasons = "; ".join(failure["reasons"])
        return f"{head}{failure['category']}: {reasons}{canonical}scan {_code(failure['scan'])}"
    near = [
        f"{n['verdict']} {_code(n['canonical'])} → {_code(n['scan'])}: {'; '.join(n['reasons'])}"
        for n in failure["findings"]
    ]
    told = f"**{failure['kind']}** ended {failure['ended']}: {_code(failure['edit'])}"
    return head + told + canonical + ("; ".join(near) or "no finding there")
