"""On the real samples: every finding that is stepped to can be seen, in every view and at every width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from clausediff.decisions import Ledger
from clausediff.model import Report
from clausediff.pipeline import Options, compare_sources
from clausediff.tui import rows
from clausediff.tui.difference_text import lead_in
from clausediff.tui.difference_text import why as said_of
from clausediff.tui.notes import why
from clausediff.tui.pile_rows import entry_line
from clausediff.tui.session import Session
from clausediff.tui.units import Look
from clausediff.tui.wrap import cells

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "samples").rglob("*.txt"))


@pytest.fixture(scope="module")
def compared() -> Report:
    """All samples, compared once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return compare_sources(SAMPLES, Options())


@pytest.fixture
def session(compared: Report, tmp_path: Path) -> Iterator[Session]:
    """A session on them."""
    opened = Session(compared, Ledger(tmp_path / "l.sqlite"), "Ada")
    yield opened
    opened.ledger.close()


@pytest.mark.parametrize("view", [rows.side_by_side, rows.inline, rows.as_scanned], ids=["side", "inline", "scanned"])
@pytest.mark.parametrize("width", [30, 60])
def test_every_finding_is_in_its_clause_and_marked(session: Session, view, width: int) -> None:
    """Whatever n steps to has a row with its mark, whole, and no row is too wide."""
    seen = 0
    for copy in session.copies:
        for index in range(len(copy.clauses)):
            numbers = copy.of_clause(index)
            grave = [n for n in numbers if copy.findings[n].verdict.gravity >= 3]
            if not grave:
                continue
            look = Look(lambda _number, finding: finding.verdict.gravity >= 3, 15)
            made = view(copy.stretches(index), copy.numbers, look, width)
            for number in grave:
                assert rows.find_row(made, number) is not None, (copy.document.path, copy.findings[number])
                assert any(number in row.marked for row in made), (copy.document.path, copy.findings[number])
                seen += 1
            for row in made:
                for side in (row.left, row.right):
                    assert sum(cells(piece.text) for piece in side) <= width + 1
    assert seen >= 20


MARKS = re.compile(r"\{\{|\}\}|\*\*|(?:^|\s)#{2,}(?:\s|$)")


def test_no_mark_of_the_canonicals_format_is_shown(session: Session) -> None:
    """Neither in a clause, whatever the view, nor in a list, nor in a reason; a scan that has such marks keeps them."""
    look = Look(lambda _number, finding: finding.verdict.gravity >= 3, None)
    for index, copy in enumerate(session.copies):
        for clause in range(len(copy.clauses)):
            stretches = copy.stretches(clause)
            for row in rows.side_by_side(stretches, copy.numbers, look, 60):
                shown = "".join(piece.text for piece in row.left)
                assert not MARKS.search(shown), (copy.document.path, copy.clauses[clause].label, shown)
            for row in rows.inline(stretches, copy.numbers, look, 60):
                shown = "".join(piece.text for piece in row.left if piece.role == "removed")
                assert not MARKS.search(shown), (copy.document.path, copy.clauses[clause].label, shown)
            session.go_clause(clause)
        for number in session.admitted(index):
            session.go(index, number)
            said = "\n".join("".join(piece.text for piece in line) for line in why(session))
            assert not MARKS.search(said), (copy.document.path, said)
    for index, entry in enumerate(session.entries):
        line = "".join(text for text, _ in entry_line(session, index, "clausediff-dark", 200))
        assert not MARKS.search(line + said_of(entry)), line
        if entry.difference is not None:
            assert not MARKS.search(lead_in(session.copies[entry.held[0].copy], entry.finding.clause))


def test_stepping_meets_every_finding_once(session: Session) -> None:
    """n, from the first to the first again."""
    session.go_copy(next(index for index, copy in enumerate(session.copies) if session.admitted(index)))
    total = session.position()[1]
    met = set()
    for _ in range(total):
        met.add((session.place.copy, session.place.finding))
        assert session.place.finding in session.copies[session.place.copy].of_clause(session.place.clause)
        session.step(True)
    assert len(met) == total and (session.place.copy, session.place.finding) in met


def test_the_overview_says_what_the_report_says(session: Session, compared: Report) -> None:
    """Verdict for verdict, before anything is decided and after everything is accepted."""

    def verdicts() -> list[str]:
        return [session.verdict_of(i) for i, copy in enumerate(session.copies) if copy.agreement is not None]

    assert verdicts() == [agreement.verdict for _, agreement in compared.agreements()]
    for _ in range(session.position()[1]):
        session.step(True)
        session.decide("accept")
    decided = session.decided()
    assert verdicts() == [agreement.verdict for _, agreement in decided.agreements()]
    assert session.progress()[0] == session.progress()[1]
    assert decided.notes == compared.notes
