"""What the cases of the readers have in common: the text as the page has it, the marks on it, and what is not compared."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from clausediff.scan.scan import Scan


def check(scan: Scan, case: dict[str, Any]) -> dict[str, list[str]]:
    """Hold a scan against ``text`` and ``marks`` of a case, and give what it says of each of the kinds in ``unread``."""
    assert scan.text.strip() == case["text"]
    marks = defaultdict(list)
    for mark in scan.marks:
        marks[mark.kind].append(scan.text[mark.span.slice])
    assert dict(marks) == case.get("marks", {})
    told = defaultdict(list)
    for each in scan.unread:
        told[each.kind].append(each.says)
    assert set(told) == set(case.get("unread", {}))
    return told
