"""Change the code a little in many places, one at a time, and see whether a test notices.

usage: tools/mutate.py PATH... [--sample N] [--seed S] [--jobs N] [--floor SHARE] [--list]

PATH is a module or a folder of ``clausediff``. Each mutant has one operator, comparison, constant or condition exchanged, one
``return`` emptied or one row of a registry left out. The tests that run its lines are run against it, the fastest first, up to
the first that fails; which those are is recorded once before. ``--sample`` takes that many mutants at random (the same ones for
the same seed). Ends with 1 if fewer than ``--floor`` of them were noticed.

The tests run in a fork of a process that has all else imported already, with the mutant in the place of its module: no file is
written.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import pickle
import random
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PACKAGE = ROOT / "clausediff"

TESTS: dict[str, tuple[str, ...]] = {
    "judge": ("tests/judge", "tests/test_tricky_cases.py", "tests/fuzz", "tests/agreement"),
    "evidence": (
        "tests/evidence",
        "tests/judge",
        "tests/test_tricky_cases.py",
        "tests/fuzz",
        "tests/test_edit_cases.py",
    ),
    "text": ("tests/text", "tests/judge", "tests/evidence", "tests/test_tricky_cases.py", "tests/fuzz"),
    "canonical": ("tests/canonical", "tests/judge", "tests/test_samples.py", "tests/test_properties.py"),
    "alignment": ("tests/alignment", "tests/judge", "tests/test_tricky_cases.py", "tests/test_edit_cases.py"),
    "agreement": ("tests/agreement", "tests/judge", "tests/test_pipeline.py", "tests/test_samples.py"),
    "scan": ("tests/scan", "tests/judge", "tests/test_samples.py"),
}
"""By package, the tests that are run after those of the module's own name, the fastest first."""
_SLOWEST = 300
"""Seconds after which the tests of a mutant are taken to hang, which is noticed."""
_ALLOWED = 60.0
"""Seconds of tests, as they took when their lines were recorded, that are run against one mutant at most."""

_COMPARED = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_COMPUTED = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "/",
    ast.Div: "*",
    ast.BitAnd: "|",
    ast.BitOr: "&",
    ast.FloorDiv: "*",
    ast.Mod: "*",
}
_SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min", "startswith": "endswith", "endswith": "startswith"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one module."""

    path: Path
    line: int
    start: int
    """In the bytes of the source."""
    end: int
    new: bytes
    what: str
    """What was exchanged, for a person."""

    def source(self) -> bytes:
        """The module's source with the change."""
        text = self.path.read_bytes()
        return text[: self.start] + self.new + text[self.end :]

    def __str__(self) -> str:
        old = " ".join(self.path.read_bytes()[self.start : self.end].decode().split())
        shown = old if len(old) <= 60 else old[:57] + "..."
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.what}: {shown} -> {' '.join(self.new.decode().split())[:60]}"


# -- making mutants ----------------------------------------------------------------------------------------------------


