"""DOCX, XLSX and PDF: made, then opened by python-docx and pandoc, openpyxl and LibreOffice, poppler."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from clausediff.errors import UsageError
from clausediff.model import Report, Verdict
from clausediff.report import RenderOptions, render
from clausediff.report.visible import flat, visible
from tests.report import factory

REPORTS = {
    "usual": factory.report(),
    "empty": Report(()),
    **{f"hostile {name}": factory.hostile(text) for name, text in factory.HOSTILE.items()},
}
each_report = pytest.mark.parametrize("name", REPORTS)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
"""Comma, double quote, UTF-8."""
NEEDED = {"docx": "docx", "xlsx": "xlsxwriter", "pdf": "reportlab"}


def made(report: Report, form: str, **options) -> bytes:
    """The report in a binary format."""
    pytest.importorskip(NEEDED[form], reason=f"the extra for {form} is not installed")
    out = io.BytesIO()
    render(report, form, out, RenderOptions(**options))
    return out.getvalue()


def run(*command: object) -> str:
    """Run a foreign program, or skip where it is not installed."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([*map(str, command)], capture_output=True, timeout=120, check=True)
    return done.stdout.decode("utf-8", "replace")


@pytest.mark.parametrize("form", NEEDED)
def test_the_same_input_gives_the_same_bytes(form: str, monkeypatch) -> None:
    """Made again at another time, the file is the same, byte for byte; no entry of an archive has a clock."""
    first = made(factory.report(), form, date="2026-11-20")
    import time

    later = time.time() + 90_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *a: datetime.datetime(2031, 5, 6, 7, 8, 9).timetuple())
    assert made(factory.report(), form, date="2026-11-20") == first
    if form != "pdf":
        with zipfile.ZipFile(io.BytesIO(first)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- DOCX -------------------------------------------------------------------------------------------------------------


def settled(data: bytes, accept: bool) -> list[str]:
    """The paragraphs after all changes are accepted, or rejected, as Word does it."""
    gone = {WORD + tag for tag in (("del", "moveFrom") if accept else ("ins", "moveTo"))}
    body = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    lines, line = [], ""

    def text(element: ElementTree.Element, deleted: bool = False) -> str:
        """What is left of an element."""
        if element.tag in gone:
            return ""
        deleted = deleted or element.tag == f"{WORD}del"
        if element.tag in (f"{WORD}t", f"{WORD}delText"):
            assert (element.tag == f"{WORD}delText") == deleted
            return element.text or ""
        own = {f"{WORD}br": "\n", f"{WORD}tab": "\t"}.get(element.tag, "")
        return own + "".join(text(child, deleted) for child in element)

    for paragraph in body.iter(f"{WORD}p"):
        line += text(paragraph)
        if any(paragraph.find(f"{WORD}pPr/{WORD}rPr/{tag}") is not None for tag in gone):
            continue
        lines.append(line)
        line = ""
    return [*lines, line] if line else lines


def words(text: str) -> str:
    """Text with white space folded."""
    return " ".join(text.split())


def sides(report: Report, exact: bool) -> list[tuple[str, str]]:
    """For each agreement what rejecting and accepting all must give. Unless ``exact``, rejecting leaves what is no
    finding for a person as the copy has it."""
    expected = []
    for document, agreement in report.agreements():
        canonical = agreement.canonical.text
        first, last = agreement.clauses[0].canonical_span[0], agreement.clauses[-1].canonical_span[1]
        for finding in () if exact else sorted(agreement.findings, key=lambda f: f.canonical.span, reverse=True):
            field = finding.canonical.text.startswith("{{") and finding.canonical.text.endswith("}}")
            if finding.verdict.gravity < Verdict.REVIEW.gravity or field:
                start, end = finding.canonical.span
                canonical = canonical[:start] + finding.scan.text + canonical[end:]
                last += len(finding.scan.text) - (end - start)
        copy = document.text[agreement.span[0] : agreement.span[1]]
        expected.append((words(visible(canonical[first:last])), words(visible(copy))))
    return expected


SINGLE = {
    "edited": (*factory.FIELDS, factory.DAYS, factory.STATE, factory.BREAK),
    "doubtful": (*factory.FIELDS, factory.NON, factory.STATE),
    "clean": factory.FIELDS,
    "paragraph added": (
        *factory.FIELDS,
        factory.Edit(
            "California.\n\n", "California.\n\n4. New. All is void.\n\n", Verdict.SUBSTANTIVE, "added", ("new",)
        ),
    ),
    "paragraph removed": (
        *factory.FIELDS,
        factory.Edit(
            "3. Law. This Agreement is governed by the laws of the State of California.\n\n",
            "",
            Verdict.SUBSTANTIVE,
            "missing",
            ("gone",),
        ),
    ),
    **{f"hostile {n}": (replace(factory.DAYS, new=t), *factory.FIELDS) for n, t in factory.HOSTILE.items()},
}


@pytest.mark.parametrize("name", SINGLE)
@pytest.mark.parametrize("exact", [False, True])
def test_docx_accepting_gives_the_copy_and_rejecting_the_canonical(name: str, exact: bool) -> None:
    """Word for word. Fields, noise and layout are as the copy has them on both sides unless all is shown."""
    report = Report((factory.document(SINGLE[name]),))
    data = made(report, "docx", verbose=exact)
    (expected,) = sides(report, exact)
    assert words(" ".join(settled(data, accept=False))) == expected[0]
    assert words(" ".join(settled(data, accept=True))) == expected[1]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["edited", "doubtful", "paragraph added", "paragraph removed"])
