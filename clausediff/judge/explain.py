"""``clausediff explain CODE``: what each category of findings means, with an example that a test runs.

The guards' own words (:data:`clausediff.text.protected.GUARDS`) say what a class is for; here stands what a finding of
it means to the person who reads it, and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from clausediff.errors import UsageError

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
    """The explanation of one category, as lines of text. Raises UsageError with what is near for an unknown one."""
    found = explanations().get(code)
    if found is None:
        close = get_close_matches(code, explanations(), 1)
        meant = f"did you mean {close[0]}?" if close else "`clausediff explain --list` has them all"
        raise UsageError(f"there is no category {code}; {meant}")
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


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    return wrap(text, 88)
