"""The benchmark's own parts: a harness that miscounts would make every figure a lie."""

from __future__ import annotations

import itertools

import pytest

from tests.benchmark import adversaries, reverse
from tests.benchmark.case import Case, Edit
from tests.benchmark.counts import Count, gather
from tests.benchmark.score import score
from tests.benchmark.systems import BASELINES, SYSTEMS, Answer, Flag
from tests.benchmark.table import rate
from tests.benchmark.words import fold, opcodes, overlap, pair_up, slide, widen, words

TEXT = (
    "The Buyer shall not pay more than 60 days after delivery. The Seller may deliver the goods to any place in "
    "Delaware, and the Buyer will accept all of them without delay. Each party bears its own costs of this sale. "
) * 4


def case(edits: tuple[Edit, ...] = (), mode: str = "edits") -> Case:
    """A case of two equal texts."""
    return Case("one", "arm", "group", "document", TEXT, TEXT, edits, mode=mode)


def test_words_keep_their_places() -> None:
    """Slicing a word's span gives its text; marks without a letter or digit are no words."""
    text = "“Non-exclusive”, — and/or ﬁfty  (60)"
    assert [text[slice(*w.span)] for w in words(text)] == [w.text for w in words(text)]
    assert [w.fold for w in words(text)] == ["non-exclusive", "and/or", "fifty", "60"]


def test_opcodes_cover_both_sides() -> None:
    """The blocks follow each other without a gap and end at both ends."""
    left, right = ["a", "b", "c", "d", "e", "f"], ["a", "x", "c", "e", "f", "g"]
    at = (0, 0)
    for tag, a, b, c, d in opcodes(left, right):
        assert (a, c) == at
        assert tag != "equal" or left[a:b] == right[c:d]
        at = (b, d)
    assert at == (6, 6)


def test_pairs_use_every_word_once() -> None:
    """Each index of either side is in one pair, in order, and likely words meet."""
    pairs = pair_up(["shall", "not", "disclose"], ["sha1l", "disclose", "it"])
    assert [i for i, _ in pairs if i is not None] == [0, 1, 2]
    assert [j for _, j in pairs if j is not None] == [0, 1, 2]
    assert (0, 0) in pairs and (2, 1) in pairs


def test_an_insertion_may_slide() -> None:
    """An inserted sentence that begins like the next one may as well be said to stand after the shared words."""
    text = "The Buyer pays. The Buyer signs."
    start, end = slide(text, 16, "The Buyer waits. ")
    assert (start, text[16:end]) == (16, "The Buyer")
    assert slide(text, 16, "Nobody waits. ") == (16, 16)


def test_places_are_widened_by_whole_words() -> None:
    """A place within a word grows to the word, then by one word on either side."""
    text = "one two, three four"
    assert text[slice(*widen(text, (7, 7)))] == "one two, three"
    assert overlap((3, 3), (3, 5)) and not overlap((0, 3), (3, 5))


@pytest.mark.parametrize("seed", range(6))
def test_changes_are_where_they_say(seed: int) -> None:
    """Undoing every change by its spans gives back the text, and they keep their distance."""
    edited, applied = reverse.edit(TEXT, reverse.seeded("test", str(seed)), spacing=12)
    assert applied
    assert edited != TEXT
    restored = edited
    pieces = [(a.span, a.old) for a in applied] + [(a.extra, "") for a in applied if a.extra]
    for span, old in sorted(pieces, reverse=True):
        restored = restored[: span[0]] + old + restored[span[1] :]
    assert restored == TEXT
    for one, two in itertools.pairwise(applied):
        assert len(words(edited[one.span[1] : two.span[0]])) >= 4


def test_changes_are_the_same_each_time() -> None:
    """The same seed gives the same changes."""
    one, two = (reverse.edit(TEXT, reverse.seeded("a"), spacing=12) for _ in range(2))
    assert one == two


def test_no_change_is_made_where_the_copy_reads_so() -> None:
    """A change that gives what the copy says anyway is no edit of it."""
    copy = TEXT.replace("60", "90")
    for seed in range(20):
        edited, applied = reverse.edit(TEXT, reverse.seeded(str(seed)), spacing=5, copy=copy, kinds=("number",))
        assert all(edited[slice(*a.span)] != "90" for a in applied)


