"""Other keys for actions: a file of ids and keys.

    # ~/.config/clausediff/keys.toml, or the file that CLAUSEDIFF_KEYMAP names
    "difference.answer_misread" = "m"
    "review.next" = "n,tab"

The ids are in docs/tui.md. A key is named as Textual names it; several have commas between.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection
from pathlib import Path

from clausediff.errors import UsageError
from clausediff.tui.keys import DIFFERENCE, PILE, REVIEW

__all__ = ["ids", "keymap", "path"]


def path() -> Path:
    """Where the keymap is, if there is one."""
    named = os.environ.get("CLAUSEDIFF_KEYMAP")
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "clausediff" / "keys.toml"


def ids() -> set[str]:
    """The ids of all keys."""
    return {
        f"{screen}.{key.name}"
        for screen, keys in (("pile", PILE), ("difference", DIFFERENCE), ("review", REVIEW))
        for key in keys
    }


def keymap(file: Path | None = None, known: Collection[str] | None = None) -> dict[str, str]:
    """The keys by id. Empty where there is no file at the usual place; UsageError where the file is off."""
    place = file or path()
    try:
        text = place.read_text("utf-8")
    except FileNotFoundError:
        if file is None and "CLAUSEDIFF_KEYMAP" not in os.environ:
            return {}
        raise UsageError(f"there is no keymap at {place}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the keymap {place} could not be read ({error})") from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"the keymap {place}: {error}") from error
    known = known if known is not None else ids()
    for name, keys in data.items():
        if name not in known:
            raise UsageError(f"the keymap {place}: there is no key {name!r}; docs/tui.md has their ids")
        if not isinstance(keys, str) or not keys.strip():
            raise UsageError(f"the keymap {place}: {name!r} needs the name of a key as text")
    return {str(name): str(keys) for name, keys in data.items()}
