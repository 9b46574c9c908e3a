"""A hidden text layer beside the words of the picture: what an old OCR misread is no difference, what was changed is."""

from __future__ import annotations

import pytest

from clausediff.scan.readers.pdf.layers import differences

PAGE = (
    "The Recipient shall not disclose it for 60 days and may pay the fee of 500 dollars to Acme Incorporated in Ohio ."
)


@pytest.mark.parametrize(
    ("layer", "found"),
    [
        (PAGE, []),
        (PAGE.replace("60", "90"), [("90", "60")]),
        (PAGE.replace("not ", ""), [("", "not")]),
        (PAGE.replace("may", "must"), [("must", "may")]),
        (PAGE.replace("Recipient", "Recipicnt").replace("Incorporated", "lncorporatcd"), []),
        (PAGE.replace("disclose", "disclosc").replace("dollars", "doIlars"), []),
        (PAGE + " The fee is waived for good .", [("the fee is waived for good", "")]),
        (" ".join(reversed(PAGE.split())), []),
    ],
)
def test_differences(layer: str, found: list[tuple[str, str]]) -> None:
    """Figures, protected words and runs of words count; misreadings and another order do not."""
    assert differences(layer.split(), PAGE.split()) == found
