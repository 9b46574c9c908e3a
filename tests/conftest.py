"""The same tests on any machine: no environment of the user's, no clock, no chance."""

from __future__ import annotations

import os

from hypothesis import settings

for name in ("NO_COLOR", "CLAUSEDIFF_LIBRARY", "CLAUSEDIFF_REVIEWER", "CLAUSEDIFF_KEYMAP", "COLUMNS", "LINES"):
    os.environ.pop(name, None)

# A slow machine is no failure; fresh examples are drawn with `--hypothesis-profile=random`.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("random", deadline=None, max_examples=300)
settings.load_profile("same")
