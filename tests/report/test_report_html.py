"""The HTML report: its markup read by a parser, then the page itself in headless Chromium."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from clausediff.model import Clause, Excerpt, Finding, Report, Status, Verdict
from clausediff.report import RenderOptions, render
from clausediff.report.visible import flat, visible
from tests.report import factory

REPORTS = {
    "usual": factory.report(),
    "empty": Report(()),
    **{f"hostile {name}": factory.hostile(text) for name, text in factory.HOSTILE.items()},
}
each_report = pytest.mark.parametrize("name", REPORTS)
VOID = {"meta", "input", "br"}
pytestmark = pytest.mark.xdist_group("chromium")  # one browser for all, and not beside another one


def page(report: Report, **options) -> str:
    """The page."""
    out = io.StringIO()
    render(report, "html", out, RenderOptions(**options))
    return out.getvalue()


class Reader(HTMLParser):
    """Tags, attributes, ids and text of a page; every tag that is opened is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.text = ""
        self.marked: dict[str, str] = {"del": "", "ins": ""}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note it, but for script and style."""
        if not self.open or self.open[-1] not in ("script", "style"):
            self.text += data
        for tag in self.marked:
            if tag in self.open:
                self.marked[tag] += data


def read(text: str) -> Reader:
    """Parse a page whole."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert not reader.open
    return reader


@each_report
def test_the_page_is_well_formed_and_the_scan_adds_no_markup(name: str) -> None:
    """Each tag closes in order, ids are unique, links lead somewhere, and no tag or attribute is the scan's."""
    reader = read(page(REPORTS[name], verbose=True))
    assert len(reader.ids) == len(set(reader.ids))
    for tag, attributes in reader.tags:
        assert not [a for a in attributes if a.startswith("on") or a in ("style", "src", "action")]
        if target := attributes.get("href"):
            assert target.startswith("#") and target[1:] in reader.ids
        assert tag not in ("img", "iframe", "object", "embed", "link", "base", "form", "svg")
    assert sum(tag == "script" for tag, _ in reader.tags) == 1


@each_report
def test_the_policy_lets_nothing_run_but_our_own(name: str) -> None:
    """The content security policy names the hash of the one style and the one script, and nothing else."""
    text = page(REPORTS[name])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"
        assert "http" not in content and "url(" not in content and "@import" not in content


def test_the_changed_letters_of_a_word_are_emphasised() -> None:
    """In the clause and beside the reasons; not in words without common letters; a scan's markup stays escaped."""
    edits = (
        replace(factory.DAYS, new="90"),
        replace(factory.DAYS, old="grant", new="<b>grunt"),
        replace(factory.DAYS, old="print", new="sell"),
    )
    text = page(Report((factory.document(edits),)))
    for tag, letters in (
        ("del", "<b>6</b><span>0</span>"),
        ("ins", "<b>9</b><span>0</span>"),
        ("ins", "<b>&lt;b&gt;</b><span>gr</span><b>u</b><span>nt</span>"),
    ):
        assert text.count(f'<{tag} class="l">{letters}</{tag}>') == 2
    # In the clause, beside the reasons, and in the list of differences.
    assert text.count("<del>print</del>") == text.count("<ins>sell</ins>") == 3


@each_report
def test_every_grave_finding_is_on_the_page_with_its_reasons(name: str) -> None:
    """Both readings and each reason are in the page's text."""
    reader = read(page(REPORTS[name]))
    text = " ".join(reader.text.split())
    for _, _, finding in REPORTS[name].findings():
        if finding.verdict.gravity >= Verdict.REVIEW.gravity:
            words = visible(finding.canonical.text).replace("{{", "‹").replace("}}", "›").replace("_", " ")
            for part in (visible(finding.scan.text), words, *map(flat, finding.reasons)):
                assert " ".join(part.split()) in text


def test_ins_and_del_hold_what_was_added_and_removed() -> None:
    """The words that differ, and no others, are marked as deletions and insertions."""
    report = Report((factory.document((*factory.FIELDS, factory.DAYS)),))
    reader = read(page(report))
    assert reader.marked["ins"].replace("Sep 23, 2020", "").replace("Jane Doe", "").replace("J. Doe", "") == "909090"
    assert re.sub(r"‹[\w ]+›", "", reader.marked["del"]) == "606060"


