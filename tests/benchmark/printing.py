"""Tables of one arm, of every kind over all arms, and of the score's reliability; as plain text or Markdown."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tests.benchmark import table
from tests.benchmark.score import Result
from tests.benchmark.systems import SYSTEMS


def arm_tables(arm: str, results: Sequence[Result], *, markdown: bool = False) -> str:
    """All tables of one arm."""
    render = table.rows_markdown if markdown else table.rows_text
    systems = [s for s in SYSTEMS if any(r.system == s for r in results)]
    by = {s: [r for r in results if r.system == s] for s in systems}
    main = systems[0]
    parts = []
    if any(r.mode == "clean" for r in results):
        # The same pages for all: what the first system gave up or refused counts for nobody.
        skipped = {r.case for r in by[main] if r.illegible or r.error}
        clean = {s: [r for r in by[s] if r.mode == "clean" and (s == main or r.case not in skipped)] for s in systems}
        rows = [table.clean_row(s, clean[s]) for s in systems]
        groups = sorted({r.group for r in results})
        if len(groups) > 1:
            rows += [table.clean_row(f"{main}: {g}", [r for r in by[main] if r.group == g]) for g in groups]
        parts.append(render(table.CLEAN_HEADER, rows))
    if any(r.mode == "edits" for r in results):
        chosen = {s: [r for r in by[s] if r.mode == "edits"] for s in systems}
        rows = [table.edit_row(s, chosen[s]) for s in systems]
        kinds = sorted({o.kind for r in chosen[main] for o in r.outcomes})
        rows += [table.edit_row(f"{main}: {k}", chosen[main], k) for k in kinds]
        groups = sorted({r.group for r in chosen[main]})
        if len(groups) > 1 and groups != kinds:
            rows += [table.edit_row(f"{main}: on {g}", [r for r in chosen[main] if r.group == g]) for g in groups]
        parts.append(render(table.EDIT_HEADER, rows))
    if any(r.mode == "silent" for r in results):
        rows = [table.pair_row(f"{s}: nothing wanted", [r for r in by[s] if r.mode == "silent"]) for s in systems]
        parts.append(render(table.PAIR_HEADER, rows))
    if any(r.mode == "differs" for r in results):
        rows = []
        for s in systems:
            for g in sorted({r.group for r in by[s] if r.mode == "differs"}):
                rows.append(table.edit_row(f"{s}: {g}", [r for r in by[s] if r.mode == "differs" and r.group == g]))
        parts.append(render(table.EDIT_HEADER, rows))
    return "\n\n".join(parts)


def kinds_overall(results: Sequence[Result], *, markdown: bool = False) -> str:
    """Edits of every kind over all arms, clausediff beside the baselines: share that goes unseen."""
    render = table.rows_markdown if markdown else table.rows_text
    systems = [s for s in SYSTEMS if any(r.system == s for r in results)]
    chosen = {s: [r for r in results if r.system == s and r.mode == "edits"] for s in systems}
    kinds = sorted({o.kind for r in chosen[systems[0]] for o in r.outcomes})
    rows = []
    for kind in [None, *kinds]:
        found = {s: table.silent(chosen[s], kind) for s in systems}
        rows.append([kind or "all", str(found[systems[0]].total)] + [found[s].text(100) for s in systems])
    return render(["silent %, by kind", "edits", *systems], rows)


def reliability(results: Sequence[Result], *, markdown: bool = False) -> str:
    """How often a score came true: findings by score, and the share of them that was misreading."""
    render = table.rows_markdown if markdown else table.rows_text
    scores = [pair for r in results for pair in r.scores]
    edges = (0.0, 0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999, 1.0000001)
    rows = []
    for low, high in itertools.pairwise(edges):
        inside = [(s, truth) for s, truth in scores if low <= s < high]
        if inside:
            mean = sum(s for s, _ in inside) / len(inside)
            share = sum(truth for _, truth in inside) / len(inside)
            rows.append(
                [
                    f"{low:g} – {min(high, 1):g}",
                    str(len(inside)),
                    f"{mean:.3f}",
                    f"{share:.3f}",
                    "█" * round(20 * share),
                ]
            )
    return render(("score", "findings", "mean score", "misreadings", ""), rows)
