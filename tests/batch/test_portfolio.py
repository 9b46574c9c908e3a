"""The portfolio: its questions, its screens, its files, and the agreement that is compared again when it is opened."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

import pytest

from tests.batch.pile import FORM, copy, form_in, pile_in

pytest.importorskip("pyarrow", reason="the extra clausediff[batch] is not installed")

from clausediff.batch import run
from clausediff.batch.engines import Here
from clausediff.batch.portfolio import CLAUSE_SORTS, COPY_SORTS, DIFFERENCE_SORTS, Portfolios, Wanted
from clausediff.batch.reopening import compare_again, options_of
from clausediff.batch.results import Results
from clausediff.cli.main import main
from clausediff.errors import OutputError, ReadError, UsageError
from clausediff.pipeline import Options
from clausediff.report.portfolio_html import page
from clausediff.report.portfolio_writing import write_portfolio
from clausediff.tui.paged_list import PagedList
from clausediff.tui.pile_bars import Head
from clausediff.tui.portfolio import PortfolioScreen
from clausediff.tui.portfolio_app import PortfolioApp

EVIL = "<script>alert(1)</script> =1+1 \x1b[31m [Company]"


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    """Results in ``out``: a manifest with parties and dates, an archive, and a copy with hostile text."""
    monkeypatch.chdir(tmp_path)
    pile_in(Path("pile"), 30)
    Path("pile/evil.txt").write_text(copy(0).replace("a dry and heated room", f"a {EVIL} room"), "utf-8")
    with open("list.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["path", "party", "date"])
        for number, path in enumerate(sorted(Path("pile").rglob("*.txt"))):
            rows.writerow([str(path), f"Museum {number}", f"2026-{1 + number % 4:02}-07" if number % 9 else ""])
    with zipfile.ZipFile("more.zip", "w") as archive:
        archive.writestr("in/one.txt", copy(3))
        archive.writestr("in/bad.txt", "")
    options = Options(canonical=form_in(Path("forms")))
    run(["list.csv", "more.zip"], "out", options, engine=Here(), shard_size=7)
    return options


def test_lists(options: Options) -> None:
    """Every order of every list has every row once; filters narrow them; pages follow each other."""
    with Results("out") as results:
        asked = Portfolios(results)
        every = Wanted()
        kinds = {"differences": DIFFERENCE_SORTS, "clauses": CLAUSE_SORTS, "copies": COPY_SORTS}
        for kind, sorts in kinds.items():
            total = asked.total(kind, every)
            assert total > 2
            found = [getattr(asked, kind)(every, sort, 0, 1_000) for sort in sorts]
            assert all(sorted(map(repr, rows)) == sorted(map(repr, found[0])) for rows in found)
            assert len(found[0]) == total
            pages = [
                row for start in range(0, total, 2) for row in getattr(asked, kind)(every, next(iter(sorts)), start, 2)
            ]
            assert pages == found[0]
        for verdict in ("review", "substantive"):
            rows = asked.copies(Wanted(verdict=verdict), "by file", 0, 1_000)
            assert {row.verdict for row in rows} == {verdict}
            assert asked.total("copies", Wanted(verdict=verdict)) == len(rows)
            assert all(
                getattr(row, verdict) for row in asked.clauses(Wanted(verdict=verdict), "most deviating first", 0, 99)
            )


def test_copies_of_a_difference_and_of_a_clause(options: Options) -> None:
    """As many as the difference says; those of the clause are not clean there."""
    with Results("out") as results:
        asked = Portfolios(results)
        for each in asked.differences(Wanted(), "most copies first", 0, 100):
            assert asked.total("copies", Wanted(difference=each.id)) == each.copies
        for clause in asked.clauses(Wanted(), "most deviating first", 0, 100):
            rows = asked.copies(Wanted(clause=(clause.canonical, clause.clause)), "by file", 0, 100)
            assert len(rows) >= clause.review + clause.substantive
            assert all(clause.clause in dict(row.clauses) for row in rows)
        assert [row.name for row in asked.copies(Wanted(words="MUSEUM 11"), "by file", 0, 9)] == ["Museum 11"]
        assert asked.copies(Wanted(words="%' OR 1=1 --"), "by file", 0, 9) == []


def test_the_whole(options: Options) -> None:
    """Forms, months, what stands out, and what is not there."""
    with Results("out") as results:
        whole = Portfolios(results).whole("out")
    (form,) = whole.forms
    assert (form.canonical, form.copies) == ("loan", 32)
    assert whole.errors == 1
    assert [each.period for each in whole.periods] == ["2025-05", "2026-01", "2026-02", "2026-03", "2026-04"]
    assert whole.left_out == 0
    assert sum(each.clean + each.review + each.substantive for each in whole.periods) + whole.left_out == 32
    assert whole.clauses[0].variants >= 1
    assert whole.state == "complete"


def test_what_stands_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy with far more findings than the others is told, with why."""
    monkeypatch.chdir(tmp_path)
    pile_in(Path("pile"), 20)
    text = copy(0)
    for word, other in (
        ("30 days", "90 days"),
        ("may not", "may"),
        ("shall keep", "may keep"),
        ("alone", "or others"),
        ("dry", "wet"),
    ):
        assert word in text
        text = text.replace(word, other)
    Path("pile/odd.txt").write_text(text, "utf-8")
    run(["pile"], "out", Options(canonical=form_in(Path("forms"))), engine=Here())
    with Results("out") as results:
        found = Portfolios(results).outliers(10)
    assert [row.path for row in found] == ["pile/odd.txt"]
    assert "three of four" in found[0].why