def test_docx_pandoc_accepts_and_rejects_to_the_same(name: str, tmp_path: Path) -> None:
    """A reader that is not ours settles the changes to the same two texts, and finds our comments."""
    report = Report((factory.document(SINGLE[name]),))
    place = tmp_path / "out.docx"
    place.write_bytes(made(report, "docx"))
    (expected,) = sides(report, exact=False)

    def plain(how: str) -> str:
        text = run("pandoc", "--track-changes", how, "-f", "docx", "-t", "plain", "--wrap=none", place)
        return re.sub(r"\W+", " ", text).strip()

    def bare(text: str) -> str:
        return re.sub(r"\W+", " ", text).strip()

    assert plain("reject") == bare(expected[0])
    assert plain("accept") == bare(expected[1])
    everything = run("pandoc", "--track-changes", "all", "-f", "docx", "-t", "markdown", "--wrap=none", place)
    grave = [f for _, _, f in report.findings() if f.verdict.gravity >= Verdict.REVIEW.gravity]
    assert everything.count("comment-start") == len(grave)
    for finding in grave:
        assert bare(finding.reasons[0]) in bare(everything.replace("\\", ""))


def test_docx_changes_carry_author_date_and_reasons() -> None:
    """Each kind has its author, the date is the one given or none, comments have reasons and decisions."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    word = docx.Document(io.BytesIO(made(factory.report(), "docx", date="2026-11-20")))
    changes = [e for e in word.element.body.iter() if e.tag in (f"{WORD}ins", f"{WORD}del")]
    assert {e.get(f"{WORD}author") for e in changes} == {"clausediff", "clausediff: accepted"}
    assert {e.get(f"{WORD}date") for e in changes} == {"2026-11-20T00:00:00Z"}
    identities = [e.get(f"{WORD}id") for e in changes]
    assert len(identities) == len(set(identities))
    said = [comment.text for comment in word.comments]
    assert any('both are figures; must-match phrase "60 days"' in text for text in said)
    assert any("agreed by mail" in text for text in said)
    told = "\n".join(settled(made(factory.report(), "docx"), accept=True))
    assert "is binary" in told
    assert "belong to no agreement" in told
    undated = docx.Document(io.BytesIO(made(factory.report(), "docx")))
    assert not [e for e in undated.element.body.iter() if e.get(f"{WORD}date")]
    assert {comment.timestamp for comment in undated.comments} == {None}
    with pytest.raises(UsageError, match="is no date"):
        made(factory.report(), "docx", date="yesterday")


@each_report
def test_docx_opens_and_refers_to_comments_that_there_are(name: str) -> None:
    """python-docx opens it; each comment is started, ended and referred to once."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    word = docx.Document(io.BytesIO(made(REPORTS[name], "docx", include=("noise", "format"))))
    ids = sorted(str(comment.comment_id) for comment in word.comments)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(e.get(f"{WORD}id") for e in word.element.body.iter(WORD + tag)) == ids


