"""``clausediff explain CODE``: what each category of findings means, with an example that a test runs, and what each rule is about.

The guards' own words (:data:`clausediff.text.protected.GUARDS`) say what a class is for; an explanation says what a
finding of it means to the person who reads it, and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from clausediff.errors import UsageError
from clausediff.judge.rules import Entry, entries

__all__ = ["Explanation", "codes", "explain", "explanations"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one category means."""

    title: str
    text: str
    """A few sentences for a person."""
    canonical: str = ""
    """The example's words in the canonical; empty where there is no example of words."""
    scan: str = ""
    """The same place as the scan reads it."""
    verdict: str = ""
    """The verdict that the example gets: ``format``, ``field``, ``noise``, ``review`` or ``substantive``."""


@cache
def explanations() -> dict[str, Explanation]:
    """All categories by code, those that matter most first."""
    import yaml

    source = (Path(__file__).parent / "explanations.yaml").read_text("utf-8")
    return {code: Explanation(**entry) for code, entry in yaml.safe_load(source).items()}


def codes() -> tuple[str, ...]:
    """The codes of all categories, in the order of :func:`explanations`."""
    return tuple(explanations())


def explain(code: str) -> str:
    """The explanation of one category or of one of the judge's rules, as lines of text.

    Raises UsageError with what is near for an unknown one.
    """
    rules = {entry.id: entry for entry in entries()}
    if code in rules:
        return _rule(rules[code])
    found = explanations().get(code)
    if found is None:
        close = get_close_matches(code, [*explanations(), *rules], 1)
        meant = f"did you mean {close[0]}?" if close else "`clausediff explain --list` has them all"
        raise UsageError(f"there is no {'rule' if '/' in code else 'category'} {code}; {meant}")
    lines = [f"{code}: {found.title}", "", *_wrapped(found.text)]
    if found.canonical:
        scan = found.scan.replace("\n", "⏎")
        lines += ["", f"  canonical  {found.canonical}", f"  scan       {scan}", f"  verdict    {found.verdict}"]
    from clausediff.text.protected import guard

    known = guard(code)
    if known is not None:
        words = sorted(set().union(*known.groups))
        lines += ["", *_wrapped(f"Words of this class: {', '.join(words)}.")]
    return "\n".join(lines) + "\n"


_EFFECTS = {
    "proof": "a proof that a difference is harmless",
    "change": "the words differ for certain",
    "doubt": "a reason to ask a person",
    "default": "what is said where no other rule decides",
    "together": "what several differences together, or the copy as a whole, show",
    "veto": "a reason why what looks harmless is for a person",
}


def _rule(entry: Entry) -> str:
    """What a rule is about, what it does and the verdict that it gives."""
    lines = [f"{entry.id}: {_EFFECTS[entry.effect]}", "", *_wrapped(entry.says)]
    if entry.verdict is not None:
        lines += ["", f"  verdict    {entry.verdict}"]
    return "\n".join(lines) + "\n"


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    return wrap(text, 88)
