"""``clausediff DIR`` of a folder of results: the portfolio, in the terminal or as a file."""

from __future__ import annotations

import sys
from argparse import Namespace

from clausediff.cli.compare import comparison
from clausediff.cli.compare import run as compare
from clausediff.cli.console import say
from clausediff.errors import UsageError

__all__ = ["run"]


def run(arguments: Namespace) -> int:
    """Open the portfolio, write it into files, or print its counts with an exit code."""
    from clausediff.batch import require
    from clausediff.batch.recorded import is_results

    if not is_results(arguments.files[0]):
        return compare(arguments)
    require("batch")
    folder = arguments.files[0]
    if arguments.export_each:
        raise UsageError(f"{folder} holds results of a batch; --export-each needs the scans themselves")
    if arguments.check:
        return _check(folder, arguments)
    if arguments.export:
        _export(folder, arguments)
        return 0
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise UsageError("the terminal UI needs a terminal; use --check for the counts, --export to write a portfolio")
    from clausediff.tui.portfolio_app import run as run_ui

    return run_ui(folder, comparison(arguments), reviewer=arguments.reviewer, theme=arguments.theme)


def _export(folder: str, arguments: Namespace) -> None:
    from clausediff.batch.portfolio import Portfolios
    from clausediff.batch.results import Results
    from clausediff.report.portfolio_writing import require_format, write_portfolio

    for path in arguments.export:
        require_format(path)
    with Results(folder) as results:
        portfolio = Portfolios(results).whole(folder)
    if portfolio.state != "complete":
        say(f"{folder}: {portfolio.state}")
    for path in arguments.export:
        write_portfolio(portfolio, path, force=arguments.force)
        if not arguments.quiet:
            say(f"wrote {path}")


def _check(folder: str, arguments: Namespace) -> int:
    """Print the counts; the exit code is that of the batch, and 2 where it has not come to its end."""
    from clausediff.batch.recorded import recorded

    if arguments.format != "text":
        raise UsageError(f"{folder} holds results of a batch; its tables are Parquet files, so --format is text")
    told = recorded(folder)
    if told.get("state") != "complete":
        say(f"{folder}: the run that wrote this has not ended with all shards; run the batch again")
        return 2
    counts = told["counts"]
    if not arguments.quiet:
        verdicts = ", ".join(f"{counts.get(name, 0):,} {name}" for name in ("clean", "review", "substantive"))
        print(f"{told['files']:,} files: {verdicts}; {counts.get('error', 0):,} not compared.")
    from clausediff.batch.recorded import exit_code

    return int(exit_code(counts, told["files"], arguments.fail_on))