@pytest.mark.slow
@pytest.mark.xdist_group("libreoffice")
@pytest.mark.parametrize("name", ["usual", "hostile bidi", "hostile terminal escapes", "hostile noncharacter"])
def test_docx_libreoffice_prints_it(name: str, tmp_path: Path) -> None:
    """LibreOffice converts it, and the page that poppler reads holds both readings."""
    (tmp_path / "out.docx").write_bytes(made(REPORTS[name], "docx"))
    run("soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
        "--outdir", tmp_path, tmp_path / "out.docx")  # fmt: skip
    text = run("pdftotext", "-layout", tmp_path / "out.pdf", "-")
    assert "until at least" in text
    assert "non-exclusive" in text and "60" in text


# --- XLSX -------------------------------------------------------------------------------------------------------------


@each_report
def test_xlsx_reads_back_whole_with_no_live_cell(name: str) -> None:
    """openpyxl finds text and numbers only, and every finding's words as they are."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    data = made(REPORTS[name], "xlsx", verbose=True)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Differences", "Findings", "Clauses", "Fields", "About"]
    kinds = {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None}
    assert kinds <= {"s", "n", "inlineStr"}
    head, *rows = book["Findings"].iter_rows(values_only=True)
    places = head.index("Agreement"), head.index("Id")
    found = {tuple(line[place] for place in places): line for line in rows if line[places[1]]}
    told = [(agreement.id, finding) for _, agreement, finding in REPORTS[name].findings()]
    told += [("", finding) for document in REPORTS[name].documents for finding in document.findings]
    for agreement, finding in told:
        line = found.pop((agreement, finding.id))
        for column, text in (("Scan text", finding.scan.text), ("Canonical text", finding.canonical.text)):
            assert (line[head.index(column)] or "") == visible(text)
    assert not found
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [n for n in archive.namelist() if "vba" in n.lower() or "externalLink" in n]
        sheets = b"".join(archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets"))
        assert b"<f>" not in sheets and b"<hyperlink" not in sheets


def test_xlsx_cuts_what_a_cell_does_not_take_and_says_so() -> None:
    """A reading of a million characters is cut at the limit, with the number of characters left out."""
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.load_workbook(io.BytesIO(made(factory.hostile("word " * 200_000), "xlsx")))
    cells = [str(cell.value) for line in book["Findings"].iter_rows() for cell in line if cell.value is not None]
    longest = max(cells, key=len)
    assert len(longest) <= 32_767
    assert "characters more; see the JSON report" in longest


@pytest.mark.slow
@pytest.mark.xdist_group("libreoffice")
def test_xlsx_libreoffice_reads_formulas_as_text(tmp_path: Path) -> None:
    """Converted by LibreOffice, what looks like a formula is still the text that it was, not its result."""
    (tmp_path / "out.xlsx").write_bytes(made(factory.hostile("=1+1"), "xlsx", verbose=True))
    run("soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", CSV,
        "--outdir", tmp_path, tmp_path / "out.xlsx")  # fmt: skip
    text = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert ",=1+1," in text


@pytest.mark.slow
@pytest.mark.xdist_group("libreoffice")
def test_csv_libreoffice_evaluates_nothing(tmp_path: Path) -> None:
    """A CSV full of would-be formulas, opened and written again by LibreOffice, keeps each as text."""
    out = io.StringIO()
    render(factory.hostile("=1+1"), "csv", out, RenderOptions(verbose=True))
    (tmp_path / "out.csv").write_text(out.getvalue(), encoding="utf-8", newline="")
    run("soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "ods",
        "--outdir", tmp_path, tmp_path / "out.csv")  # fmt: skip
    with zipfile.ZipFile(tmp_path / "out.ods") as archive:
        content = archive.read("content.xml").decode()
    assert "table:formula" not in content
    assert "=1+1" in content


# --- PDF --------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@each_report
def test_pdf_holds_the_words(name: str, tmp_path: Path) -> None:
    """poppler reads the pages without an error, and finds the words of each finding that is listed."""
    (tmp_path / "out.pdf").write_bytes(made(REPORTS[name], "pdf"))
    info = run("pdfinfo", tmp_path / "out.pdf")
    assert "Title:" in info
    text = run("pdftotext", "-raw", tmp_path / "out.pdf", "-")
    squeezed = re.sub(r"\s", "", text)
    for _, agreement, finding in REPORTS[name].findings():
        if finding.verdict is Verdict.SUBSTANTIVE and len(finding.scan.text) < 60 and "script" not in name:
            wanted = "".join(c if c.isascii() or 0x4E00 <= ord(c) <= 0x9FFF else " " for c in flat(finding.scan.text))
            for word in wanted.split():
                assert re.sub(r"\s", "", word) in squeezed
        assert agreement.canonical.id in text


@pytest.mark.slow
def test_pdf_has_bookmarks_page_numbers_and_its_font(tmp_path: Path) -> None:
    """One bookmark for each part, a number on each page, the font embedded."""
    place = tmp_path / "out.pdf"
    place.write_bytes(made(factory.report(), "pdf"))
    pages = int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", place))[1])
    for number in range(1, pages + 1):
        assert f"page {number}" in run("pdftotext", "-f", number, "-l", number, place, "-")
    fonts = run("pdffonts", place)
    assert re.search(r"DejaVuSans\s+TrueType.*\byes\s+yes\s+yes", fonts)
    assert "Helvetica" not in fonts
    text = place.read_bytes()
    assert text.count(b"/Title") >= 9  # the document, the parts, the copies, the clauses with findings
    assert text.count(b"/Subtype /Link") >= 4


def test_pdf_writes_out_what_no_font_has() -> None:
    """Hindi is written out, Chinese is set in the viewer's font, Greek in ours; nothing is dropped."""
    pytest.importorskip("reportlab", reason="the extra for pdf is not installed")
    from clausediff.report.pdf_setting import _glyphs

    assert _glyphs("\u0939") == "\\u0939"
    assert _glyphs("λόγος") == "λόγος"
    assert _glyphs("契") == '<font name="STSong-Light">契</font>'
    assert _glyphs("<b>&\x1b") == "&lt;b&gt;&amp;\\x1b"


