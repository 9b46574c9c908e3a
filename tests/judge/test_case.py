"""What a case offers to the rules."""

from __future__ import annotations

from clausediff.judge.case import excerpt


def test_excerpt() -> None:
    """A reason quotes a few words, whole ones."""
    assert excerpt("a few words") == "“a few words”"
    assert len(excerpt("word " * 40)) <= 61 and excerpt("word " * 40).endswith(" …”")
