"""The terminal UI.

In: the files to compare and how (:func:`clausediff.tui.app.run`). Out: decisions in a ledger, reports, an exit code.
May import every package below :mod:`clausediff.cli`, and is the only one that imports Textual.
"""

from __future__ import annotations

import os

# A key that needs a second paint waits for up to two of Textual's frames. At its default of 60 frames per second, that
# is most of the time that the key takes. Textual reads the variable when it is imported.
os.environ.setdefault("TEXTUAL_FPS", "120")
