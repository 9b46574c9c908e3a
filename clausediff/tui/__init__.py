"""The terminal UI. Nothing else imports it, and it alone imports Textual."""

from __future__ import annotations

import os

# a key that needs a second paint waits for up to two periods of Textual's 60 a second, which is most of what it takes
os.environ.setdefault("TEXTUAL_FPS", "120")
