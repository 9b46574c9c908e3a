"""A process of :class:`clausediff.batch.processes.Processes`: reads calls from stdin, writes their results to stdout.

Both ends are of one program on one machine, so what is read is trusted and pickled. What a library prints goes to stderr.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from typing import IO, Any

__all__ = ["main"]


def main() -> None:
    """Make calls until stdin ends, which it does when the parent is gone."""
    calls = sys.stdin.buffer
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    gc.set_threshold(50_000, 50, 50)  # a comparison makes many objects and hardly a cycle
    _loop(calls, results)


def _loop(calls: IO[bytes], results: IO[bytes]) -> None:
    while True:
        try:
            function, arguments = pickle.load(calls)
        except EOFError:
            return
        results.write(_answer(function, arguments))
        pickle.dump(_largest(), results)
        results.flush()


def _largest() -> int:
    """The most memory that this process had, in bytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size if sys.platform == "darwin" else size * 1024


def _answer(function: Any, arguments: tuple[Any, ...]) -> bytes:
    try:
        return pickle.dumps((function(*arguments), None))
    except Exception as error:
        try:
            packed = pickle.dumps((None, error))
            pickle.loads(packed)
        except Exception:
            return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))
        return packed


if __name__ == "__main__":
    try:
        main()
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(1)
