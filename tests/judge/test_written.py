"""Handwriting on a page becomes a finding at its point, the filling of a blank, or a reason of another finding."""

from __future__ import annotations

import pytest

from clausediff.canonical.load import parse
from clausediff.canonical.variants import prepare
from clausediff.model import Agreement, Document, Finding, Range, Verdict
from clausediff.pipeline import Options, compare_scan
from clausediff.scan.pages import Box
from clausediff.scan.scan import Mark, Scan
from tests.accounts import faults

FORM = """---
id: bread
title: Bread
version: "1"
language: en
fields:
  signature: {type: signature, required: true}
  day: {type: date, required: true}
---
1. The Baker shall deliver forty loaves to the Shop on each working day of the year, and the Shop shall pay for them.

2. The Shop may return loaves that are not fresh within one day, and the Baker shall take them back and pay for them.

3. This Agreement ends when either of them says so in writing, and what was delivered before that is paid for.

Signature: {{signature}}

Date: {{day}}
"""
COPY = FORM.split("---\n")[2].replace("{{signature}}", "").replace("{{day}}", "3 May 2024")
SAYS = "handwriting on page 1 that was not read"


def compared(copy: str, *marks: Mark) -> tuple[Agreement, Document]:
    """The copy with marks on its page, compared."""
    scan = Scan("copy.pdf", "0" * 64, copy, "pdf", marks=tuple(sorted(marks, key=lambda mark: mark.span)))
    agreements, outside = compare_scan(scan, [prepare(parse(FORM, "bread.md"))], Options())
    document = Document(scan.path, scan.sha256, len(copy), scan.reader, None, agreements, outside, copy)
    return agreements[0], document


def told(agreement: Agreement) -> list[Finding]:
    """The findings that a person is asked about, or told of."""
    return [each for each in agreement.findings if each.verdict.gravity >= Verdict.REVIEW.gravity]


def at(copy: str, words: str, *, after: bool = True) -> Range:
    """The point behind words of the copy."""
    offset = copy.index(words) + (len(words) if after else 0)
    return Range(offset, offset)


def test_words_put_in_between_the_lines_are_a_finding_at_their_point() -> None:
    """The canonical's side is the point behind the word before, and the clause is that word's."""
    agreement, document = compared(COPY, Mark("written", at(COPY, "2. The Shop may"), SAYS, False))
    (finding,) = [each for each in told(agreement) if each.category == "written"]
    assert finding.verdict is Verdict.REVIEW
    assert finding.clause == "2"
    assert finding.canonical.text == finding.scan.text == ""
    assert FORM[: finding.canonical.span.start].endswith("2. The Shop may")
    assert finding.reasons == (f"there is {SAYS}",)
    assert faults(document) == []


@pytest.mark.parametrize("words", ["1. The Baker", "delivered before that is paid for.", "year,"])
def test_no_place_in_running_text_hides_handwriting(words: str) -> None:
    """At a clause's beginning, at its end and before a comma alike."""
    agreement, document = compared(COPY, Mark("written", at(COPY, words), SAYS, False))
    assert [each.category for each in told(agreement) if each.category == "written"] == ["written"]
    assert faults(document) == []


def test_ink_on_the_line_of_a_signature_signs() -> None:
    """A required signature that was not read is blank without ink, and signed with it."""
    blank, _ = compared(COPY)
    assert [each.category for each in told(blank)] == ["field-signature"]
    signed, document = compared(COPY, Mark("written", at(COPY, "Signature:"), SAYS, False))
    assert told(signed) == []
    values = {field.name: (field.value, field.problems) for field in signed.fields}
    assert values["signature"] == ("signed by hand", ())
    assert faults(document) == []


def test_ink_that_is_no_mark_elsewhere_signs_a_blank_line() -> None:
    """Ink of whatever kind on a signature's line signs; at any other place it is no finding."""
    signed, document = compared(COPY, Mark("ink", at(COPY, "Signature:"), "ink on page 1", False))
    assert {field.name: field.value for field in signed.fields}["signature"] == "signed by hand"
    assert told(signed) == []
    assert faults(document) == []
    elsewhere, _ = compared(COPY, Mark("ink", at(COPY, "1. The Baker"), "ink on page 1", False))
    assert [each.category for each in told(elsewhere)] == ["field-signature"]