def test_what_has_no_finding_is_told_too() -> None:
    """Worn pages, unread clauses, field problems, stray text, notes, errors and added clauses are on the page."""
    document = factory.document(factory.FIELDS, lead="Stray words.\n")
    agreement = document.agreements[0]
    first = replace(agreement.clauses[0], verdict=Verdict.REVIEW, coverage=0.25)
    place = agreement.clauses[-1].canonical_span[1]
    new = Finding(
        "a", Verdict.SUBSTANTIVE, "added", "+1", Excerpt((place, place), ""), Excerpt((3, 8), "ay wo"), 0, ("r",)
    )
    added = Clause("+1", "", "ay wo", Status.ADDED, (place, place), ((3, 8),), Verdict.SUBSTANTIVE, 1)
    fields = (replace(agreement.fields[0], value="", problems=("is blank here",)), *agreement.fields[1:])
    agreement = replace(
        agreement,
        clauses=(first, *agreement.clauses[1:], added),
        fields=fields,
        verdict="substantive",
        legible=False,
        findings=(*agreement.findings, new),
    )
    report = Report((replace(document, agreements=(agreement,)), factory.failed()), notes=("3 decisions are stale",))
    text = " ".join(read(page(report)).text.split())
    for words in (
        "too worn",
        "25% of its words",
        "is blank here",
        "Stray words.",
        "3 decisions are stale",
        "is binary",
    ):
        assert words in text
    assert "This clause is added" in text and "ay wo" in text


def test_a_stored_report_without_texts_shows_its_findings() -> None:
    """The differing words, their reasons, and a sentence about the missing texts."""
    document = replace(factory.document((*factory.FIELDS, factory.DAYS)), text="")
    text = read(page(Report((document,)))).text
    assert "are not at hand" in text and "both are figures" in text and "6090" in text


def test_a_huge_report_cuts_what_is_equal_and_says_how_much(monkeypatch) -> None:
    """Past its budget the page keeps the words around each difference, and all of the differences."""
    from clausediff.report import html

    report = Report((factory.document((*factory.FIELDS, factory.DAYS)),))
    assert "that are equal" not in page(report)
    monkeypatch.setattr(html, "GRAVE_BUDGET", 10)
    monkeypatch.setattr(html, "CUT", 20)
    text = " ".join(read(page(report)).text.split())
    assert "characters that are equal) …" in text
    assert "until at least 60" in text
    assert "90!1 days after" in text


# --- in the browser ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Headless Chromium, driven by Playwright."""
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium is installed")
    with sync.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, tmp_path: Path):
    """Open a report; afterwards nothing was fetched, and the browser reported no error."""
    complaints: list[str] = []
    contexts = []

    def opened(report: Report, *, scheme: str = "light", width: int = 1200, **options):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda r: None if r.url.startswith("file:") else complaints.append(r.url))
        tab.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}") or dialog.dismiss())
        place = tmp_path / "report.html"
        place.write_text(page(report, **options), encoding="utf-8", errors="backslashreplace")
        tab.goto(place.as_uri())
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


@pytest.mark.slow
def test_keys_go_from_finding_to_finding(visit) -> None:
    """n and p step through the findings, round the end, and mark the words and the reasons; focus follows."""
    tab = visit(factory.report())
    seen = []
    for key in ("n", "n", "n", "n", "p", "p"):
        tab.keyboard.press(key)
        assert tab.locator(".why > li.current").count() == 1
        assert tab.evaluate("document.activeElement === document.querySelector('.why > li.current')")
        number = tab.locator(".why > li.current").get_attribute("id")[1:]
        assert tab.locator(f'.f.current[data-n="{number}"]').count() >= 1
        seen.append(number)
    assert seen == ["1", "2", "3", "1", "3", "2"]
    assert "finding 2 of 3" in tab.inner_text("#status")


