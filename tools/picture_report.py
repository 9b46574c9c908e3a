"""Make the picture of the HTML report for the docs: ``picture_report.py OUT.png``. Needs Chromium and playwright."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from clausediff.pipeline import Options, compare_sources
from clausediff.report import write

SAMPLES = [
    "samples/edited/nda-notice-90-days.txt",
    "samples/edited/nda-not-dropped.txt",
    "samples/mutual-nda/filled.txt",
]


def main() -> None:
    """Compare three samples, open their report, step to the first finding, and take a picture."""
    program = shutil.which("chromium")
    if program is None:
        sys.exit("picture_report.py: no chromium is installed")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = Path(folder) / "report.html"
        write(compare_sources(SAMPLES, Options()), place)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1180, "height": 760})
        tab.goto(place.as_uri())
        tab.keyboard.press("n")
        tab.wait_for_timeout(500)
        tab.screenshot(path=sys.argv[1])
        browser.close()


if __name__ == "__main__":
    main()