@pytest.mark.parametrize(
    ("words", "cleared"),
    [
        ("Etta Krnm", True),
        ("~Etta Kram", True),
        ("Etta Kram under protest", False),
        ("N/A", False),
        ("none", False),
        ("Etta Kram reserving rights", False),
        ("Not Agreed", False),
        ("E.K.", True),
        ("(u.p.)", False),
        ("u.p.", False),
        ("w/oprejudice", False),
        ("Etta w/oprejudice", False),
        ("signedunderprotest", False),
    ],
)
def test_words_on_a_signed_line_that_are_no_name(words: str, cleared: bool) -> None:
    """Ink on the line clears what an engine misread of a name, and nothing that says more than one."""
    copy = COPY.replace("Signature:", f"Signature: {words}")
    signed, document = compared(
        copy, Mark("signed", at(copy, "Signature"), "a pen's ink on its line on page 1", True, 0)
    )
    assert (told(signed) == []) is cleared
    assert faults(document) == []
    over = Range(copy.index(words), copy.index(words) + len(words))
    read, _ = compared(copy, Mark("written", over, "is written by hand on page 1", False))
    assert (told(read) == []) is cleared
    written, document = compared(copy, Mark("written", at(copy, "Signature:"), SAYS, False))
    assert cleared or told(written) != []
    assert faults(document) == []


def test_a_page_that_was_searched_for_ink_says_so() -> None:
    """A signature that was not read is blank on a picture without ink, and signed where the ink is."""
    looked = Mark("searched", Range(0, len(COPY)), "the line to sign was not found on page 1", False, 0)
    blank, document = compared(COPY, looked)
    problems = {field.name: field.problems for field in blank.fields}
    assert problems["signature"] == ("blank: no signature was read, and the line to sign was not found on page 1",)
    assert any("line to sign was not found" in reason for each in told(blank) for reason in each.reasons)
    assert faults(document) == []
    for kind, says in (("unsigned", "no ink was seen on its line on page 1"), ("unclear", "there is ink")):
        agreement, _ = compared(COPY, Mark(kind, at(COPY, "Signature"), says, False, 0), looked)
        problems = {field.name: field.problems for field in agreement.fields}
        assert problems["signature"] == (f"blank: no signature was read, and {says}",)
    signed, _ = compared(COPY, Mark("written", at(COPY, "Signature:"), SAYS, False), looked)
    assert {field.name: field.value for field in signed.fields}["signature"] == "signed by hand"
    elsewhere, _ = compared(COPY, looked._replace(span=Range(0, 5)))
    assert "not found" not in " ".join({field.name: field.problems for field in elsewhere.fields}["signature"])


def test_the_line_of_a_signature_says_whether_it_is_signed() -> None:
    """Ink on the line signs it; words and handwriting elsewhere do not, and are for a person."""
    signed, document = compared(
        COPY, Mark("signed", at(COPY, "Signature"), "a pen's ink on its line on page 1", True, 0)
    )
    assert {field.name: field.value for field in signed.fields}["signature"] == "signed by hand"
    assert told(signed) == []
    assert faults(document) == []
    foot = COPY.replace("Signature:", "Signature: EK")
    unsigned = Mark("unsigned", at(foot, "Signature"), "no ink was seen on its line on page 1", True, 0)
    assert {field.name: field.value for field in compared(foot)[0].fields}["signature"] == "EK"
    blank, document = compared(foot, unsigned)
    assert {field.name: field.value for field in blank.fields}["signature"] == ""
    assert [each.rule for each in told(blank)] == ["field/elsewhere"]
    assert "“EK” stands elsewhere" in told(blank)[0].reasons[0]
    assert faults(document) == []
    near, _ = compared(COPY, unsigned, Mark("written", at(COPY, "Signature:"), SAYS, False))
    assert {field.name: field.value for field in near.fields}["signature"] == ""
    assert [each.rule for each in told(near)] == ["field/elsewhere"]


