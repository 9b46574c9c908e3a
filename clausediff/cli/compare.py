"""``clausediff FILE...``: the terminal UI, ``--check`` and ``--export``."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from clausediff.cli.console import ProgressBar, say, wants_color, width
from clausediff.cli.sources import expand
from clausediff.errors import OutputError, UsageError

if TYPE_CHECKING:
    from clausediff.model import Report
    from clausediff.pipeline import Options
    from clausediff.report import RenderOptions

__all__ = ["comparison", "decided", "print_report", "render_options", "run", "write_reports"]


def run(arguments: Namespace) -> int:
    """Compare the files, and print, write or open the result, according to the arguments."""
    _refuse_nonsense(arguments)
    sources = expand(arguments.files)
    if not arguments.quiet:
        for note in sources.notes():
            say(note)
    if not arguments.check and not arguments.export:
        return _open_ui(arguments, sources.paths)
    _refuse_outputs(arguments)
    report = _compared(arguments, sources.paths)
    report = decided(report, arguments, accept_all=arguments.update_baseline)
    for document in report.documents:
        if document.error is not None:
            say(document.error.message)
    if not arguments.quiet:
        for note in report.notes:
            say(f"note: {note}")
    if arguments.check and arguments.output and arguments.output != "-":
        from clausediff.report import write

        options = render_options(arguments, None)
        write(report, arguments.output, name=arguments.format, force=arguments.force, options=options)
    elif arguments.check and not arguments.quiet:
        print_report(report, arguments)
    write_reports(report, arguments)
    if arguments.check:
        return int(report.exit_code(arguments.fail_on))
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


def render_options(arguments: Namespace, stream: TextIO | None) -> RenderOptions:
    """The options for rendering to ``stream``, or to a file when it is None."""
    from clausediff.report import RenderOptions

    return RenderOptions(
        color=wants_color(arguments.color, stream),
        width=width(stream),
        date=arguments.date,
        include=tuple(arguments.include),
        verbose=arguments.verbose,
    )


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


def write_reports(report: Report, arguments: Namespace) -> None:
    """Write every ``--export``. All are tried; then the first error is raised."""
    if not arguments.export:
        return
    from clausediff.report import write

    failed: list[OutputError] = []
    for path in arguments.export:
        try:
            write(report, path, force=arguments.force, options=render_options(arguments, None))
        except OutputError as error:
            failed.append(error)
        else:
            if not arguments.quiet:
                say(f"wrote {path}")
    for other in failed[1:]:
        say(str(other))
    if failed:
        raise failed[0]


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


def _refuse_outputs(arguments: Namespace) -> None:
    """Raise errors of the output paths before the comparison, which may take long."""
    from clausediff.report import by_suffix

    planned = [path for path in (arguments.output, *arguments.export) if path and path != "-"]
    for path in arguments.export:
        if path == "-":
            raise UsageError("--export writes files; for stdout use --check --format")
        by_suffix(path)
    for path in planned:
        if planned.count(path) > 1:
            raise UsageError(f"{path}: is named for two reports")
        if not arguments.force and os.path.isfile(path):
            raise OutputError(f"{path}: stands there already; use --force to overwrite it")
        if not os.path.isdir(os.path.dirname(path) or "."):
            raise OutputError(f"{path}: its folder does not exist; make it first")


def comparison(arguments: Namespace) -> Options:
    """The options of the comparison from the arguments."""
    from clausediff.pipeline import Options
    from clausediff.scan.readers.files import codec_of

    codec_of(arguments.encoding)  # an unknown encoding is an error of usage, not of each file
    return Options(
        canonical=arguments.canonical,
        witness=tuple(arguments.witness),
        encoding=arguments.encoding,
        max_bytes=arguments.max_size,
        ocr=arguments.ocr,
        password=arguments.password,
        max_pages=arguments.max_pages,
        max_pixels=arguments.max_pixels,
        cache=not arguments.no_cache,
        tracked=arguments.tracked,
    )


def _compared(arguments: Namespace, paths: list[str]) -> Report:
    from clausediff.pipeline import compare_sources

    bar = ProgressBar(quiet=arguments.quiet)
    collecting = gc.isenabled()
    gc.disable()  # a comparison creates many objects and no cycles; searching for cycles takes a tenth of its time
    try:
        return compare_sources(paths, comparison(arguments), progress=bar)
    finally:
        if collecting:
            gc.freeze()  # the report lives until the end
            gc.enable()
        bar.close()


def _open_ui(arguments: Namespace, paths: list[str]) -> int:
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise UsageError("the terminal UI needs a terminal; use --check to print a summary, --export to write a report")
    if "-" in paths:
        raise UsageError("the terminal UI needs standard input for its keys; give a file, or use --check -")
    from clausediff.decisions import default_path
    from clausediff.tui.app import run as run_ui

    ledger = Path(arguments.decisions) if arguments.decisions else default_path(arguments.files)
    options = comparison(arguments)
    return run_ui(paths, options, decisions=ledger, reviewer=arguments.reviewer, theme=arguments.theme)
