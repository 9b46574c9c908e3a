"""The entry point, and the only place where errors become exit codes.

Imports nothing that ``--version`` does not need. Exit codes are those of :class:`clausediff.model.ExitCode`, and 130
after an interrupt.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

__all__ = ["main"]

_ERROR = 2
_INTERRUPTED = 130
_OBJECTS = 50_000
"""New objects after which Python looks for cycles of garbage: at its own 700 it would look all the while modules are loaded."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; never raises."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    debug = "--debug" in arguments[: arguments.index("--") if "--" in arguments else None]
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except SystemExit as leaving:  # argparse, after --help
        return leaving.code if isinstance(leaving.code, int) else _ERROR
    except KeyboardInterrupt:
        _say("interrupted")
        return _INTERRUPTED
    except BrokenPipeError:
        _abandon_stdout()
        _say("stdout was closed before all was written")
        return _ERROR
    except Exception as error:
        if debug:
            import traceback

            traceback.print_exc()
        _say(_message(error))
        _abandon_stdout()
        return _ERROR


def _run(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):
        import clausediff

        print(f"clausediff {clausediff.__version__}")
        return 0
    gc.set_threshold(_OBJECTS)
    from clausediff.cli.dispatch import dispatch

    return dispatch(arguments)


def _message(error: Exception) -> str:
    """The message for an error: what is wrong, and for a crash how to get the traceback."""
    from clausediff.errors import ClausediffError

    if isinstance(error, ClausediffError):
        return str(error)
    if isinstance(error, OSError) and error.filename is None and error.strerror:
        return f"could not write: {error.strerror}"
    if isinstance(error, MemoryError):
        return "there is not enough memory; compare fewer files at once"
    return f"internal error: {type(error).__name__}: {error} (run again with --debug for the traceback, and report it)"


def _say(message: str) -> None:
    try:
        from clausediff.cli.console import say

        say(message)
    except Exception:  # stderr is closed too; the exit code still has the result
        return


def _abandon_stdout() -> None:
    """Discard what is still in stdout's buffer, as Python would report an error when it flushes it at exit."""
    try:
        sys.stdout.flush()
    except Exception:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, sys.stdout.fileno())
        except (OSError, ValueError, AttributeError):
            return
        finally:
            os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
