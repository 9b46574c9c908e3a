"""The one function over Arrow: pure, errors as rows, and the verdicts of ``--check``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.pile import copy, form_in, pile_in, rows

pa = pytest.importorskip("pyarrow", reason="the extra clausediff[batch] is not installed")

from clausediff.batch import RESULT, analyze, analyze_each, run, tables
from clausediff.batch.engines import Here
from clausediff.errors import UsageError
from clausediff.model import Verdict
from clausediff.pipeline import Options, compare_sources


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """Options with the small form."""
    return Options(canonical=form_in(tmp_path / "forms"))


def batch_of(*texts: str | bytes | None, **columns: list[object]) -> pa.RecordBatch:
    """A record batch of files."""
    data = [text.encode() if isinstance(text, str) else text for text in texts]
    return pa.RecordBatch.from_pydict({"path": [f"{n}.txt" for n in range(len(texts))], "data": data, **columns})


def test_a_row_for_each_row(options: Options) -> None:
    """Whatever a file is, it has one row, in the order of the input."""
    made = analyze(batch_of(copy(0), b"", b"\x00\x01\x02" * 50, "something else altogether", None, copy(3)), options)
    assert made.schema == RESULT
    assert made.column("path").to_pylist() == [f"{n}.txt" for n in range(6)]
    assert made.column("verdict").to_pylist() == ["clean", "error", "error", "error", "error", "substantive"]
    flat = tables(made)
    assert flat["errors"].column("kind").to_pylist() == ["empty", "binary", "no-match", "unreadable"]
    assert flat["agreements"].column("signer").to_pylist() == ["Ada Quist", "Di Marchetti"]
    assert "90" in flat["findings"].column("text").to_pylist()


def test_it_is_pure(options: Options) -> None:
    """The same rows again, alone or beside others."""
    texts = [copy(n) for n in range(6)]
    whole = analyze(batch_of(*texts), options)
    assert whole == analyze(batch_of(*texts), options)
    for number, text in enumerate(texts):
        one = pa.RecordBatch.from_pydict({"path": [f"{number}.txt"], "text": [text]})
        assert analyze(one, options) == whole.slice(number, 1)
    assert list(analyze_each(iter([batch_of(*texts)]), options)) == [whole]


def test_no_rows(options: Options) -> None:
    """An empty batch is an empty result."""
    made = analyze(
        pa.RecordBatch.from_pydict({"path": pa.array([], pa.string()), "text": pa.array([], pa.string())}), options
    )
    assert made.num_rows == 0
    assert all(table.num_rows == 0 for table in tables(made).values())


def test_columns_of_the_input(options: Options) -> None:
    """What a manifest says of a file is in its rows; a canonical of its own is used, and an unknown one is its error."""
    told = {"party": ["Museum Nord", "", ""], "scanner": ["office", "", ""], "date": ["2026-03-01", "", ""]}
    own = {"canonical": ["", str(options.canonical), "absent-form"]}
    made = analyze(batch_of(copy(0), copy(1), copy(2), **told, **own), options)
    assert made.column("party").to_pylist() == ["Museum Nord", "", ""]
    assert made.column("scanner").to_pylist() == ["office", "text", ""]
    assert made.column("verdict").to_pylist() == ["clean", "clean", "error"]
    assert "absent-form" in tables(made)["errors"].column("message")[0].as_py()


def test_bad_arguments(options: Options) -> None:
    """Without a path or a text nothing can be compared; without a canonical nothing either."""
    with pytest.raises(UsageError, match="path"):
        analyze(pa.RecordBatch.from_pydict({"text": ["x"]}), options)
    with pytest.raises(UsageError, match="absent-form"):
        analyze(batch_of(copy(0)), Options(canonical="absent-form"))


def test_a_defect_is_the_error_of_one_file(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that nobody expected ends no other file's comparison."""
    from clausediff.batch import analysis

    real = analysis.read_document

    def breaking(path: str, *rest: object, **named: object) -> object:
        if path == "1.txt":
            raise ZeroDivisionError("made for a test")
        return real(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(analysis, "read_document", breaking)
    made = analyze(batch_of(copy(0), copy(1), copy(2)), options)
    assert made.column("verdict").to_pylist() == ["clean", "error", "clean"]
    assert "ZeroDivisionError" in tables(made)["errors"].column("message")[0].as_py()


def test_texts_that_arrow_cannot_hold(options: Options) -> None:
    """A lone surrogate in a text is written out."""
    text = copy(0).replace("dry", "d\ud800ry").encode("utf-8", "surrogatepass")
    made = analyze(batch_of(text), options)
    assert made.num_rows == 1


def test_rows_are_those_of_check(tmp_path: Path, options: Options) -> None:
    """Findings, verdicts, reasons and differences are those of one run of ``--check`` over all copies."""
    pile = pile_in(tmp_path / "pile", 40)
    paths = sorted(str(path) for path in pile.rglob("*.txt"))
    report = compare_sources(paths, options)
    run([str(pile)], tmp_path / "out", options, engine=Here(), shard_size=7)
    made = rows(tmp_path / "out")
    expected = [
        (document.path, agreement.id, finding.id, finding.verdict.value, list(finding.reasons))
        for document, agreement, finding in report.findings()
        if finding.verdict.gravity >= Verdict.NOISE.gravity
    ]
    found = [(row["path"], row["agreement"], row["id"], row["verdict"], row["reasons"]) for row in made["findings"]]
    assert sorted(found) == sorted(expected)
    assert any("other copies" in reason for row in found for reason in row[4])
    assert [(row["path"], row["verdict"]) for row in sorted(made["agreements"], key=lambda row: row["path"])] == [
        (document.path, agreement.verdict) for document, agreement in report.agreements()
    ]
    columns = "id clause text reading verdict category copies among common why".split()
    assert [[row[name] for name in columns] for row in made["differences"]] == [
        [each.id, each.clause, each.text, each.reading, each.verdict.value, each.category, each.held_by]  # noqa: RUF005
        + [each.among, each.common, each.risk]
        for each in report.differences()
    ]
