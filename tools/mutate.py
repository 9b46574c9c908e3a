"""Change the code a little in many places, one at a time, and see whether a test notices.

usage: tools/mutate.py PATH[:LINE]... [--sample N] [--seed S] [--jobs N] [--floor SHARE] [--seconds S] [--tests PATH...] [--list]

PATH is a module or a folder of ``clausediff``. Each mutant has one operator, comparison, constant or condition exchanged, one
``return`` emptied or one row of a registry left out. The tests that run its statement are run against it, the closest to its
module first, up to the first that fails; which those are is recorded once before. ``--sample`` takes that many mutants at random
(the same ones for the same seed), ``--seconds`` is the processor time that the tests of one mutant may take. Ends with 1 if fewer
than ``--floor`` of them were noticed.

No file is written. All modules and tests are loaded once; a mutant of a function is put in its place in a fork. A mutant of what
the import of a module runs (a table, a constant) is imported in a fork, with all that uses it.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import os
import random
import sys
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import islice
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.mutation.coverage import folders_of  # noqa: E402
from tools.mutation.mutants import Mutant, compiles, mutants, name_of  # noqa: E402
from tools.mutation.probes import Importer, Probes  # noqa: E402
from tools.mutation.running import importing, in_session, run_all, tests_for  # noqa: E402


@cache
def _importers(target: str) -> frozenset[str]:
    """The loaded modules that import the target, directly or not, the target and all tests."""
    loaded = {name: module for name, module in sys.modules.items() if name.partition(".")[0] in ("clausediff", "tests")}
    uses = {name: _imported(name, module, loaded.keys()) for name, module in loaded.items()}
    found = {target} | {name for name in loaded if name.startswith("tests")}
    while True:
        more = {name for name, imported in uses.items() if name not in found and imported & found}
        if not more:
            return frozenset(found)
        found |= more


def _imported(name: str, module: ModuleType, loaded: object) -> set[str]:
    """The modules of the project that a module imports."""
    path = getattr(module, "__file__", None)
    if path is None:
        return set()
    found: set[str] = set()
    for node in ast.walk(ast.parse(Path(path).read_bytes())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {each for each in found if each.startswith("clausediff")} - {name}


def preload() -> None:
    """Import what the tests need and load the tables of words, so that each fork has them."""
    import yaml

    import clausediff.pipeline
    from clausediff.evidence import channel, lexicon

    del yaml, clausediff
    channel.load()
    words = lexicon.load("en")
    words.is_word("word")
    words.counted("word")
    words.neighbours("wrod", frozenset())


def _modules(paths: Sequence[str]) -> Iterator[Path]:
    for each in paths:
        path = Path(each).resolve()
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _chosen(places: Sequence[str]) -> list[Mutant]:
    """The mutants of modules, folders and lines."""
    found = []
    for place in places:
        name, _, line = place.partition(":")
        found += [each for path in _modules([name]) for each in mutants(path) if not line or each.line == int(line)]
    return found


def _try(found: Sequence[Mutant], tests: Sequence[str], allowed: float, jobs: int) -> list[Mutant]:
    """Try mutants, telling each; those that no test notices."""
    paths = sorted({mutant.path for mutant in found})
    probes = Probes()
    probes.start()
    Importer.of(paths, probes.load).install()
    preload()
    for path in paths:
        importlib.import_module(name_of(path))
    survivors = []

    def report(mutant: Mutant, killer: str | None, seconds: float) -> None:
        text = f"{'killed  ' if killer else 'SURVIVED'} {seconds:5.1f} s  {mutant}  [{killer or 'no test'}]\n"
        os.write(output, text.encode())

    output = os.dup(1)
    files = tests or list(dict.fromkeys(each for path in paths for each in folders_of(path)))
    inner = [each for each in files if not any(each != other and each.startswith(f"{other}/") for other in files)]
    known, left, lived = in_session(found, frozenset(map(name_of, paths)), inner, probes, allowed, jobs, report)
    survivors += lived
    probes.stop()
    tasks = [
        (
            mutant,
            partial(importing, mutant, tests_for(mutant, known, probes, allowed), _importers(name_of(mutant.path))),
        )
        for mutant in left
    ]
    for mutant, killer, seconds in run_all(tasks, jobs, allowed):
        report(mutant, killer, seconds)
        if killer is None:
            survivors.append(mutant)
    return survivors


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="tools/mutate.py", description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("paths", nargs="+", metavar="PATH[:LINE]")
    parser.add_argument("--sample", type=int, metavar="N", help="so many mutants at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--floor", type=float, default=0.0, metavar="SHARE", help="the share that must be noticed")
    parser.add_argument("--seconds", type=float, default=5.0, metavar="S", help="of tests for one mutant")
    parser.add_argument("--tests", nargs="+", default=[], metavar="PATH", help="these tests only")
    parser.add_argument("--list", action="store_true", help="only list the mutants")
    options = parser.parse_args(arguments)
    os.chdir(ROOT)
    found = _chosen(options.paths)
    every = len(found)
    if options.sample is not None:
        mixed = random.Random(options.seed).sample(found, every)
        found = sorted(islice(filter(compiles, mixed), options.sample), key=lambda each: (each.path, each.start))
    else:
        found = list(filter(compiles, found))
    if options.list:
        print("\n".join(map(str, found)))
        return 0
    survivors = _try(found, options.tests, options.seconds, options.jobs)
    killed = len(found) - len(survivors)
    share = killed / len(found) if found else 1.0
    print(f"{killed} of {len(found)} mutants noticed ({share:.0%}); {every} in all")
    for mutant in survivors:
        print(f"    {mutant}")
    return int(share < options.floor)


if __name__ == "__main__":
    sys.exit(main())
