"""Fields by the ink on the page: which lines are signed, which blanks were filled in by hand, and which were left blank.

A signature is decided by the ink on its line, once the line was found on the page; what was read elsewhere does not sign it::

    Signature: __ʃʋʋʋ__        ink on the line: signed
    Signature: ________        no ink: blank, whatever was read beside it
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from clausediff import regex as re
from clausediff.alignment.edits import EditKind
from clausediff.canonical.reference import CanonicalWords
from clausediff.evidence.page import Page
from clausediff.judge.judgement import Judgement
from clausediff.model import SIGNED_BY_HAND, Verdict
from clausediff.scan.binding import binds, reserves
from clausediff.scan.scan import Mark
from clausediff.text.placeholders import is_placeholder
from clausediff.text.several import guards_of
from clausediff.text.terms import key_of, terms

__all__ = ["fills", "is_name", "near", "read_in", "signatures", "signed_by_hand"]

_BLANK = " \t\n_.…:-–—"
"""What a line to sign on is read as."""
_BESIDE = 3
"""Characters between a field of choices and the place of a box at its edge, at most."""
_NAME = 4
"""Words of handwriting in a signature's field that can be a name."""
_SPOKEN = 3
"""Letters of the shortest lower-case word that counts as a word of a sentence; a shorter one may be a stroke of a name."""
_AROUND = ".,;:()[]\"'"
_POINTED = re.compile(r"(?=[(\[]|[^A-Z]+\Z)[(\[]?(?:[^\W\d_]\.)+[^\W\d_]\.?[)\]]?")
"""Letters with points, small or in brackets: an abbreviation, by which people sign with a reserve. A name's initials are capitals."""


def signatures(
    page: Page, canonical_of: Callable[[int], int | None], found: Sequence[Judgement], marks: Sequence[Mark]
) -> None:
    """Signature lines by the ink on them, once all handwriting has been placed; changes the findings in place."""
    for mark in marks:
        if mark.kind == "ink":
            _sign(page, found, mark)
    told = []
    looked: dict[int, str] = {}
    for mark in marks:
        if mark.kind in ("signed", "unsigned", "unclear"):
            for each in _at_label(page, canonical_of, found, mark):
                _sign_line(page, each, mark, marks)
                told.append(each)
                looked[id(each)] = mark.says
    for mark in marks:
        if mark.kind == "crossed":
            for each in _at_label(page, canonical_of, found, mark):
                _ask_of_crossed(page, each, mark)
    if told:
        _without_label(page, found, told)
    for mark in marks:
        if mark.kind == "searched":
            _ask_of_choices(page, found, marks)
            _searched(page, found, mark, looked)
            _signed_over(page, found, mark)


def _ask_of_choices(page: Page, found: Sequence[Judgement], marks: Sequence[Mark]) -> None:
    """Ask about a choice that is marked where the box of another choice of the field may be marked too."""
    places = [mark.span.start for mark in marks if mark.kind == "doubtful"]
    for each in found if places else ():
        if each.edit.kind is not EditKind.FIELD or not each.value or each.problems:
            continue
        spec = page.canonical.slots[each.edit.canonical_words.start]
        here = any(each.scan.start - _BESIDE <= at <= each.scan.end + _BESIDE for at in places)
        if spec.type == "choice" and here:
            problem = "unmarked: another choice has a box that may be marked too"
            each.problems = (problem,)
            each.ask(f"{spec.name}: {problem}", "field/unseen-box")


def _signed_over(page: Page, found: Sequence[Judgement], mark: Mark) -> None:
    """Ask about the label of a line to sign that was read otherwise on a picture: a large signature runs over it, and an engine reads
    both as one."""
    canonical = page.canonical
    for each in found:
        words = each.edit.canonical_words
        if each.verdict is not Verdict.SUBSTANTIVE or not words.size or each.edit.kind is EditKind.FIELD:
            continue
        line = range(words.start, len(canonical))
        field = next((at for at in line if at in canonical.slots or _ends_line(canonical, at)), None)
        signed = field is not None and field in canonical.slots and canonical.slots[field].type == "signature"
        if signed and mark.span.start <= each.scan.start and each.scan.end <= mark.span.end:
            each.ask("a signature may run over the label of its line", "mark/signed-over")


