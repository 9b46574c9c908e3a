"""What a pen did on the pages of a scan becomes marks of the scan, once, and costs nothing where there is no picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from clausediff.canonical.form_places import FormPlaces, SigningLine
from clausediff.evidence.pen import PenMark, pages_to_look_at, with_pen_marks
from clausediff.evidence.pen.line_ink import LineInk
from clausediff.model import Range
from clausediff.scan.pages import Box, LineBox, Page, WordBox, around
from clausediff.scan.scan import Mark, Scan, Unread

pytest.importorskip("cv2", reason="no OpenCV: pip install 'clausediff[ocr]'")
pytest.importorskip("onnxruntime", reason="no onnxruntime: pip install 'clausediff[ocr]'")
Image = pytest.importorskip("PIL.Image")

from clausediff.evidence.pen import detect, net  # noqa: E402
from clausediff.evidence.pen.boxes import CheckBox  # noqa: E402

TEXT = "The Baker shall deliver.\nRunning foot\tAHL\n"


def scan(reader: str = "rapidocr") -> Scan:
    """A page of two lines."""
    words, lines = [], []
    for row, line in enumerate(TEXT.split("\n")[:2]):
        start = TEXT.index(line)
        own = [
            WordBox(
                Range(start + at, start + at + len(word)),
                0,
                Box(50 + 6 * at, 50 + 700 * row, 50 + 6 * (at + len(word)), 62 + 700 * row),
            )
            for word in line.split()
            for at in [line.index(word)]
        ]
        words += own
        lines.append(LineBox(Range(start, start + len(line)), 0, around(word.box for word in own)))
    page = Page(1, 612, 792, reader=reader, image=lambda dpi: Image.new("RGB", (10, 10)))
    return Scan("copy.png", "0" * 64, TEXT, "image", words=tuple(words), lines=tuple(lines), pages=(page,))


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., list[int]]:
    """Says what the detector sees, and gives a list that grows with each page that is looked at."""
    monkeypatch.setenv("CLAUSEDIFF_CACHE", str(tmp_path))
    monkeypatch.setattr(net, "installed", lambda: True)
    monkeypatch.setattr(net, "version", lambda: "test")

    def set_up(*marks: PenMark) -> list[int]:
        looked: list[int] = []

        def find(image: object, dpi: float, boxes: list[Box], *_: object) -> detect.Ink:
            looked.append(len(boxes))
            return detect.Ink(list(marks), [], [], [])

        monkeypatch.setattr(detect, "find_ink", find)
        return looked

    return set_up


def seen_on(found: Scan) -> tuple[Mark, ...]:
    """The marks of a scan, but for those that say that a page was looked at."""
    return tuple(mark for mark in found.marks if mark.kind != "searched")


def test_words_struck_and_words_put_in(seen: Callable[..., list[int]]) -> None:
    """A stroke is over its words, handwriting at its point; both know their place on the page."""
    struck = PenMark("struck", Box(60, 55, 160, 57), (1, 2), (1.0, 1.0), True)
    written = PenMark("written", Box(80, 38, 110, 49))
    seen(struck, written)
    by_kind = {mark.kind: mark for mark in seen_on(with_pen_marks(scan()))}
    assert TEXT[by_kind["struck"].span.slice] == "Baker shall"
    assert by_kind["struck"].certain
    assert TEXT[: by_kind["written"].span.start].endswith("Baker")
    assert not by_kind["written"].span.size
    assert by_kind["written"].boxes == (Box(80, 38, 110, 49),)
    assert {mark.page for mark in by_kind.values()} == {0}


def test_small_ink_at_the_foot_is_told_once_a_page(seen: Callable[..., list[int]]) -> None:
    """Two pairs of initials are one part that was not read; a long note at the foot is words put in."""
    seen(PenMark("written", Box(500, 745, 530, 765)), PenMark("written", Box(60, 745, 90, 765)))
    after = with_pen_marks(scan())
    assert seen_on(after) == ()
    (part,) = after.unread
    assert (part.kind, part.page, len(part.boxes)) == ("written", 0, 2)
    seen(PenMark("written", Box(300, 745, 500, 765)))
    assert [mark.kind for mark in seen_on(with_pen_marks(scan(), cache=False))] == ["written"]


def test_initials_that_were_read_stand_apart_from_the_foot(seen: Callable[..., list[int]]) -> None:
    """The running foot is a line of its own again, and no offset moves."""
    seen(PenMark("written", Box(120, 748, 150, 764), (6,)))
    after = with_pen_marks(scan())
    assert after.text == TEXT.replace("\tAHL", "\nAHL")
    assert [(mark.kind, after.text[mark.span.slice]) for mark in seen_on(after)] == [("initials", "AHL")]


def test_ink_far_from_all_lines_is_told_of_the_file(seen: Callable[..., list[int]]) -> None:
    """A note where no text is near."""
    seen(PenMark("written", Box(100, 400, 300, 420)))
    after = with_pen_marks(scan())
    assert seen_on(after) == ()
    assert [part.says for part in after.unread] == ["page 1: handwriting beside the text"]


@pytest.mark.parametrize(
    ("stamp", "harmless", "told"),
    [(Box(280, 280, 420, 420), False, 1), (Box(280, 280, 420, 420), True, 2), (Box(310, 310, 345, 330), False, 2)],
    ids=["in a stamp", "in a seal that nobody is asked about", "as large as the stamp"],
)
def test_what_is_left_of_a_stamp_is_told_with_it(
    seen: Callable[..., list[int]], stamp: Box, harmless: bool, told: int
) -> None:
    """Ink in a stamp that a person is told of is no handwriting of its own, unless it is a large part of it."""
    seen(PenMark("written", Box(310, 310, 340, 330)))
    known = Unread("written", "there is a stamp on page 1", harmless=harmless, page=0, boxes=(stamp,))
    after = with_pen_marks(replace(scan(), unread=(known,)))
    assert len(after.unread) == told


def test_words_under_a_stamp_are_one_mark(seen: Callable[..., list[int]]) -> None:
    """The longest run has the mark, and what else lies under the stamp is named."""
    seen(PenMark("stamped", Box(40, 40, 200, 60), (0, 2)))
    (mark,) = seen_on(with_pen_marks(scan()))
    assert (mark.kind, TEXT[mark.span.slice], mark.certain) == ("struck", "shall", False)
    assert "“The”" in mark.says
    assert mark.boxes == (Box(40, 40, 200, 60),)


def test_a_tick_is_left_out_only_in_a_box_of_the_form(
    seen: Callable[..., list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ink over a square in a word is told, unless the square stands where the form has a box."""
    mark = PenMark("struck", Box(48, 48, 60, 62), (0,))
    square = CheckBox(Box(49, 51, 57, 59), True)

    def find(
        image: object, dpi: float, boxes: list[Box], places: list[object], lines: list[object], _: object
    ) -> detect.Ink:
        return detect.Ink([mark], [square], [[square] for _ in places], [])

    monkeypatch.setattr(detect, "find_ink", find)
    elsewhere = FormPlaces(frozenset({("", "notofthispage")}))
    assert [each.kind for each in seen_on(with_pen_marks(scan(), form=elsewhere, cache=False))] == ["struck"]
    boxed = replace(
        scan(), text=TEXT.replace("The", " O "), words=(scan().words[0]._replace(span=Range(1, 2)), *scan().words[1:])
    )
    after = with_pen_marks(boxed, form=FormPlaces(frozenset({("", "bakershall")})), cache=False)
    assert seen_on(after) == ()
    assert "☒ Baker" in after.text


