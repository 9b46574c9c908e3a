"""The narrowest type that fits all fillings of a blank."""

from __future__ import annotations

import pytest

from clausediff.canonical.filling_types import narrowest_type
from clausediff.canonical.template import FIELD_TYPES


@pytest.mark.parametrize(
    ("fillings", "kind", "many"),
    [
        (["May 3, 2021", "2021-05-03", "3.5.21", "3rd May 2021", "May 2021"], "date", False),
        (["May 3, 2021", "May 3, 2021 and June 1, 2021"], "date", True),
        (["$500.00", "1,200 EUR", "£ 7"], "money", False),
        (["500.00", "1,200"], "number", False),
        (["$500.00", "500"], "text", False),
        (["Ada Lovelace", "Ludwig van Beethoven", "J. Smith"], "person", False),
        (["Ada Lovelace", "Ada Lovelace of London"], "text", False),
        (["Halden Rowing Club", "Botanical Society"], "organization", False),
        (["Kessler Foods Ltd", "Zed GmbH", "Ada Lovelace"], "organization", False),
        (["Ada Lovelace", "Grace Hill", "Halden Rowing Club"], "text", False),
        (["rye flour", "oat bran"], "text", False),
        (["Ada Lovelace", "Madonna"], "text", False),
        (["Ada " + "Lovelace" * 5], "text", False),
        (["Ada Lovelace", "May 3, 2021"], "text", False),
    ],
)
def test_narrowest_type(fillings: list[str], kind: str, many: bool) -> None:
    """A type must fit every filling; what fits none is text."""
    assert narrowest_type(fillings) == (kind, many)
    assert kind in FIELD_TYPES
