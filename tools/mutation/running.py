"""Runs tests against mutants, each in a fork of a process that has all imported and all tests collected."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence, Set
from functools import _lru_cache_wrapper, partial
from typing import Any

from tools.mutation.coverage import Coverage
from tools.mutation.mutants import Mutant
from tools.mutation.probes import Importer, Probes
from tools.mutation.swaps import Functions, changed

__all__ = ["importing", "in_session", "run_all", "tests_for"]

Result = tuple[Mutant, str | None, float]
"""A mutant, the test that noticed it (or what else did) and the processor seconds."""
Report = Callable[[Mutant, str | None, float], None]

_HANGS = 3
"""A mutant under which the tests take so many times the processor time that they may is noticed: they hang."""
_OPTIONS = ["-s", "-q", "--no-header", "--assert=plain", "-m", "not slow", "-p", "no:cacheprovider", "-p", "no:xdist"]


def fork(run: Callable[[], object], seconds: float | None = None) -> tuple[int, Any]:
    """Start a fork without output; the id of its process and the file that will hold what ``run`` gives."""
    sys.stdout.flush()
    file = tempfile.TemporaryFile()  # noqa: SIM115 - open in both processes
    child = os.fork()
    if child:
        return child, file
    if not os.environ.get("MUTATE_SHOW"):
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
    if seconds is not None:
        most = int(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    try:
        file.write(pickle.dumps(run()))
        file.flush()
    except BaseException as error:
        if os.environ.get("MUTATE_SHOW"):
            print(repr(error), file=sys.stderr)
        os._exit(1)
    os._exit(0)


def result(file: Any, status: int) -> tuple[bool, Any]:
    """Whether a fork that has ended did so by itself, and what it gave."""
    with file:
        if os.waitstatus_to_exitcode(status):
            return False, None
        file.seek(0)
        return True, pickle.loads(file.read())


def pytest_main(files: Sequence[str], *plugins: object) -> int:
    """Run pytest here."""
    import pytest

    return int(pytest.main([*_OPTIONS, *files], plugins=list(plugins)))


class _Failed:
    """A plugin that notes which tests fail."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Note a failed test."""
        if report.failed:
            self.names.append(report.nodeid)


