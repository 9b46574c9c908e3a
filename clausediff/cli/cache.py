"""``clausediff cache``: what OCR read before, and how to forget it."""

from __future__ import annotations

from argparse import Namespace

__all__ = ["run"]


def run(arguments: Namespace) -> int:
    """Say what is kept, or remove it."""
    from clausediff.scan.ocr import cache

    if arguments.action == "clear":
        count, size = cache.clear()
        print(f"removed {count} pages, {size / 1e6:.1f} MB, from {cache.folder()}")
    else:
        count, size = cache.size()
        print(f"{count} pages, {size / 1e6:.1f} MB, in {cache.folder()}")
    return 0