@pytest.mark.parametrize(
    ("flags", "ended"),
    [
        ([], "unseen"),
        ([Flag("noise", (16, 19), (16, 19))], "noise"),
        ([Flag("format", (16, 19), (16, 19)), Flag("review", (10, 15), (10, 15))], "review"),
        ([Flag("substantive", (20, 23), (20, 23))], "substantive"),
        ([Flag("substantive", (60, 70), (60, 70))], "unseen"),
    ],
)
def test_edits_are_found_in_place_only(flags: list[Flag], ended: str) -> None:
    """A finding one word away counts, one further away does not; noise at the place is a silent miss."""
    result = score(case((Edit("negation-delete", (16, 19)),)), "clausediff", Answer(flags))
    assert [o.ended for o in result.outcomes] == [ended]
    assert bool(result.failures) == (ended not in ("review", "substantive"))


def test_clean_cases_count_alarms() -> None:
    """Every substantive and review finding of a clean case is false; those at excused places are counted apart."""
    flags = [Flag("substantive", (0, 3), (0, 3)), Flag("review", (80, 83), (80, 83)), Flag("noise", (4, 9), (4, 9))]
    clean = Case("one", "arm", "group", "document", TEXT, TEXT, mode="clean", ignore=((80, 83),))
    result = score(clean, "clausediff", Answer(flags))
    assert (result.false_substantive, result.false_review) == (1, 1)
    assert (result.excused_substantive, result.excused_review) == (0, 1)


def test_an_error_is_not_silent() -> None:
    """A file that is refused hides nothing, and is counted as refused."""
    result = score(case((Edit("modal", (16, 19)),)), "clausediff", Answer([], error="binary: no text"))
    assert [o.ended for o in result.outcomes] == ["error"] and not result.outcomes[0].silent


def test_rates_bracket_their_value() -> None:
    """The interval holds the rate; without a hit its upper end is the rule of three."""
    found = rate({str(n): (n % 3, 10) for n in range(30)})
    assert found.low <= found.value <= found.high and found.value == pytest.approx(0.1)
    assert rate({"a": (0, 100), "b": (0, 200)}).high == pytest.approx(0.01)


@pytest.mark.parametrize("system", sorted(BASELINES))
def test_baselines_say_nothing_of_equal_texts(system: str) -> None:
    """No baseline flags a text held against itself, and each flags a paragraph that is gone."""
    if system == "redlines":
        pytest.importorskip("redlines")
    if system == "spelling":
        pytest.importorskip("spellchecker")
    assert SYSTEMS[system](case()).flags == []
    shorter = Case("two", "arm", "group", "document", TEXT, TEXT[: len(TEXT) // 2])
    assert any(f.raised for f in SYSTEMS[system](shorter).flags)


def test_adversaries_differ_from_their_form() -> None:
    """Every adversary changes the copy, at the place that its label names."""
    seen = set()
    for made in adversaries.cases():
        (edit,) = made.edits
        seen.add(edit.kind)
        assert made.scan != made.plain
        assert edit.scan is not None and edit.plain is not None and made.plain is not None
        start, end = edit.plain
        assert made.scan == made.plain[:start] + made.scan[slice(*edit.scan)] + made.plain[end:]
        assert 0 <= edit.canonical[0] <= edit.canonical[1] <= len(made.canonical)
    assert seen == set(adversaries.KINDS)


def test_folding_keeps_figures() -> None:
    """A currency or percent sign at the edge of a word is part of it."""
    assert (fold("($5,000),"), fold("10%."), fold("“Work”")) == ("$5,000", "10%", "work")


def test_rules_are_counted() -> None:
    """Each rule's findings, its false alarms, the edits that it let pass, and how many were misreadings in truth."""
    flags = [
        Flag("noise", (16, 19), (16, 19), score=0.9, rule="a"),
        Flag("noise", (60, 66), (60, 66), score=0.9, rule="a"),
        Flag("review", (40, 45), (40, 45), score=0.5, rule="b"),
    ]
    edited = score(case((Edit("negation", (16, 19)),)), "clausediff", Answer(flags))
    assert edited.rules == {"a": (2, 0, 1, 1, 0), "b": (1, 0, 0, 0, 0)}
    clean = score(case(mode="clean"), "clausediff", Answer(flags))
    assert clean.rules == {"a": (2, 0, 0, 2, 2), "b": (1, 1, 0, 1, 1)}
    found = gather({"arm": [edited, clean], "kleister-clean-dev-0": [clean]})
    assert found["arms"] == {"arm": 2}
    assert found["rules"]["a"] == Count(fired=4, alarms=0, silent=1, known=3, misread=2)
