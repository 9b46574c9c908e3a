from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace

import pytest

from clausediff.model import Document, Excerpt, Finding, Report, Status, Verdict
from clausediff.report import RenderOptions, render
from clausediff.report.visible import cells, elide, reading, visible
from tests.report import factory, golden
from tests.stages import agreement

SGR = re.compile(r"\x1b\[[0-9;]*m")


def text(report: Report, **options) -> str:
    """The text report."""
    out = io.StringIO()
    render(report, "text", out, RenderOptions(**options))
    return out.getvalue()


@pytest.mark.parametrize("width", [100, 80])
def test_the_report_reads_as_the_golden_file(width: int) -> None:
    """The usual report, at the two usual widths."""
    golden.check(f"text-{width}.txt", text(factory.report(), width=width))


def test_verbose_shows_every_verdict() -> None:
    """Noise, fields and layout are listed, and nothing is reported as folded away."""
    said = text(factory.report(), verbose=True)
    golden.check("text-verbose.txt", said)
    assert "Folded" not in said


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_colour_adds_nothing_and_takes_nothing(width: int) -> None:
    """Without its escapes, the coloured report is the plain one."""
    plain = text(factory.report(), width=width)
    coloured = text(factory.report(), width=width, color=True)
    assert coloured != plain
    assert SGR.sub("", coloured) == plain


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("name", factory.HOSTILE)
def test_a_scan_is_never_obeyed_and_never_breaks_the_width(name: str, width: int) -> None:
    """No control, bidi, invisible or lone character is printed, and no row is wider than asked."""
    said = text(factory.hostile(factory.HOSTILE[name]), width=width, verbose=True)
    bad = {c for c in said if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c != "\n"}
    assert not bad
    assert max(map(cells, said.split("\n"))) <= width


def test_one_line_for_each_clean_file() -> None:
    """A folder of clean single copies takes a line each, and the edited one among them a block."""
    clean = [factory.document(factory.FIELDS, path=f"in/{n}.txt") for n in (1, 2, 4)]
    edited = factory.document((*factory.FIELDS, factory.DAYS), path="in/3.txt")
    said = text(Report((clean[0], clean[1], edited, clean[2])))
    golden.check("text-folder.txt", said)
    assert len([line for line in said.split("\n") if "clean  Jane Doe" in line]) == 3


def test_a_long_missing_clause_is_cut_in_its_middle() -> None:
    """A hundred missing words show their beginning and end and how many lie between; verbose shows all."""
    document = factory.document(factory.FIELDS)
    agreement = document.agreements[0]
    words = " ".join(f"w{n}" for n in range(100))
    gone = Finding("m", Verdict.SUBSTANTIVE, "missing", "3", Excerpt((0, 9), words), Excerpt((9, 9), ""), 0, ("gone",))
    report = Report((replace(document, agreements=(replace(agreement, findings=(gone,), verdict="substantive"),)),))
    said = " ".join(text(report).split())
    assert "[-w0 w1 " in said and "… (70 words) …" in said and "w99-]" in said and "w50" not in said
    assert "w50" in text(report, verbose=True)


def test_what_could_not_be_read_is_said() -> None:
    """A clause with too little read, a page too worn, a field problem and an empty run each have their words."""
    document = factory.document(factory.FIELDS)
    agreement = document.agreements[0]
    clause = replace(agreement.clauses[1], verdict=Verdict.REVIEW, coverage=0.31, status=Status.MATCHED)
    blank = replace(agreement.fields[0], value="", problems=("blank",))
    agreement = replace(agreement, clauses=(clause,), fields=(blank,), verdict="review", legible=False)
    said = text(Report((replace(document, agreements=(agreement,)),)))
    assert "only 31% of its words could be read" in said
    assert "too worn to be judged" in said
    assert "Read as blank, which is no finding: effective date." in said
    assert "Nothing was compared." in text(Report(()))


def test_a_terminal_that_cannot_show_a_character_gets_it_escaped() -> None:
    """A stream in ASCII takes the whole report."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    render(factory.hostile("契約"), "text", out, RenderOptions())
    out.flush()
    assert b"\\u5951\\u7d04" in raw.getvalue()


def test_words_of_visible() -> None:
    """Escapes are drawn, bidi and surrogates written out, white space drawn where only it differs, middles cut."""
    assert visible("a\x1b[2J\x7f\x9b\u202e\ud800\u200b") == "a␛[2J␡\\x9b\\u202e\\ud800\\u200b"
    assert reading("a b", "a\nb") == ("a·b", "a⏎b")
    assert reading("a  b", "a c") == ("a b", "a c")
    assert elide("a b c d e f g h i", 3) == "a b … (6 words) … i"
    assert elide("a b c", 3) == "a b c"
    assert cells("契約e\u0301") == 5


def test_a_name_changed_throughout_is_listed_once() -> None:
    """Forty places of one name for another are one line; a place where something else differs keeps its own."""
    clauses = [f"{number}. Acme Ltd delivers the goods of list {number} to the Buyer.\n\n" for number in range(1, 8)]
    form = "".join(clauses)
    scan = form.replace("Acme Ltd", "Beta GmbH").replace("list 5", "list 6")
    copy = agreement(form, scan)
    said = text(Report((Document("copy.txt", "0" * 64, len(scan), "text", None, (copy,), (), scan),)))
    for line, times in (("[-Acme Ltd-]{+Beta GmbH+}", 1), ("[-5-]{+6+}", 1), ("the same name at 6 other places", 1)):
        assert " ".join(said.split()).count(line) == times


def test_a_folder_is_no_file() -> None:
    """A folder without scans is counted as a folder."""
    from clausediff.model import DocumentError
    from clausediff.report.counts import totals

    folder = replace(factory.failed("pile"), error=DocumentError("directory", "pile: is an empty folder"))
    assert totals(Report((factory.failed(),))).startswith("0 agreements in 1 file: ")
    assert totals(Report((folder,))).startswith("0 agreements in 0 files: ")
    assert totals(Report((folder,))).endswith("; 1 folder could not be compared")
    assert totals(Report((folder, factory.failed()))).endswith("; 1 file and 1 folder could not be compared")
