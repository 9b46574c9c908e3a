"""clausediff: did anyone change a word of the agreement?"""

from __future__ import annotations

__version__ = "0.1.0"
