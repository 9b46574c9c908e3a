"""What a run recorded of itself in ``run.json``: read without any library of the extra."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clausediff.errors import ReadError
from clausediff.model import ExitCode

__all__ = ["LAYOUT", "exit_code", "is_results", "recorded"]

LAYOUT = 1
"""The version of the layout of results."""


def is_results(path: str | Path) -> bool:
    """Whether a folder holds results of a batch."""
    try:
        told = recorded(path)
    except ReadError:
        return False
    return "layout" in told and "engine" in told


def recorded(path: str | Path) -> dict[str, Any]:
    """What ``run.json`` says. Raises ReadError where a folder has none."""
    try:
        told = json.loads((Path(path) / "run.json").read_text("utf-8"))
    except (OSError, ValueError):
        told = None
    if not isinstance(told, dict):
        raise ReadError("absent", f"{path}: holds no results of a batch")
    return told


def exit_code(counts: Mapping[str, int], files: int, fail_on: str = "review") -> ExitCode:
    """The exit code of counts, as ``clausediff --check`` has it; nothing compared is an error."""
    if counts.get("error") or not files:
        return ExitCode.ERROR
    if counts.get("substantive") or counts.get("files_substantive"):
        return ExitCode.SUBSTANTIVE
    if (counts.get("review") or counts.get("files_review")) and fail_on == "review":
        return ExitCode.REVIEW
    return ExitCode.CLEAN