def test_html(options: Options) -> None:
    """One page that runs and loads nothing, with hostile text shown as text, charts, and all numbers in tables."""
    with Results("out") as results:
        whole = Portfolios(results).whole("out")
    made = page(whole)
    assert "<script" not in made
    assert "\x1b" not in made
    assert "alert(1)" in made
    assert "default-src 'none'" in made
    assert made.count("<svg") == 2
    assert not re.search(r"(?:src|href)=", made)
    for row in whole.clauses:
        assert f"{row.share:.2%}" in made
    assert page(whole) == made


def test_files(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    """From the command line, with the same bytes each time; nothing is overwritten, and other suffixes are refused."""
    assert main(["--export", "p.html", "--export", "p.xlsx", "out"]) == 0
    first = Path("p.xlsx").read_bytes(), Path("p.html").read_bytes()
    assert main(["--export", "p.xlsx", "out"]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["--export", "p.html", "--export", "p.xlsx", "--force", "out"]) == 0
    assert (Path("p.xlsx").read_bytes(), Path("p.html").read_bytes()) == first
    assert main(["--export", "p.pdf", "out"]) == 2
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook("p.xlsx")
    assert book.sheetnames == ["Clauses", "Differences", "Copies that stand out", "Over time", "About"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    with zipfile.ZipFile("p.xlsx") as archive:
        assert sum(name.startswith("xl/charts/chart") for name in archive.namelist()) == 2


def test_a_folder_that_cannot_be_written(options: Options) -> None:
    """An error of one sentence."""
    with Results("out") as results:
        whole = Portfolios(results).whole("out")
    with pytest.raises(OutputError):
        write_portfolio(whole, "gone/p.html")
    with pytest.raises(UsageError):
        write_portfolio(whole, "p.docx")


def test_check(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    """The counts on stdout and the code of the batch; 2 while a run has not ended."""
    assert main(["--check", "out"]) == 2
    out, _ = capsys.readouterr()
    assert out.startswith("33 files: ")
    assert "1 not compared" in out
    told = Path("out/run.json").read_text("utf-8").replace('"state": "complete"', '"state": "running"')
    Path("out/run.json").write_text(told, "utf-8")
    assert main(["--check", "-q", "out"]) == 2
    assert "has not ended" in capsys.readouterr().err
    Path("out/run.json").write_text('{"layout": 99, "engine": ""}', "utf-8")
    assert main(["--export", "p.html", "out"]) == 2
    assert "another version" in capsys.readouterr().err


def test_damaged_results(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence that says to run the batch again."""
    path = Path("out/differences/differences.parquet")
    path.write_bytes(b"x" * 100)
    assert main(["--export", "p.html", "out"]) == 2
    assert "run the batch again" in capsys.readouterr().err


def test_a_folder_with_a_run_of_something_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of scans that holds a file called run.json is a folder of scans."""
    monkeypatch.chdir(tmp_path)
    pile_in(Path("pile"), 1)
    Path("pile/run.json").write_text("{}", "utf-8")
    assert main(["--check", "--canonical", form_in(Path("forms")), "--skip-unknown", "pile"]) == 0


def test_an_agreement_is_compared_again(options: Options) -> None:
    """From a file and from an archive, with the recorded form; a change is told, and what is gone is an error."""
    with Results("out") as results:
        asked = Portfolios(results)
        told = results.told
        again = options_of(told, Options())
        assert again.canonical == options.canonical
        row = asked.document("more.zip/in/one.txt")
        assert row is not None
        report = compare_again(row, again)
        assert report.documents[0].agreements[0].verdict == "substantive"
        assert not report.notes
        row = asked.document("pile/second/copy-0003.txt")
        assert row is not None
        Path("pile/second/copy-0003.txt").write_text(copy(1), "utf-8")
        report = compare_again(row, again)
        assert "has changed" in report.notes[0]
        Path("pile/second/copy-0003.txt").unlink()
        with pytest.raises(ReadError):
            compare_again(row, again)
        assert asked.document("nowhere.txt") is None


# -- the screens


async def settled(app: PortfolioApp, pilot: object) -> None:
    """Wait until what was asked for is drawn."""
    for _ in range(4):
        await pilot.pause(0.02)  # type: ignore[attr-defined]


def shown(app: PortfolioApp) -> list[str]:
    """The lines of the list in sight."""
    found = app.screen.query_one(f"#{app.first.active}-list", PagedList)
    return ["".join(text for text, _ in found.line(number, found.room)) for number in range(found.count())]


def head(app: PortfolioApp, name: str) -> str:
    """The text of a line above or below the lists."""
    return "".join(text for text, _ in app.screen.query_one(name, Head).text)


async def test_screens(options: Options) -> None:
    """Differences first; enter on one lists its copies; enter on a copy opens it; filters and orders hold."""
    with Results("out") as results:
        asked = Portfolios(results)
        app = PortfolioApp(PortfolioScreen(asked, "out"))
        async with app.run_test(size=(200, 30)) as pilot:
            await settled(app, pilot)
            lines = shown(app)
            assert len(lines) == asked.total("differences", Wanted())
            assert any("script>" in line for line in lines)
            assert not any("\x1b" in line or "\n" in line for line in lines)
            assert "1 error" in head(app, "#tally")
            most = asked.differences(Wanted(), "most copies first", 0, 1)[0]
            await pilot.press("s")
            await settled(app, pilot)
            await pilot.press("enter")
            await settled(app, pilot)
            assert app.first.active == "copies"
            assert len(shown(app)) == most.copies
            assert "with the difference" in head(app, "#tally")
            await pilot.press("escape", "2")
            await settled(app, pilot)
            assert len(shown(app)) == asked.total("clauses", Wanted())
            assert "█" in shown(app)[0] or "▒" in shown(app)[0]
            clause = app.first.list.current
            await pilot.press("enter")
            await settled(app, pilot)
            assert app.first.active == "differences"
            assert len(shown(app)) == clause.variants
            assert f"clause {(clause.label or clause.heading).strip()[:8]}" in head(
                app, "#tally"
            )  # not by an id such as p3
            await pilot.press("3")
            await settled(app, pilot)
            assert len(shown(app)) >= clause.review + clause.substantive
            await pilot.press("escape", "f", "3", "G")
            await settled(app, pilot)
            assert all("substantive" in line for line in shown(app))
            await pilot.press("enter")
            await settled(app, pilot)
        following = PortfolioApp(PortfolioScreen(asked, "out"))
        following.first.come_back(app.first)
        async with following.run_test(size=(200, 30)) as pilot:
            await settled(following, pilot)
            assert following.first.active == "copies"
            assert following.first.list.current == app.return_value
            assert "only substantive" in head(following, "#tally")
        assert app.return_value == asked.copies(Wanted(verdict="substantive"), "gravest first", 0, 99)[-1]


async def test_nothing_passes_the_filter(options: Options) -> None:
    """That is said, and esc shows everything again; a small window has room for it."""
    with Results("out") as results:
        app = PortfolioApp(PortfolioScreen(Portfolios(results), "out"), "light", "something went wrong")
        async with app.run_test(size=(64, 20)) as pilot:
            await settled(app, pilot)
            app.first.narrow(Wanted(words="no such words"))
            await settled(app, pilot)
            assert shown(app) == []
            assert "esc shows everything" in head(app, "#hint")
            await pilot.press("enter", "j", "escape")
            await settled(app, pilot)
            assert shown(app)


def test_the_form_of_the_tests() -> None:
    """The pile's form has the words that these tests replace."""
    assert "dry and heated room" in FORM


def test_an_unlabelled_clause_is_called_by_its_heading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its id (``p1``) says nothing to a reader; a clause with a label is cited by its id."""
    monkeypatch.chdir(tmp_path)
    pile_in(Path("pile"), 3)
    for place, (old, new) in enumerate((("within 30 days", "within 90 days"), ("Agreed on", "Never agreed on"))):
        Path(f"pile/other-{place}.txt").write_text(copy(0).replace(old, new), "utf-8")
    run(["pile"], "out", Options(canonical=form_in(Path("forms"))), engine=Here())
    with Results("out") as results:
        asked = Portfolios(results)
        rows = {row.clause: row.cited for row in asked.differences(Wanted(), "most copies first", 0, 99)}
        names = [row.name for row in asked.clauses(Wanted(), "most deviating first", 0, 99)]
        whole = page(Portfolios(results).whole("out"))
    assert rows["2"] == "2"
    assert any(clause.startswith("p") and cited.startswith("Agreed on") for clause, cited in rows.items())
    assert not any(name.startswith("p") and name[1:2].isdigit() for name in names)
    assert "Agreed on" in "".join(whole)
