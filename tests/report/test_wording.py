"""What reports say in a line."""

from __future__ import annotations

from dataclasses import replace

from clausediff.report.wording import because
from tests.report.factory import report


def test_many_reasons_are_counted() -> None:
    """Three are told, a fourth as well, since it takes no more room than to count it; of more, how many there are."""
    finding = next(each for _, _, each in report().findings())
    said = [f"reason {number}" for number in range(1, 7)]
    assert because(replace(finding, reasons=tuple(said[:3]))) == "reason 1; reason 2; reason 3"
    assert because(replace(finding, reasons=tuple(said[:4]))) == "reason 1; reason 2; reason 3; reason 4"
    assert because(replace(finding, reasons=tuple(said[:5]))) == "reason 1; reason 2; reason 3; and 2 other reasons"
    assert because(replace(finding, reasons=tuple(said))).endswith("; and 3 other reasons")
