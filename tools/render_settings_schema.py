"""Write ``clausediff/cli/configuration.schema.json`` from the options of the command line; ``--check`` only compares."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from clausediff.cli.configuration import schema
from clausediff.cli.parser import main_parser

PLACE = Path(__file__).resolve().parent.parent / "clausediff" / "cli" / "configuration.schema.json"


def main() -> int:
    """Write the schema, or say with the exit code whether it is as it should be."""
    text = json.dumps(schema(main_parser()), indent=2, ensure_ascii=False) + "\n"
    if "--check" in sys.argv[1:]:
        return int(PLACE.read_text("utf-8") != text)
    PLACE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
