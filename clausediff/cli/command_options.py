"""The options of each command, such as ``clausediff canonical``."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from clausediff.cli.arguments import (
    Parser,
    add_canonical,
    add_codes,
    add_debug,
    add_file,
    add_issued,
    add_library,
    add_show_options,
    size,
)
from clausediff.cli.batch_options import add_batch_options
from clausediff.cli.page_options import add_page_options

__all__ = ["COMMANDS", "OPTIONS"]

COMMANDS = {
    "batch": "compare an archive in shards, with results as Parquet files",
    "canonical": "list, show, check, infer, import, compare and review canonicals",
    "decisions": "list, exchange and prune reviewers' decisions",
    "explain": "what a category of findings means, with an example",
    "page": "draw a page of a scan with its findings framed",
    "report": "render a stored JSON report in another format",
    "serve": "the terminal UI in a browser",
    "cache": "show or clear what OCR read before",
    "completion": "print a completion script for a shell",
}
"""The commands, with a phrase that says what each does. A file with such a name is named as ``./canonical``."""


def _canonical(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    listing = actions.add_parser("list", help="the library's canonicals")
    listing.add_argument("--format", choices=("text", "json", "names"), default="text", help="how to print it")
    show = actions.add_parser("show", help="print a canonical")
    add_canonical(show, "name", metavar="NAME|PATH")
    show.add_argument("--fields", action="store_true", help="list its fields instead")
    lint = actions.add_parser("lint", help="say what in a canonical is wrong or could hide an edit")
    add_canonical(lint, "names", nargs="*", metavar="NAME|PATH", help="default: all of the library")
    lint.add_argument("--strict", action="store_true", help="fail on warnings too")
    infer = actions.add_parser("infer", help="propose a canonical from several filled copies")
    add_file(infer, "files", nargs="+", metavar="COPY", help="at least two copies, one a file")
    infer.add_argument("--id", metavar="ID", help="of the canonical (default: from -o, or `inferred`)")
    infer.add_argument("--encoding", default="auto", metavar="NAME", help="of text files (default: auto)")
    importing = actions.add_parser(
        "import", help="turn a Word document, a PDF, a text or an SPDX licence template into a canonical"
    )
    add_file(importing, "file", metavar="FILE")
    importing.add_argument("--id", metavar="ID", help="of the canonical (default: the file's name)")
    diff = actions.add_parser("diff", help="say what differs between two versions, clause by clause")
    diff.add_argument("old", metavar="OLD")
    diff.add_argument("new", metavar="NEW")
    diff.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")
    walk = actions.add_parser("review", help="walk through the fields and optional parts of a canonical or a form")
    add_file(walk, "file", metavar="FILE")
    walk.add_argument("--id", metavar="ID", help="of the canonical (default: the file's own, or its name)")
    walk.add_argument("--yes", action="store_true", help="take all guesses as they are")
    for each in (infer, importing, walk):
        add_file(each, "-o", "--output", metavar="PATH", help="write it there instead of to stdout")
        each.add_argument("--force", action="store_true", help="overwrite what stands at -o")
    for each in (listing, show, lint, infer, importing, diff, walk):
        add_library(each)
        add_debug(each)


def _decisions(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    listing = actions.add_parser("list", help="print the decisions in force")
    listing.add_argument("--history", action="store_true", help="print every event instead")
    listing.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")
    export = actions.add_parser("export", help="write the ledger for another one, or for git")
    export.add_argument(
        "--format", choices=("jsonl", "baseline"), default="jsonl", help="every event, or what is in force"
    )
    add_file(export, "-o", "--output", metavar="PATH", help="write it there instead of to stdout")
    export.add_argument("--force", action="store_true", help="overwrite what stands at -o")
    importing = actions.add_parser("import", help="merge exported decisions into a ledger")
    add_file(importing, "files", nargs="+", metavar="FILE", help="an export, another ledger, or a baseline")
    prune = actions.add_parser("prune", help="retire the decisions on files that have changed")
    prune.add_argument("--missing", action="store_true", help="those on files that are gone, too")
    prune.add_argument("--dry-run", action="store_true", help="only list them")
    prune.add_argument("--reviewer", metavar="NAME", help="who retires them")
    for each in (listing, export, importing, prune):
        add_file(each, "--decisions", required=True, metavar="FILE", help="the ledger")
        add_debug(each)


def _explain(parser: argparse.ArgumentParser) -> None:
    add_codes(parser, "codes", nargs="*", metavar="CODE", help="a category, as findings name it")
    parser.add_argument("--list", action="store_true", help="list all categories")
    add_debug(parser)


def _page(parser: argparse.ArgumentParser) -> None:
    add_file(parser, "file", metavar="FILE", help="a scan with pages")
    parser.add_argument("number", type=int, metavar="N", help="the page's number, from 1")
    add_file(
        parser,
        "--marked",
        required=True,
        metavar="OUT.png",
        help="where to write the picture; its suffix names the format",
    )
    parser.add_argument("--force", action="store_true", help="overwrite what stands there")
    parser.add_argument("--all", action="store_true", help="frame noise and fields too")
    parser.add_argument("--canonical", default="auto", metavar="NAME|PATH|auto", help="the canonical")
    add_library(parser)
    parser.add_argument("--max-size", type=size, default=50_000_000, metavar="SIZE", help="refuse larger files")
    add_issued(parser)
    add_page_options(parser)
    add_debug(parser)
    parser.set_defaults(witness=[], encoding="utf-8", tracked="accept")


def _report(parser: argparse.ArgumentParser) -> None:
    from clausediff.report.registry import formats

    add_file(parser, "file", metavar="REPORT.json", help="as --export wrote it")
    add_file(
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
    add_debug(parser)


def _serve(parser: argparse.ArgumentParser) -> None:
    add_file(parser, "files", nargs="+", metavar="FILE", help="as for the terminal UI")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port (default: 8000)")
    parser.add_argument("--allow-remote", action="store_true", help="allow a --host that other machines can reach")
    parser.add_argument("--read-only", action="store_true", help="show everything, decide nothing")
    add_canonical(parser, "--canonical", default="auto", metavar="NAME|PATH|auto", help="the canonical")
    add_library(parser)
    add_file(
        parser,
        "--witness",
        action="append",
        default=[],
        metavar="FILE",
        help="another reading of the same pages; repeatable",
    )
    add_issued(parser)
    parser.add_argument("--encoding", default="auto", metavar="NAME", help="of text files (default: auto)")
    parser.add_argument(
        "--tracked", choices=("accept", "reject"), default="accept", help="tracked changes of Word documents"
    )
    add_page_options(parser)
    parser.add_argument("--max-size", type=size, default=50_000_000, metavar="SIZE", help="refuse larger files")
    add_file(parser, "--decisions", metavar="FILE", help="the ledger of reviewers' decisions")
    parser.add_argument("--reviewer", metavar="NAME", help="who decides")
    parser.add_argument("--theme", metavar="NAME", help="of the terminal UI")
    add_debug(parser)


def _cache(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    for name, what in (("info", "say where it is and how much it holds"), ("clear", "remove all of it")):
        add_debug(actions.add_parser(name, help=what))


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh"))
    add_debug(parser)


OPTIONS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "batch": add_batch_options,
    "canonical": _canonical,
    "decisions": _decisions,
    "explain": _explain,
    "page": _page,
    "report": _report,
    "serve": _serve,
    "cache": _cache,
    "completion": _completion,
}
"""For each command, the function that adds its options to a parser."""
