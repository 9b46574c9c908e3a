"""Blocks of short lines: what makes one, and which of their words were only read in another order."""

from __future__ import annotations

import pytest

from clausediff.alignment.edits import Edit, EditKind
from clausediff.judge.blocks import _Block, _enough, _Loose, _match, find_blocks
from clausediff.judge.judgement import Judgement
from clausediff.model import Range, Verdict
from tests.judge.reordered import DATA, rules_of
from tests.stages import judged, page


@pytest.mark.parametrize(("name", "blocks"), [(0, 1), (1, 1), (4, 1), (6, 0), (7, 0)])
def test_blocks(name: int, blocks: int) -> None:
    """Signatures make a block, whose words are those of its lines; sentences and clauses do not."""
    form = DATA["before"] + DATA["cases"][name]["form"]
    made, _ = page(form, form)
    spans = find_blocks(made)
    assert len(spans) == blocks
    for low, high in spans:
        assert made.canonical.starts[low] >= form.index(DATA["cases"][name]["form"])
        assert high == len(made.canonical)


def blocks_of(*lines: str) -> list[list[str]]:
    """The first and the last word of each block among some lines behind a page of text."""
    form = DATA["before"] + "\n".join(lines) + "\n"
    made, _ = page(form, form)
    return [[made.canonical.keys[low], made.canonical.keys[high - 1]] for low, high in find_blocks(made)]


NAMES = ["Ada Byron", "Li Wei", "Emmy Noether", "Kurt Hahn"]
LONG = "Accepted and agreed as of the date first above written by all"


def test_a_block_has_four_lines_at_least() -> None:
    """Three names are none."""
    assert blocks_of(*NAMES) == [["ada", "hahn"]]
    assert blocks_of(*NAMES[:3]) == []


def test_how_long_its_lines_are() -> None:
    """Eight words at most, but for one of up to fourteen among them."""
    eight = "Ada Byron Li Wei Emmy Noether Kurt Hahn"
    assert blocks_of(*NAMES, eight) == [["ada", "hahn"]]
    assert blocks_of(*NAMES[:3], eight) == [["ada", "hahn"]]
    assert blocks_of(*NAMES[:3], f"{eight} Ada") == []
    assert blocks_of(*NAMES[:2], LONG, *NAMES[2:]) == [["ada", "hahn"]]
    assert blocks_of(*NAMES[:2], f"{LONG} of them", *NAMES[2:]) == [["ada", "hahn"]]
    assert blocks_of(*NAMES[:2], f"{LONG} of them here", *NAMES[2:]) == []
    assert blocks_of(*NAMES[:2], LONG, LONG, *NAMES[2:]) == []


def test_names_or_labels_make_it() -> None:
    """Four fifths of the words have a capital, or one line of eight has a label before its blank."""
    small = "of the mill"
    assert blocks_of("Ada Byron", "Li Wei", "Emmy Noether", "Kurt Hahn of of") == [["ada", "of"]]
    assert blocks_of("Ada Byron", "Li Wei", "Emmy Noether", "Kurt Hahn of of of") == []
    assert blocks_of("Name: Ada Byron", small, small, small) == [["name", "mill"]]
    assert blocks_of("Name: Ada Byron", *[small] * 7) == [["name", "mill"]]
    assert blocks_of("Name: Ada Byron", *[small] * 8) == []


LABELS = [
    "By:",
    "Its:",
    "Name:",
    "Print Name:",
    "Title:",
    "Date:",
    "Dated:",
    "Signature:",
    "Address:",
    "Tel:",
    "E-mail:",
]


@pytest.mark.parametrize("label", [*LABELS, "Witness:", "ada@mill.example"])
def test_labels_of_blanks(label: str) -> None:
    """What stands before a blank in a signature block."""
    small = "of the mill"
    assert len(blocks_of(label, small, small, small)) == 1


def test_labelled_lines_are_no_block() -> None:
    """Short clauses with labels of their own stay clauses."""
    assert blocks_of("3. Ada Byron", "4. Li Wei", "5. Emmy Noether", "6. Kurt Hahn") == []


