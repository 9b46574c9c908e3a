"""The pipeline on many files, good and bad: what is compared, what is an error, what the whole says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import clausediff
from clausediff.canonical.library import find
from clausediff.canonical.load import parse
from clausediff.canonical.variants import prepare
from clausediff.errors import CanonicalError, ClausediffError, UsageError
from clausediff.judge.explain import codes
from clausediff.model import Document, ExitCode, Finding, Verdict
from clausediff.pipeline import Options, Progress, compare_sources
from clausediff.pipeline.forms import all_pairs, places_in_forms
from clausediff.scan.scan import Scan
from tests.stages import CASES, agreement, agreements, canonical, findings, prepared

ROOT = CASES.parent.parent
SAMPLES = sorted(p for p in (ROOT / "samples").rglob("*.*") if p.suffix in (".txt", ".md") and p.stem != "README")
FORM = (
    "1. The Supplier delivers the flour to {{who}} each week, and on no other day.\n\n"
    "2. The Buyer shall pay the price within 60 days after the delivery of the flour.\n\n"
    "3. The Supplier keeps the books of the mill in his archive.\n"
)
FIELDS = {"who": {"type": "person"}}
COPY = FORM.replace("{{who}}", "Ada Byron")
MILL = canonical(FORM, fields=FIELDS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of good and bad files, which is where the test runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(COPY, encoding="utf-8")
    (tmp_path / "changed.txt").write_text(COPY.replace("shall", "may"), encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"PK\x03\x04\x00\x00\x00\xff\xfe\x00")
    (tmp_path / "latin.txt").write_bytes(COPY.replace("Ada", "Adá").encode("latin-1"))
    (tmp_path / "odd.txt").write_bytes(COPY.replace("Ada", "Ad\x81").encode("latin-1"))
    (tmp_path / "letter.txt").write_text("Dear Sir, the weather is fine and so are we all.\n" * 9, encoding="utf-8")
    return tmp_path


def by_path(paths: list[str], **more: object) -> dict[str, Document]:
    """The documents of a run, by path."""
    return {d.path: d for d in compare_sources(paths, Options(canonical=MILL, **more)).documents}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        ("absent.txt", "absent"),
        ("empty.txt", "empty"),
        ("binary.txt", "binary"),
        ("odd.txt", "encoding"),
        ("letter.txt", "no-match"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_bad_file_among_good_ones(bad: str, kind: str) -> None:
    """A bad file is an error of its kind with one sentence; the others are compared as they would be without it."""
    documents = by_path(["good.txt", bad, "changed.txt"])
    error = documents[bad].error
    assert error is not None
    assert error.kind == kind
    assert bad in error.message
    assert "\n" not in error.message
    assert documents[bad].agreements == ()
    alone = by_path(["good.txt", "changed.txt"])
    assert {path: documents[path] for path in alone} == alone
    assert [alone[path].agreements[0].verdict for path in ("good.txt", "changed.txt")] == ["clean", "substantive"]


def test_every_bad_file_at_once(folder: Path) -> None:
    """Errors outrank changes in the exit code; each bad file is there."""
    paths = [*sorted(path.name for path in folder.iterdir()), "absent.txt"]
    report = compare_sources(paths, Options(canonical=MILL))
    assert report.exit_code() is ExitCode.ERROR
    assert report.verdicts == {"clean": 2, "review": 0, "substantive": 1, "error": 5}
    assert [d.path for d in report.documents] == sorted(paths)


def test_too_large(folder: Path) -> None:
    """A file over the limit is not read."""
    (folder / "large.txt").write_text(COPY * 50, encoding="utf-8")
    assert by_path(["large.txt"], max_bytes=1000)["large.txt"].error.kind == "too-large"  # type: ignore[union-attr]


@pytest.mark.usefixtures("folder")
def test_other_encoding() -> None:
    """A file in another encoding is read when it is named."""
    (found,) = by_path(["latin.txt"], encoding="latin-1")["latin.txt"].agreements
    assert found.fields[0].value == "Adá Byron"


@pytest.mark.usefixtures("folder")
def test_no_match_in_the_library_names_the_nearest() -> None:
    """Where nothing in the library matches, the message names the nearest with how near each is."""
    (document,) = compare_sources(["letter.txt"], Options()).documents
    assert document.error is not None
    assert document.error.kind == "no-match"
    for name in ("icml-2020", "mutual-nda", "consulting-agreement"):
        assert re.search(rf"{name} \(\d+%\)", document.error.message)
    assert "--canonical" in document.error.message


@pytest.mark.usefixtures("folder")
def test_the_wrong_canonical_is_named() -> None:
    """A copy of another form is no copy of this one; the message says which and how much of it stands there."""
    (document,) = compare_sources(["good.txt"], Options(canonical=find("mutual-nda"))).documents
    assert document.error is not None
    assert re.search(r"good\.txt: this is no copy of mutual-nda \(\d+% .*--canonical", document.error.message)


@pytest.mark.usefixtures("folder")
def test_unusable_canonical_stops_the_run() -> None:
    """A canonical that is not there, or is malformed, is an error of the run and of no file."""
    with pytest.raises(ClausediffError, match="nothing-like-it"):
        compare_sources(["good.txt"], Options(canonical="nothing-like-it"))
    Path("broken.md").write_text("---\nid: x\nfields: [\n---\nThe text.\n", encoding="utf-8")
    with pytest.raises(CanonicalError, match=r"broken\.md:\d+: "):
        compare_sources(["good.txt"], Options(canonical="broken.md"))


@pytest.mark.usefixtures("folder")
def test_witness() -> None:
    """A second reading is heard, and is no document of the report."""
    report = compare_sources(["changed.txt"], Options(canonical=MILL, witness=("good.txt",)))
    assert [d.path for d in report.documents] == ["changed.txt"]
    assert report.documents[0].agreements[0].verdict == "review"


@pytest.mark.parametrize(
    ("paths", "witness", "message"),
    [
        (["good.txt", "changed.txt"], "good.txt", "one FILE"),
        (["good.txt"], "absent.txt", "witness cannot be used.*absent"),
        (["good.txt"], "empty.txt", "witness cannot be used.*empty"),
        (["good.txt"], "letter.txt", "witness cannot be used.*no copy"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_witness_misused(paths: list[str], witness: str, message: str) -> None:
    """A witness is of one file, and must be readable; the error says what is wrong."""
    with pytest.raises(UsageError, match=message):
        compare_sources(paths, Options(canonical=MILL, witness=(witness,)))


@pytest.mark.usefixtures("folder")
def test_progress() -> None:
    """Progress is told before each file, in order, and may cancel the run."""
    seen: list[Progress] = []
    compare_sources(["good.txt", "empty.txt"], Options(canonical=MILL), progress=seen.append)
    assert [(p.done, p.total, p.path) for p in seen] == [(0, 2, "good.txt"), (1, 2, "empty.txt")]

    def cancel(at: Progress) -> None:
        if at.done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compare_sources(["good.txt", "changed.txt"], Options(canonical=MILL), progress=cancel)


@pytest.mark.usefixtures("folder")
def test_compare_raises_what_is_wrong() -> None:
    """The public function raises for its one source what a run would put in its document."""
    for path, kind in (("empty.txt", "empty"), ("absent.txt", "absent"), ("letter.txt", "no-match")):
        with pytest.raises(ClausediffError, match=path) as caught:
            clausediff.compare(path, MILL)
        assert caught.value.kind == kind


def test_line_ends_and_mark() -> None:
    """Windows line ends and a byte order mark change no verdict, and spans are in the text as read."""
    (document,) = compare_sources(
        ["-"],
        Options(canonical=MILL),
        stdin=b"\xef\xbb\xbf" + COPY.replace("shall", "may").replace("\n", "\r\n").encode(),
    ).documents
    (found,) = document.agreements
    (change,) = [f for f in found.findings if f.verdict is Verdict.SUBSTANTIVE]
    assert document.text[slice(*change.scan.span)] == change.scan.text == "may"
    assert found.verdict == "substantive"


def grave(text: str, **front: object) -> list[Finding]:
    """The findings past ``noise`` of a copy."""
    return [f for f in findings(FORM, text, fields=FIELDS, **front) if f.verdict.gravity > Verdict.NOISE.gravity]


def test_fingerprints() -> None:
    """A finding's id outlasts changes elsewhere, and is another one for other words, another place, another copy."""
    (one,) = grave(COPY.replace("shall", "may"))
    same = grave(COPY.replace("shall", "may").replace("archive", "house"))
    assert one.id in {f.id for f in same}
    (other,) = grave(COPY.replace("shall", "must"))
    assert one.id != other.id
    twice = agreements(FORM, f"{COPY}\n\n{COPY}".replace("shall", "may"), fields=FIELDS)
    ids = [f.id for found in twice for f in found.findings]
    assert len(twice) == 2
    assert len(set(ids)) == len(ids)


