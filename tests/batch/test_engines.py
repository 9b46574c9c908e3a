"""The same function under other engines: Spark's ``mapInArrow`` in local mode, where Java and pyspark are there."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.batch.pile import copy, form_in

pa = pytest.importorskip("pyarrow", reason="the extra clausediff[batch] is not installed")

from clausediff.batch import RESULT, analyze, analyze_each
from clausediff.pipeline import Options

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.xdist_group("spark")
def test_spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of ``mapInArrow`` are those of one call."""
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")
    from pyspark.sql.pandas.types import from_arrow_schema

    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), *filter(None, sys.path)]))
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.chdir(ROOT)
    options = Options(canonical=form_in(tmp_path / "forms"))
    texts = {"path": [f"{n}.txt" for n in range(12)], "text": [copy(n) for n in range(12)]}
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = session.createDataFrame(list(zip(*texts.values(), strict=True)), list(texts)).repartition(3)
        made = frame.mapInArrow(partial(analyze_each, options=options), from_arrow_schema(RESULT))
        found = {row["path"]: row.asDict(recursive=True) for row in made.collect()}
    finally:
        session.stop()
    expected = analyze(pa.RecordBatch.from_pydict(texts), options).to_pylist()
    assert found == {row["path"]: row for row in expected}
