"""The options of every command, and nothing that runs them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, NoReturn

from clausediff.cli.page_options import add_page_options
from clausediff.errors import UsageError

__all__ = ["COMMANDS", "Parser", "command_parser", "full_parser", "main_parser", "size"]

COMMANDS = {
    "canonical": "list, show, check, infer and import canonicals",
    "decisions": "list, exchange and prune reviewers' decisions",
    "explain": "what a category of findings means, with an example",
    "report": "render a stored JSON report in another format",
    "serve": "the terminal UI in a browser",
    "cache": "show or clear what OCR read before",
    "completion": "print a completion script for a shell",
}
"""The commands by name, each with what it does. A file of such a name is reached as ``./canonical``."""

_EXIT_CODES = """\
exit codes of --check:
  0  every agreement is clean
  1  a word was changed: a substantive finding that nobody accepted
  3  nothing substantive, but a person must look (not under --fail-on substantive)
  2  a file could not be read or compared, or the usage is off; outranks 1, which outranks 3
130  interrupted
"""


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are UsageErrors with a hint."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options)

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print and exit for."""
        found = re.match(r"unrecognized arguments: (\S+)", message)
        if found:
            close = get_close_matches(found[1].split("=")[0], self._all_options(), 1)
            message = f"there is no option {found[1]}" + (f"; did you mean {close[0]}?" if close else "")
        raise UsageError(f"{message} (see `{self.prog} --help`)")

    def _all_options(self) -> list[str]:
        """The options of this parser and of its actions: argparse tells of an unknown one at the outermost parser."""
        known = list(self._option_string_actions)
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                known += [option for parser in action.choices.values() for option in parser._option_string_actions]
        return known


