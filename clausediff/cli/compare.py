"""``clausediff FILE...``: the terminal UI, ``--check`` and ``--export``."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausediff.cli.console import ProgressBar, say
from clausediff.cli.outputs import refuse_outputs, render_options, write_each, write_reports
from clausediff.cli.sources import Sources, expand
from clausediff.errors import OutputError, UsageError

if TYPE_CHECKING:
    from clausediff.model import Report
    from clausediff.pipeline import Options

__all__ = ["comparison", "decided", "print_report", "run"]

_VERY_MANY = 3_000
"""Files from which documents are kept on disk although a report reads each of them several times."""


def run(arguments: Namespace) -> int:
    """Compare the files, and print, write or open the result, according to the arguments."""
    _refuse_nonsense(arguments)
    sources = expand(arguments.files)
    if arguments.skip_unknown:
        sources.passed_over.clear()
        sources.own.clear()
    for note in sources.notes():
        say(note)
    if not arguments.check and not arguments.export and not arguments.export_each:
        return _open_ui(arguments, sources.paths)
    refuse_outputs(arguments, _inputs(arguments, sources.paths))
    report = _compared(arguments, sources)
    report = decided(report, arguments, accept_all=arguments.update_baseline)
    for message in report.errors:
        say(message)
    if not arguments.quiet:
        for note in report.notes:
            say(f"note: {note}")
    if arguments.check and arguments.output and arguments.output != "-":
        from clausediff.report import write

        options = render_options(arguments, None)
        write(report, arguments.output, name=arguments.format, force=arguments.force, options=options)
    elif arguments.check and not arguments.quiet:
        print_report(report, arguments)
    write_reports(report, arguments, arguments.files)
    if arguments.export_each:
        write_each(report, arguments)
    if arguments.check:
        code = int(report.exit_code(arguments.fail_on))
        return 2 if code == 0 and sources.passed_over else code
    return 2 if report.verdicts["error"] else 0


def decided(report: Report, arguments: Namespace, *, accept_all: bool = False) -> Report:
    """The report with the decisions of ``--decisions`` and ``--baseline``; ``accept_all`` updates the baseline."""
    if not arguments.decisions and not arguments.baseline:
        return report
    from clausediff.decisions import Ledger, apply, baseline, default_reviewer

    if arguments.decisions:
        if not os.path.exists(arguments.decisions):
            raise UsageError(f"{arguments.decisions}: there is no such ledger; the terminal UI makes one")
        with Ledger(arguments.decisions, readonly=True) as ledger:
            report = apply(report, ledger)
    if not arguments.baseline:
        return report
    if accept_all:
        old = baseline.load(arguments.baseline) if os.path.exists(arguments.baseline) else None
        known = apply(report, old) if old else report
        new = baseline.update(known, old, reviewer=arguments.reviewer or default_reviewer())
        baseline.save(new, arguments.baseline)
        return apply(report, new)
    return apply(report, baseline.load(arguments.baseline))


def print_report(report: Report, arguments: Namespace) -> None:
    """Render the report in ``arguments.format`` to stdout: text in the terminal's encoding, other formats in UTF-8."""
    from clausediff.report import render

    out = sys.stdout
    if out is None:
        raise OutputError("stdout is closed; name a file with -o")
    reconfigure: Callable[..., None] | None = getattr(out, "reconfigure", None)
    if reconfigure is not None:
        if arguments.format == "text":
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    render(report, arguments.format, out, render_options(arguments, out))
    out.flush()


def _refuse_nonsense(arguments: Namespace) -> None:
    """Raise UsageError for contradictory options, before any file is read."""
    if not arguments.files:
        raise UsageError("name a scan, a folder of scans, or - for standard input (see `clausediff --help`)")
    if arguments.output and not arguments.check:
        raise UsageError("-o belongs to --check; to write a report without it, use --export")
    if arguments.format != "text" and not arguments.check:
        raise UsageError("--format belongs to --check; --export takes the format from the suffix of its path")
    if arguments.update_baseline and not arguments.baseline:
        raise UsageError("--update-baseline needs --baseline FILE to say where")
    if arguments.update_baseline and not (arguments.check or arguments.export):
        raise UsageError("--update-baseline belongs to --check")
    if any(not path for path in arguments.files):
        raise UsageError("a file name is empty")


def _inputs(arguments: Namespace, paths: list[str]) -> Iterator[tuple[str, str]]:
    """The files that are read, each with what it is."""
    yield from ((path, "a scan") for path in paths)
    yield from ((path, "a witness") for path in arguments.witness)
    beside = ((arguments.issued, "the issued form"),)
    for path, what in (*beside, (arguments.decisions, "the ledger"), (arguments.baseline, "the baseline")):
        if path:
            yield path, what
    if arguments.canonical != "auto" and os.path.exists(arguments.canonical):
        yield arguments.canonical, "the canonical"
    else:
        from clausediff.canonical.library import library

        yield from ((str(path), "a canonical") for path in library().paths().values())


def comparison(arguments: Namespace) -> Options:
    """The options of the comparison from the arguments."""
    from clausediff.pipeline import Options
    from clausediff.scan.readers.files import codec_of

    codec_of(arguments.encoding)  # an unknown encoding is an error of usage, not of each file
    return Options(
        canonical=arguments.canonical,
        witness=tuple(arguments.witness),
        issued=arguments.issued or "",
        encoding=arguments.encoding,
        max_bytes=arguments.max_size,
        ocr=arguments.ocr,
        password=arguments.password,
        max_pages=arguments.max_pages,
        max_pixels=arguments.max_pixels,
        cache=not arguments.no_cache,
        tracked=arguments.tracked,
        ignore=tuple(getattr(arguments, "ignore", ())),
        protected=tuple(getattr(arguments, "protected", ())),
        jobs=getattr(arguments, "jobs", 1),
    )


def _compared(arguments: Namespace, sources: Sources) -> Report:
    from clausediff.pipeline import compare_sources

    bar = ProgressBar(quiet=arguments.quiet)
    collecting = gc.isenabled()
    gc.disable()  # a comparison creates many objects and no cycles; searching for cycles takes a tenth of its time
    try:
        spill = arguments.quiet or len(sources.paths) >= _VERY_MANY
        options = replace(comparison(arguments), spill=spill)
        return compare_sources(sources.paths, options, progress=bar, besides=sources.documents())
    finally:
        if collecting:
            gc.freeze()  # the report lives until the end
            gc.enable()
        bar.close()


def _open_ui(arguments: Namespace, paths: list[str]) -> int:
    for path in paths:
        if path != "-" and not os.path.lexists(path):
            raise UsageError(f"{path}: there is no such file, and no command of this name; see `clausediff --help`")
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise UsageError("the terminal UI needs a terminal; use --check to print a summary, --export to write a report")
    if "-" in paths:
        raise UsageError("the terminal UI needs standard input for its keys; give a file, or use --check -")
    from clausediff.decisions import default_path
    from clausediff.tui.app import run as run_ui

    ledger = Path(arguments.decisions) if arguments.decisions else default_path(arguments.files)
    options = replace(comparison(arguments), jobs=1)  # it compares in a thread, beside which no process is forked
    return run_ui(paths, options, decisions=ledger, reviewer=arguments.reviewer, theme=arguments.theme)
