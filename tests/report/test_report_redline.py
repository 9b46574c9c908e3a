"""The redline of copies with any edits: accepted it is the copy, rejected the canonical, whatever the judge says."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausediff.canonical.load import parse
from clausediff.model import Report
from clausediff.pipeline import Options, compare_sources
from clausediff.report.docx import build
from clausediff.report.redline import DELETED, EQUAL, INSERTED, MOVED_FROM, MOVED_TO, Run, runs
from clausediff.report.registry import RenderOptions
from clausediff.text.words import alnum_key
from tests.report.test_report_office import made, settled

CANONICAL = """\
# Supply Terms

1. The Supplier delivers the goods to the house of the Buyer each month and keeps a record of every delivery.

2. The Buyer inspects the goods within one week and reports each defect to the Supplier by letter.

3. Either party may end these terms by giving 60 days' notice, and the liability of the Supplier shall not exceed \
$50,000 in a year.

4. Each party keeps the prices and the plans of the other secret for 3 years after the last order.

9. The law of the State of Ohio governs these terms and each order under them.
"""
FORM = parse(CANONICAL, "terms.md")
PUT_IN = [
    "only",
    "(if it wants)",
    "USD",
    "not",
    "1.5 percent",
    "§ 4",
    "—",
    "x",
    "\n\n10. New. All is void.\n\n",
    "Page 3",
    '".',
]


def compared(copy: str) -> Report:
    """The report on a copy."""
    return compare_sources(["-"], Options(canonical=FORM), stdin=copy.encode())


def text(made_: list[Run], *kinds: str) -> str:
    """The joined text of the runs of some kinds."""
    return "".join(run.text for run in made_ if run.kind in kinds)


@st.composite
def copies(draw: st.DrawFn) -> str:
    """A copy of the canonical with words taken out, put in, replaced and doubled, and clauses moved or left out."""
    paragraphs = CANONICAL.removeprefix("# ").strip().split("\n\n")
    if draw(st.booleans()):
        at, to = draw(st.tuples(st.integers(1, 5), st.integers(1, 5)))
        paragraphs.insert(to, paragraphs.pop(at))
    if draw(st.integers(0, 3)) == 0:
        paragraphs.pop(draw(st.integers(1, len(paragraphs) - 1)))
    words = re.split(r"(\s+)", "\n\n".join(paragraphs))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(words) - 1))
        how = draw(st.sampled_from(["out", "in", "instead", "double"]))
        if how == "out":
            words[at] = ""
        elif how == "in":
            words[at] += " " + draw(st.sampled_from(PUT_IN)) + " "
        elif how == "instead":
            words[at] = draw(st.sampled_from(PUT_IN))
        else:
            words[at] *= 2
    return "".join(words) + "\n"


def check(copy: str) -> None:
    """Both round trips, in the file and before it."""
    report = compared(copy)
    form = CANONICAL.replace("# ", "")
    for document, agreement in report.agreements():
        whole = copy[slice(*agreement.span)]
        for shows in (lambda finding: True, lambda finding: finding.verdict.gravity > 2):
            plain = runs(copy, FORM.text, agreement, shows)
            assert text(plain, EQUAL, INSERTED, MOVED_TO) == whole
        rejected = text(runs(copy, FORM.text, agreement, lambda finding: True, exact=True), EQUAL, DELETED, MOVED_FROM)
        assert re.sub(r"(?m)^# ", "", rejected).split() == form.split()
        for verbose in (False, True):
            one = Report((document,))
            assert "\n".join(settled(made(one, "docx", verbose=verbose), accept=True)).split() == whole.split()
        assert "\n".join(settled(made(Report((document,)), "docx", verbose=True), accept=False)).split() == form.split()
        if not any(
            _word(each.canonical.text + each.scan.text) for each in agreement.findings if each.verdict.gravity < 3
        ):
            usual = "\n".join(settled(made(Report((document,)), "docx"), accept=False))
            assert alnum_key(usual) == alnum_key(form)


def _word(text: str) -> bool:
    """Whether a text has a letter or a figure."""
    return any(map(str.isalnum, text))


@settings(max_examples=40, deadline=None)
@given(copies())
def test_accepted_it_is_the_copy_and_rejected_the_canonical(copy: str) -> None:
    """Every printed character in order, spaces and signs included; with all shown, the canonical's words exactly."""
    check(copy)


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(copies())
def test_the_same_for_many_copies(copy: str) -> None:
    """Five hundred copies."""
    check(copy)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("may end", "may only end"),
        ("$50,000", "USD 50,000"),
        ("may end these", "may (if it wants) end these"),
        ("not ", ""),
    ],
)
def test_pandoc_reads_the_same(old: str, new: str, tmp_path: Path) -> None:
    """A reader that is not ours accepts to the copy and rejects to the canonical."""
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    copy = CANONICAL.removeprefix("# ").replace(old, new)
    (tmp_path / "redline.docx").write_bytes(made(compared(copy), "docx"))
    for how, wanted in (("accept", copy), ("reject", CANONICAL.removeprefix("# "))):
        command = ["pandoc", "--track-changes", how, "-t", "plain", "--wrap=none", str(tmp_path / "redline.docx")]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert said.replace("’", "'").split() == wanted.split()