@pytest.mark.slow
def test_the_filter_shows_what_is_asked_for(visit) -> None:
    """Switching a verdict off hides its findings and clauses, n skips them, and the count says so."""
    tab = visit(factory.report())
    assert "3 of 5 findings shown" in tab.inner_text("#status")
    tab.uncheck("#show input[value=substantive]")
    assert "2 of 5" in tab.inner_text("#status")
    assert not tab.locator("article#a2").is_visible()
    assert tab.locator("article#a3").is_visible()
    tab.keyboard.press("n")
    assert "non-exclusive" in tab.inner_text(".why > li.current")
    tab.check("#show input[value=substantive]")
    tab.check("#show input[value=noise]")
    assert "5 of 5" in tab.inner_text("#status")
    assert tab.locator("#a2 details.same").last.get_attribute("open") is not None
    assert tab.locator("#a2 li.noise").is_visible()
    tab.uncheck("#clean")
    tab.uncheck("#show input[value=noise]")
    assert not tab.locator("article#a1").is_visible()


@pytest.mark.slow
def test_clean_agreements_off_hides_them(visit) -> None:
    """With and without their noise listed, and their rows in the tables too."""
    tab = visit(factory.report())
    rows = tab.locator("table.matrix tbody tr")
    assert tab.locator("article#a1").is_visible() and rows.nth(0).is_visible()
    for noise in (tab.uncheck, tab.check):
        noise("#show input[value=noise]")
        tab.uncheck("#clean")
        assert not tab.locator("article#a1").is_visible() and not rows.nth(0).is_visible()
        assert tab.locator("article#a2").is_visible() and rows.nth(1).is_visible()
        tab.check("#clean")
        assert tab.locator("article#a1").is_visible() and rows.nth(0).is_visible()


@pytest.mark.slow
def test_differences_are_found_and_sorted(visit) -> None:
    """The search leaves what holds the words, a head sorts its column both ways, and agreements come gravest first."""
    tab = visit(factory.report())
    rows = tab.locator(".diffs tbody tr")
    assert rows.count() == 2
    assert "90" in rows.nth(0).inner_text()
    tab.click(".diffs thead th:nth-child(2) button")
    assert "exclusive" in rows.nth(0).inner_text()
    assert tab.get_attribute(".diffs thead th:nth-child(2)", "aria-sort") == "ascending"
    tab.click(".diffs thead th:nth-child(2) button")
    assert "90" in rows.nth(0).inner_text()
    tab.fill("#find", "NON-EXCLUSIVE")
    assert [rows.nth(n).is_visible() for n in range(2)] == [False, True]
    tab.fill("#find", "")
    tab.select_option("#sort", "verdict")
    assert tab.evaluate("[...document.querySelectorAll('article')].map(a => a.id)") == ["a2", "a3", "a1"]
    tab.select_option("#sort", "order")
    assert tab.evaluate("[...document.querySelectorAll('article')].map(a => a.id)") == ["a1", "a2", "a3"]


@pytest.mark.slow
def test_a_difference_leads_to_its_copies(visit) -> None:
    """A link for each copy goes to the finding there."""
    tab = visit(factory.report())
    links = tab.locator(".diffs tbody tr:first-child a")
    assert links.count() == 2
    links.nth(0).click()
    assert tab.evaluate("document.querySelector(location.hash).closest('article').id") == "a2"


@pytest.mark.slow
def test_on_paper_nothing_is_cut(visit) -> None:
    """In print no table is wider than the page, and every field has its name beside it."""
    tab = visit(factory.report(), width=760)
    tab.emulate_media(media="print")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cell = tab.locator("table.fields td").first
    assert (
        tab.evaluate("e => getComputedStyle(e, '::before').content", cell.element_handle())
        .strip('"')
        .startswith("effective")
    )


@pytest.mark.slow
def test_both_views_show_both_readings(visit) -> None:
    """Side by side each column has its own reading alone; inline has both; v goes between them."""
    tab = visit(factory.report())
    tab.keyboard.press("n")
    clause = tab.locator("#a2 .clause.told")
    canonical, scan = clause.locator(".cols .canon"), clause.locator(".cols .scan")
    assert "at least 60" in canonical.inner_text() and "90" not in canonical.inner_text()
    assert "at least 90" in scan.inner_text() and "60" not in scan.inner_text()
    assert not clause.locator("div > .text").first.is_visible()
    tab.keyboard.press("v")
    assert not canonical.is_visible()
    assert "6090" in clause.locator("div > .text").first.inner_text()
    narrow = visit(factory.report(), width=500)
    assert narrow.locator("#a2 .clause.told div > .text").first.is_visible()
    assert narrow.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.slow
