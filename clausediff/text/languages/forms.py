"""Notations in which the word lists of a language with inflected forms are short.

A change that a reader would not stumble over keeps the ending that the sentence asks for, so words compete form by form::

    groups("kein ein / . e en")    {kein, ein}  {keine, eine}  {keinen, einen}      a point is the form without an ending
    groups("bis ab; vor nach")     {bis, ab}  {vor, nach}                           a semicolon parts groups, with the same endings

All words are written as keys are (:func:`~clausediff.text.words.fold_word`): *ss* for *ß*, *oe* for *œ*.
"""

from __future__ import annotations

from clausediff.text.languages.en import VOCABULARY as ENGLISH
from clausediff.text.vocabulary import Guard

__all__ = ["ENGLISH", "Groups", "elisions", "fused", "groups", "guards", "words"]

Groups = tuple[frozenset[str], ...]


def groups(*texts: str) -> Groups:
    """The groups of competing words that the texts write, each of them once for each of the endings behind its ``/``."""
    found: list[frozenset[str]] = []
    for text in texts:
        listed, _, endings = text.partition("/")
        for stems in listed.split(";"):
            for ending in endings.split() or ["."]:
                found.append(frozenset(stem + ending.strip(".") for stem in stems.split()))
    return tuple(found)


def words(*texts: str) -> frozenset[str]:
    """All words that the texts write, with each of the endings."""
    return frozenset().union(*groups(*texts))


def elisions(text: str) -> dict[str, str]:
    """What is left of words before an apostrophe, with the word in full: ``l=le``."""
    return dict(each.split("=") for each in text.split())


def fused(units: str, joint: str, tens: str) -> Groups:
    """Numbers that are written as one word: *einundzwanzig*. Those with the same unit compete, and those with the same ten."""
    ones, larger = units.split(), tens.split()
    return (
        *(frozenset(one + joint + ten for one in ones) for ten in larger),
        *(frozenset(one + joint + ten for ten in larger) for one in ones),
    )


def guards(**classes: Groups) -> tuple[Guard, ...]:
    """The guards of a language, in the order and with the explanations of those of English."""
    return tuple(Guard(each.code, each.title, each.says, classes.pop(each.code)) for each in ENGLISH.guards)
