"""The cases of ``tests/cases/html_styles.yaml`` as pages."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

__all__ = ["SENTENCE", "Case", "cases"]

SENTENCE = "The tenant shall not sublet the mill."
_PATH = Path(__file__).resolve().parents[2] / "cases" / "html_styles.yaml"


class Case(NamedTuple):
    """A style, or the elements of a body."""

    kind: str
    what: str
    silent: bool
    """Whether the sentence is read as it is, and nothing is told."""

    @property
    def page(self) -> str:
        """The case as a page."""
        if self.kind == "bodies":
            return f"<!DOCTYPE html><html><body>{self.what}</body></html>"
        sheet = f"<style>{self.what}</style>" if self.kind == "sheets" else ""
        style = f" style='{self.what}'" if self.kind == "attributes" else ""
        words = f'The tenant shall <span class="q" data-x="x"{style}>not</span> sublet the mill.'
        return f"<!DOCTYPE html><html><head>{sheet}</head><body><p>Top line of it.</p><p>{words}</p><p>Last line.</p></body></html>"


def cases() -> list[Case]:
    """All cases."""
    held = yaml.safe_load(_PATH.read_text(encoding="utf-8"))
    return [
        Case(kind, what, said == "silent")
        for kind, sides in held.items()
        for said in ("silent", "told")
        for what in sides[said]
    ]
