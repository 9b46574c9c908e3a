"""Copyright lines, the text field of a licence: years, holders and nothing else.

Copyright (c) 2003-2022 Derick Rethans. All rights reserved.      © 2020, Twilio SendGrid, Inc. <help@twilio.com>
"""

from __future__ import annotations

from clausediff import regex as re
from clausediff.canonical.fields.organizations import organization
from clausediff.canonical.fields.riders import AMOUNT
from clausediff.canonical.template import FieldSpec
from clausediff.text import english

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
            if name and not handle and (problems := organization(spec, name, language)):
                return [f"more than a copyright line: “{name[:60]}”: {problems[0]}"]
    return []