def test_pdf_sets_words_from_right_to_left() -> None:
    """Their letters stand from the right, figures and Latin words beside them where they are; Arabic letters are joined."""
    pytest.importorskip("reportlab", reason="the extra for pdf is not installed")
    pytest.importorskip("arabic_reshaper", reason="the extra for pdf is not installed")
    from clausediff.report.pdf_setting import _glyphs

    assert _glyphs("“\u05dc\u05d0”; 198 of") == "“\u05d0\u05dc”; 198 of"
    assert _glyphs("\u05d0\u05d1 \u05d2\u05d3") == "\u05d3\u05d2\u00a0\u05d1\u05d0"
    assert _glyphs("\u0628\u0628 \u0661\u0662") == "\u0661\u0662\u00a0\ufe90\ufe91"


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_schemas_of_office_take_it(form: str, tmp_path: Path) -> None:
    """openxml-audit holds every part against the schemas and rules of Open XML; a part that breaks them is found."""
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    path = tmp_path / f"report.{form}"
    for report, verbose in ((factory.report(), False), (factory.report(), True), (factory.hostile("[x] <b> =1"), True)):
        path.write_bytes(made(report, form, verbose=verbose))
        result = audit.OpenXmlValidator().validate(str(path))
        assert result.is_valid, [str(error) for error in result.errors]


def test_the_schemas_refuse_what_is_off(tmp_path: Path) -> None:
    """An element that Word does not have is found, so the test above can fail."""
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    path = tmp_path / "report.docx"
    with zipfile.ZipFile(io.BytesIO(made(factory.report(), "docx"))) as whole, zipfile.ZipFile(path, "w") as broken:
        for name in whole.namelist():
            part = whole.read(name)
            broken.writestr(name, part.replace(b"<w:body>", b"<w:body><w:nonsense/>") if "document" in name else part)
    assert not audit.OpenXmlValidator().validate(str(path)).is_valid


def test_pdf_fields_end_without_a_semicolon() -> None:
    """Marks stand between the fields, and none after the last."""
    from clausediff.report.pdf import _fields

    agreement = next(
        each for _, each in factory.report().agreements() if sum(bool(value.value) for value in each.fields) > 1
    )
    said = "".join(text for _, text in _fields(agreement).runs)
    assert "; " in said
    assert not said.rstrip().endswith(";")