def _ends_line(canonical: CanonicalWords, index: int) -> bool:
    """Whether a word is the last one of its line in the canonical."""
    behind = canonical.starts[index + 1] if index + 1 < len(canonical) else len(canonical.printed)
    return "\n" in canonical.printed[canonical.ends[index] : behind]


def _at_label(
    page: Page, canonical_of: Callable[[int], int | None], found: Sequence[Judgement], mark: Mark
) -> Iterator[Judgement]:
    """The judgements on the signature beside whose label a mark is: behind the label's end, or before its start."""
    words, at = page.words, mark.span.start
    before, behind = bisect_left(words.ends, at), bisect_left(words.starts, at)
    label = canonical_of(before) if before < len(words) and words.ends[before] == at else None
    slot = None if label is None else label + 1
    if slot is None and behind < len(words) and words.starts[behind] == at:
        label = canonical_of(behind)
        slot = None if label is None else label - 1
    if slot is None:  # a label that was misread: what was read right behind it is in the signature's place
        slot = next((each.edit.canonical_words.start for each in found if _begins_behind(page, each, before)), None)
    spec = None if slot is None else page.canonical.slots.get(slot)
    if spec is not None and spec.type == "signature":
        yield from (
            each for each in found if each.edit.kind is EditKind.FIELD and each.edit.canonical_words.start == slot
        )


def _begins_behind(page: Page, judgement: Judgement, label: int) -> bool:
    """Whether words in a field are the next ones behind a word of the scan."""
    words = judgement.edit.scan_words
    return judgement.edit.kind is EditKind.FIELD and words.size > 0 and words.start == label + 1


def _without_label(page: Page, found: Sequence[Judgement], told: Sequence[Judgement]) -> None:
    """Ask about words for a signature whose line was not found on the page, where the lines of other signatures were."""
    for each in found:
        if (
            each.edit.kind is not EditKind.FIELD
            or not each.value
            or each.value == SIGNED_BY_HAND
            or any(each is other for other in told)
        ):
            continue
        spec = page.canonical.slots[each.edit.canonical_words.start]
        if spec.type == "signature":
            each.problems = (*each.problems, "the line to sign was not found on the page")
            each.ask(f"{spec.name}: {each.problems[-1]}", "field/elsewhere")


def _sign_line(page: Page, judgement: Judgement, mark: Mark, marks: Sequence[Mark]) -> None:
    """Decide a signature by the ink on its line alone, and not by what the comparison took for it; changes the judgement in place.

    Words by hand that are no name, and handwriting that is near the line and not on it, are for a person.
    """
    name = page.canonical.slots[judgement.edit.canonical_words.start].name
    text = read_in(page, judgement)
    if mark.kind == "signed":
        if not text or (judgement.problems and is_name(page, text)):
            signed_by_hand(judgement, name)
        return
    if mark.kind == "unclear":
        if judgement.value not in ("", SIGNED_BY_HAND) and not mark.certain:
            judgement.problems = (*judgement.problems, mark.says)
            judgement.ask(f"{name}: {mark.says}", "field/elsewhere")
        return
    if not judgement.value or not (mark.certain or judgement.problems):
        return
    beside = (
        f"“{text}” stands elsewhere"
        if text
        else "there is handwriting elsewhere"
        if _has_written(page, judgement, marks)
        else ""
    )
    judgement.value = ""
    spec = page.canonical.slots[judgement.edit.canonical_words.start]
    if beside or spec.required:
        judgement.problems = (", and ".join(part for part in (f"blank: {mark.says}", beside) if part),)
        judgement.reasons = ()
        judgement.ask(f"{name}: {judgement.problems[0]}", "field/elsewhere")


def _ask_of_crossed(page: Page, judgement: Judgement, mark: Mark) -> None:
    """Ask whether a signature was crossed out, which takes back what it signs; changes the judgement in place."""
    if judgement.verdict is Verdict.FIELD:
        judgement.problems = (*judgement.problems, mark.says)
        judgement.ask(
            f"{page.canonical.slots[judgement.edit.canonical_words.start].name}: {mark.says}", "field/crossed"
        )


def _has_written(page: Page, judgement: Judgement, marks: Sequence[Mark]) -> bool:
    """Whether handwriting was placed where a field is."""
    words = page.words
    points = (mark.span.start for mark in marks if mark.kind == "written" and not mark.span.size)
    return any(
        near(page, [judgement], bisect_right(words.ends, at) - 1, bisect_left(words.starts, at)) for at in points
    )