def _run(items: Sequence[Any], failed: _Failed, before: Callable[[Any], None], after: Callable[[Any], bool]) -> None:
    """Run items one by one, until ``after`` says that it is enough."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        before(item)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if after(item):
            return


class _Session:
    """A plugin that takes over when pytest has collected the tests: records what they run, then tries the mutants."""

    def __init__(
        self, found: Sequence[Mutant], names: Set[str], probes: Probes, allowed: float, jobs: int, report: Report
    ) -> None:
        self.mutants = found
        self.names = names
        """The names of the modules that have mutants."""
        self.probes = probes
        self.allowed = allowed
        self.jobs = jobs
        self.report = report
        self.known = Coverage({}, {})
        self.left: list[Mutant] = []
        """Mutants of what only an import runs."""
        self.survivors: list[Mutant] = []
        self.failed = _Failed()

    def pytest_runtestloop(self, session: Any) -> bool:
        """In place of running the tests."""
        if session.testsfailed:
            raise SystemExit("the tests cannot be collected; MUTATE_SHOW=1 shows why")
        session.config.pluginmanager.register(self.failed)
        at_import = set(self.probes.hits)
        child, file = fork(lambda: self.record(session.items))
        _, status = os.waitpid(child, 0)
        right, found = result(file, status)
        if not right:
            raise SystemExit("the tests cannot be run without any mutant; MUTATE_SHOW=1 shows why")
        hits, seconds, failing = found
        for name in failing:
            print(f"note: left out, for it fails without any mutant: {name}", file=sys.stderr)
            del hits[name], seconds[name]
        self.known = Coverage(hits, seconds)
        self.probes.stop()
        functions = Functions(self.probes.codes)
        items = {item.nodeid: item for item in session.items}
        tasks = []
        for mutant in self.mutants:
            places = changed(mutant)
            probe = self.probes.of(mutant)
            if places is None or probe in at_import:
                self.left.append(mutant)
            else:
                tasks.append((mutant, partial(self.try_one, functions, mutant, places, items)))
        for mutant, killer, spent in run_all(tasks, self.jobs, self.allowed):
            if killer is not None:
                self.known.noticed(mutant, killer)
            else:
                self.survivors.append(mutant)
            self.report(mutant, killer, spent)
        return True

    def record(self, items: Sequence[Any]) -> object:
        """In a fork: which probes each test hits, its processor time, and which tests fail."""
        caches = _caches(self.names)
        hits: dict[str, frozenset[int]] = {}
        seconds: dict[str, float] = {}

        def before(item: Any) -> None:
            for cache in caches:
                cache.cache_clear()
            _clear_scales()
            self.probes.start()
            seconds[item.nodeid] = _spent()

        def after(item: Any) -> bool:
            hits[item.nodeid] = frozenset(self.probes.hits)
            seconds[item.nodeid] = _spent() - seconds[item.nodeid]
            return False

        _run(items, self.failed, before, after)
        return hits, seconds, list(dict.fromkeys(self.failed.names))

    def try_one(self, functions: Functions, mutant: Mutant, places: Any, items: dict[str, Any]) -> str | None:
        """In a fork: the first test that fails under a mutant."""
        chosen = [items[name] for name in tests_for(mutant, self.known, self.probes, self.allowed)]
        functions.swap(mutant.path, places)
        _run(chosen, self.failed, lambda _: None, lambda _: bool(self.failed.names))
        return self.failed.names[0] if self.failed.names else None


def tests_for(mutant: Mutant, known: Coverage, probes: Probes, allowed: float) -> list[str]:
    """The names of the tests to try on a mutant."""
    every = [index for index, (path, _, _) in enumerate(probes.places) if path == mutant.path]
    return known.tests(mutant, probes.of(mutant), every, allowed)


def run_all(tasks: Sequence[tuple[Mutant, Callable[[], str | None]]], jobs: int, allowed: float) -> Iterator[Result]:
    """Run tasks in forks, a few at a time; what they give, as they end."""
    waiting = list(tasks)
    running: dict[int, tuple[Mutant, Any]] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant, run = waiting.pop(0)
            child, file = fork(run, _HANGS * allowed + 20)
            running[child] = mutant, file
        for child in list(running):
            done, status, used = os.wait4(child, os.WNOHANG)
            if done:
                mutant, file = running.pop(child)
                right, killer = result(file, status)
                ended = "hangs" if os.waitstatus_to_exitcode(status) in (-signal.SIGXCPU, -signal.SIGKILL) else "breaks"
                yield mutant, killer if right else ended, used.ru_utime + used.ru_stime
        time.sleep(0.02)


def in_session(
    found: Sequence[Mutant],
    names: Set[str],
    files: Sequence[str],
    probes: Probes,
    allowed: float,
    jobs: int,
    report: Report,
) -> tuple[Coverage, list[Mutant], list[Mutant]]:
    """In a fork: collect the tests once and try the mutants of functions.

    Gives what was recorded, the mutants that an import runs, which are left, and the others that no test noticed.
    """
    session = _Session(found, names, probes, allowed, jobs, report)

    def run() -> object:
        pytest_main(files, session)
        return session.known, session.left, session.survivors

    child, file = fork(run)
    _, status = os.waitpid(child, 0)
    right, given = result(file, status)
    if not right:
        raise SystemExit("the tests cannot be run; MUTATE_SHOW=1 shows why")
    known, left, survivors = given
    return known, left, survivors


class _Chosen(_Failed):
    """A plugin that runs some tests only, in a given order, up to the first that fails."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.order = {name: index for index, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Keep the chosen ones."""
        kept = (item for item in items if item.nodeid in self.order)
        items[:] = sorted(kept, key=lambda item: self.order[item.nodeid])


def importing(mutant: Mutant, chosen: Sequence[str], importers: Set[str]) -> str | None:
    """In a fork: import a mutant and all that uses it anew, and run tests; the first that fails."""
    for name in importers:
        sys.modules.pop(name, None)
    Importer.of([mutant.path], lambda path: compile(mutant.source(), str(path), "exec")).install()
    plugin = _Chosen(chosen)
    files = list(dict.fromkeys(name.partition("::")[0] for name in chosen))
    code = pytest_main(["-x", *files], plugin) if files else 0
    if plugin.names:
        return plugin.names[0]
    return "import" if code else None


def _spent() -> float:
    """The processor seconds of this process and of those that it ran."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _caches(names: Set[str]) -> list[Any]:
    """The caches of calls in some modules, but not those that hold a whole table, which take long to fill."""
    return [
        value
        for name, module in list(sys.modules.items())
        if name in names
        for value in list(vars(module).values())
        if isinstance(value, _lru_cache_wrapper) and (value.cache_parameters()["maxsize"] or 0) > 1
    ]


def _clear_scales() -> None:
    compare = sys.modules.get("clausediff.agreement.compare")
    if compare is not None:
        compare._SCALES.clear()