def test_a_condition_by_hand_on_a_signature_line_is_for_a_person() -> None:
    """Ink there signs nothing away: words that are no name stay a problem of the field."""
    copy = COPY.replace("Signature:", "Signature: not before the board approves")
    agreement, _ = compared(copy, Mark("signed", at(copy, "Signature"), "a pen's ink on its line on page 1", True, 0))
    assert [each.verdict for each in told(agreement)] == [Verdict.REVIEW]


def test_words_for_a_signature_whose_line_was_not_found_are_asked_about() -> None:
    """Where the page's other lines were found, nobody has seen what was read for this one on its line."""
    form = FORM.replace("  day:", "  other: {type: signature, required: false}\n  day:") + "\nWitness: {{other}}\n"
    copy = COPY.replace("Signature:", "Signature: Ada Byron") + "\nWitness: Li Wei\n"
    mark = Mark("signed", at(copy, "Signature"), "a pen's ink on its line on page 1", True, 0)
    for marks, asked in (((mark,), ["field/elsewhere"]), ((), [])):
        scan = Scan("copy.pdf", "0" * 64, copy, "pdf", marks=marks)
        agreements, _ = compare_scan(scan, [prepare(parse(form, "bread.md"))], Options())
        assert [each.rule for each in told(agreements[0])] == asked


def test_words_on_a_line_without_a_pens_ink_are_left() -> None:
    """A typed name is a filling, where it fits; what does not fit is none."""
    typed = COPY.replace("Signature:", "Signature: Ada Byron")
    uncertain = Mark("unsigned", at(typed, "Signature"), "no ink was seen on its line on page 1", False, 0)
    assert {field.name: field.value for field in compared(typed, uncertain)[0].fields}["signature"] == "Ada Byron"


def test_a_line_whose_label_was_misread() -> None:
    """The mark at the misread label is that of the words behind it."""
    typed = COPY.replace("Signature:", "Signatur: Ada Byron")
    mark = Mark("unsigned", at(typed, "Signatur"), "no ink was seen on its line on page 1", True, 0)
    agreement, document = compared(typed, mark)
    assert {field.name: field.value for field in agreement.fields}["signature"] == ""
    assert faults(document) == []


@pytest.mark.parametrize(("certain", "asked"), [(True, []), (False, ["field/elsewhere"])])
def test_unclear_ink_on_a_line(certain: bool, asked: list[str]) -> None:
    """What was read on the line itself is left; what was read elsewhere is asked about."""
    typed = COPY.replace("Signature:", "Signature: Ada Byron")
    agreement, document = compared(typed, Mark("unclear", at(typed, "Signature"), "there is ink", certain, 0))
    assert [each.rule for each in told(agreement)] == asked
    assert faults(document) == []


def test_a_box_that_was_not_seen_is_asked_about() -> None:
    """On a page that was searched, a box that may be marked; a text without its box, and a box that was read, say what they say."""
    form = FORM.replace("fields:\n", "fields:\n  tin: {type: checkbox, required: false}\n").replace(
        "pay for them.\n\n2.", "pay for them. {{tin}} In tins\n\n2."
    )
    looked = Mark("searched", Range(0, len(COPY)), "the line to sign was not found on page 1", False, 0)

    def tin(box: str, *marks: Mark) -> tuple[tuple[str, ...], list[str]]:
        copy = COPY.replace("pay for them.\n\n2.", f"pay for them. {box}In tins\n\n2.")
        scan = Scan("copy.pdf", "0" * 64, copy, "pdf", marks=marks)
        agreements, _ = compare_scan(scan, [prepare(parse(form, "bread.md"))], Options())
        field = next(field for field in agreements[0].fields if field.name == "tin")
        return field.problems, [each.rule for each in told(agreements[0]) if each.category == "field-checkbox"]

    assert tin("", looked) == (("unmarked: the box was not seen on the page",), ["field/unseen-box"])
    assert tin("") == ((), [])
    assert tin("☐ ", looked) == ((), [])


