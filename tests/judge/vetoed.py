"""Sets a line on a page and takes all of its differences to be harmless, so that the vetoes alone decide."""

from __future__ import annotations

from typing import Any

from clausediff.judge import finish, judge
from clausediff.model import Verdict
from tests.stages import page

BEFORE = "1. The Grower brings apples and pears from the orchard to the Press in autumn, and the Press makes juice of them.\n\n"
AFTER = "\n\n7. The Press washes every crate after use and stacks it in the yard, where the Grower fetches it with the cart.\n"


def vetoes(form: str, scan: str, rule: str = "replaced/garble", **front: Any) -> set[str]:
    """The vetoes on a line, where a rule had called all of its differences noise."""
    made, edits = page(f"{BEFORE}{form}{AFTER}", f"{BEFORE}{scan}{AFTER}", **front)
    found = judge(made, edits)
    assert found
    for judgement in found:
        judgement.explain_away(Verdict.NOISE, "noise", rule, "taken to be harmless")
    told = finish(made, found)
    assert all(judgement.harmless == (judgement.rule == rule) for judgement in told)
    return {judgement.rule for judgement in told if not judgement.harmless}
