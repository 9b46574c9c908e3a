"""The vetoes on addresses, names, codes and units by themselves: every difference is taken to have been called harmless."""

from __future__ import annotations

import pytest

from tests.judge.vetoed import vetoes

CASES: list[tuple[str, str, str]] = [
    # addresses, letter by letter
    ("Write to post@press.example about it.", "Write to pest@press.example about it.", "veto/address"),
    ("Write to post@press.example about it.", "Write to post@press,example about it.", "veto/address"),
    ("Write to post@press.example about it.", "Write to post press.example about it.", "veto/address"),
    ("Write to post@press.example about it.", "Write to post@pressexample about it.", "veto/address"),
    ("Write to post@press.example about it.", "Write to post@press.example; about it.", ""),
    ("Write to post@press.example, about it.", "Write to post@press.example about it.", ""),
    ("Write to (post@press.example) about it.", "Write to post@press.example about it.", ""),
    ("Read www.press.example today.", "Read www.prcss.example today.", "veto/address"),
    ("Read https://press.example/rules today.", "Read https://press.example/rnles today.", "veto/address"),
    ("Read the press book today.", "Read the prcss book today.", ""),
    # units
    ("The tank holds 9 kg of juice.", "The tank holds 9 mg of juice.", "veto/unit"),
    ("The tank holds 9 kg, of juice.", "The tank holds 9 kq, of juice.", "veto/unit"),
    ("The tank holds 9 kegs of juice.", "The tank holds 9 kcgs of juice.", ""),
    ("The tank holds some kg of juice.", "The tank holds some kq of juice.", ""),
    # names and codes
    ("The keys are with Harlowe today.", "The keys are with Marlowe today.", "veto/name"),
    ("The keys are with Harlowe's man.", "The keys are with Harlove's man.", "veto/name"),
    ("The keys are with HARLOWE today.", "The keys are with HARLOVE today.", "veto/name"),
    ("The keys are with Harlowe today.", "The keys are with Harl0we today.", ""),
    ("The keys are with harlowe today.", "The keys are with Harlove today.", ""),
    ("The keys are with Harlowe today.", "The keys are with harlove today.", ""),
    ("The keys are with Neighbour today.", "The keys are with Ncighbour today.", "veto/name"),
    ("The keys are with Agreement today.", "The keys are with Agrcement today.", ""),
    ("Fruit is sold CIF at noon.", "Fruit is sold CIP at noon.", "veto/name"),
    ("FRUIT IS SOLD CIF AT NOON.", "FRUIT IS SOLD CIP AT NOON.", "veto/name"),
    ("The crate XR42 is full.", "The crate XR4Z is full.", "veto/name"),
    ("The crate XR42 is full.", "The crate XK42 is full.", "veto/name"),
    ("The crate XR42 is full.", "The crate XRZZ is full.", ""),
    ("The crate AB1 is full.", "The crate A81 is full.", ""),
]


@pytest.mark.parametrize(("form", "scan", "veto"), CASES, ids=[f"{form} / {scan}" for form, scan, _ in CASES])
def test_veto(form: str, scan: str, veto: str) -> None:
    """A veto stops the difference, or none does."""
    assert vetoes(form, scan) == ({veto} if veto else set())
