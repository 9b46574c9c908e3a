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

_HELPERS = {
    "bash": """
_clausediff_canonicals() {
  compgen -W "auto $(clausediff canonical list --format names 2>/dev/null)" -- "$1"
  compgen -f -- "$1"
}
_clausediff_codes() {
  compgen -W "$(clausediff explain --list 2>/dev/null | cut -d ' ' -f 1)" -- "$1"
}
""",
    "zsh": """
_clausediff_canonicals() {
  local -a names
  names=(auto ${(f)"$(clausediff canonical list --format names 2>/dev/null)"})
  _alternative 'names:canonical:compadd -a names' 'files:file:_files'
}
_clausediff_codes() {
  local -a codes
  codes=(${(f)"$(clausediff explain --list 2>/dev/null | cut -d ' ' -f 1)"})
  compadd -a codes
}
""",
}
"""Functions of a shell that ask the program for what can follow: the library may change after the script was made."""


def run(arguments: Namespace) -> int:
    """Print the script of one shell."""
    print(script(arguments.shell))
    return 0


def script(shell: str) -> str:
    """The completion script of ``bash``, ``zsh``, ``fish`` or ``tcsh``."""
    import shtab

    made: str = shtab.complete(full_parser(), shell, preamble=_HELPERS)  # type: ignore[arg-type]  # shtab looks the shell up in a dict
    for before, after in _FILES_TOO.get(shell, ()):
        made = made.replace(before, after)
    if shell == "fish":
        made += f"\ncomplete -c clausediff -n 'not __fish_seen_subcommand_from {' '.join(COMMANDS)}' -F\n"
    return made