def signed_by_hand(judgement: Judgement, name: str, value: str = SIGNED_BY_HAND) -> None:
    """Make a judgement on a signature's field one that is signed by the ink on its line, whatever was read of it."""
    judgement.value, judgement.problems = value, ()
    judgement.verdict, judgement.rule = Verdict.FIELD, "field/signed"
    judgement.category, judgement.reasons = "field-signature", (f"{name}: {SIGNED_BY_HAND}",)


def read_in(page: Page, judgement: Judgement) -> str:
    """The words that were read in a field's place, without the line that they are written on."""
    return " ".join(page.words.text[judgement.scan.slice].split()).strip(_BLANK)


def is_name(page: Page, text: str) -> bool:
    """Whether words on a signature's line may be a name, misread perhaps: they keep no place of one, bind nobody and say nothing."""
    language = page.canonical.source.language
    words = text.split()
    if len(words) > _NAME or binds(text, guards_of((language,))) or reserves(text) or is_placeholder(text):
        return False
    lists = terms(language)
    for word in words:
        key = key_of(word.strip(_AROUND))
        spoken = word[:1].islower() and len(key) >= _SPOKEN and page.scales.lexicon.is_word(key)
        if (
            spoken
            or _POINTED.fullmatch(word)
            or (lists is not None and (lists.is_thing(key) or key in lists.always | lists.effects | lists.capacities))
        ):
            return False
    return True


def _sign(page: Page, found: Sequence[Judgement], mark: Mark) -> None:
    """Ink at a point that may be handwriting, and is no finding: on a blank line for a signature, it signs."""
    at = mark.span.start
    before, after = bisect_right(page.words.ends, at) - 1, bisect_left(page.words.starts, at)
    for each in near(page, found, before, after):
        blank = each.edit.kind is EditKind.FIELD and not each.value
        if blank and page.canonical.slots[each.edit.canonical_words.start].type == "signature":
            fills(page, each, mark)


def near(page: Page, found: Sequence[Judgement], before: int, after: int) -> list[Judgement]:
    """The judgements that touch the white between two words of the scan."""
    words = page.words
    low = words.ends[before] if before >= 0 else 0
    high = words.starts[after] if after < len(words) else len(words.text)
    return [each for each in found if each.scan.start <= high and low <= each.scan.end]


def fills(page: Page, judgement: Judgement, mark: Mark) -> bool:
    """Whether handwriting is the filling of a field that reads as blank; the judgement is then changed in place."""
    spec = page.canonical.slots[judgement.edit.canonical_words.start]
    if spec.type == "signature":
        text = read_in(page, judgement)
        if not judgement.value and (not text or is_name(page, text)):
            signed_by_hand(judgement, spec.name)
        return True
    if judgement.value:
        return False
    problem = f"there is {mark.says}"
    judgement.problems = (*judgement.problems, problem)
    judgement.ask(f"{spec.name}: {problem}", "field/by-hand")
    return True


def _searched(page: Page, found: Sequence[Judgement], mark: Mark, looked: Mapping[int, str]) -> None:
    """What a page whose picture was looked at says of its blanks; changes their findings in place.

    Of a blank signature it is told what was seen on its line (``looked``, by the judgement's id), or that the line was not found;
    without a picture a signature in ink cannot be told from none. A box of which
    neither the print nor the picture shows anything may be marked all the same: that is for a person. Called after all
    handwriting has been placed.
    """
    for each in found:
        here = mark.span.start <= each.scan.start <= mark.span.end + 1
        if not here or each.edit.kind is not EditKind.FIELD or each.value:
            continue
        spec = page.canonical.slots[each.edit.canonical_words.start]
        if spec.type in ("checkbox", "choice") and not each.problems:
            problem = "unmarked: the box was not seen on the page"
            each.problems = (problem,)
            each.ask(f"{spec.name}: {problem}", "field/unseen-box")
        elif not each.problems:
            continue
        elif spec.type == "signature" and not page.words.text[each.scan.slice].strip(_BLANK):
            problem = f"blank: no signature was read, and {looked.get(id(each), mark.says)}"
            each.reasons = tuple(reason.replace(each.problems[0], problem) for reason in each.reasons)
            each.problems = (problem,)
