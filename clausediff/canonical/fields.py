"""Fields: what a copy filled in, cleaned, and held against the field's type and bounds.

A field accepts only what fits, so that no clause can hide inside one; what does not fit is a problem for a person. Nothing
is guessed: a choice whose marks were lost stays without a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from clausediff.canonical.template import FieldSpec
from clausediff.text.protected import classes
from clausediff.text.words import MASK, alien_letters, fold_text, hidden_characters

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20|21)\d\d"
_DATE = (
    rf"(?:{_MONTH}\s*{_DAY},?\s*{_YEAR}|{_DAY}\s*(?:day\s+of\s+|\.?\s*)?{_MONTH},?\s*{_YEAR}|{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    rf"|(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|[12]\d|3[01])[./-](?:{_YEAR}|\d\d)|{_MONTH}\s*{_YEAR})"
)
_DATES = re.compile(_DATE, re.IGNORECASE)


@cache
def _date_list() -> re.Pattern[str]:
    """Several dates, the year perhaps only with the last; compiled when first needed, for it is large."""
    separator = r"\s*(?:[,;]?\s*(?:and|&|to)|[,;-])\s*"
    return re.compile(
        rf"(?:{_MONTH}\s*{_DAY}{separator})*{_DATE}(?:{separator}(?:{_DATE}|{_MONTH}\s*{_DAY}))*", re.IGNORECASE
    )


_MONEY = re.compile(
    r"(?:(?:US|CA|AU|NZ|HK|SG)?[$€£¥]|USD|EUR|GBP|CHF|JPY|CAD|AUD)?\s*\d{1,3}(?:(?:,\d{3})+|\d*)(?:\.\d{1,2})?"
    r"(?:\s*(?:USD|EUR|GBP|CHF|JPY|CAD|AUD|dollars|euros|pounds)\b)?",
    re.IGNORECASE,
)
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand".split()
)
_NUMBER = re.compile(
    r"(?:(?:"
    + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
    + r"|and|[\s-])+|[+-]?\d{1,3}(?:(?:,\d{3})+|\d*)(?:\.\d+)?)(?:\s*\(\s*\d+\s*\))?\s*%?",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.\-]*\.?", re.UNICODE)
_PARTICLES = frozenset(
    "de del della der den van von zu zur la le du da dos di el al bin ibn ben y e of the st ter ten af av und".split()
)
_LEGAL = frozenset(
    "inc llc ltd limited corp corporation company co gmbh ag sa sas sarl bv nv plc llp lp pty oy ab as kg & and of the for in at on".split()
)
# Words that contracts bind with: a name, a date or a title that holds one is more than a filling.
BINDING = frozenset(
    "shall must may not will agree agrees agreed provided unless except notwithstanding waive waives "
    "indemnify warrants terminate subject jointly severally herein hereby hereof thereof pursuant".split()
)
# In lower case, as in running text: "Not" in a title is a title's word.
_CLAUSE_WORDS = frozenset(
    "no not nor never without but who whom whose which unlimited fee fees payable owes owe duty duties liable freely "
    "waived consent disclose "
    "pays paid transfers assigns grants releases forfeits relinquishes surrenders".split()
)
# What a person writes who does not mean to be bound, in any case: no name has these.
_REFUSAL = frozenset(
    "not never nobody none protest duress void refuse refuses refused decline declines declined reject rejects rejected "
    "prejudice cancelled canceled".split()
)
_UNSIGNED = frozenset(
    "no not without under only unsigned draft specimen withdrawn revoked reserve recourse pending approval receipt subject "
    "void cancelled none nil copy".split()
)
"""Words that a signature does not have, in whatever case."""
_DISTANT = frozenset("n/a na nil nul non tbd tba x".split())
"""What people write who do not sign."""
_BLANK = re.compile(r"[\s_.…\-–—·•:*|/\\\[\](){}<>☐□]*")
_HYPHENATED = re.compile(r"(?<=\w)-[ \t]*\n[ \t]*(?=\w)")
_RULED = re.compile(r"\*\*|__+|\.{4,}|[\t ]*_[\t ]*(?=_)")
_SPACED = re.compile(r"(?<=[@._-]) | (?=[@._-])")
"""Spaces that engines put beside the signs of an address. Elsewhere there may be another word, or another figure."""
_LOOSE = re.compile(r"\s([,;:])(?=\s|$)")
_ON = "☒☑✓✔✗✘⊠■🗹🗷"
_OFF = "☐□○◯▢❏❑"
_MARKED = re.compile(rf"[{_ON}]|[\[(]\s*[xX✓✔*]\s*[\])]|\\boxtimes|\\checkmark|(?<![A-Za-z])[xX](?=\s+\w|\s*$)")
_UNMARKED = re.compile(rf"[{_OFF}]|[\[(]\s*[\])]|\\square")


def clean(text: str) -> str:
    """The filling as a person reads it: markup out, white space folded, lines for writing on out."""
    text = _HYPHENATED.sub("-", text)
    masked = fold_text(text)
    shown = text
    if MASK in masked:
        shown = "".join(" " if mark == MASK else char for char, mark in zip(text, masked, strict=True))
    shown = _RULED.sub(" ", shown)
    return " ".join(_LOOSE.sub(r"\1", " ".join(shown.split())).strip("_* |\t").split())


def read_field(spec: FieldSpec, text: str) -> tuple[str, tuple[str, ...]]:
    """The value that ``text`` (as scanned) gives a field, and the problems with it.

    A problem is a sentence; the value is empty when nothing is filled in or nothing can be told.
    """
    value = clean(text)
    if spec.type in ("choice", "checkbox"):
        return _READERS[spec.type](spec, text)
    if _BLANK.fullmatch(value):
        return "", (_blank(spec),) if spec.required or spec.type == "signature" else ()
    problems = []
    longest = spec.max_length * (6 if spec.many else 1)
    if len(value) > longest:
        problems.append(f"{len(value)} characters, more than the {longest} that this field takes")
    if hidden_characters(text):
        problems.append("holds invisible characters")
    if alien_letters(value) and spec.type in ("date", "money", "number"):
        problems.append("holds look-alike characters of another script")
    if spec.pattern is not None:
        joined = _SPACED.sub("", value)
        if len(value) <= longest and not _fits_pattern(spec.pattern, value) and _fits_pattern(spec.pattern, joined):
            value = joined
        elif len(value) <= longest and not _fits_pattern(spec.pattern, value):
            problems.append(f"does not fit the pattern {spec.pattern}")
    elif (check := _READERS.get(spec.type)) is not None:
        problems.extend(check(spec, value)[1])
    return value, tuple(problems)


def same(one: str, other: str) -> bool:
    """Whether two fillings of a field are the same but for layout."""
    return one == other or _key(one) == _key(other)


def _key(value: str) -> str:
    return "".join(c for c in value.casefold() if c.isalnum())


def _fits_pattern(pattern: str, value: str) -> bool:
    try:
        return re.fullmatch(pattern, value, re.IGNORECASE | re.DOTALL) is not None
    except (re.error, RecursionError):  # the canonical's lint says so; here it only means that nothing can be told
        return False


def _blank(spec: FieldSpec) -> str:
    if spec.type == "signature":
        return "blank: no signature was read as text; ink shows on the page only"
    return "blank"


def _appended(value: str, usual: frozenset[str]) -> list[str]:
    """Words in lower case after a comma: more than a name."""
    tail = re.split(r"[,;]", value, maxsplit=1)[1:] or [""]
    found = [
        word for word in _words(tail[0]) if word.isalpha() and word.islower() and len(word) > 1 and word not in usual
    ]
    return [f"more than a name: {' '.join(found)}"] if found else []


def _words(value: str) -> list[str]:
    return [word.strip(".,;:()\"'") for word in value.split()]


def _binding(value: str) -> list[str]:
    found = sorted({word.lower() for word in _words(value)} & BINDING)
    return [f"holds contract language: {', '.join(found)}"] if found else []


def _refusing(value: str) -> list[str]:
    found = sorted({word.lower() for word in _words(value)} & _REFUSAL)
    return [f"holds more than a name: {', '.join(found)}"] if found else []


def _person(_: FieldSpec, value: str) -> tuple[str, tuple[str, ...]]:
    words = [word for word in value.rstrip(" ;:").replace(",", " ").split() if word.strip(".")]
    problems = _binding(value) or _refusing(value)
    if any(char.isdigit() for char in value):
        problems.append("not a name: holds digits")
    elif len(words) > 7:
        problems.append(f"not a name: {len(words)} words")
    elif not problems and not all(_NAME_WORD.fullmatch(word) or not any(c.isalnum() for c in word) for word in words):
        problems.append("not a name: holds signs that names do not have")
    elif not problems and len(words) > 1 and any(w.islower() and w not in _PARTICLES for w in words):
        problems.append("not a name: holds words in lower case")
    elif not problems:
        problems.extend(_appended(value, _PARTICLES | frozenset(("jr", "sr", "esq"))))
    return value, tuple(problems)


def _organization(_: FieldSpec, value: str) -> tuple[str, tuple[str, ...]]:
    words = value.split()
    problems = _binding(value)
    if len(words) > 14:
        problems.append(f"not a name: {len(words)} words")
    elif not problems and any(w.islower() and w.strip(".,") not in _PARTICLES | _LEGAL for w in words):
        problems.append("not a name: holds words in lower case")
    elif not problems and len(words) > 1 and words[0][:1].isupper() and _plain(words[-1]):
        problems.append(f"more than a name: ends in {words[-1]}")
    elif not problems:
        problems.extend(_appended(value, _PARTICLES | _LEGAL))
    return value, tuple(problems)


def _plain(word: str) -> bool:
    """Whether a word reads like one of a sentence, not of a name."""
    alnum_key = word.strip(".,;:")
    return len(alnum_key) > 2 and alnum_key.isalpha() and alnum_key.islower() and alnum_key not in _PARTICLES | _LEGAL


def _date(spec: FieldSpec, value: str) -> tuple[str, tuple[str, ...]]:
    shown = value.rstrip(".,; ")
    if _DATES.fullmatch(shown):
        return value, ()
    if _date_list().fullmatch(shown):
        return value, () if spec.many else ("more than one date",)
    return value, ("not a date that can be read",)


def _money(_: FieldSpec, value: str) -> tuple[str, tuple[str, ...]]:
    return value, () if _MONEY.fullmatch(value.rstrip(".;")) else ("not an amount of money that can be read",)


def _number(_: FieldSpec, value: str) -> tuple[str, tuple[str, ...]]:
    told = any(char.isdigit() for char in value) or not NUMBER_WORDS.isdisjoint(re.split(r"[\s-]+", value.lower()))
    return value, () if told and _NUMBER.fullmatch(value.rstrip(".;")) else ("not a number that can be read",)


def _text(_: FieldSpec, value: str) -> tuple[str, tuple[str, ...]]:
    found = [word for word in _words(value) if word in _CLAUSE_WORDS or word in _REFUSAL]
    tail = re.split(r"[,;:]", value)[-1] if re.search(r"[,;:]", value) else ""
    if tail.strip() and tail == tail.lower() and not any(char.isdigit() for char in tail):
        found.extend(word for word in _words(tail) if classes(word) and word not in found)
    if found and not _binding(value):
        return value, (f"may hold more than a filling: {', '.join(dict.fromkeys(found))}",)
    return value, tuple(_binding(value))


def _signature(_: FieldSpec, value: str) -> tuple[str, tuple[str, ...]]:
    words = value.split()
    problems = _binding(value) or _refusing(value)
    if len(words) > 8:
        problems.append(f"not a signature: {len(words)} words")
    elif not problems and not _UNSIGNED.isdisjoint(word.strip(".,;:()[]\"'").lower() for word in words):
        problems.append("not a signature that can be told: it says more than a name")
    elif not problems and not any(char.isupper() for char in value) and not _ink(words):
        problems.append("not a signature that can be told: no capital letter")
    return value, tuple(problems)


def _ink(words: list[str]) -> bool:
    """Whether marks are what engines read in a signature's strokes: few of them, and no word that says anything."""
    marks = [word.strip(".,;:()\"'").lower() for word in words]
    return (
        len(marks) <= 3 and all(len(mark) <= 2 and not classes(mark) for mark in marks) and _DISTANT.isdisjoint(marks)
    )


