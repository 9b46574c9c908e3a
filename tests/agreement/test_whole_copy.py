"""What is said of a copy as a whole: absent parts, furniture, fields filled twice, renumbered labels, ruined pages."""

from __future__ import annotations

from itertools import pairwise

import pytest

from clausediff.agreement.whole_copy import withhold_verdicts
from clausediff.model import Agreement, Verdict
from tests.stages import agreement, findings, judged

FORM = """1. The Supplier delivers the flour to {{buyer}} each week, and {{buyer}} thanks him for it.
{{#optional insurance}}

2. The Supplier insures every sack against fire and flood and whatever else befalls flour.
{{/optional}}

3. The Buyer shall pay the price of it within 60 days, and he shall pay it in gold.

4. Whoever breaks a sack replaces it with another one of the same kind and size.
"""
FIELDS = {"buyer": {"type": "person"}}
COPY = FORM.replace("{{buyer}}", "Ada Byron").replace("{{#optional insurance}}", "").replace("{{/optional}}", "")


def test_an_optional_part_that_is_not_there() -> None:
    """It is told as ``format`` where it would stand, and the copy is clean."""
    scan = COPY[: COPY.index("2.")] + COPY[COPY.index("3.") :]
    found = [f for f in findings(FORM, scan, fields=FIELDS) if f.category == "optional"]
    assert len(found) == 1 and "insures every sack" in found[0].canonical.text
    assert found[0].scan.text == "" and found[0].verdict is Verdict.FORMAT
    assert agreement(FORM, scan, fields=FIELDS).verdict == "clean"


def test_furniture_is_told_where_no_edit_takes_it() -> None:
    """A page number is a finding of its own, and in the clause that it follows."""
    scan = COPY.replace("\n\n4.", "\n\n- 2 -\n\n4.")
    (found,) = [f for f in findings(FORM, scan, fields=FIELDS) if f.category == "furniture"]
    assert (found.scan.text, found.clause, found.verdict) == ("- 2 -", "3", Verdict.FORMAT)


SEATS = """1. The Supplier delivers the flour to the Buyer each week, and the Buyer thanks him for it.

2. The number of sacks in each load, which neither of them may change by himself, is:

{sacks}

3. Whoever breaks a sack replaces it with another one of the same kind and size.
"""


@pytest.mark.parametrize("sacks", ["3", "2", "90"])
def test_a_figure_alone_on_its_line_is_no_page(sacks: str) -> None:
    """Where the canonical has a figure on a line of its own, no other figure passes for a page's number."""
    assert agreement(SEATS.format(sacks="9"), SEATS.format(sacks=sacks)).verdict != "clean"
    form = SEATS.format(sacks="{{sacks}}")
    told = agreement(form, SEATS.format(sacks=sacks), fields={"sacks": {"type": "number", "required": False}})
    assert told.verdict != "clean" or told.fields[0].value == sacks


def test_a_figure_alone_on_its_line_is_missed() -> None:
    """And where it is not there, that is told."""
    assert agreement(SEATS.format(sacks="9"), SEATS.format(sacks="")).verdict != "clean"
    assert agreement(SEATS.format(sacks="5000"), SEATS.format(sacks="")).verdict != "clean"


def test_a_field_filled_in_two_ways() -> None:
    """Both names may be right by themselves; together they are for a person."""
    told = agreement(FORM, COPY.replace("Ada Byron", "Li Wei", 1), fields=FIELDS)
    assert told.verdict == "review"
    assert any("two places" in reason for f in told.findings for reason in f.reasons)


PAID = """1. The Supplier delivers the flour to the Buyer each week, and the Buyer thanks him for it.

2. The Buyer pays {{fee}} on {{start}} for it, and {{fee}} again each year after {{start}}.

3. Whoever breaks a sack replaces it with another one of the same kind and size.
"""


def paid(fee: str, start: str, again: str, after: str, **more: object) -> Agreement:
    """A copy in which the two fields stand twice."""
    scan = (
        PAID.replace("{{fee}}", fee, 1)
        .replace("{{fee}}", again)
        .replace("{{start}}", start, 1)
        .replace("{{start}}", after)
    )
    return agreement(PAID, scan, fields={"fee": {"type": "money", **more}, "start": {"type": "date", **more}})


