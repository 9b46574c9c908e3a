"""What a blank is called and which type it has, from the words around it.

A guess, for a person to check: ``sure`` where the form itself names the blank, ``likely`` where a label is before it, ``a guess``
where only the sentence tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import combining, normalize

from clausediff import regex as re
from clausediff.canonical.blanks import Blank, Kind
from clausediff.canonical.template import FieldSpec
from clausediff.text.function_words import FUNCTION_WORDS

__all__ = ["FieldGuess", "guess_field"]

_MOST = 3
"""Words of a name, at most."""
_PREFIXES = frozenset(
    "insert enter please print printed full legal exact complete the a an your our type state specify here".split()
)
"""Words of a placeholder or a label that say nothing of what is filled in."""
_TYPES: tuple[tuple[str, str], ...] = (
    ("signature", r"\bsign(?:ature|ed)?\b|^by$|/s/|\binitials?\b"),
    ("date", r"\bdated?\b|\bday of\b|\bas of\b|\beffective\b|\bexpir"),
    (
        "money",
        r"\bamount\b|\bprice\b|\bfees?\b|\bsum\b|\bsalary\b|\bcompensation\b|\bpay(?:ment)?\b|\brent\b|\bdeposit\b",
    ),
    ("number", r"\bnumber of\b|\bquantity\b|\bhow many\b|\bpercent(?:age)?\b|\brate\b"),
    (
        "organization",
        r"\bcompany\b|\bcorporation\b|\borganization\b|\borganisation\b|\bfirm\b|\bemployer\b|\bsupplier\b|\bclient\b|\bcustomer\b"
        r"|\bvendor\b|\bcontractor\b|\bpartner\b|\blicensor\b|\blicensee\b|\bpublisher\b|\binstitution\b|\bentity\b|\bparty\b",
    ),
    (
        "person",
        r"\bname\b|\bperson\b|\bsignatory\b|\battention\b|\battn\b|\bauthor\b|\bspeaker\b|\bemployee\b|\bindividual\b|\bwitness\b",
    ),
)
"""Types by the words that name a blank; the first that fits is taken."""
_NOT_PERSON = re.compile(
    r"\b(?:address|street|city|state|country|zip|e-?mail|phone|telephone|fax|title|position|department|project)\b"
)
_UNIT = re.compile(
    r"\s*\(?\s*(?:business |calendar |working )?(?:days?|weeks?|months?|years?|hours?|percent|%|per ?cent)\b|\s*%"
)
_FIRM = re.compile(
    r"\b(?:corporation|company|limited|llc|partnership|gmbh|society|association|institution)\b", re.IGNORECASE
)
_NEAR, _REACH = 4, 60
"""Words before a blank, and characters behind it, that tell what it is."""
_CELLS, _TITLE_WORDS = 2, 6
"""Cells of a row with a title, and words of the title, at most."""
_OF = re.compile(
    r"(?:the )?(?:\w+ )?(?P<what>(?:name|address|signature|title|telephone|phone|e-?mail)) of (?:the |an? |our |your )?(?P<whose>.+)"
)
"""What a party has, named before the party."""
_CURRENCY = re.compile(r"[$€£¥]\s*$|\b(?:USD|EUR|GBP|CHF)\s*$")


@dataclass(frozen=True, slots=True)
class FieldGuess:
    """What a blank is taken for."""

    name: str
    type: str
    sure: str
    """``sure``, ``likely`` or ``a guess``."""
    reason: str
    choices: tuple[str, ...] = ()
    required: bool = True

    def spec(self, name: str) -> FieldSpec:
        """The field as it is declared."""
        from clausediff.canonical.template import FIELD_TYPES

        return FieldSpec(name, self.type, self.required, max_length=FIELD_TYPES[self.type], choices=self.choices)


def guess_field(blank: Blank) -> FieldGuess:
    """The name and the type of a blank."""
    if blank.kind == Kind.CHOICE:
        choices = tuple(blank.words.split("|"))
        name = _name(blank.before) or "choice"
        return FieldGuess(name, "choice", "likely", f"one of {', '.join(choices)}", choices)
    if blank.kind == Kind.TICK:
        return FieldGuess(f"tick_{_name(blank.words) or 'box'}", "checkbox", "likely", "a box to tick", required=False)
    if blank.own or blank.before.rstrip().endswith(":") or not blank.after.strip():
        return _labelled(blank)
    return _in_sentence(blank)


def _labelled(blank: Blank) -> FieldGuess:
    """A blank that the form names, or that is behind its label."""
    kind, why = _around(blank)
    words = blank.words or _row_title(blank.before)
    if not why:
        kind, why = _type(" ".join(words.lower().split()))
    name = _name(words) or kind
    if blank.own:
        return FieldGuess(name, kind, "sure" if why else "likely", why or "named by the form itself")
    return FieldGuess(name, kind, "likely" if why and blank.words else "a guess", why or "nothing tells its type")


def _in_sentence(blank: Blank) -> FieldGuess:
    """A blank within a sentence: the words beside it tell more than the term that is defined behind it."""
    kind, why = _around(blank)
    if kind == "money":
        return FieldGuess(_name(_row_title(blank.before)) or "amount", kind, "likely", why)
    if kind == "number":
        return FieldGuess(_name(_row_title(blank.before)) or _name(why) or kind, kind, "likely", why)
    near = re.findall(r"[^\W_]+", blank.before.lower())[-_NEAR:]
    if near[-2:] in (["as", "of"], ["day", "of"]) or near[-1:] in (["dated"], ["on"], ["effective"], ["until"]):
        return FieldGuess("date", "date", "likely", f"behind “{' '.join(near[-2:])}”")
    if near[-1:] == ["of"] and len(near) > 1 and near[-2] not in FUNCTION_WORDS:
        kind, _ = _type(near[-2])
        return FieldGuess(_name(near[-2]) or kind, kind, "a guess", f"behind “{' '.join(near[-2:])}”")
    if blank.words:
        kind = "organization" if _FIRM.search(blank.after[:_REACH]) else "text"
        kind = kind if kind != "text" else _type(blank.words.lower())[0]
        return FieldGuess(_name(blank.words) or kind, kind, "likely", f"defined as “{blank.words}”")
    words = _row_title(blank.before).lower() or " ".join(near)
    kind, why = _type(words)
    return FieldGuess(_name(words) or kind, kind, "a guess", why or "nothing tells its type")


def _row_title(before: str) -> str:
    """The title of the row in whose cell a blank stands behind other words: ``Price per sack | USD ____``."""
    cells = re.split(r"\t|\s\|\s", before.rsplit("\n", 1)[-1])
    title = cells[0].strip(" |*_:") if len(cells) == _CELLS else ""
    return title if len(title.split()) <= _TITLE_WORDS else ""


def _around(blank: Blank) -> tuple[str, str]:
    """Money and numbers, which the signs and units beside a blank tell; with nothing for a reason where they do not."""
    if _CURRENCY.search(blank.before):
        return "money", "behind a currency"
    if unit := _UNIT.match(blank.after):
        return "number", f"before “{' '.join(unit[0].split())}”"
    return "text", ""


def _type(words: str) -> tuple[str, str]:
    """The type that words tell, and by which of them."""
    if _NOT_PERSON.search(words):
        return "text", f"called “{words}”"
    for kind, pattern in _TYPES:
        if found := re.search(pattern, words):
            return kind, f"by “{found[0]}”"
    return "text", ""


def _name(words: str) -> str:
    """A field name from words: the last few that say something."""
    plain_letters = normalize("NFKD", words.casefold().removeprefix("before "))
    if of := _OF.fullmatch(plain_letters):  # the name of the owner is the owner's name
        plain_letters = f"{of['whose']} {of['what']}"
    parts = re.findall(r"[^\W_]+", "".join(char for char in plain_letters if not combining(char)))
    plain = [part for part in parts if part.isascii() and part not in _PREFIXES and part not in FUNCTION_WORDS]
    kept = (plain or [part for part in parts if part.isascii()])[-_MOST:]
    while kept and kept[0][0].isdigit():
        kept = kept[1:]
    return "_".join(kept)
