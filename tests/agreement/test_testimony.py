"""Witnesses: what second readings and other copies say of the place of a finding."""

from __future__ import annotations

from clausediff.agreement.testimony import Copies, Reading, second_readings
from clausediff.agreement.testimony import Testimony as Said
from clausediff.model import Agreement, Finding, Verdict
from tests.stages import agreement

FORM = (
    "1. The Supplier delivers the flour to the Buyer each week, and on no other day.\n\n"
    "2. The Buyer shall pay the price within 60 days after the delivery of the flour.\n\n"
    "3. The Supplier keeps the books of the mill in his archive.\n"
)
EDITED = FORM.replace("shall", "may")
ADDED = FORM.replace("archive.", "archive, unless he has lost them.")


def read(text: str) -> Agreement:
    """A reading of a copy."""
    return agreement(FORM, text)


def grave(found: Agreement) -> Finding:
    """The one finding past ``noise``."""
    (finding,) = [f for f in found.findings if f.verdict.gravity > Verdict.NOISE.gravity]
    return finding


def test_readings_agree() -> None:
    """The same words in the same place agree, whatever else the other reading garbles."""
    other = read(EDITED.replace("archive", "archlve"))
    assert second_readings(grave(read(EDITED)), [Reading(other)]) == Said(agree=1)


def test_readings_contradict() -> None:
    """The canonical's words there contradict."""
    assert second_readings(grave(read(EDITED)), [Reading(read(FORM))]) == Said(contradict=1)


def test_readings_differ() -> None:
    """Other words there that are no noise differ."""
    other = Reading(read(FORM.replace("shall", "will")))
    assert second_readings(grave(read(EDITED)), [other]) == Said(differ=1)


def test_noise_there_contradicts() -> None:
    """The canonical's words misread are the canonical's words."""
    other = Reading(read(FORM.replace("shall", "sha1l")))
    assert second_readings(grave(read(EDITED)), [other]) == Said(contradict=1)


def test_insertions() -> None:
    """An insertion is found again where it stands, and is missed where it does not."""
    finding = grave(read(ADDED))
    assert finding.canonical.span[0] == finding.canonical.span[1]
    assert second_readings(finding, [Reading(read(ADDED)), Reading(read(FORM))]) == Said(agree=1, contradict=1)


def test_silence_over_what_was_not_read() -> None:
    """A reading that lacks the place says nothing of it."""
    lacking = FORM[: FORM.index("2. ")] + FORM[FORM.index("3. ") :]
    assert second_readings(grave(read(EDITED)), [Reading(read(lacking))]).contradict == 0


def test_copies() -> None:
    """How many other copies read the same, and how many read as the canonical."""
    copies = [read(EDITED), read(EDITED), read(FORM), read(FORM), read(FORM.replace("shall", "will"))]
    known = Copies(copies)
    assert known.testify(grave(copies[0])) == Said(others_clean=2, others_same=1, copies=5)
    assert known.testify(grave(copies[4])) == Said(others_clean=2, others_same=0, copies=5)