def test_the_same_words_twice_in_a_clause() -> None:
    """Two like changes in one clause have two ids."""
    form = "1. The flour is white and the bread is white and the salt is white.\n\n2. The Buyer takes them all.\n"
    found = findings(form, form.replace("white", "grey"))
    assert len({f.id for f in found}) == len(found) == 3


def test_a_field_filled_in_two_ways() -> None:
    """A field that reads otherwise in its second place is for a person, and the field says so."""
    form = FORM + "\nSigned: {{who}} on behalf of the mill and of the town.\n"
    text = form.replace("{{who}}", "Ada Byron", 1).replace("{{who}}", "Li Wei")
    found = agreement(form, text, fields=FIELDS)
    assert found.verdict == "review"
    assert found.fields[0].value == "Ada Byron"
    assert "filled differently" in found.fields[0].problems[0]
    assert len(found.fields[0].spans) == 2
    same = agreement(form, form.replace("{{who}}", "Ada Byron", 1).replace("{{who}}", "ADA  BYRON"), fields=FIELDS)
    assert same.fields[0].problems == ()


def test_labels_after_a_missing_clause() -> None:
    """Labels that go on counting after a struck clause are that change's, and none of their own."""
    struck = COPY[: COPY.index("2. ")] + COPY[COPY.index("3. ") :].replace("3. ", "2. ")
    assert [f.category for f in grave(struck)] == ["missing"]
    assert "label" in {f.category for f in grave(COPY.replace("3. ", "9. "))}


