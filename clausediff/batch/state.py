"""Where a run is, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausediff.batch.recorded import exit_code
from clausediff.model import ExitCode

__all__ = ["State", "Summary"]


@dataclass(slots=True)
class State:
    """Where a run is; the caller of ``progress`` may keep and read it."""

    stage: str = "list"
    """``list``, ``compare``, ``merge`` or ``publish``."""
    total: int = 0
    """Files, as listed; shards in the stage ``publish``."""
    done: int = 0
    skipped: int = 0
    """Of the files that are done, those whose shard was finished before."""
    shards: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    """Agreements by verdict, and files in error, so far."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to."""

    files: int
    shards: int
    skipped: int
    """Shards that were finished before."""
    counts: dict[str, int]
    differences: int
    failed: tuple[str, ...]
    """Sentences about shards that could not be finished."""
    notes: tuple[str, ...] = ()
    """Sentences about the run as a whole."""

    def exit_code(self, fail_on: str = "review") -> ExitCode:
        """The exit code, as ``clausediff --check`` has it."""
        return ExitCode.ERROR if self.failed else exit_code(self.counts, self.files, fail_on)