TWO = "THE MILL\nBy: Ada Byron\nMiller\nTHE BAKERY\nBy: Li Wei\nBaker\nWitness: Emmy Noether\n"
ACROSS = "THE MILL\nTHE BAKERY\nBy: Ada Byron\nBy: Li Wei\nMiller\nBaker\nWitness: Emmy Noether\n"


def test_lines_read_across_are_asked_about_once() -> None:
    """Where they were gained; where they were lost it is told as their order."""
    assert rules_of(TWO, ACROSS) == {"order/block": "review", "order/line-of-block": "format"}


@pytest.mark.parametrize("other", ["Kurt Hahn", "Li Hahn"])
@pytest.mark.parametrize("scan", [TWO, ACROSS])
def test_another_name_is_no_order(scan: str, other: str) -> None:
    """A name that is nowhere else in the block is a change, in its place and elsewhere."""
    found = judged(DATA["before"] + TWO, DATA["before"] + scan.replace("Li Wei", other))
    assert max(each.verdict.gravity for each in found) == Verdict.SUBSTANTIVE.gravity


def test_a_figure_needs_its_partner() -> None:
    """However many of the other words are elsewhere in the block."""
    form = TWO.replace("Miller", "Miller at 12 Mill Lane").replace("Baker", "Baker at 40 Oven Street")
    scan = form.replace("Miller at 12 Mill Lane\nTHE BAKERY", "THE BAKERY\nMiller at 15 Mill Lane")
    assert "substantive" in rules_of(form, scan).values()


def matched(lost: list[str], gained: list[str], *, one_judgement: bool = False) -> tuple[list[str], list[str]]:
    """The words of both sides that are found on the other, as words of two judgements or of one."""
    (judgement, other) = (_judgement(), _judgement())
    block = _Block(
        [_Loose(key, judgement) for key in lost],
        [_Loose(key, judgement if one_judgement else other) for key in gained],
    )
    _match(block)
    return [each.key for each in block.lost if each.found], [each.key for each in block.gained if each.found]


def _judgement() -> Judgement:
    edit = Edit(EditKind.REPLACE, Range(0, 1), Range(0, 1), Range(0, 1), Range(0, 1), 0)
    return Judgement(Verdict.REVIEW, "word", edit.canonical, edit.scan, 0, ("",), edit, "replaced/marks")


@pytest.mark.parametrize(
    ("lost", "gained", "found"),
    [
        ("miller baker", "baker miller", "miller baker"),
        ("miller miller", "miller", "miller"),
        ("miller", "millcr", "miller"),
        ("miller baker", "millcr", "miller"),
        ("miller millar", "millcr", "miller"),
        ("miller", "baker", ""),
        ("ada", "adn", ""),
        ("byron", "byrom", "byron"),
        ("1815", "1816", ""),
        ("byron", "1816", ""),
        ("adam", "adan", "adam"),
        ("adam", "adxx", ""),
    ],
)
def test_words_of_a_block_are_paired(lost: str, gained: str, found: str) -> None:
    """Equal words, then misread ones of four letters or more; a figure has to be the same, and each word counts once."""
    here, there = matched(lost.split(), gained.split())
    assert here == found.split()
    assert len(here) == len(there)


def test_a_misread_word_is_in_another_place() -> None:
    """In one place a word is judged as it is: only equal ones are paired there."""
    assert matched(["miller"], ["millcr"], one_judgement=True) == ([], [])
    assert matched(["miller"], ["miller"], one_judgement=True) == (["miller"], ["miller"])


@pytest.mark.parametrize(
    ("words", "found", "enough"),
    [
        ("miller baker cooper grower", 3, True),
        ("miller baker cooper grower", 2, False),
        ("miller baker cooper 12", 3, False),
        ("12 miller baker cooper", 3, True),
        ("miller", 1, True),
        ("", 0, True),
    ],
)
def test_how_many_words_of_a_line_have_to_be_there(words: str, found: int, enough: bool) -> None:
    """Three of four, and each figure."""
    loose = [_Loose(key, _judgement(), found=number < found) for number, key in enumerate(words.split())]
    assert _enough(loose) is enough
