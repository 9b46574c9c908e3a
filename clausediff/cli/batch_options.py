"""The options of ``clausediff batch``."""

from __future__ import annotations

import argparse

from clausediff.cli.arguments import add_canonical, add_debug, add_file, add_folder, add_issued, add_library, size
from clausediff.cli.page_options import add_page_options, count

__all__ = ["add_batch_options"]


def add_batch_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``clausediff batch``."""
    add_file(
        parser,
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a folder, file, glob, ZIP or TAR archive, Parquet file of texts, manifest (CSV with the column path), or an "
        "address such as s3://bucket/folder",
    )
    add_folder(
        parser, "--out", required=True, metavar="DIR", help="the folder of the results; what is finished there is kept"
    )
    parser.add_argument(
        "--replace", action="store_true", help="drop results in DIR of sources that are not named any more"
    )
    add_canonical(parser, "--canonical", default="auto", metavar="NAME|PATH|auto", help="the canonical (default: auto)")
    add_library(parser)
    add_issued(parser)
    parser.add_argument(
        "--jobs",
        type=count,
        default=0,
        metavar="NUMBER",
        help="compare in so many processes (default: one on each core)",
    )
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="of a Dask cluster, as tcp://HOST:8786, whose workers reach the sources and DIR by the same names; or local",
    )
    parser.add_argument(
        "--shard-size", type=count, default=1_000, metavar="NUMBER", help="files of a shard, on average (default: 1000)"
    )
    parser.add_argument(
        "--text-column", default="", metavar="NAME", help="the column of Parquet files that holds the texts"
    )
    parser.add_argument(
        "--skip-unknown",
        action="store_true",
        help="pass over files in folders and archives that are no scans, and say nothing",
    )
    parser.add_argument("--encoding", default="auto", metavar="NAME", help="of text files (default: auto)")
    parser.add_argument(
        "--tracked", choices=("accept", "reject"), default="accept", help="tracked changes of Word documents"
    )
    parser.add_argument("--max-size", type=size, default=50_000_000, metavar="SIZE", help="refuse larger files")
    add_page_options(parser)
    parser.add_argument(
        "--fail-on",
        choices=("review", "substantive"),
        default="review",
        help="the mildest verdict that is no success (default: review)",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="print nothing but errors; the exit code tells")
    add_debug(parser)
    parser.set_defaults(witness=[])
