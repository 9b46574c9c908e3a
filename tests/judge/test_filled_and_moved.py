"""Fields and moved lines, as the judge tells of them."""

from __future__ import annotations

import pytest

from clausediff.judge import Judgement
from clausediff.model import Verdict
from tests.stages import judged

FORM = (
    "1. The Supplier delivers the flour to {{who}} on {{day}} for {{fee}} a load, and he thanks him.\n\n"
    "2. The Buyer reads the books of the mill on any working day.\n\n"
    "3. Whoever breaks a sack replaces it with another one.\n\n"
    "Signature: {{sign}}\n"
)
FIELDS = {
    "who": {"type": "person"}, "day": {"type": "date"}, "fee": {"type": "money"},
    "sign": {"type": "signature", "required": False},
}  # fmt: skip
VALUES = {"who": "Ada Byron", "day": "May 5, 2020", "fee": "$500", "sign": "A. Byron"}


def told(**values: str) -> dict[str, Judgement]:
    """The judgements on a filled copy, by the field's type."""
    text = FORM
    for name, value in {**VALUES, **values}.items():
        text = text.replace("{{" + name + "}}", value)
    return {judgement.category: judgement for judgement in judged(FORM, text, fields=FIELDS)}


def test_legal_fillings() -> None:
    """Each filling is a field's, with its value in the reason."""
    found = told()
    assert set(found) == {"field-person", "field-date", "field-money", "field-signature"}
    assert {j.verdict for j in found.values()} == {Verdict.FIELD}
    assert found["field-person"].reasons == ("who: Ada Byron",)
    assert found["field-money"].value == "$500"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("who", "____"),
        ("who", "Ada 5 Byron"),
        ("day", "a fine day"),
        ("fee", "-$500"),
        ("fee", "$5O0"),
        ("sign", "under protest"),
    ],
)
def test_unfit_fillings(name: str, value: str) -> None:
    """What does not fit is for a person; the reason names the field."""
    found = told(**{name: value})
    assert max(j.verdict.gravity for j in found.values()) >= Verdict.REVIEW.gravity
    kind = {"who": "person", "day": "date", "fee": "money", "sign": "signature"}[name]
    assert found[f"field-{kind}"].reasons[0].startswith(f"{name}: ")


def test_blank_signature_that_nobody_must_give() -> None:
    """A blank is no problem where nothing is required."""
    assert told(sign="________")["field-signature"].verdict is Verdict.FIELD


def test_term_in_a_field() -> None:
    """A term behind a name is told of, in the field or beside it."""
    found = told(who="Ada Byron, who shall not pay,")
    assert max(j.verdict.gravity for j in found.values()) >= Verdict.REVIEW.gravity


def test_moved_clause() -> None:
    """A clause in another place is a change, named by its label."""
    form = FORM.split("Signature", maxsplit=1)[0]
    first, second, third, _ = form.split("\n\n")
    scan = "\n\n".join([third, first, second]) + "\n"
    for name, value in VALUES.items():
        scan = scan.replace("{{" + name + "}}", value)
    moved = [j for j in judged(form, scan, fields=FIELDS) if j.category == "moved"]
    assert [j.verdict for j in moved] == [Verdict.SUBSTANTIVE] * len(moved)
    assert moved
    assert "is in another place" in moved[0].reasons[0]


UNREAD = "Signed for the mill:\n\nName: {{signer}}\nTitle: {{title}}\nDate: {{signed_on}}\n"
UNREAD_FIELDS = {"signer": {"type": "person"}, "title": {"type": "text"}, "signed_on": {"type": "date"}}


def test_a_signature_block_that_was_not_read() -> None:
    """Each blank is for a person, and its label is told of with it."""
    text = FORM.partition("Signature")[0]
    form = text + UNREAD
    fields = {**FIELDS, **UNREAD_FIELDS}
    for name, value in VALUES.items():
        text = text.replace("{{" + name + "}}", value)
    found = judged(form, text + "Signed for the mill:\n", fields=fields)
    asked = sorted(j.category for j in found if j.verdict is Verdict.REVIEW)
    assert asked == ["field-date", "field-person", "field-text"]
    assert not [j for j in found if j.verdict is Verdict.SUBSTANTIVE]


def test_a_label_struck_before_a_filling() -> None:
    """Where the field is filled, the label that is not there is asked about."""
    text = FORM.partition("Signature")[0]
    for name, value in VALUES.items():
        text = text.replace("{{" + name + "}}", value)
    filled = "Signed for the mill:\n\nName: Ada Byron\nMiller\nDate: May 5, 2020\n"
    found = judged(FORM.partition("Signature")[0] + UNREAD, text + filled, fields={**FIELDS, **UNREAD_FIELDS})
    assert max(j.verdict.gravity for j in found) >= Verdict.REVIEW.gravity


@pytest.mark.parametrize(("code", "verdict"), [("10", "field"), ("1 0", "review")])
def test_a_space_in_a_figure(code: str, verdict: str) -> None:
    """But two digits with a space between them may be two figures, whatever the pattern."""
    form = "Notice is given within {{days}} days to nobody else in the village of the mill.\n"
    found = judged(form, form.replace("{{days}}", code), fields={"days": {"type": "text", "pattern": "[0-9]+"}})
    assert [j.verdict.value for j in found if j.category == "field-text"] == [verdict]


@pytest.mark.parametrize(("mail", "verdict"), [("ada @mill.example", "field"), ("ada at mill.example", "review")])
def test_a_space_in_an_address(mail: str, verdict: str) -> None:
    """White space that an engine put into a filling does not spoil its pattern."""
    form = "Notices go to {{mail}} and to nobody else in the village of the mill.\n"
    fields = {"mail": {"type": "text", "pattern": "[^@ ]+@[^@ ]+"}}
    found = judged(form, form.replace("{{mail}}", mail), fields=fields)
    assert [j.verdict.value for j in found if j.category == "field-text"] == [verdict]


CLAUSES = (
    "1. The Miller grinds the corn of the village from Monday to Friday, and rests the stones on every other day.\n\n",
    "2. The Baker fetches the flour with his own cart before noon, and brings the empty sacks back on the same way.\n\n",
    "3. Neighbours who help at the harvest have their bread from the first oven, as long as the new flour lasts there.\n\n",
)


@pytest.mark.parametrize(
    ("order", "where"),
    [((1, 2, 0), "clause 1. is in another place: at the end"), ((2, 0, 1), "clause 3. is in another place: before 1.")],
)
def test_where_a_moved_clause_is(order: tuple[int, ...], where: str) -> None:
    """Before which clause it is in the copy, also before the first one, or at the end."""
    found = judged("".join(CLAUSES), "".join(CLAUSES[index] for index in order))
    moved = [judgement for judgement in found if judgement.category == "moved"]
    assert [judgement.reasons[0] for judgement in moved] == [where]
