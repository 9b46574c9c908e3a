"""Front matter: entries that say nothing about the deal are found, and every other word stays to be read."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausediff.scan.front_matter import REASON, find_front_matter, front_lines
from clausediff.text.words import alnum_key
from tests.stages import cases, steady

DATA: dict[str, Any] = cases("masks_and_marks")["front_matter"]
BODY = "# Terms of Hire\n\n1. The Owner lends the boat.\n"
WORD = "zebra"


def left(front: str, *, own: str = "") -> str:
    """What of a front matter stays to be read."""
    text = f"---\n{front}\n---\n{BODY}"
    found = find_front_matter(text, {alnum_key("Form of Contract")}, front_lines(own))
    kept, at = [], 0
    for span, reason in found:
        assert reason == REASON
        kept.append(text[at : span.start])
        at = span.end
    return "".join([*kept, text[at:]]).removesuffix(BODY)


@pytest.mark.parametrize("case", DATA["harmless"], ids=[case["name"] for case in DATA["harmless"]])
def test_harmless(case: dict[str, str]) -> None:
    """Nothing is left to be read."""
    assert left(case["front"]) == ""


@pytest.mark.parametrize("case", DATA["asked"], ids=[case["name"] for case in DATA["asked"]])
def test_read(case: dict[str, str]) -> None:
    """The entry that says something is left, and nothing else."""
    entry = left(case["front"])
    assert any(map(str.isalnum, entry))
    assert "Terms of Hire\n" not in entry
    assert entry in case["front"] + "\n"


def test_titles_and_lines_of_the_form() -> None:
    """A title that the form has is harmless, and so is every line of its own front matter."""
    assert left("title: Form of Contract") == ""
    assert left("title: Form of Contracts") != ""
    assert left("note:  void\ntitle: Terms of Hire", own="id: form\nnote: void") == ""
    assert left("note: void", own="note: valid") == "note: void\n"


@pytest.mark.parametrize(
    "text",
    [
        "The Owner:\n---\na: b\n---\n",
        "---\nThe Owner lends.\n---\nmore",
        "---\ntitle: Terms of Hire\n",
        "--- a: b ---",
        "",
    ],
)
def test_no_front_matter(text: str) -> None:
    """Lines that are not between dashes at the very head of a text, or have no key, are none."""
    assert find_front_matter(text) == []


KEYS = "title: layout: date: tags: author: slug: draft: 2024-05-03 page [legal] --- ... true '".split()


@steady
@given(
    st.lists(
        st.sampled_from([*KEYS, " ", "\n", "\n  - ", "# ", f" {WORD} ", f"{WORD}.", f"{WORD}:", "Terms of Hire"]),
        max_size=16,
    ).map("".join)
)
def test_what_is_found(front: str) -> None:
    """Spans are in order, apart and within the front matter; a sentence's words are never taken for a page's description."""
    text = f"---\n{front}\n---\n{BODY}"
    found = [span for span, _ in find_front_matter(text)]
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(span.size for span in found)
    taken = "".join(text[span.slice] for span in found)
    assert f"{WORD}." not in taken
    assert f"{WORD}:" not in taken
    assert BODY[3:] not in taken
