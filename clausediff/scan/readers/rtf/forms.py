"""Form fields of a file in Rich Text Format: check boxes and lists to choose from."""

from __future__ import annotations

from dataclasses import dataclass, field

from clausediff import regex as re

__all__ = ["FormField"]

_CHECK_BOX = re.compile(r"\bFORMCHECKBOX\b", re.IGNORECASE)
_UNSET = 25
"""What ``\\ffres`` holds where nobody has set the field."""


@dataclass(slots=True)
class FormField:
    """What is known of the field that is being read; it begins anew when it was shown."""

    known: bool = False
    """Whether the file says how it is set."""
    set_to: int = _UNSET
    usual: int = 0
    """What it is when nobody has set it."""
    entries: list[str] = field(default_factory=list)
    """Of a list to choose from."""

    def word(self, name: str, number: int | None) -> None:
        """Take a control word within the field's instruction."""
        if name in ("ffres", "ffdefres"):
            self.known = True
        if name == "ffres":
            self.set_to = number or 0
        elif name == "ffdefres":
            self.usual = number or 0

    @property
    def value(self) -> int:
        """1 for a ticked box, or the number of the entry that was chosen."""
        return self.usual if self.set_to == _UNSET else self.set_to

    @property
    def sign(self) -> str:
        """How a check box looks."""
        return "☒" if self.value else "☐"

    @property
    def choice(self) -> str:
        """The entry that was chosen, or empty."""
        return self.entries[self.value] if 0 <= self.value < len(self.entries) else ""


def is_check_box(instruction: str) -> bool:
    """Whether a field's instruction is a check box's."""
    return _CHECK_BOX.search(instruction) is not None


def is_list(instruction: str) -> bool:
    """Whether a field's instruction is that of a list to choose from."""
    return "FORMDROPDOWN" in instruction
