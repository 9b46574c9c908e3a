"""Handwriting that was not read is told where its ink is, in an agreement and beside all of them."""

from __future__ import annotations

from clausediff.agreement.documents import document_findings
from clausediff.agreement.places import with_places
from clausediff.canonical.load import parse
from clausediff.canonical.variants import prepare
from clausediff.model import Range
from clausediff.pipeline import Options, compare_scan
from clausediff.scan.pages import Box, Page, WordBox
from clausediff.scan.scan import Mark, Scan

FORM = "1. The Baker shall deliver forty loaves to the Shop.\n\n2. The Shop shall pay for them within sixty days.\n"
FAX = "Fax cover sheet of three pages to the bakery in the old town\n\n"
INK = Box(80, 20, 120, 32)


def scan(text: str, at: int) -> Scan:
    """A scan with a box for each word, and handwriting at a point."""
    words, start = [], 0
    for number, word in enumerate(text.split()):
        start = text.index(word, start)
        words.append(WordBox(Range(start, start + len(word)), 0, Box(10 * number, 50, 10 * number + 8, 60)))
        start += len(word)
    mark = Mark("written", Range(at, at), "handwriting on page 4 that was not read", False, 0, (INK,))
    return Scan("copy.png", "", text, "image", words=tuple(words), pages=(Page(4, 600, 800),), marks=(mark,))


def test_in_an_agreement_the_finding_has_the_ink_s_box() -> None:
    """Not the place between the words beside it."""
    read = scan(FORM, FORM.index(" deliver"))
    agreements, _ = compare_scan(read, [prepare(parse(FORM, "form.md"))], Options())
    (finding,) = [each for each in with_places(read, agreements)[0].findings if each.category == "written"]
    assert (finding.scan.page, finding.scan.boxes) == (4, (tuple(INK),))


def test_beside_all_agreements_it_is_told_of_the_file() -> None:
    """On a page that belongs to no agreement, and is not lost; not a second time where an agreement has it."""
    read = scan(FAX + FORM, FAX.index("three"))
    (finding,) = [each for each in document_findings(read, [Range(0, len(FAX))]) if each.category == "written"]
    assert (finding.scan.page, finding.scan.boxes) == (4, (tuple(INK),))
    assert finding.reasons == ("there is handwriting on page 4 that was not read",)
    elsewhere = document_findings(read, [Range(len(FAX), len(FAX + FORM))])
    assert "written" not in {each.category for each in elsewhere}
