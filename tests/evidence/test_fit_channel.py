"""The script that fits the channel learns what was planted, and is not fooled by what is no misreading."""

from __future__ import annotations

import importlib.util
import math
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from clausediff.evidence.channel import Channel
from clausediff.evidence.prior import Prior

SCRIPT = Path(__file__).parent.parent.parent / "tools" / "fit_channel.py"
WORDS = (Path(__file__).parent.parent.parent / "LICENSE").read_text(encoding="utf-8").split()


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("fit_channel", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["fit_channel"] = module
    spec.loader.exec_module(module)
    return module


def planted(tool: ModuleType, confusions: list[tuple[str, str]], seed: int) -> list[object]:
    """Pages on which each confusion befalls a twentieth of the words that it can."""
    dice = random.Random(seed)
    pages = []
    for number in range(12):
        truth = dice.choices(WORDS, k=1500)
        observed = list(truth)
        for at, word in enumerate(truth):
            for one, other in confusions:
                if one in word and dice.random() < 0.05:
                    observed[at] = word.replace(one, other, 1)
        pages.append(tool.page(str(number), tool.compare(truth, observed), frozenset()))
    return pages


def test_a_fit_learns_what_was_planted(tool: ModuleType) -> None:
    """Planted confusions get large shares in the engine that has them, small ones in the engine that has not."""
    engines = {
        "tesseract": planted(tool, [("th", "m"), ("e", "c")], 1),
        "textract": planted(tool, [("w", "vv")], 2),
        "rapidocr": planted(tool, [("i", "l")], 3),
        "rough": planted(tool, [("s", "8")], 4),
    }
    found = tool.fit(engines, quiet=True)
    channels = {name: Channel(table, Prior(found["prior"])) for name, table in found["engines"].items()}
    for name, truth, seen in (("tesseract", "th", "m"), ("tesseract", "e", "c"), ("textract", "w", "vv")):
        assert channels[name].share(truth, seen) > math.log(0.5)
        for other in set(engines) - {name}:
            assert channels[other].share(truth, seen) < channels[name].share(truth, seen)
    assert channels["tesseract"].read("mis", "this").swaps == (("th", "m"),)
    assert channels["mixture"].share("e", "c") > channels["mixture"].share("e", "x") + 3


def test_words_are_paired_over_joins_and_splits(tool: ModuleType) -> None:
    """A joined, a split and a misread word are paired; an inserted word is nobody's misreading."""
    truth = "the party does not disclose any information to the other party"
    observed = "the party doesnot disclose any in formation to the othcr extraneous party"
    pairs = {(a, b) for a, b, _ in tool.compare(truth.split(), observed.split()) if a != b}
    assert pairs == {("does not", "doesnot"), ("information", "in formation"), ("other", "othcr")}


def test_defective_references_teach_nothing(tool: ModuleType) -> None:
    """Where the marks are a word and the reference is not, the pair is left out."""
    truth, observed = "of tbe company in good faith", "of the company in gocd faith"
    readings = tool.compare(truth.split(), observed.split())
    page = tool.page("x", readings, frozenset({"of", "the", "company", "in", "good", "faith"}))
    assert page.pairs == [("good", "gocd")]


def test_cells_are_decoded(tool: ModuleType) -> None:
    r"""``\n`` is a line end, ``\\n`` is not; a word that is broken at a line end is whole."""
    assert tool.decode(r"a\nb\\n\tc") == "a\nb\\n\tc"
    assert tool.tokens("dis-\nclose “this” non-\nExclusive") == ["disclose", '"this"', "non-", "Exclusive"]
