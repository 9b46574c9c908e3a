"""``python -m clausediff``: the same as the ``clausediff`` command."""

from __future__ import annotations

import sys

from clausediff.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
