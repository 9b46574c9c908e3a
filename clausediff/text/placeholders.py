"""Placeholders: what a form or a word processor prints where something is to be filled in, and nobody did.

[NAME]   <name>   {{name}}   «Name»   ${name}   [●]   XXXX   XX/XX/20XX   DD/MM/YYYY   ???   TBD   to be agreed
Click or tap here to enter text.   Insert name of company here   Company Name
"""

from __future__ import annotations

from clausediff import regex as re
from clausediff.text.function_words import FUNCTION_WORDS, PREPOSITIONS, SUBORDINATORS

__all__ = ["is_bullet", "is_label", "is_placeholder", "is_prompt", "not_applicable", "template_marks"]

_BRACKETS = ("[]", "{}", "<>", "⟨⟩")
_TEMPLATE = re.compile(
    r"\{\{|\}\}|\$\{|<<|>>|«\w+»"
    r"|[\[({<][\s●•◦○∙·*.…_?#xX-]*[●•◦○∙*…_?#][\s●•◦○∙·*.…_?#xX-]*[\])}>]"  # brackets around nothing but marks
    r"|<(?!https?:)[A-Za-z][\w -]*(?:>|$)|\[[A-Z][A-Z0-9 _-]+\]|\bX{3,}\b"
    r"|#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)"  # what a spreadsheet gives where it has no value
)
"""Marks of templates: wherever one stands, something was not filled in."""

_BULLET = re.compile(r"[\[({<]\s*[●•◦∙*?#]+\s*[\])}>]")
_TO_DECIDE = re.compile(r"(?:t\.? ?b\.? ?[acdns]\.?|to (?:be|follow)\b.*|lorem ipsum\b.*)", re.IGNORECASE)
_UNDECIDED = re.compile(r"\b(?:tb[acd]|t\.b\.[acd])\W*\Z", re.IGNORECASE)
"""The same behind a part of a filling."""
_DECIDED_LATER = re.compile(rf"tb[acd]\W+(?:{'|'.join(sorted(PREPOSITIONS | SUBORDINATORS))})\b", re.IGNORECASE)
"""The same with who decides, or when: ``TBD by the board``; a firm's name goes on otherwise."""
_NOT_APPLICABLE = re.compile(r"n/?\.? ?a\.?|not applicable", re.IGNORECASE)
_SAME = re.compile(
    r"(?:the )?same(?: as\b.*)?|ditto|dito|idem|dasselbe|lo mismo|lo stesso|hetzelfde|o mesmo|le même", re.IGNORECASE
)
"""What refers to a filling that is not written here."""
_NOBODY = re.compile(r"n\.? ?n\.?|nomen nescio", re.IGNORECASE)
"""Latin for somebody whose name is not known."""
_DATE_LETTERS = re.compile(r"[dmyjt]{1,4}([./ -])[dmyj]{1,4}\1[dmyja]{2,4}", re.IGNORECASE)

_ASKING = frozenset(
    "add choose click complete describe enter fill insert print provide put select sign specify state tap type write "  # English
    "klicken eingeben geben wählen cliquez entrez saisissez choisissez haga escriba introduzca elija fare inserire scegliere "
    "klik typ kies vul clique insira digite escolha".split()
)
"""What a prompt begins with, in the languages of word processors."""
_ASKED = frozenset(
    "here hier ici aquí qui aqui text texto texte testo tekst item element date datum fecha data amount value below blank option "
    "details".split()
)
"""What a prompt asks for, or where."""
_HERE = frozenset("here hier ici aquí qui aqui".split())
_LABELS = frozenset(
    "address amount authorised authorized business company contractor corporation customer date description entity first firm "
    "full here insert last legal name number organisation organization party person place print printed representative second "
    "signatory signature signed signer surname title typed".split()
)
"""Words of which forms make the labels of their blanks."""
_SAMPLES = frozenset(("john doe", "jane doe", "john q public", "max mustermann", "erika mustermann"))
"""Names that stand for any name."""


def is_placeholder(text: str, label: str = "") -> bool:
    """Whether a filling only keeps the place of one. ``label`` is what the form calls the blank (``first_party``)."""
    words = re.findall(r"[^\W_]+", text.lower())
    if not words:
        return any(mark in text for mark in "?#●•*")
    if label and words == re.findall(r"[^\W_]+", label.lower()):
        return True
    core = text.strip(" .,;:")
    return (
        any(core[0] == pair[0] and core[-1] == pair[1] for pair in _BRACKETS)
        or (core[0] == "(" and core[-1] == ")" and core[1:-1].replace(" ", "").isalpha())
        or _TEMPLATE.search(text) is not None
        or _UNDECIDED.search(text) is not None
        or _DECIDED_LATER.match(core) is not None
        or any(pattern.fullmatch(core) for pattern in (_TO_DECIDE, _NOT_APPLICABLE, _SAME, _NOBODY, _DATE_LETTERS))
        or _crosses(core)
        or is_prompt(text)
    )


def is_bullet(text: str) -> bool:
    """Whether a text is the lawyers' dot, ``[●]``, or another mark in brackets."""
    return _BULLET.fullmatch(text) is not None


def template_marks(text: str) -> list[str]:
    """The marks of templates in a text: ``<year>``, ``[fullname]``, ``{{name}}``."""
    return [found[0] for found in _TEMPLATE.finditer(text)] + re.findall(r"\[[a-z]+(?: [a-z]+)*\]", text)


def not_applicable(text: str) -> bool:
    """Whether a filling says that there is none: ``N/A``."""
    return _NOT_APPLICABLE.fullmatch(text.strip(" .,;:")) is not None


def _crosses(text: str) -> bool:
    """``XXXX``, ``X.XX``, ``XX/XX/20XX``: two or more letters X, and no other letter."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and set(letters) <= set("xX")


def is_prompt(text: str) -> bool:
    """Whether a text asks for a filling: ``Click here to enter text``, ``Insert the name of the firm here``."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < 2 or words[0] not in _ASKING:
        return False
    if not _HERE.isdisjoint((*words[1:4], words[-1])):
        return True
    return all(word in _ASKING or word in _ASKED or word in _LABELS or word in FUNCTION_WORDS for word in words)


def is_label(text: str) -> bool:
    """Whether a name is made of a form's own words: ``Company Name``, ``Name of the Party``, ``Jane Doe``."""
    words = re.findall(r"[^\W_]+", text.lower())
    if " ".join(words) in _SAMPLES:
        return True
    own = [word for word in words if word not in FUNCTION_WORDS]
    return bool(own) and _LABELS.issuperset(own)
