"""Writes the tables of columns and of keys into docs/batch.md, from the schemas and the keys themselves.

python tools/render_batch_docs.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from clausediff.batch.schemas import MERGED, TABLES  # noqa: E402
from clausediff.tui.portfolio_keys import PORTFOLIO  # noqa: E402

ABOUT = {
    "documents": "one row for each file",
    "agreements": "one row for each copy",
    "findings": "one row for each finding past `field`",
    "fields": "one row for each field of each copy",
    "errors": "one row for each file that could not be read or compared",
    "differences": "one row for each distinct difference over all copies",
    "clauses": "one row for each clause that deviates in some copy",
    "forms": "one row for each canonical",
    "places": "evidence: how many findings are where",
    "readings": "evidence: what most copies read somewhere",
    "confusions": "evidence: which letters are misread for which",
}


def schemas() -> str:
    """The tables of the columns."""
    parts = []
    for name, columns in {**TABLES, **MERGED}.items():
        rows = "".join(
            f"| `{c.name}` | {_type(str(c.type))} | {c.about.replace('|', chr(92) + '|')} |\n" for c in columns
        )
        parts.append(f"### `{name}`: {ABOUT[name]}\n\n| column | type | what it holds |\n|---|---|---|\n{rows}")
    return "\n".join(parts)


def _type(kind: str) -> str:
    return (
        "list of structs"
        if kind.startswith(("list<item: struct", "list<element: struct"))
        else ("list of strings" if kind.startswith("list<") else kind)
    )


def keys() -> str:
    """The rows of the keys."""
    return "".join(f"| {key.shown} | {key.help} | `portfolio.{key.name}` |\n" for key in PORTFOLIO)


def rendered(text: str) -> str:
    """The page with both parts as they should be."""
    for name, made in (("schemas", schemas()), ("keys", keys())):
        between = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        text = between.sub(lambda found, made=made: found[1] + made + found[2], text)
    return text


def main() -> None:
    """Write the page."""
    path = ROOT / "docs" / "batch.md"
    path.write_text(rendered(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