def _choice(spec: FieldSpec, text: str) -> tuple[str, tuple[str, ...]]:
    """What is ticked: a mark belongs to the choice that follows it (or, where all marks follow, to the one before)."""
    places = []
    for choice in spec.choices:
        match = re.search(rf"(?<!\w){re.escape(choice)}(?!\w)", text, re.IGNORECASE)
        if match:
            places.append((match.start(), match.end(), choice))
    places.sort()
    if not places:
        return "", ("missing: none of the choices was read",) if spec.required else ()
    leading = bool(_MARKED.search(text[: places[0][0]]) or _UNMARKED.search(text[: places[0][0]]))
    chosen, unmarked = [], 0
    for index, (start, end, choice) in enumerate(places):
        if leading:
            around = text[places[index - 1][1] if index else 0 : start]
        else:
            around = text[end : places[index + 1][0] if index + 1 < len(places) else len(text)]
        ticked = _ticked(around, last=leading)
        if ticked:
            chosen.append(choice)
        elif ticked is not None:
            unmarked += 1
    problems = []
    named = {word for choice in spec.choices for word in re.findall(r"\w+", choice.lower())}
    extra = [
        word for word in re.findall(r"[^\W\d_]{2,}", clean(text).lower()) if word not in named and word != "boxtimes"
    ]
    if len(extra) > 1 or not {*extra}.isdisjoint(BINDING | _CLAUSE_WORDS):
        problems.append(f"holds more than the choices: {' '.join(extra[:6])}")
    if len(places) < len(spec.choices) and not (len(chosen) == 1 or len(places) == 1):
        problems.append("a choice was not read")
    if len(chosen) > 1:
        return "", (*problems, f"more than one is marked: {', '.join(chosen)}")
    if chosen:
        return chosen[0], tuple(problems)
    if len(places) == 1 and len(spec.choices) > 1 and not unmarked:
        return places[0][2], tuple(problems)
    if unmarked == len(places):
        return "", (*problems, "blank: none is marked") if spec.required else tuple(problems)
    return "", (*problems, "unmarked: the marks were not read")


def _ticked(text: str, *, last: bool) -> bool | None:
    """Whether the last (or first) mark in a text is a tick; None where there is none. Others belong to what was not read."""
    marks = [(match.start(), True) for match in _MARKED.finditer(text)]
    marks += [(match.start(), False) for match in _UNMARKED.finditer(text)]
    return sorted(marks)[-1 if last else 0][1] if marks else None


def _checkbox(spec: FieldSpec, text: str) -> tuple[str, tuple[str, ...]]:
    if _MARKED.search(text) or clean(text).casefold() in ("x", "yes", "v"):
        return "yes", ()
    if _UNMARKED.search(text):
        return "no", ()
    return "", ("unmarked: the mark was not read",) if spec.required else ()


_READERS: dict[str, Callable[[FieldSpec, str], tuple[str, tuple[str, ...]]]] = {
    "text": _text,
    "person": _person,
    "organization": _organization,
    "date": _date,
    "money": _money,
    "number": _number,
    "signature": _signature,
    "choice": _choice,
    "checkbox": _checkbox,
}
