"""Copyright lines, the text field of a licence: years, holders and nothing else.

Copyright (c) 2003-2022 Derick Rethans. All rights reserved.      © 2020, Twilio SendGrid, Inc. <help@twilio.com>
"""

from __future__ import annotations

from clausediff import regex as re
from clausediff.canonical.fields.organizations import organization
from clausediff.canonical.fields.riders import AMOUNT, legal_act, legal_thing, words_of
from clausediff.canonical.template import FieldSpec
from clausediff.text import english
from clausediff.text.excerpts import excerpt
from clausediff.text.terms import terms

_BEGINS = re.compile(r"\W*(?:portions\W+)?(?:copyright|copr\.|©|\(c\))", re.IGNORECASE)
_MARKS = re.compile(
    r"\b(?:portions|copyright|copr\.)|©|\([cC]\)"
    r"|\b(?:(?:all|and|its|other|respective|the) )*(?:contributors?|others)\b|\bet al\b\.?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:(?:19|20)\d\d|\bpresent\b)(?:\s*(?:[-–,]|and|to)?\s*(?=\d|\bpresent\b))?", re.IGNORECASE)
_CONTACT = re.compile(r"[<(]?\s*(?:https?://\S+|[\w.+-]+@[\w.-]+\w)\s*[>)]?")
_RESERVED = re.compile(r"\ball rights reserved\b\.?", re.IGNORECASE)
_STOP = re.compile(r"(?<=[^\W\d_]{5})[.;]\s+|(?<=[a-z]{3})[.;]\s+(?=[A-Z])|\n|;")
_JOIN = re.compile(r"\s*(?:,|&|\band\b|\bby\b|\bby:)\s*(?=\S)|^by\s+", re.IGNORECASE)

_TRADES = frozenset("insurance interest tax taxes title".split())
"""Things of law that holders are named after, because they deal with them."""
_USES = frozenset("copy gratis reuse resale rights usage use".split())
"""What a right is given for."""


def is_copyright(spec: FieldSpec, value: str) -> bool:
    """Whether a text field holds a copyright line."""
    return spec.name.startswith("copyright") and _BEGINS.match(value) is not None


def copyright_line(spec: FieldSpec, value: str, language: str) -> list[str]:
    """What is wrong with copyright lines: each statement names holders, as organizations or persons are named."""
    if AMOUNT.search(value):
        return ["holds an amount of money"]
    shown = _RESERVED.sub(" ", _CONTACT.sub(" ", value))
    for statement in _STOP.split(shown):
        holders = _YEARS.sub(" ", _MARKS.sub(" ", statement))
        for holder in _JOIN.split(holders):
            name = " ".join(holder.split()).strip(" .,:-*•")
            handle = " " not in name and not english.is_word(name.lower())
            if name and not handle and (problems := organization(spec, name, language) or _granted(name)):
                return [f"more than a copyright line: {excerpt(name)}: {problems[0]}"]
    return []


def _granted(name: str) -> list[str]:
    """The last word of a holder's name where it is a right, or what becomes of one: ``Orrin Campus License``."""
    words = words_of(name)
    key = words[-1].lower() if len(words) > 1 else ""
    lists = terms("en")
    effect = lists is not None and key in lists.effects and not legal_act(key)
    right = key not in _TRADES and (legal_thing(key) or key in _USES or effect)
    return [f"ends in what a licence gives: {words[-1]}"] if right else []
