"""Which tests run what, how long they take, and in which order they are tried on a mutant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.mutation.mutants import ROOT, Mutant

__all__ = ["Coverage", "folders_of"]

TESTS: dict[str, tuple[str, ...]] = {
    "judge": ("tests/judge", "tests/test_tricky_cases.py", "tests/fuzz", "tests/agreement"),
    "evidence": (
        "tests/evidence",
        "tests/judge/test_rules.py",
        "tests/judge/test_cases.py",
        "tests/test_tricky_cases.py",
    ),
    "evidence/issued": ("tests/evidence/issued",),
    "evidence/pen": ("tests/evidence/pen", "tests/judge/test_written.py"),
    "evidence/pixels": ("tests/evidence/pixels", "tests/judge/test_pixels_formats.py", "tests/judge/test_rules.py"),
    "text": ("tests/text", "tests/judge", "tests/canonical/fields", "tests/test_tricky_cases.py", "tests/fuzz"),
    "text/protected.py": (
        "tests/text",
        "tests/judge/test_vetoes.py",
        "tests/judge/test_rules.py",
        "tests/judge/test_cases.py",
    ),
    "canonical": ("tests/canonical", "tests/judge", "tests/test_samples.py", "tests/test_properties.py"),
    "canonical/fields": (
        "tests/canonical/fields",
        "tests/judge/test_rules.py",
        "tests/test_edit_cases.py",
        "tests/fuzz",
    ),
    "alignment": ("tests/alignment", "tests/judge", "tests/test_tricky_cases.py", "tests/test_edit_cases.py"),
    "agreement": ("tests/agreement", "tests/judge", "tests/test_pipeline.py", "tests/test_samples.py"),
    "scan": ("tests/scan", "tests/judge", "tests/test_samples.py"),
}
"""By package or module the tests that see its mistakes, the closest first; the innermost that is named counts."""


def folders_of(path: Path) -> list[str]:
    """The tests of a module."""
    inside = path.relative_to(ROOT / "clausediff")
    for each in (inside, *inside.parents):
        named = TESTS.get(each.as_posix())
        if named is not None:
            return [name for name in named if (ROOT / name).exists()]
    return ["tests"]


@dataclass(slots=True)
class Coverage:
    """Which tests run which probes, and what is learnt on the way."""

    probes: dict[str, frozenset[int]]
    """By test, the probes that it hits."""
    seconds: dict[str, float]
    """By test, the processor time that it takes."""
    kills: dict[Path, Counter[str]] = field(default_factory=dict)
    """By module, the tests that noticed a mutant."""

    def noticed(self, mutant: Mutant, test: str) -> None:
        """Remember a test that noticed a mutant: it is tried early on others of the same module."""
        self.kills.setdefault(mutant.path, Counter())[test] += 1

    def tests(self, mutant: Mutant, probe: int | None, every: Sequence[int], allowed: float) -> list[str]:
        """The tests to try on a mutant, as many as fit into the processor time that is allowed.

        First those that run its code, then others that run its module: what one test ran may be in a cache of which another
        one sees a mistake, and what only the import of the module runs (tables, constants) all of them use. Of each, those
        of the module's own name come first, then those of its package; among these the ones that noticed a mutant of the
        module before, then the fastest.
        """
        before = self.kills.get(mutant.path, Counter())

        def order(name: str) -> tuple[object, ...]:
            return probe not in self.probes[name], -before[name], _distance(mutant, name), self.seconds[name], name

        chosen, spent = [], 0.0
        for name in sorted((name for name, hits in self.probes.items() if not hits.isdisjoint(every)), key=order):
            if spent + self.seconds[name] <= (allowed if probe in self.probes[name] else allowed / 2):
                spent += self.seconds[name]
                chosen.append(name)
        return chosen


def _distance(mutant: Mutant, test: str) -> int:
    """0 for a test of the module's own name or of a case under it (``replaced/other-words``), 1 for one of its package."""
    file, _, name = test.partition("::")
    inside = mutant.path.relative_to(ROOT / "clausediff")
    group, _, named = name.partition("[")[2].partition("/")
    own = bool(named and group) and (inside.stem.startswith(group) or inside.stem.endswith(group))
    if own or inside.stem == Path(file).stem.removeprefix("test_"):
        return 0
    return 1 if Path(file).parent == Path("tests") / inside.parent else 2