def size(text: str) -> int:
    """Bytes from ``50MB``, ``1.5G``, ``800k`` or ``4096``."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmg]?)i?b?\s*", text, re.IGNORECASE)
    if not found or float(found[1]) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size; write it as 50MB")
    return max(1, int(float(found[1]) * {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}[found[2].lower()]))


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
    _file(
        what,
        "--export",
        action="append",
        default=[],
        metavar="PATH",
        help="write a report; its suffix names the format; repeatable",
    )
    names = [each.name for each in formats() if each.check]
    what.add_argument(
        "--format", choices=names, default="text", metavar="FORMAT", help="of --check: " + ", ".join(names)
    )
    _file(what, "-o", "--output", metavar="PATH", help="write the report of --check there instead of to stdout")
    what.add_argument("--force", action="store_true", help="overwrite what stands at -o and --export")
    what.add_argument(
        "--fail-on",
        choices=("review", "substantive"),
        default="review",
        help="the mildest verdict that is no success (default: review)",
    )

    against = parser.add_argument_group("what to compare with")
    against.add_argument(
        "--canonical",
        default="auto",
        metavar="NAME|PATH|auto",
        help="the canonical (default: auto, the best match in the library)",
    )
    _folder(
        against,
        "--library",
        action="append",
        default=[],
        metavar="DIR",
        help="a folder of your own canonicals; repeatable (also: CLAUSEDIFF_LIBRARY)",
    )
    _file(
        against,
        "--witness",
        action="append",
        default=[],
        metavar="FILE",
        help="another reading of the same pages, for example by a second OCR engine; repeatable",
    )

    reading = parser.add_argument_group("how to read")
    reading.add_argument("--encoding", default="utf-8", metavar="NAME", help="of the scans (default: utf-8)")
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

    deciding = parser.add_argument_group("decisions")
    _file(
        deciding,
        "--decisions",
        metavar="FILE",
        help="the ledger of reviewers' decisions; accepted findings fail nothing",
    )
    _file(deciding, "--baseline", metavar="FILE", help="accepted findings as JSON, for git and CI")
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
    show.add_argument("-V", "--version", action=_Version, help="print the version")


def add_show_options(group: Any) -> None:
    """Add the options that every command that renders a report has."""
    group.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour the text (auto heeds NO_COLOR)"
    )
    group.add_argument("-v", "--verbose", action="store_true", help="list noise, format and field findings too")
    group.add_argument(
        "--include",
        action="append",
        default=[],
        choices=("noise", "format", "field"),
        help="list these findings too; repeatable",
    )
    group.add_argument(
        "--date", metavar="ISO", help="the date on tracked changes and title pages (default: none, for equal bytes)"
    )


def command_parser(name: str) -> Parser:
    """The parser of one command."""
    parser = Parser(prog=f"clausediff {name}", description=COMMANDS[name][0].upper() + COMMANDS[name][1:] + ".")
    _FILL[name](parser)
    return parser


def full_parser() -> Parser:
    """All commands and options in one parser, for shell completion and for the documentation's test."""
    parser = Parser(prog="clausediff")
    add_main_options(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for name, what in COMMANDS.items():
        _FILL[name](commands.add_parser(name, help=what))
    return parser


def _debug(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--debug", action="store_true", help="show the traceback of a crash")


def _canonical(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    listing = actions.add_parser("list", help="the library's canonicals")
    listing.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")
    show = actions.add_parser("show", help="print a canonical")
    show.add_argument("name", metavar="NAME|PATH")
    show.add_argument("--fields", action="store_true", help="list its fields instead")
    lint = actions.add_parser("lint", help="say what in a canonical is wrong or could hide an edit")
    lint.add_argument("names", nargs="*", metavar="NAME|PATH", help="default: all of the library")
    lint.add_argument("--strict", action="store_true", help="fail on warnings too")
    infer = actions.add_parser("infer", help="propose a canonical from several filled copies")
    _file(infer, "files", nargs="+", metavar="COPY", help="at least two copies, one a file")
    infer.add_argument("--id", metavar="ID", help="of the canonical (default: from -o, or `inferred`)")
    infer.add_argument("--encoding", default="utf-8", metavar="NAME", help="of the copies (default: utf-8)")
    importing = actions.add_parser(
        "import", help="turn an SPDX licence template, a text or a Word document into a canonical"
    )
    _file(importing, "file", metavar="FILE")
    importing.add_argument("--id", metavar="ID", help="of the canonical (default: the file's name)")
    for each in (infer, importing):
        _file(each, "-o", "--output", metavar="PATH", help="write it there instead of to stdout")
        each.add_argument("--force", action="store_true", help="overwrite what stands at -o")
    for each in (listing, show, lint, infer, importing):
        _folder(
            each,
            "--library",
            action="append",
            default=[],
            metavar="DIR",
            help="a folder of your own canonicals; repeatable",
        )
        _debug(each)


def _decisions(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    listing = actions.add_parser("list", help="print the decisions in force")
    listing.add_argument("--history", action="store_true", help="print every event instead")
    listing.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")
    export = actions.add_parser("export", help="write the ledger for another one, or for git")
    export.add_argument(
        "--format", choices=("jsonl", "baseline"), default="jsonl", help="every event, or what is in force"
    )
    _file(export, "-o", "--output", metavar="PATH", help="write it there instead of to stdout")
    export.add_argument("--force", action="store_true", help="overwrite what stands at -o")
    importing = actions.add_parser("import", help="merge exported decisions into a ledger")
    _file(importing, "files", nargs="+", metavar="FILE", help="an export, another ledger, or a baseline")
    prune = actions.add_parser("prune", help="retire the decisions on files that have changed")
    prune.add_argument("--missing", action="store_true", help="those on files that are gone, too")
    prune.add_argument("--dry-run", action="store_true", help="only list them")
    prune.add_argument("--reviewer", metavar="NAME", help="who retires them")
    for each in (listing, export, importing, prune):
        _file(each, "--decisions", required=True, metavar="FILE", help="the ledger")
        _debug(each)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("codes", nargs="*", metavar="CODE", help="a category, as findings name it")
    parser.add_argument("--list", action="store_true", help="list all categories")
    _debug(parser)


def _report(parser: argparse.ArgumentParser) -> None:
    from clausediff.report.registry import formats

    _file(parser, "file", metavar="REPORT.json", help="as --export wrote it")
    _file(
        parser,
        "--export",
        action="append",
        default=[],
        metavar="PATH",
        help="write a report; its suffix names the format; repeatable",
    )
    names = [each.name for each in formats() if not each.binary]
    parser.add_argument("--format", choices=names, metavar="FORMAT", help="print it on stdout: " + ", ".join(names))
    parser.add_argument("--force", action="store_true", help="overwrite what stands at --export")
    parser.add_argument("-q", "--quiet", action="store_true", help="print nothing but errors")
    add_show_options(parser)
    _debug(parser)


def _serve(parser: argparse.ArgumentParser) -> None:
    _file(parser, "files", nargs="+", metavar="FILE", help="as for the terminal UI")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port (default: 8000)")
    parser.add_argument("--allow-remote", action="store_true", help="allow a --host that other machines can reach")
    parser.add_argument("--canonical", default="auto", metavar="NAME|PATH|auto", help="the canonical")
    _folder(
        parser,
        "--library",
        action="append",
        default=[],
        metavar="DIR",
        help="a folder of your own canonicals; repeatable",
    )
    _file(
        parser,
        "--witness",
        action="append",
        default=[],
        metavar="FILE",
        help="another reading of the same pages; repeatable",
    )
    parser.add_argument("--encoding", default="utf-8", metavar="NAME", help="of the scans (default: utf-8)")
    parser.add_argument(
        "--tracked", choices=("accept", "reject"), default="accept", help="tracked changes of Word documents"
    )
    parser.add_argument("--max-size", type=size, default=50_000_000, metavar="SIZE", help="refuse larger files")
    add_page_options(parser)
    _file(parser, "--decisions", metavar="FILE", help="the ledger of reviewers' decisions")
    parser.add_argument("--reviewer", metavar="NAME", help="who decides")
    parser.add_argument("--theme", metavar="NAME", help="of the terminal UI")
    _debug(parser)


def _cache(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    for name, what in (("info", "say where it is and how much it holds"), ("clear", "remove all of it")):
        _debug(actions.add_parser(name, help=what))


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh"))
    _debug(parser)


_FILL: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "canonical": _canonical,
    "decisions": _decisions,
    "explain": _explain,
    "report": _report,
    "serve": _serve,
    "cache": _cache,
    "completion": _completion,
}


class _Version(argparse.Action):
    """Prints the version; as argparse's own, but reads it only when asked."""

    def __init__(self, option_strings: list[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        import clausediff

        print(f"clausediff {clausediff.__version__}")
        parser.exit(0)


def _file(group: Any, *names: str, **options: Any) -> None:
    """Add an argument that shells complete with files."""
    group.add_argument(*names, **options).complete = _COMPLETE_FILE


def _folder(group: Any, *names: str, **options: Any) -> None:
    """Add an argument that shells complete with folders."""
    group.add_argument(*names, **options).complete = _COMPLETE_FOLDER


# What shtab.FILE and shtab.DIRECTORY are; importing shtab for them would slow every start.
_COMPLETE_FILE = {
    "bash": "_shtab_compgen_files",
    "zsh": "_files",
    "tcsh": "f",
    "fish": "(__fish_complete_path (commandline -ct))",
}
_COMPLETE_FOLDER = {
    "bash": "_shtab_compgen_dirs",
    "zsh": "_files -/",
    "tcsh": "d",
    "fish": "(__fish_complete_directories)",
}
