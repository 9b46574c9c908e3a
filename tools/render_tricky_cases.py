"""Make ``docs/tricky-cases.md`` from ``tests/cases/tricky.yaml``, so that the page says what the tests hold.

usage: render_tricky_cases.py [--check]

``--check`` writes nothing and exits with 1 when the page is not what would be written.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "tests" / "cases" / "tricky.yaml"
PAGE = ROOT / "docs" / "tricky-cases.md"

HEAD = """\
# Tricky cases

What clausediff should say where it is hard to say anything, and why. The page is made from `tests/cases/tricky.yaml`
by `tools/render_tricky_cases.py`; the tests hold clausediff to each row. Where two verdicts are named, either is right:
what may not happen is the one that is not named. `⏎` is a line break, `U+200B` a character that cannot be seen, braces
are fields as in a canonical.
"""

_HIDDEN = {"\u200b": "`U+200B`", "\u202e": "`U+202E`", "\u202c": "`U+202C`"}


def render(data: dict[str, Any]) -> str:
    """The page's Markdown."""
    parts = [HEAD.rstrip()]
    for group in data["groups"]:
        parts.append(f"\n## {group['title']}\n")
        parts.append("| case | the form says | the copy reads | verdict | why |\n|---|---|---|---|---|")
        parts.extend(_row(case) for case in group["cases"])
    return "\n".join(parts) + "\n"


def _row(case: dict[str, Any]) -> str:
    verdicts = case["verdict"] if isinstance(case["verdict"], list) else [case["verdict"]]
    why = case["why"]
    if "must_match" in case:
        why += f" (must match: {', '.join(case['must_match'])})"
    cells = [case["name"], case["canonical"], case["scan"], " or ".join(f"**{verdict}**" for verdict in verdicts), why]
    return "| " + " | ".join(cell(each) if at in (1, 2) else plain(each) for at, each in enumerate(cells)) + " |"


def plain(text: str) -> str:
    """Text in a table cell."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;")


def cell(text: str) -> str:
    """A reading in a table cell: as written, with what cannot be seen made visible and no markup obeyed."""
    text = text.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = text.replace("|", "&#124;").replace("*", "&#42;").replace("_", "&#95;").replace("~", "&#126;")
    for character, name in _HIDDEN.items():
        text = text.replace(character, name)
    return " ".join(text.replace("\n", " ⏎ ").split())


def main(arguments: list[str]) -> int:
    """Write the page, or compare it."""
    page = render(yaml.safe_load(SOURCE.read_text(encoding="utf-8")))
    if "--check" in arguments:
        return int(not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page)
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