def test_columns_read_as_the_two_texts(visit) -> None:
    """With every clause opened, the columns are the canonical's and the scan's words, noise and fields included."""
    report = Report((factory.document((*factory.FIELDS, factory.DAYS, factory.STATE, factory.BREAK)),))
    document, agreement = report.documents[0], report.documents[0].agreements[0]
    tab = visit(report)
    tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    tab.evaluate("document.querySelector('#agreements').scrollIntoView()")
    tab.locator(".cols").nth(4).wait_for(state="attached")
    for name, text in (
        ("canon", agreement.canonical.text[agreement.clauses[0].canonical_span[0] :]),
        ("scan", document.text),
    ):
        shown = tab.evaluate(
            "name => [...document.querySelectorAll('.cols .' + name + ' .text')].map(e => {"
            "const c = e.cloneNode(true); c.querySelectorAll('.ref').forEach(r => r.remove());"
            "e.parentNode.insertBefore(c, e); const t = c.innerText; c.remove(); return t}).join(' ')",
            name,
        )
        assert shown.split() == re.sub(r"\{\{(\w+)\}\}", lambda m: f"‹{m[1].replace('_', ' ')}›", text).split()


@pytest.mark.slow
def test_links_open_what_is_folded(visit) -> None:
    """A cell of the matrix leads to its clause, a mark to its reasons."""
    tab = visit(factory.report())
    tab.click(".matrix td.s a")
    assert tab.evaluate("document.querySelector(location.hash).matches('#a2 .clause')")
    tab.click("#a2 .cols .scan .ref")
    assert tab.evaluate("location.hash") == "#w1"


@pytest.mark.slow
def test_without_a_script_everything_is_there(browser, tmp_path: Path) -> None:
    """With scripts off, the inline view shows both readings and the reasons; the dead buttons are not shown."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    (tmp_path / "r.html").write_text(page(factory.report()), encoding="utf-8")
    tab.goto((tmp_path / "r.html").as_uri())
    assert "6090" in tab.inner_text("#a2 .clause.told .text")
    assert "both are figures" in tab.inner_text("#a2")
    assert not tab.locator(".tools").is_visible()
    context.close()


@pytest.mark.slow
def test_the_print_style_shows_the_words_alone(visit) -> None:
    """On paper: no toolbar, the inline view, every finding with its reasons."""
    tab = visit(factory.report())
    tab.keyboard.press("n")
    tab.emulate_media(media="print")
    assert not tab.locator(".tools").is_visible()
    assert "6090" in tab.inner_text("#a2 .clause.told div > .text")
    assert not tab.locator("#a2 .cols").first.is_visible()
    assert tab.locator("#a2 .clause.told .why").is_visible()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["usual", "empty", "hostile markup"])
def test_axe_finds_no_serious_problem(visit, name: str, scheme: str) -> None:
    """axe-core, contrast included, in both schemes and with all findings and folds open."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    tab = visit(REPORTS[name], scheme=scheme, include=("noise", "field", "format"))
    tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for _ in range(2):
        # axe's own script is injected by the debugger, which the page's policy does not bind.
        found = [v for v in axe.Axe().run(tab).response["violations"] if v["impact"] in ("serious", "critical")]
        assert not [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in found]
        tab.keyboard.press("v")
        tab.keyboard.press("n")


@pytest.mark.slow
@each_report
def test_no_text_of_a_scan_is_obeyed(visit, name: str) -> None:
    """The page opens with no dialog, request or complaint, and every reading is in the document as written."""
    tab = visit(REPORTS[name])
    text = tab.evaluate("document.body.textContent")
    for _, _, finding in REPORTS[name].findings():
        if finding.verdict is Verdict.SUBSTANTIVE:
            assert " ".join(visible(finding.scan.text).split()) in " ".join(text.split())
