"""Where reports go: refuses what would do harm before the comparison, and writes the files after it."""

from __future__ import annotations

import contextlib
import os
import re
from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from clausediff.cli.console import say, wants_color, width
from clausediff.errors import OutputError, UsageError

if TYPE_CHECKING:
    from clausediff.model import Report
    from clausediff.report import RenderOptions

__all__ = ["refuse_input", "refuse_outputs", "render_options", "write_each", "write_reports", "write_text"]

_UNFIT = re.compile(r"[^\w.-]+")


def render_options(arguments: Namespace, stream: TextIO | None) -> RenderOptions:
    """The options for rendering to ``stream``, or to a file when it is None."""
    from clausediff.report import RenderOptions

    return RenderOptions(
        color=wants_color(arguments.color, stream),
        width=width(stream),
        date=arguments.date,
        include=tuple(arguments.include),
        verbose=arguments.verbose,
        bom=arguments.bom,
    )


def write_reports(report: Report, arguments: Namespace, copies: Iterable[str] = ()) -> None:
    """Write every ``--export``; ``copies`` are the files and folders that were compared. All are tried; then the first error is raised."""
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
                say(f"wrote {path}{_among_copies(path, copies)}")
    for other in failed[1:]:
        say(str(other))
    if failed:
        raise failed[0]


def _among_copies(path: str, named: Iterable[str]) -> str:
    """What is to be said of a report that lies in a folder of copies; empty where it lies elsewhere."""
    place = os.path.realpath(path)
    folders = (os.path.join(os.path.realpath(each), "") for each in named if os.path.isdir(each))
    if not any(place.startswith(folder) for folder in folders):
        return ""
    return (
        " into the folder of the copies; the next run names it there as not compared, so better keep reports elsewhere"
    )


def write_each(report: Report, arguments: Namespace) -> None:
    """Write a redline for each copy into ``--export-each``."""
    from clausediff.report import write
    from clausediff.report.docx import one

    taken: set[str] = set()
    for document, agreement in report.agreements():
        stem = _UNFIT.sub("-", os.path.splitext(os.path.basename(document.path))[0]).strip(".-") or "copy"
        name = f"{stem}-{agreement.id}" if len(document.agreements) > 1 else stem
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            free = f"{name}-{number}"
        taken.add(free.casefold())
        path = os.path.join(arguments.export_each, f"{free}.docx")
        write(one(report, document, agreement), path, force=arguments.force, options=render_options(arguments, None))
    if not arguments.quiet:
        say(f"wrote {len(taken)} redline{'s' * (len(taken) != 1)} into {arguments.export_each}")


def refuse_outputs(arguments: Namespace, inputs: Iterable[tuple[str, str]]) -> None:
    """Raise errors of the output paths before the comparison, which may take long. ``inputs`` are the files that are
    read, each with what it is: none of them is ever overwritten."""
    from clausediff.report import by_suffix
    from clausediff.report.registry import by_name, require

    planned = [path for path in (arguments.output, *arguments.export) if path and path != "-"]
    for path in arguments.export:
        if path == "-":
            raise UsageError("--export writes files; for stdout use --check --format")
        require(by_suffix(path))
    if arguments.export_each:
        require(by_name("docx"))
        if not os.path.isdir(arguments.export_each):
            raise OutputError(f"{arguments.export_each}: is no folder; make it first")
    held = list(inputs) if planned else []
    for path in planned:
        if [os.path.realpath(each) for each in planned].count(os.path.realpath(path)) > 1:
            raise UsageError(f"{path}: is named for two reports")
        refuse_input(path, held)
        if not arguments.force and os.path.isfile(path):
            raise OutputError(f"{path}: stands there already; use --force to overwrite it")
        if not os.path.isdir(os.path.dirname(path) or "."):
            raise OutputError(f"{path}: its folder does not exist; make it first")


def refuse_input(path: str, inputs: Iterable[tuple[str, str]]) -> None:
    """Raise OutputError when ``path`` is one of the files that are read, by whatever name or link."""
    for each, what in inputs:
        same = os.path.realpath(each) == os.path.realpath(path)
        with contextlib.suppress(OSError):
            same = same or os.path.samefile(each, path)
        if same and each != "-":
            raise OutputError(f"{path}: is {what} that is read; a report never overwrites it, name another file")


def write_text(path: str, text: str, *, force: bool) -> None:
    """Write a file completely or not at all. Raises OutputError."""
    from clausediff.report.writing import write_whole

    write_whole(path, lambda stream: stream.write(text.encode("utf-8")), force=force)
