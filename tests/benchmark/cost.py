"""What looking at the pages costs beside reading them: OCR, the search for a pen, questions to the pixels, in one process in turns.

    python -m tests.benchmark.cost [FILE...]          default: the pictures of samples/paper

Nothing is taken from a cache, and one thread works, so that seconds of the processor are comparable. A small file is done first and does
not count: the first run of a process also loads the networks.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.benchmark.case import ROOT

__all__ = ["Cost", "measure"]

SAMPLES = (
    "release-office-scan.pdf",
    "release-fax.pdf",
    "release-copy-of-a-copy.pdf",
    "release-photo.jpg",
    "release-pen.tif",
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor for one file."""

    name: str
    pages: int
    read: float
    """OCR."""
    pen: float
    """The search for a pen."""
    text: float
    """The comparison of the text alone."""
    pixels: float
    """What questions to the picture add to it."""

    @property
    def share(self) -> float:
        """Of pen and pixels, over OCR alone."""
        return (self.pen + self.pixels) / self.read


def measure(paths: Sequence[Path]) -> list[Cost]:
    """The cost of each file."""
    from clausediff.evidence import pen
    from clausediff.pipeline import Options
    from clausediff.pipeline.comparing import compare_pages
    from clausediff.pipeline.forms import candidates_of
    from clausediff.scan.options import PageOptions
    from clausediff.scan.readers import read

    options = Options(cache=False)
    candidates = candidates_of(options)
    found = []
    for path in (paths[0], *paths):
        scan, reading = _timed(lambda path=path: read(str(path), pages=PageOptions(cache=False, workers=1)))
        marked, looking = _timed(lambda scan=scan: pen.with_pen_marks(scan, cache=False, workers=1))
        _, bare = _timed(lambda marked=marked: compare_pages(marked, candidates, replace(options, pixels=False)))
        _, asking = _timed(lambda marked=marked: compare_pages(marked, candidates, options))
        found.append(Cost(path.name, len(scan.pages), reading, looking, bare, max(0.0, asking - bare)))
        print(found[-1], file=sys.stderr, flush=True)
    return found[1:]


def _timed(call: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    return call(), time.process_time() - began


def main(arguments: Sequence[str]) -> int:
    """Print a row a file."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    paths = [Path(each) for each in arguments] or [ROOT / "samples" / "paper" / name for name in SAMPLES]
    costs = measure(paths)
    print("| file | pages | OCR | pen | pixels | pen and pixels over OCR |\n|---|---|---|---|---|---|")
    for each in costs:
        row = (each.read / each.pages, each.pen / each.pages, each.pixels / each.pages)
        print(f"| {each.name} | {each.pages} | {' | '.join(f'{value:.2f} s' for value in row)} | {each.share:.0%} |")
    whole = sum(each.pen + each.pixels for each in costs) / sum(each.read for each in costs)
    print(f"\nall: {whole:.0%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