def test_ink_on_a_line_of_the_form_signs_at_its_label(
    seen: Callable[..., list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A signature's ink is at the label of its line, wherever its strokes reach, and the line is told signed."""
    text = TEXT.replace("deliver.", "sign:")
    signature = PenMark("ink", Box(170, 30, 260, 66))

    def find(
        image: object, dpi: float, boxes: list[Box], places: list[object], lines: list[object], _: object
    ) -> detect.Ink:
        return detect.Ink([signature], [], [], [LineInk(120.0, 130.0) for _ in lines])

    monkeypatch.setattr(detect, "find_ink", find)
    page = replace(scan(), text=text, words=(*scan().words[:3], scan().words[3]._replace(span=Range(16, 21))))
    form = FormPlaces(lines=frozenset({SigningLine("right", "bakershallsign")}))
    after = with_pen_marks(page, form=form, cache=False)
    assert {(mark.kind, mark.span) for mark in seen_on(after)} == {("signed", Range(20, 20)), ("ink", Range(20, 20))}


def test_what_was_seen_is_kept(seen: Callable[..., list[int]]) -> None:
    """The second run does not look again, and says the same; other words on the page are another question."""
    mark = PenMark("struck", Box(60, 55, 160, 57), (1,), (0.91,), True)
    looked = seen(mark)
    first = with_pen_marks(scan())
    assert seen_on(with_pen_marks(scan())) == seen_on(first)
    assert len(looked) == 1
    with_pen_marks(replace(scan(), words=scan().words[:-1]))
    assert len(looked) == 2


def test_only_pictures_are_looked_at(seen: Callable[..., list[int]]) -> None:
    """A page of text has nothing to see, unless lines are drawn over its words or an engine read most of them."""
    looked = seen()
    text = scan("pdf")
    assert with_pen_marks(text) is text
    assert looked == []
    assert pages_to_look_at(replace(text, pages=(replace(text.pages[0], drawn=True),))) == [0]
    read = replace(text, words=tuple(word._replace(confidence=0.9) for word in text.words))
    assert pages_to_look_at(read) == [0]


def test_a_mark_that_the_format_has_itself_is_not_told_twice(seen: Callable[..., list[int]]) -> None:
    """A strike-out annotation is drawn on the page as well."""
    seen(PenMark("struck", Box(60, 55, 160, 57), (1, 2), (1.0, 1.0), True))
    own = Mark("struck", Range(4, 9), "is struck out on page 1")
    assert seen_on(with_pen_marks(replace(scan(), marks=(own,)))) == (own,)


def test_pages_that_were_looked_at_say_so(seen: Callable[..., list[int]]) -> None:
    """All text of the page is under one mark, and that of a page of text under none."""
    seen()
    (mark,) = with_pen_marks(scan()).marks
    assert (mark.kind, mark.span, mark.page) == ("searched", Range(0, len(TEXT.rstrip())), 0)
    assert with_pen_marks(scan("pdf")).marks == ()


def test_all_that_was_seen_is_handed_out(monkeypatch: pytest.MonkeyPatch, seen: Callable[..., list[int]]) -> None:
    """Harmless marks and check boxes become no marks of the scan; who asks for them gets them, with those that do."""
    seen()
    found = detect.Ink([PenMark("highlighted", Box(0, 0, 9, 9))], [CheckBox(Box(20, 20, 30, 30), True)], [], [])
    monkeypatch.setattr(detect, "find_ink", lambda *_: found)
    known: dict[int, list[PenMark]] = {}
    assert {mark.kind for mark in with_pen_marks(scan(), seen=known).marks} <= {"searched"}
    assert [(mark.kind, mark.box) for mark in known[0]] == [("highlighted", (0, 0, 9, 9)), ("box", (20, 20, 30, 30))]


def test_ink_in_the_white_is_at_its_point(seen: Callable[..., list[int]]) -> None:
    """It is a mark of its own kind, which is no finding by itself."""
    seen(PenMark("ink", Box(200, 51, 240, 61)))
    (mark,) = seen_on(with_pen_marks(scan()))
    assert (mark.kind, mark.span.size) == ("ink", 0)
    assert TEXT[: mark.span.start].endswith("deliver.")


def test_a_stamp_hides_a_stretch_of_each_line(seen: Callable[..., list[int]]) -> None:
    """From the word before it to the word behind it, for what is under it may not have been read; other lines are free of it."""
    seen(PenMark("covering", Box(80, 40, 110, 100)))
    made = with_pen_marks(scan(), cache=False)
    assert [TEXT[mark.span.slice].split() for mark in made.marks if mark.kind == "covered"] == [["Baker"]]


def test_a_word_that_was_read_from_handwriting(seen: Callable[..., list[int]]) -> None:
    """It is marked as a filling, whether its ink is told or not."""
    seen(PenMark("by_hand", Box(74, 50, 104, 62), (1,)))
    made = with_pen_marks(scan(), cache=False)
    assert [TEXT[mark.span.slice] for mark in made.marks if mark.kind == "filled"] == ["Baker"]