class _Finder(ast.NodeVisitor):
    """Collects the mutants of one module; annotations, docstrings, ``__all__`` and messages of errors are left as they are."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_bytes()
        self.lines = [0]
        for line in self.text.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.found: list[Mutant] = []

    def at(self, node: ast.AST) -> tuple[int, int]:
        """Where a node is in the source."""
        assert isinstance(node, ast.expr | ast.stmt)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.lines[node.lineno - 1] + node.col_offset, self.lines[node.end_lineno - 1] + node.end_col_offset

    def add(self, span: tuple[int, int], new: bytes, what: str) -> None:
        """A mutant at a place."""
        line = self.text.count(b"\n", 0, span[0]) + 1
        self.found.append(Mutant(self.path, line, *span, new, what))

    def between(self, left: ast.expr, right: ast.expr, pattern: bytes, new: str, what: str) -> None:
        """Exchange the operator between two operands."""
        low, high = self.at(left)[1], self.at(right)[0]
        match = re.search(pattern, self.text[low:high])
        if match is not None:
            self.add((low + match.start(), low + match.end()), new.encode(), what)

    def negate(self, test: ast.expr) -> None:
        """A condition the other way round."""
        if isinstance(test, ast.Compare | ast.UnaryOp):
            return  # these have mutants of their own
        start, end = self.at(test)
        self.add((start, end), b"(not (" + self.text[start:end] + b"))", "negated")

    def visit_If(self, node: ast.If) -> None:
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return
        self.negate(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.negate(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self.negate(test)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        operands = [node.left, *node.comparators]
        for left, op, right in zip(operands, node.ops, operands[1:], strict=False):
            self.between(left, right, rb"not\s+in|is\s+not|in|is|[<>=!]=|[<>]", _COMPARED[type(op)], "comparison")
            if isinstance(right, ast.Constant) and isinstance(right.value, str) and right.value:
                self.add(self.at(right), b'""', "string")
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self.between(left, right, rf"\b{old}\b".encode(), new, "logic")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        strings = any(
            isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
            for side in (node.left, node.right)
        )
        if type(node.op) in _COMPUTED and not strings:
            self.between(node.left, node.right, rb"//|[-+*/&|%]", _COMPUTED[type(node.op)], "operator")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            start, end = self.at(node)
            self.add((start, end), b"(" + self.text[self.at(node.operand)[0] : end] + b")", "not dropped")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.add(self.at(node), str(not node.value).encode(), "constant")
        elif isinstance(node.value, int):
            self.add(self.at(node), str(node.value + 1).encode(), "constant")
        elif isinstance(node.value, float):
            self.add(self.at(node), repr(node.value * 2 + 1).encode(), "constant")

    def visit_Call(self, node: ast.Call) -> None:
        name = (
            node.func.id
            if isinstance(node.func, ast.Name)
            else node.func.attr
            if isinstance(node.func, ast.Attribute)
            else ""
        )
        if name in _SWAPPED:
            end = self.at(node.func)[1]
            self.add((end - len(name), end), _SWAPPED[name].encode(), "function")
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
            self.add(self.at(node.value), b"None", "return dropped")
            self.generic_visit(node)

    def visit_Tuple(self, node: ast.Tuple) -> None:
        if len(node.elts) > 2 and all(isinstance(each, ast.Call) for each in node.elts):
            for each, following in zip(node.elts, [*node.elts[1:], None], strict=True):
                start, end = self.at(each)
                self.add((start, self.at(following)[0] if following is not None else end), b"", "row dropped")
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if not any(isinstance(each, ast.Name) and each.id == "__all__" for each in node.targets):
            self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for each in (*node.args.defaults, *node.args.kw_defaults, *node.body):
            if each is not None:
                self.visit(each)

    def visit_Raise(self, node: ast.Raise) -> None:
        """Messages of errors are left as they are."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """Assertions are tests themselves."""


def mutants(path: Path) -> list[Mutant]:
    """All mutants of a module that are Python, in the order of the source."""
    finder = _Finder(path)
    finder.visit(ast.parse(finder.text))
    return [each for each in sorted(finder.found, key=lambda mutant: (mutant.start, mutant.end)) if _compiles(each)]


def _compiles(mutant: Mutant) -> bool:
    try:
        ast.parse(mutant.source())
    except SyntaxError:
        return False
    return True


# -- running the tests against one -------------------------------------------------------------------------------------


def tests_of(path: Path) -> list[str]:
    """The tests of a module, those of its own name first."""
    package = path.relative_to(PACKAGE).parts[0]
    own = ROOT / "tests" / path.relative_to(PACKAGE).parent / f"test_{path.stem}.py"
    listed = [str(own.relative_to(ROOT))] if own.exists() else []
    return listed + [each for each in TESTS.get(package, ("tests",)) if (ROOT / each).exists()]


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


class _Loader(importlib.abc.Loader):
    """Loads a module from a mutant's source."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def exec_module(self, module: ModuleType) -> None:
        """Run the mutated source."""
        exec(compile(self.mutant.source(), str(self.mutant.path), "exec"), module.__dict__)


class _Importer(importlib.abc.MetaPathFinder):
    """Finds a mutant in the place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """The mutant, where its module is asked for."""
        if name != name_of(self.mutant.path):
            return None
        package = self.mutant.path.name == "__init__.py"
        folders = [str(self.mutant.path.parent)] if package else None
        return importlib.util.spec_from_file_location(
            name, self.mutant.path, loader=_Loader(self.mutant), submodule_search_locations=folders
        )


def noticed(mutant: Mutant, known: Coverage) -> tuple[bool, float]:
    """Whether a test fails, and the seconds that it took."""
    begun = time.perf_counter()
    chosen = known.tests(mutant)
    if not chosen:
        return False, 0.0
    child = _fork(lambda: _run(mutant, chosen))
    while time.perf_counter() - begun < _SLOWEST:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) != 0, time.perf_counter() - begun
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True, time.perf_counter() - begun


def _fork(run: Callable[[], int]) -> int:
    """Start a fork without output that ends with what ``run`` gives; the id of its process."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    if not os.environ.get("MUTATE_SHOW"):
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
    try:
        code = run()
    except BaseException:  # the mutant cannot be imported at all
        code = 2
    os._exit(code)


def _run(mutant: Mutant, chosen: list[str]) -> int:
    """In the fork: import the mutant in the place of its module and run the tests; 0 when all pass."""
    for name in _importers(name_of(mutant.path)):
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, _Importer(mutant))
    files = list(dict.fromkeys(name.partition("::")[0] for name in chosen))
    return int(_pytest(files, _Chosen(chosen)) != 0)


