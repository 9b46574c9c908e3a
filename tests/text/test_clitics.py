"""Words that are written as a part of another one."""

from __future__ import annotations

import pytest

from clausediff.text.clitics import elided, hosts
from clausediff.text.vocabulary import vocabulary
from tests.stages import cases

DATA = cases("clitics")


@pytest.mark.parametrize(("language", "key", "full", "rest"), DATA["elided"])
def test_elided(language: str, key: str, full: str, rest: str) -> None:
    """The two words of a key with an apostrophe."""
    assert elided(key, vocabulary(language)) == (full, rest)
    assert rest in hosts(key, vocabulary(language))


@pytest.mark.parametrize(("language", "key"), DATA["whole"])
def test_whole(language: str, key: str) -> None:
    """A key that holds no other word."""
    assert elided(key, vocabulary(language)) is None
    assert list(hosts(key, vocabulary(language))) == []


@pytest.mark.parametrize(("language", "key", "verb"), DATA["enclitic"])
def test_enclitics(language: str, key: str, verb: str) -> None:
    """The verb that pronouns are written behind."""
    assert verb in hosts(key, vocabulary(language))
