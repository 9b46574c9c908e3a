"""The parsers of the command line. The options of the commands are in :mod:`clausediff.cli.command_options`."""

from __future__ import annotations

import argparse

from clausediff.cli.arguments import (
    Parser,
    Version,
    add_canonical,
    add_file,
    add_folder,
    add_issued,
    add_library,
    add_show_options,
    size,
)
from clausediff.cli.command_options import COMMANDS, OPTIONS
from clausediff.cli.page_options import add_page_options, count

__all__ = ["COMMANDS", "command_parser", "full_parser", "main_parser"]

_EXIT_CODES = """\
exit codes of --check:
  0  every agreement is clean
  1  a word was changed: a substantive finding that nobody accepted
  3  nothing substantive, but a person must look (not under --fail-on substantive)
  2  a file could not be read or compared, or the usage is off; outranks 1, which outranks 3
130  interrupted
"""


def main_parser() -> Parser:
    """The parser of ``clausediff FILE...``."""
    parser = Parser(
        prog="clausediff",
        usage="clausediff [OPTION...] FILE...\n       clausediff COMMAND ...",
        description="Did anyone change a word? Holds signed, scanned copies of a standard agreement against its "
        "canonical text.\nWithout --check or --export, opens the terminal UI.",
        epilog="commands:\n"
        + "".join(f"  {name:<12} {what}\n" for name, what in COMMANDS.items())
        + "\n"
        + _EXIT_CODES,
    )
    add_main_options(parser)
    parser.add_argument("files", nargs="*", metavar="FILE", help="a scan, a folder of scans, a glob, or - for stdin")
    return parser


def add_main_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``clausediff FILE...``."""
    from clausediff.report.registry import formats

    what = parser.add_argument_group("what to do")
    what.add_argument("--check", action="store_true", help="print one summary and exit with a code for scripts")
    add_file(
        what,
        "--export",
        action="append",
        default=[],
        metavar="PATH",
        help="write a report; its suffix names the format; repeatable",
    )
    add_folder(what, "--export-each", metavar="DIR", help="write a Word redline for each copy into this folder")
    names = [each.name for each in formats() if each.check]
    what.add_argument(
        "--format", choices=names, default="text", metavar="FORMAT", help="of --check: " + ", ".join(names)
    )
    add_file(what, "-o", "--output", metavar="PATH", help="write the report of --check there instead of to stdout")
    what.add_argument(
        "--force",
        action="store_true",
        help="overwrite what stands at -o, --export and --export-each, but never a file that is read",
    )
    what.add_argument(
        "--fail-on",
        choices=("review", "substantive"),
        default="review",
        help="the mildest verdict that is no success (default: review)",
    )

    against = parser.add_argument_group("what to compare with")
    add_canonical(
        against,
        "--canonical",
        default="auto",
        metavar="NAME|PATH|auto",
        help="the canonical (default: auto, the best match in the library)",
    )
    add_library(against, also=" (also: CLAUSEDIFF_LIBRARY)")
    add_file(
        against,
        "--witness",
        action="append",
        default=[],
        metavar="FILE",
        help="another reading of the same pages, for example by a second OCR engine; repeatable",
    )
    add_issued(against)

    reading = parser.add_argument_group("how to read")
    reading.add_argument(
        "--skip-unknown", action="store_true", help="pass over files in folders that are no scans, and say nothing"
    )
    reading.add_argument("--encoding", default="auto", metavar="NAME", help="of text files (default: auto)")
    reading.add_argument(
        "--tracked",
        choices=("accept", "reject"),
        default="accept",
        help="read tracked changes of Word documents as accepted (default) or as rejected",
    )
    reading.add_argument(
        "--max-size", type=size, default=50_000_000, metavar="SIZE", help="refuse larger files (default: 50MB)"
    )

    add_page_options(reading)
    reading.add_argument(
        "--jobs",
        type=count,
        default=0,
        metavar="NUMBER",
        help="compare in so many processes (default: one on each core, where there is more than a second of work)",
    )

    deciding = parser.add_argument_group("decisions")
    add_file(
        deciding,
        "--decisions",
        metavar="FILE",
        help="the ledger of reviewers' decisions; accepted findings fail nothing",
    )
    add_file(deciding, "--baseline", metavar="FILE", help="accepted findings as JSON, for git and CI")
    deciding.add_argument(
        "--update-baseline", action="store_true", help="write the present findings into --baseline as accepted"
    )
    deciding.add_argument(
        "--reviewer", metavar="NAME", help="who decides (default: CLAUSEDIFF_REVIEWER, or the account's name)"
    )

    show = parser.add_argument_group("how to show")
    add_show_options(show)
    show.add_argument("--theme", metavar="NAME", help="of the terminal UI")
    show.add_argument("-q", "--quiet", action="store_true", help="print nothing but errors; the exit code tells")
    show.add_argument("--debug", action="store_true", help="show the traceback of a crash")
    show.add_argument("--show-config", action="store_true", help="print the settings in effect, and where each is from")
    show.add_argument("-V", "--version", action=Version, help="print the version")


def command_parser(name: str) -> Parser:
    """The parser of one command."""
    parser = Parser(prog=f"clausediff {name}", description=COMMANDS[name][0].upper() + COMMANDS[name][1:] + ".")
    OPTIONS[name](parser)
    return parser


def full_parser() -> Parser:
    """One parser with all commands and options, for shell completion and for the test of the documentation."""
    parser = Parser(prog="clausediff")
    add_main_options(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for name, what in COMMANDS.items():
        OPTIONS[name](commands.add_parser(name, help=what))
    return parser