def test_ink_in_another_blank_is_a_filling_that_was_not_read() -> None:
    """A date by hand that no engine read is asked about as the field's, and not as words put in."""
    copy = COPY.replace("3 May 2024", "")
    agreement, _ = compared(copy, Mark("written", at(copy, "Date:"), SAYS, False))
    problems = {field.name: field.problems for field in agreement.fields}
    assert f"there is {SAYS}" in problems["day"]
    assert "written" not in [each.category for each in told(agreement)]


def test_ink_behind_a_filled_field_is_told() -> None:
    """Handwriting behind a typed date is no filling of it."""
    agreement, _ = compared(COPY, Mark("written", at(COPY, "3 May 2024"), SAYS, False))
    assert [each.category for each in told(agreement) if each.category == "written"] == ["written"]


def test_handwriting_that_was_read_is_found_by_its_words() -> None:
    """What the engine read is compared as text; that it is handwriting is one of its reasons."""
    copy = COPY.replace("may return loaves", "may not return loaves")
    span = at(copy, "may not return", after=False).start + 4
    agreement, _ = compared(copy, Mark("written", Range(span, span + 3), "is written by hand on page 1", False))
    (finding,) = [each for each in told(agreement) if each.scan.text.strip() == "not"]
    assert finding.verdict is Verdict.SUBSTANTIVE
    assert "not is written by hand on page 1" in finding.reasons


def test_initials_at_the_foot_are_never_substantive_unless_they_bind() -> None:
    """Letters that were read of them are for a person at most; a word of weight stays what it is."""
    for word, verdict in (("AHL", Verdict.REVIEW), ("not", Verdict.SUBSTANTIVE)):
        copy = COPY.replace("\n3. This", f"\n{word}\n\n3. This")
        span = copy.index(f"\n{word}\n") + 1
        mark = Mark("initials", Range(span, span + len(word)), "is written by hand at the foot", False)
        agreement, _ = compared(copy, mark)
        worst = max((each.verdict.gravity for each in told(agreement) if word in each.scan.text), default=0)
        assert worst <= verdict.gravity if verdict is Verdict.REVIEW else worst == verdict.gravity


def test_words_struck_by_pen_are_substantive_where_it_is_certain() -> None:
    """A certain stroke through whole words is an edit; a doubtful one is for a person."""
    span = Range(COPY.index("forty loaves"), COPY.index("forty loaves") + len("forty loaves"))
    for certain, verdict in ((True, Verdict.SUBSTANTIVE), (False, Verdict.REVIEW)):
        agreement, document = compared(COPY, Mark("struck", span, "is struck out by pen on page 1", certain))
        (finding,) = [each for each in told(agreement) if each.category == "struck"]
        assert (finding.verdict, finding.canonical.text) == (verdict, "forty loaves")
        assert faults(document) == []


@pytest.mark.parametrize(("sign", "count"), [(" ", 1), ("-", 1), (" or ", 2)])
def test_words_side_by_side_under_strokes_are_one_finding(sign: str, count: int) -> None:
    """Marks on two words that touch are joined, also where an engine read the stroke between them as a hyphen."""
    copy = COPY.replace("forty loaves", f"forty{sign}loaves")
    start = copy.index("forty")
    spans = Range(start, start + 5), Range(start + 5 + len(sign), start + 11 + len(sign))
    marks = [Mark("struck", span, "is struck out by pen on page 1", False) for span in spans]
    agreement, document = compared(copy, *marks)
    struck = [each for each in told(agreement) if each.category == "struck"]
    assert len(struck) == count
    assert [word for each in struck for word in each.canonical.text.split()] == ["forty", "loaves"]
    if count == 1:
        assert struck[0].reasons[0] == f"“forty{sign}loaves” is struck out by pen on page 1"
    assert faults(document) == []


def test_the_ends_of_a_stroke_are_of_its_finding() -> None:
    """Hyphens that were read before and behind the struck word are no findings of their own, and its neighbours are none."""
    copy = COPY.replace("forty loaves", "forty-loaves-")
    start = copy.index("loaves-")
    agreement, document = compared(
        copy, Mark("struck", Range(start, start + 6), "is struck out by pen on page 1", False)
    )
    (finding,) = [each for each in told(agreement) if "signature" not in each.canonical.text]
    assert (finding.canonical.text, finding.scan.text.strip("- "), finding.category) == ("loaves", "loaves", "struck")
    assert faults(document) == []


