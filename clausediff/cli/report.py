"""``clausediff report REPORT.json``: renders a stored report, without the scans."""

from __future__ import annotations

from argparse import Namespace

from clausediff.cli.compare import print_report
from clausediff.cli.outputs import refuse_input, write_reports
from clausediff.errors import ClausediffError, UsageError

__all__ = ["run"]


def run(arguments: Namespace) -> int:
    """Print or export the report; returns 0, whatever the stored verdicts are."""
    from clausediff.report import by_suffix, load
    from clausediff.report.registry import require

    if not arguments.export and not arguments.format:
        raise UsageError("say what to make of it: --export PATH, or --format FORMAT")
    for path in arguments.export:
        require(by_suffix(path))
        refuse_input(path, [(arguments.file, "the report")])
    report = load(arguments.file, canonicals=_canonicals())
    if arguments.format and not arguments.quiet:
        print_report(report, arguments)
    write_reports(report, arguments)
    return 0


def _canonicals() -> dict[str, str]:
    """The texts of the library's canonicals by SHA-256, so that a stored report can show both sides again. They are
    found by their hash, and never by a name or path in the report, which may come from somebody else."""
    from clausediff.canonical.library import library, load_cached

    texts = {}
    for path in library().paths().values():
        try:
            canonical = load_cached(path)
        except ClausediffError:
            continue  # no report was made with a malformed canonical
        texts[canonical.sha256] = canonical.text
    return texts
