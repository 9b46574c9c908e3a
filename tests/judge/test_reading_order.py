"""Lines in another order are layout where nothing but labels moved, doubt where names did, and no shelter for an edit."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.alignment.edits import Edit, EditKind
from clausediff.judge.judgement import Judgement
from clausediff.judge.reading_order import _Block, _enough, _in_turn, _Loose, _match, find_blocks
from clausediff.model import Range, Verdict
from tests.stages import cases, judged, page

DATA: dict[str, Any] = cases("judge_reading_order")


@pytest.mark.parametrize("case", DATA["cases"], ids=[case["name"] for case in DATA["cases"]])
def test_worst(case: dict[str, Any]) -> None:
    """The gravest verdict is as the case has it."""
    found = judged(DATA["before"] + case["form"], DATA["before"] + case["scan"], title="Supply of Flour")
    worst = max(found, key=lambda judgement: judgement.verdict.gravity).verdict.value
    told = [(j.verdict.value, j.category, j.edit.canonical, j.edit.scan, j.reasons) for j in found]
    assert worst in ([case["worst"]] if isinstance(case["worst"], str) else case["worst"]), told


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


def rules_of(form: str, scan: str) -> dict[str, str]:
    """The rules of the findings on a block, with their verdicts."""
    return {each.rule: each.verdict.value for each in judged(DATA["before"] + form, DATA["before"] + scan)}


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


COLUMN = (
    "3. The cooper looks at each barrel once a week, in the yard and by daylight.\n\n4. The pigs of the mill are fed with whatever "
    "cider a barrel has lost.\n\n5. The law of the Canton of Vaud governs all of this.\n\n6. Both sign it with ink.\n"
)
UNLABELLED = COLUMN.replace("4. ", "").replace("5. ", "").replace("6. ", "")


@pytest.mark.parametrize(
    ("column", "labels"),
    [
        ("4. 5. 6.", True),
        ("5. 6.", True),
        ("5. 4.", False),
        ("4. 5. 7.", False),
        ("4. 5. 6. 6.", False),
        ("4. 5. often", False),
    ],
)
def test_columns_of_labels(column: str, labels: bool) -> None:
    """Labels in turn, each of a clause near by that was not read with it."""
    found = rules_of(COLUMN, UNLABELLED.replace("daylight.\n", f"daylight.\n{column}\n"))
    assert ("order/column-of-labels" in found) is labels
    assert labels == (set(found.values()) == {"format"})


def test_a_column_holds_nothing_but_labels() -> None:
    """Behind words on a line it is no column, and each may be a figure of the sentence."""
    behind = rules_of(COLUMN, UNLABELLED.replace("daylight.\n", "daylight. 4. 5. 6.\n"))
    assert "order/column-of-labels" not in behind
    assert behind["order/label-near-by"] == "review"


LINES = [
    "The Grower and his neighbour bring pears from",
    "the old orchard to the mill before noon and",
    "the carts go home by the road along the river",
    "while the dogs of the town bark at them from",
    "the bridge and all the hens run away into the",
    "field behind the barn of the old carpenter who",
]


def interleaved(pairs: int) -> tuple[str, str]:
    """Some pairs of lines, and the same read across each other."""
    words = [line.split() for line in LINES[: 2 * pairs]]
    scan = []
    for one, other in zip(words[::2], words[1::2], strict=True):
        scan += [" ".join(one[:4] + other[:4]), " ".join(one[4:] + other[4:])]
    return "\n".join(LINES) + "\n", "\n".join([*scan, *LINES[2 * pairs :]]) + "\n"


@pytest.mark.parametrize(("pairs", "across"), [(1, False), (2, False), (3, True)])
def test_lines_read_across_each_other(pairs: int, across: bool) -> None:
    """Six pieces lost and gained close by, and nearly the same words among them."""
    assert ("order/across" in rules_of(*interleaved(pairs))) is across


def test_what_was_put_in_among_lines_read_across() -> None:
    """Where too few of the words are the same ones nothing is taken back."""
    form, scan = interleaved(3)
    other = scan.replace("while the dogs of", "since every man is").replace(
        "field behind the barn", "since no man ever goes"
    )
    assert "substantive" in rules_of(form, other).values()


def test_equal_pages_have_nothing_out_of_order() -> None:
    """Of two equal pages nothing is said."""
    for case in DATA["cases"]:
        assert judged(DATA["before"] + case["form"], DATA["before"] + case["form"]) == []


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


@pytest.mark.parametrize(
    ("places", "near", "count"),
    [
        ([[5], [9]], 7, 2),
        ([[9], [5]], 7, 1),
        ([[5], [5]], 7, 1),
        ([[5, 6], [5, 6]], 7, 2),
        ([[], [5]], 7, 0),
        ([[1007]], 7, 1),
        ([[1008]], 7, 0),
        ([[7]], 1007, 0),
        ([[8]], 1007, 1),
    ],
)
def test_labels_in_turn(places: list[list[int]], near: int, count: int) -> None:
    """Each has a place behind that of the one before, all within a thousand words."""
    assert _in_turn(places, near) == count