@pytest.mark.parametrize(("words", "asked"), [("3 May 2024", 0), ("May 2024", 1), ("before that", 1)])
def test_handwriting_on_the_words_of_a_field_is_its_filling(words: str, asked: int) -> None:
    """Not where a part of the value is print, and not over words of the form."""
    boxes = (Box(100, 700, 300, 712),)
    start = COPY.index(words)
    lies_on = Mark("filled", Range(start, start + len(words)), "is written by hand", False, 0, boxes)
    agreement, document = compared(COPY, lies_on, Mark("written", at(COPY, words), SAYS, False, 0, boxes))
    assert len([each for each in told(agreement) if each.category == "written"]) == asked
    assert faults(document) == []


@pytest.mark.parametrize(
    ("by_hand", "certain", "asked"), [("2024", False, 0), ("", False, 1), ("2024", True, 1), ("Date", False, 1)]
)
def test_strokes_of_a_value_by_hand_are_its_own(by_hand: str, certain: bool, asked: int) -> None:
    """What may be a stroke through a figure of a date that was written by hand; not where the date is print, nor what is certain."""
    start, hand = COPY.index("3 May 2024"), COPY.index(by_hand or "2024")
    marks = [Mark("struck", Range(start, start + 1), "is struck out by pen on page 1", certain, 0)]
    if by_hand:
        marks.append(Mark("filled", Range(hand, hand + len(by_hand)), "is written by hand", False, 0))
    agreement, document = compared(COPY, *marks)
    assert len([each for each in told(agreement) if "struck out" in " ".join(each.reasons)]) == asked
    assert faults(document) == []


def test_one_question_for_a_stamp() -> None:
    """At the words that it covers; where these are a field's value, at the field; and nothing beside what differs there anyway."""
    says = "is under a stamp on page 1 that reads “ENTERED”"

    def stamped(words: str, copy: str = COPY) -> list[Finding]:
        start = copy.index(words)
        mark = Mark("stamped", Range(start, start + len(words)), says, False, 0, (Box(100, 100, 200, 150),))
        agreement, document = compared(copy, mark)
        assert faults(document) == []
        return [each for each in told(agreement) if "ENTERED" in " ".join(each.reasons)]

    (over,) = stamped("loaves to the Shop")
    assert (over.verdict, over.category, over.canonical.text) == (Verdict.REVIEW, "stamped", "loaves to the Shop")
    (field,) = stamped("3 May 2024")
    assert (field.verdict, field.canonical.text) == (Verdict.REVIEW, "{{day}}")
    (changed,) = stamped("fifty", COPY.replace("forty", "fifty"))
    assert (changed.verdict, changed.scan.text) == (Verdict.SUBSTANTIVE, "fifty")


def test_other_handwriting_at_a_filled_field_is_asked_about() -> None:
    """A mark with a box of its own, beyond the words that were read."""
    start = COPY.index("3 May 2024")
    lies_on = Mark("filled", Range(start, start + 10), "is written by hand", False, 0, (Box(100, 700, 200, 712),))
    other = Mark("written", at(COPY, "3 May 2024"), SAYS, False, 0, (Box(220, 700, 260, 712),))
    agreement, _ = compared(COPY, lies_on, other)
    assert [each.category for each in told(agreement) if each.category == "written"] == ["written"]


def test_handwriting_belongs_to_the_clause_of_its_line() -> None:
    """Behind the words of a field at a line's end, where the next line begins another clause."""
    form = FORM + "\n## For the Shop\n\nThe Shop signs on the next page, and the Baker signs here.\n"
    copy = COPY + "\nFor the Shop\n\nThe Shop signs on the next page, and the Baker signs here.\n"
    scan = Scan("copy.pdf", "0" * 64, copy, "pdf", marks=(Mark("written", at(copy, "3 May 2024"), SAYS, False),))
    agreements, _ = compare_scan(scan, [prepare(parse(form, "bread.md"))], Options())
    (finding,) = [each for each in told(agreements[0]) if each.category == "written"]
    assert finding.clause == "p2"
