"""What a report of 1,000 agreements takes: ``pytest tests/report/bench --benchmark-only``; results in docs/reports.md.

Sizes and memory are held to their bounds here, as they do not depend on the machine; times are measured, not judged.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clausediff.report import formats

MADE = Path(__file__).parent / "made.py"
SIZES = {"html": 10_000_000}
"""Bytes that a format may take for 1,000 agreements."""
MEMORY = 500
"""Megabytes at the peak, interpreter and report included."""


@pytest.mark.parametrize("name", [each.name for each in formats()])
def test_a_thousand_agreements(benchmark, name: str, tmp_path: Path) -> None:
    """Each format on its own, in a process of its own."""
    place = tmp_path / "out"

    def make() -> dict:
        done = subprocess.run(
            [sys.executable, str(MADE), name, "1000", str(place)], capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    measured = benchmark.pedantic(make, rounds=1)
    benchmark.extra_info.update(measured)
    assert measured["megabytes_peak"] <= MEMORY
    assert measured["bytes"] <= SIZES.get(name, measured["bytes"])


def test_the_page_of_a_thousand_agreements_scrolls(benchmark, tmp_path: Path) -> None:
    """Headless Chromium: from opening to the first finding, a hundred steps with n, and a scroll to the end."""
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no Chromium is installed")
    place = tmp_path / "out.html"
    subprocess.run([sys.executable, str(MADE), "html", "1000", str(place)], check=True, capture_output=True)
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1200, "height": 900})
        benchmark.pedantic(lambda: tab.goto(place.as_uri()), rounds=1)
        steps = tab.evaluate(
            "() => { const next = document.getElementById('next'), times = [];"
            "for (let i = 0; i < 100; i++) { const t = performance.now(); next.click();"
            "document.body.getBoundingClientRect(); times.push(performance.now() - t) }"
            "times.sort((a, b) => a - b); return times }"
        )
        scroll = tab.evaluate(
            "async () => { let worst = 0; for (let y = 0; y < document.body.scrollHeight; y += 4000) {"
            "const t = performance.now(); scrollTo(0, y); await new Promise(requestAnimationFrame);"
            "worst = Math.max(worst, performance.now() - t) } return worst }"
        )
        benchmark.extra_info.update(
            {"step_ms_median": steps[50], "step_ms_worst": steps[-1], "scroll_ms_worst": scroll}
        )
        browser.close()
