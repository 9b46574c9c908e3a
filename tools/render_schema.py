"""Make ``docs/json.md`` from the schema of the JSON report.

usage: render_schema.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from clausediff.report.json import schema

PAGE = Path(__file__).resolve().parent.parent / "docs" / "json.md"
_HEAD = """# The JSON report

Made by `tools/render_schema.py` from the schema, `clausediff/report/report.schema.json`, against which the tests hold every report.

{description}

```sh
clausediff --check --format json samples/mutual-nda/filled.txt   # ends with 0
```
"""


def page() -> str:
    """The whole page."""
    made: dict[str, Any] = schema()
    parts = [_HEAD.format(description=made["description"]), *_section("The report", made)]
    for name, part in made["$defs"].items():
        if part.get("type") == "object" or "allOf" in part:
            parts += _section(name.replace("_", " ").capitalize(), part)
        else:
            parts.append(f"## {name.replace('_', ' ').capitalize()}\n\n{part.get('description', '')} {_kind(part)}.\n")
    return "\n".join(parts)


def _section(title: str, part: dict[str, Any]) -> Iterator[str]:
    yield f"## {title}\n"
    if said := part.get("description"):
        yield f"{said}\n" if title != "The report" else ""
    yield "| key | type | meaning |\n|---|---|---|"
    yield "\n".join(_rows(part, "")) + "\n"


def _rows(part: dict[str, Any], before: str) -> Iterator[str]:
    required = part.get("required", ())
    for name, each in part.get("properties", {}).items():
        optional = "" if name in required else " (may be absent)"
        said = str(each.get("description", "")).replace("|", "\\|").replace("\n", " ")
        yield f"| `{before}{name}` | {_kind(each)}{optional} | {said} |"
        yield from _rows(each, f"{before}{name}.")


def _kind(part: dict[str, Any]) -> str:
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return f"[{name.replace('_', ' ')}](#{name.replace('_', '-')})"
    if "const" in part:
        return f"`{part['const']!r}`".replace("'", '"')
    if "enum" in part:
        return ", ".join(f"`{each}`" for each in part["enum"])
    if part.get("type") == "array":
        return f"list of {_kind(part['items'])}" if "items" in part else "list"
    for key in ("anyOf", "oneOf"):
        if key in part:
            return " or ".join(_kind(each) for each in part[key])
    kind = part.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say whether it is up to date."""
    made = page()
    if "--check" in arguments:
        return int(PAGE.read_text("utf-8") != made)
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