def test_illegible_page() -> None:
    """A page that cannot be read is for a person: nothing on it is clean, and nobody is condemned."""
    import random

    shuffled = random.Random(7)
    form = FORM * 4
    worn = "".join(
        shuffled.choice("xq#|l1") if char.isalpha() and shuffled.random() < 0.3 else char for char in COPY * 4
    )
    found = agreement(form, worn, fields=FIELDS)
    assert not found.legible
    assert found.verdict == "review"
    assert {f.verdict for f in found.findings} <= {Verdict.FORMAT, Verdict.FIELD, Verdict.REVIEW}


def test_outside() -> None:
    """What belongs to no copy is outside: all of it, and nothing else."""
    letter = "Dear Sir, " + "the weather has been fine for weeks and all of us are well. " * 8
    text = f"{letter}\n\f{COPY}"
    (document,) = compare_sources(["-"], Options(canonical=MILL), stdin=text.encode()).documents
    assert [text[slice(*span)].strip() for span in document.outside] == [letter.strip()]


def test_every_category_is_explained() -> None:
    """Whatever category occurs anywhere in the samples and the cases has an entry in ``clausediff explain``."""
    report = compare_sources([str(path) for path in SAMPLES], Options())
    said = {finding.category for _, _, finding in report.findings()}
    data = yaml.safe_load((CASES / "tricky.yaml").read_text(encoding="utf-8"))
    for case in (case for group in data["groups"] for case in group["cases"]):
        front = {"id": "tricky", "title": "Supply contract", "version": "1", "language": "en"}
        front |= {key: case[key] for key in ("fields", "must_match") if key in case}
        form, scan = (f"{data['before']}\n{case[side]}\n\n{data['after']}" for side in ("canonical", "scan"))
        template = parse(f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{form}", "tricky.md")
        said |= {finding.category for _, _, finding in clausediff.compare(scan, template).findings()}
    assert len(said) > 25
    named = set()
    for path in sorted(CASES.glob("*.yaml")):
        named |= set(re.findall(r"\b(?:category|code): ([a-z-]+)", path.read_text(encoding="utf-8")))
    assert named
    assert (said | named) - set(codes()) == set()


def test_pairs_of_words_are_those_of_all_canonicals() -> None:
    """Collected when one is asked for; the same object for the same canonicals, by which what is known of a line is remembered."""
    one, other = prepared("The Buyer pays the Seller."), prepared("No goods are sold here.", id="other")
    both = all_pairs([one, other])
    assert both is all_pairs([one, other])
    assert all_pairs([one]) is all_pairs([one])
    for pair in [("buyer", "pays"), ("goods", "are")]:
        assert pair in both
        assert (pair in all_pairs([one])) == (pair[0] == "buyer")
    assert ("seller", "no") not in both


def test_a_form_without_boxes_has_lines_to_sign() -> None:
    """They are looked for on its pages as on those of a form with boxes."""
    form = parse("---\nfields:\n  sig: {type: signature}\n---\nThe Owner lends it.\n\nSignature: {{sig}}\n", "form.md")
    places = places_in_forms(Scan("copy.png", "0" * 64, "", "image"), [prepare(form)])
    assert [line.label for line in places.lines] == ["signature"]