def _pytest(files: Sequence[str], plugin: object) -> int:
    import pytest

    options = ["-x", "-q", "--no-header", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist"]
    return int(pytest.main([*options, *files], plugins=[plugin]))


class _Chosen:
    """A plugin of pytest that runs some tests only, in a given order."""

    def __init__(self, names: Sequence[str]) -> None:
        self.order = {name: index for index, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Keep the chosen ones."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )


class _Recorder:
    """A plugin of pytest that notes which tests run which lines of some files, and how long they take."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = frozenset(map(str, files))
        self.lines: dict[tuple[str, int], set[str]] = {}
        self.seconds: dict[str, float] = {}

    def pytest_runtest_call(self, item: Any) -> None:
        """Clear what is remembered from test to test, and trace this one."""
        _forget()
        name = item.nodeid

        def line(frame: FrameType, event: str, _: object) -> Any:
            if event == "line":
                self.lines.setdefault((frame.f_code.co_filename, frame.f_lineno), set()).add(name)
            return line

        def call(frame: FrameType, event: str, _: object) -> Any:
            del event
            if frame.f_code.co_filename in self.files:
                self.lines.setdefault((frame.f_code.co_filename, frame.f_lineno), set()).add(name)
                return line
            return None

        self.seconds[name] = time.perf_counter()
        sys.settrace(call)

    def pytest_runtest_teardown(self, item: Any) -> None:
        """Stop tracing."""
        sys.settrace(None)
        self.seconds[item.nodeid] = time.perf_counter() - self.seconds.get(item.nodeid, time.perf_counter())


def _forget() -> None:
    """Empty the caches of the project's modules."""
    for name, module in list(sys.modules.items()):
        if name.startswith("clausediff"):
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper) and not (
                    name.endswith(("lexicon", "channel")) and value.__name__ == "load"
                ):
                    value.cache_clear()
    compare = sys.modules.get("clausediff.agreement.compare")
    if compare is not None:
        compare._SCALES.clear()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which tests run which lines."""

    lines: dict[tuple[str, int], set[str]]
    seconds: dict[str, float]

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that run the mutant's lines, the fastest first, as many as the time for one mutant allows.

        Lines of a module that only its import runs (tables, constants) are run by all tests of the module's functions.
        """
        last = mutant.line + mutant.path.read_bytes()[mutant.start : mutant.end].count(b"\n")
        found: set[str] = set()
        for line in range(mutant.line, last + 1):
            found |= self.lines.get((str(mutant.path), line), set())
        if not found:
            found = set().union(*(names for (path, _), names in self.lines.items() if path == str(mutant.path)))
        chosen, spent = [], 0.0
        for name in sorted(found, key=lambda each: (self.seconds[each], each)):
            spent += self.seconds[name]
            if spent > _ALLOWED:
                break
            chosen.append(name)
        return chosen


def covered(paths: Sequence[Path]) -> Coverage:
    """Run the tests of some modules once, in a fork, and note what they run."""
    files = list(dict.fromkeys(each for path in paths for each in tests_of(path)))
    with tempfile.NamedTemporaryFile(suffix=".pickle") as file:

        def record() -> int:
            recorder = _Recorder(paths)
            code = _pytest(
                [each for each in files if not any(each != other and each.startswith(other) for other in files)],
                recorder,
            )
            Path(file.name).write_bytes(pickle.dumps((recorder.lines, recorder.seconds)))
            return code

        _, status = os.waitpid(_fork(record), 0)
        if os.waitstatus_to_exitcode(status):
            raise SystemExit("the tests fail without any mutant; MUTATE_SHOW=1 shows them")
        return Coverage(*pickle.loads(Path(file.name).read_bytes()))


def _importers(target: str) -> set[str]:
    """The loaded modules that import the target, directly or not, the target and all tests."""
    loaded = {
        name: module
        for name, module in sys.modules.items()
        if name.partition(".")[0] in ("clausediff", "tests", "tools")
    }
    uses = {name: _imported(name, module, loaded.keys()) for name, module in loaded.items()}
    found = {target} | {name for name in loaded if name.startswith(("tests", "tools"))}
    while True:
        more = {name for name, imported in uses.items() if name not in found and imported & found}
        if not more:
            return found
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


# -- the command line --------------------------------------------------------------------------------------------------


def _modules(paths: Sequence[str]) -> Iterator[Path]:
    for each in paths:
        path = Path(each).resolve()
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="tools/mutate.py", description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--sample", type=int, metavar="N", help="so many mutants at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--floor", type=float, default=0.0, metavar="SHARE", help="the share that must be noticed")
    parser.add_argument("--list", action="store_true", help="only list the mutants")
    options = parser.parse_args(arguments)
    os.chdir(ROOT)
    found = [mutant for path in _modules(options.paths) for mutant in mutants(path)]
    every = len(found)
    if options.sample is not None and options.sample < every:
        found = sorted(
            random.Random(options.seed).sample(found, options.sample), key=lambda each: (each.path, each.start)
        )
    if options.list:
        print("\n".join(map(str, found)))
        return 0
    preload()
    known = covered(sorted({mutant.path for mutant in found}))
    survivors = []
    with ThreadPoolExecutor(options.jobs) as pool:
        for mutant, (killed, seconds) in zip(found, pool.map(lambda each: noticed(each, known), found), strict=True):
            print(f"{'killed  ' if killed else 'SURVIVED'} {seconds:5.1f} s  {mutant}", flush=True)
            if not killed:
                survivors.append(mutant)
    killed = len(found) - len(survivors)
    share = killed / len(found) if found else 1.0
    print(f"{killed} of {len(found)} mutants noticed ({share:.0%}); {every} in all")
    return int(share < options.floor)


if __name__ == "__main__":
    sys.exit(main())