@pytest.mark.parametrize(
    ("fee", "start", "again", "after"),
    [
        ("$1,500.00", "1 May 2024", "$1,500.00", "1 May 2024"),
        ("$1,500.00", "1 May 2024", "$1500", "May 1, 2024"),
        ("EUR 1,500", "4.3.2024", "1.500,00 €", "4 March 2024"),
        ("$150", "1/11/2024", "$150", "01/11/2024"),
    ],
)
def test_one_value_in_two_forms(fee: str, start: str, again: str, after: str) -> None:
    """What is worth the same is the same, whether or not the form asks for it."""
    assert paid(fee, start, again, after).verdict == "clean"
    assert paid(fee, start, again, after, same_everywhere=True).verdict == "clean"


@pytest.mark.parametrize(
    ("fee", "start", "again", "after", "wrong"),
    [
        ("$150", "1 May 2024", "€150", "1 May 2024", "fee"),
        ("$1,500.00", "1 May 2024", "$150,000", "1 May 2024", "fee"),
        ("$150", "1/11/2024", "$150", "11/1/2024", "start"),
        ("$150", "1/11/2024", "$150", "1 November 2024", "start"),
    ],
)
def test_two_values(fee: str, start: str, again: str, after: str, wrong: str) -> None:
    """The letters do not count: another currency, a point that went, another day is told as a problem of the field."""
    for told in (paid(fee, start, again, after), paid(fee, start, again, after, same_everywhere=True)):
        assert told.verdict == "review"
        assert {f.name for f in told.fields if f.problems} == {wrong}
        first, second = (fee, again) if wrong == "fee" else (start, after)
        said = f"filled differently in two places: “{first}” and “{second}”"
        assert [f.problems for f in told.fields if f.name == wrong] == [(said,)]


def test_a_blank_beside_a_filled_place() -> None:
    """Where the form wants the same everywhere, a blank differs; elsewhere a field that may be blank may be."""
    free = {"required": False}
    assert paid("$150", "1 May 2024", "", "1 May 2024", **free).verdict == "clean"
    told = paid("$150", "1 May 2024", "", "1 May 2024", same_everywhere=True, **free)
    assert told.verdict == "review"
    assert told.fields[0].problems == ("filled differently in two places: “$150” and a blank",)
    assert paid("", "1 May 2024", "", "1 May 2024", same_everywhere=True, **free).verdict == "clean"
    assert paid("$150", "1 May 2024", "", "1 May 2024", same_everywhere=True).fields[0].problems == ("blank",)


def test_labels_behind_another_change_count_on() -> None:
    """A label that reads otherwise is for a person, unless a clause before it is missing or added."""
    found = judged(COPY, COPY.replace("4. Whoever", "5. Whoever"))
    assert [j.verdict for j in found if j.category == "label"] == [Verdict.REVIEW]
    scan = COPY[: COPY.index("2.")] + COPY[COPY.index("3.") :].replace("3. The", "2. The").replace("4. Who", "3. Who")
    found = judged(COPY, scan)
    assert "missing" in {j.category for j in found}
    assert {j.verdict for j in found if j.category == "label"} <= {Verdict.FORMAT, Verdict.NOISE}


def test_labels_before_another_change_do_not_count_on() -> None:
    """A label that reads otherwise before the clause that is missing is no consequence of it."""
    scan = COPY[: COPY.index("4.")].replace("3. The", "7. The")
    found = judged(COPY, scan)
    assert "missing" in {j.category for j in found}
    assert [j.verdict for j in found if j.category == "label"] == [Verdict.REVIEW]


def test_furniture_within_another_finding() -> None:
    """A page number in the midst of a long filling is a part of it, and no finding of its own."""
    form = "1. The Supplier delivers the flour, of which he says: {{praise}}\n\n2. Whoever breaks a sack replaces it.\n"
    praise = (
        "It is the whitest flour of the valley and the\nfinest on any table.\n\n- 2 -\n\nNobody ever had a better one."
    )
    fields = {"praise": {"type": "text", "max_length": 1000}}
    found = findings(form, form.replace("{{praise}}", praise), fields=fields)
    spans = sorted(f.scan.span for f in found if f.scan.text)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert [f.scan.text for f in found if f.category == "field-text"] == [praise]


def test_of_a_ruined_page_nothing_is_said() -> None:
    """Neither clean nor changed: noise and changes are all for a person, layout stays layout."""
    found = judged(
        COPY, COPY.replace("60 days", "90 days").replace("Supplier", "Suppller").replace("\n\n4.", "\n\n  4.")
    )
    before = {j.verdict for j in found}
    withhold_verdicts(found)
    assert {Verdict.SUBSTANTIVE, Verdict.NOISE} <= before
    assert {j.verdict for j in found} <= {Verdict.REVIEW, Verdict.FORMAT}
    assert all(j.reasons[0] == "the page is too worn to be judged" for j in found if j.verdict is Verdict.REVIEW)
