"""docs/batch.md prints the schemas and the keys as they are."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra clausediff[batch] is not installed")

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_up_to_date() -> None:
    """`python tools/render_batch_docs.py` would change nothing."""
    spec = importlib.util.spec_from_file_location("render_batch_docs", ROOT / "tools" / "render_batch_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text = (ROOT / "docs" / "batch.md").read_text("utf-8")
    assert "| `rank` |" in text
    assert "`portfolio.search`" in text
    assert module.rendered(text) == text
