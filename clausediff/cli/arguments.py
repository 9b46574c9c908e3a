"""Building blocks of the command line's parsers: the parser class, types, and options that several commands share."""

from __future__ import annotations

import argparse
import os
import re
import sys
from contextlib import suppress
from typing import Any, NoReturn

from clausediff.errors import UsageError

__all__ = [
    "Parser",
    "Version",
    "add_canonical",
    "add_codes",
    "add_debug",
    "add_file",
    "add_folder",
    "add_issued",
    "add_library",
    "add_show_options",
    "date",
    "size",
]


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal. argparse makes one for each argument, and would load :mod:`shutil` to ask for the width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """The width of the terminal, as :func:`shutil.get_terminal_size` finds it."""
    with suppress(ValueError):
        if (stated := int(os.environ.get("COLUMNS", "0"))) > 0:
            return stated
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ is not None else 1).columns or 80
    except (OSError, ValueError):
        return 80


class Parser(argparse.ArgumentParser):
    """An argument parser that raises :class:`UsageError` with a hint, instead of printing and exiting."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=_Help, **options)

    def error(self, message: str) -> NoReturn:
        """Raise the error that argparse would print."""
        found = re.match(r"unrecognized arguments: (\S+)", message)
        if found:
            from difflib import get_close_matches

            close = get_close_matches(found[1].split("=")[0], self._all_options(), 1)
            message = f"there is no option {found[1]}" + (f"; did you mean {close[0]}?" if close else "")
        raise UsageError(f"{message} (see `{self.prog} --help`)")

    def _all_options(self) -> list[str]:
        """The options of this parser and of its actions, as argparse reports unknown ones at the outermost parser."""
        known = list(self._option_string_actions)
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                known += [option for parser in action.choices.values() for option in parser._option_string_actions]
        return known


def size(text: str) -> int:
    """The number of bytes of ``50MB``, ``1.5G``, ``800k`` or ``4096``."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmg]?)i?b?\s*", text, re.IGNORECASE)
    if not found or float(found[1]) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size; write it as 50MB")
    return max(1, int(float(found[1]) * {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}[found[2].lower()]))


def date(text: str) -> str:
    """A date or a time in ISO 8601, as it is put on changes and title pages."""
    from datetime import datetime

    found = re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ?)?", text)
    try:
        if found:
            datetime.fromisoformat(text.removesuffix("Z"))
            return text
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2026-11-20 or 2026-11-20T10:00:00Z")


class Version(argparse.Action):
    """Prints the version. Unlike argparse's own action, it imports the package only when it is used."""

    def __init__(self, option_strings: list[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print the version and exit."""
        import clausediff

        print(f"clausediff {clausediff.__version__}")
        parser.exit(0)


def add_debug(parser: argparse.ArgumentParser) -> None:
    """Add ``--debug``."""
    parser.add_argument("--debug", action="store_true", help="show the traceback of a crash")


def add_show_options(group: Any) -> None:
    """Add the options of every command that renders a report."""
    group.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="colour the text (auto heeds NO_COLOR)"
    )
    group.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="list noise, format and field findings too, and every reason",
    )
    group.add_argument(
        "--include",
        action="append",
        default=[],
        choices=("noise", "format", "field"),
        help="list these findings too; repeatable",
    )
    group.add_argument("--bom", action="store_true", help="begin CSV with a byte order mark, for Excel")
    group.add_argument(
        "--date",
        type=date,
        metavar="ISO",
        help="the date on tracked changes and title pages (default: none, for equal bytes)",
    )


def add_file(group: Any, *names: str, **options: Any) -> None:
    """Add an argument that shells complete with files."""
    group.add_argument(*names, **options).complete = _COMPLETE_FILE


def add_folder(group: Any, *names: str, **options: Any) -> None:
    """Add an argument that shells complete with folders."""
    group.add_argument(*names, **options).complete = _COMPLETE_FOLDER


def add_issued(group: Any) -> None:
    """Add ``--issued``."""
    add_file(
        group,
        "--issued",
        metavar="FILE",
        help="the form as it was sent out, a PDF or DOCX: its print is laid beside the copies' pages",
    )


def add_library(group: Any, *, also: str = "") -> None:
    """Add ``--library``; ``also`` ends its help."""
    add_folder(
        group,
        "--library",
        action="append",
        default=[],
        metavar="DIR",
        help=f"a folder of your own canonicals; repeatable{also}",
    )


def add_canonical(group: Any, *names: str, **options: Any) -> None:
    """Add an argument that shells complete with the library's canonicals and with files."""
    group.add_argument(*names, **options).complete = {
        "bash": "_clausediff_canonicals",
        "zsh": "_clausediff_canonicals",
        "tcsh": "f",
        "fish": "(echo auto; clausediff canonical list --format names 2>/dev/null; __fish_complete_path (commandline -ct))",
    }


def add_codes(group: Any, *names: str, **options: Any) -> None:
    """Add an argument that shells complete with the codes that ``clausediff explain --list`` lists."""
    group.add_argument(*names, **options).complete = {
        "bash": "_clausediff_codes",
        "zsh": "_clausediff_codes",
        "tcsh": "",
        "fish": "(clausediff explain --list 2>/dev/null | string replace -r ' .*' '')",
    }


# The values of shtab.FILE and shtab.DIRECTORY; importing shtab for them would slow down every start.
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
