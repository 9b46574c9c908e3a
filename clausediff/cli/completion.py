"""``clausediff completion SHELL``: prints a completion script that is generated from the parser."""

from __future__ import annotations

from argparse import Namespace

from clausediff.cli.parser import COMMANDS, full_parser

__all__ = ["run", "script"]

# shtab completes either commands or files as the first argument; here it can be either.
_FILES_TOO = {
    "bash": (("-o bashdefault -F", "-o bashdefault -o default -F"), ("-o filenames -F", "-o filenames -o default -F")),
    "zsh": (
        (
            "': :_shtab_clausediff_commands'",
            """': :{_alternative "commands:command:_shtab_clausediff_commands" "files:file:_files"}'""",
        ),
        (
            "serve) _arguments -C -s $_shtab_clausediff_serve_options ;;",
            "serve) _arguments -C -s $_shtab_clausediff_serve_options ;;\n        *) _files ;;",
        ),
    ),
}


def run(arguments: Namespace) -> int:
    """Print the script of one shell."""
    print(script(arguments.shell))
    return 0


def script(shell: str) -> str:
    """The completion script of ``bash``, ``zsh``, ``fish`` or ``tcsh``."""
    import shtab

    made: str = shtab.complete(full_parser(), shell)
    for before, after in _FILES_TOO.get(shell, ()):
        made = made.replace(before, after)
    if shell == "fish":
        made += f"\ncomplete -c clausediff -n 'not __fish_seen_subcommand_from {' '.join(COMMANDS)}' -F\n"
    return made