def moved() -> str:
    """A copy whose fourth clause is before the second."""
    first, second, third, fourth, rest = CANONICAL.removeprefix("# ").split("\n\n", 1)[1].split("\n\n", 4)
    return "\n\n".join(["Supply Terms", first, fourth, second, third, rest])


def test_a_moved_clause_has_the_marks_of_a_move() -> None:
    """Both ends have the range and the name of one move, and say where the other end is."""
    data = made(compared(moved()), "docx")
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body, comments = (archive.read(f"word/{name}.xml").decode() for name in ("document", "comments"))
    assert body.count('w:name="move1"') == 2
    for end in ("From", "To"):
        assert body.count(f"<w:move{end}RangeStart") == body.count(f"<w:move{end}RangeEnd") == 1
        assert f"<w:move{end} " in body
    assert "Clause 4 is not here in the copy: it stands after clause 1." in comments
    assert "Clause 4 is here in the copy; in the canonical it stands after clause 3." in comments


def test_a_clause_put_in_stands_where_the_copy_has_it() -> None:
    """Between the third and the fourth clause, not behind the last."""
    copy = CANONICAL.removeprefix("# ").replace("\n\n4.", "\n\n3a. The Supplier may raise the price.\n\n4.")
    lines = settled(made(compared(copy), "docx"), accept=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("3a."))
    assert lines[at - 1].startswith("3. Either") and lines[at + 1].startswith("4. Each")


def test_what_is_no_finding_for_a_person_is_plain_text() -> None:
    """A misread word is there as the copy prints it, without a change; shown with noise, it is one."""
    copy = CANONICAL.removeprefix("# ").replace("delivery.", "de1ivery.")
    report = compared(copy)
    assert {finding.verdict.value for _, _, finding in report.findings()} == {"format", "noise"}
    assert "de1ivery" in "\n".join(settled(made(report, "docx"), accept=False))
    shown = made(report, "docx", include=("noise",))
    assert "de1ivery" not in "\n".join(settled(shown, accept=False))
    assert "de1ivery" in "\n".join(settled(shown, accept=True))


def test_misread_words_are_left_and_counted() -> None:
    """What the judge calls misread is the page's in the usual redline, and the first page says how much that is."""
    copy = CANONICAL.removeprefix("# ").replace("delivers the goods", "delivers tbe gooods")
    document = compared(copy).documents[0]
    assert any(each.verdict == "noise" for each in document.agreements[0].findings)
    usual = "\n".join(settled(made(Report((document,)), "docx"), accept=False))
    assert "tbe gooods" in usual and "misread" in cover(Report((document,)))
    exact = "\n".join(settled(made(Report((document,)), "docx", include=("noise",)), accept=False))
    assert "delivers the goods" in exact
    assert "misread" not in cover(compared(CANONICAL.removeprefix("# ")))


def cover(report: Report) -> str:
    """What the first page says."""
    return build(report, RenderOptions()).cover.counts
