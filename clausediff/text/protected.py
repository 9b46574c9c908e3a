"""Guards: the classes of words whose change changes an agreement, and what each word of a class could be turned into.

A guard is an entry of :data:`GUARDS`, in the order in which a category is chosen. Each has its words, and the *neighbours*
of a word: the other legal values that compete with the canonical's reading for the marks on the page. A word in any class
is protected: context never explains it away, and it is called noise only when the marks are no legal value themselves and
no neighbour explains them nearly as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clausediff.text.words import tokenize

AMOUNT = frozenset("$€£¥%‰§")
"""Signs that no page number has: a figure with one of them is content wherever it stands."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A class of protected words."""

    code: str
    """The category of its findings, and the code for ``clausediff explain``."""
    title: str
    says: str
    """The reason given in a finding."""
    groups: tuple[frozenset[str], ...]
    """Words that compete with each other; a word's neighbours are the rest of its groups."""


def _groups(*texts: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(text.split()) for text in texts)


NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half third thirds quarter "
    "quarters double triple twice once dozen".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec monday tuesday wednesday thursday friday saturday sunday".split()
)
_STATES = (
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana "
    "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska "
    "nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont "
    "virginia washington wisconsin wyoming columbia puerto"
)
_COUNTRIES = (
    "argentina australia austria belgium bermuda brazil britain bulgaria canada cayman chile china colombia croatia cyprus "
    "czech denmark egypt england estonia europe european finland france germany greece guernsey hungary iceland india "
    "indonesia ireland israel italy japan jersey kenya korea latvia liechtenstein lithuania luxembourg malaysia malta "
    "mexico netherlands nigeria norway philippines poland portugal quebec romania russia scotland singapore slovakia "
    "slovenia spain sweden switzerland taiwan thailand turkey ukraine uk usa wales vietnam zealand africa america ontario "
    "swiss german french english irish scottish dutch belgian austrian italian spanish swedish danish norwegian"
)
_CITIES = (
    "amsterdam atlanta austin barcelona beijing berlin boston brussels cambridge chicago copenhagen cupertino dallas delhi "
    "denver diego dublin dusseldorf edinburgh francisco frankfurt geneva hamburg helsinki houston istanbul jose lisbon "
    "london luxembourg lyon madrid manhattan melbourne miami milan montreal moscow mumbai munich oakland oslo ottawa oxford "
    "paris philadelphia phoenix portland prague rome sacramento seattle seoul shanghai stockholm sydney tokyo toronto "
    "vancouver vienna warsaw wilmington zurich angeles"
)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "negation",
        "Negation",
        "turns the sentence round",
        _groups(
            "not now no non never neither nor none nothing nobody without with cannot can't won't isn't aren't doesn't don't "
            "shan't mustn't couldn't wouldn't hardly any a one",
        ),
    ),
    Guard(
        "modal",
        "Duty or choice",
        "changes a duty into a choice or back",
        _groups(
            "shall may must will should can could would might cannot need ought",
            "obligated required entitled permitted allowed authorized authorised prohibited forbidden bound free obliged "
            "obligation right duty",
        ),
    ),
    Guard(
        "money",
        "Money",
        "changes an amount or what it is paid in",
        _groups(
            "$ € £ ¥ ¢",
            "dollars euros pounds cents yen usd eur gbp chf dollar euro pound",
            "% percent per basis",
            "gross net",
            "fee fees free",
            "cost costs",
            "royalty royalties",
            "price prize",
        ),
    ),
    Guard(
        "exclusivity",
        "Scope of the grant",
        "changes how far a right goes",
        _groups(
            "exclusive nonexclusive inclusive sole solely only joint jointly several severally",
            "perpetual temporary limited unlimited",
            "revocable irrevocable",
            "transferable nontransferable assignable",
            "worldwide nationwide",
            "sublicensable sublicenseable",
            "commercial noncommercial",
            "public private",
            "direct indirect directly indirectly",
            "express implied expressed",
            "partial total full fully partially",
            "confidential",
            "royalty",
            "mutual unilateral",
            "material immaterial materially",
            "reasonable unreasonable reasonably unreasonably",
            "best",
            "gross",
            "valid invalid",
            "enforceable unenforceable",
            "void voidable",
            "binding nonbinding",
        ),
    ),
    Guard(
        "connective",
        "And, or, unless",
        "changes what goes together",
        _groups(
            "and or nor but",
            "unless except if provided until",
            "excluding including include exclude includes excludes included excluded",
            "notwithstanding subject",
            "whether",
            "otherwise",
            "however",
            "because although",
            "with without",
            "of or on",
            "by to from",
        ),
    ),
    Guard(
        "quantifier",
        "How much, how many",
        "changes how much or how many",
        _groups(
            "any all each every some no none most many few several both either neither one my an and",
            "more less fewer greater lesser smaller larger",
            "least most maximum minimum",
            "only",
            "above below over under",
            "exceed exceeds exceeding",
            "increase decrease increased decreased increases decreases",
            "entire part whole partial",
            "first second third last",
        ),
    ),
    Guard(
        "time",
        "Time",
        "changes when",
        _groups(
            "before after until till upon during within prior following since from by",
            "day days week weeks month months year years hour hours quarter quarters",
            "business calendar working",
            "earlier later",
            "immediately promptly forthwith eventually",
            "daily weekly monthly quarterly annually yearly annual",
            "present future past current existing",
            "commencement termination expiration expiry",
            "begin end begins ends",
            "always never",
            "permanently temporarily",
        ),
    ),
    Guard(
        "party",
        "Who",
        "changes who is bound",
        _groups(
            "discloser recipient disclosing receiving",
            "licensor licensee licensors licensees",
            "lessor lessee",
            "employer employee employers employees",
            "buyer seller purchaser vendor",
            "client consultant contractor customer supplier provider company",
            "owner user",
            "assignor assignee",
            "grantor grantee",
            "landlord tenant",
            "lender borrower",
            "author publisher",
            "party parties",
            "plaintiff defendant",
            "mortgagor mortgagee",
            "indemnitor indemnitee",
            "our your their its his her my",
            "we you they it he she i",
            "us them him me",
            "ours yours theirs",
            "himself herself itself themselves",
        ),
    ),
    Guard(
        "place",
        "Place",
        "changes a place or a law",
        _groups(_STATES, _COUNTRIES, _CITIES, "north south east west northern southern eastern western"),
    ),
    Guard("date", "Date", "changes a date", (MONTHS,)),
    Guard("number", "Number", "changes a figure", (NUMBER_WORDS,)),
)

_GRAY = frozenset(
    "a an one with of on to it i he she its his her their our your my by from per free best public first last "
    "part right full day end it's fee price cost net material present past current whether royalty".split()
)
"""Words that stand in a group as what something could be turned into, but are too common to be protected themselves."""

_CLASS: dict[str, tuple[str, ...]] = {}
_NEIGHBOURS: dict[str, tuple[str, ...]] = {}
for _guard in GUARDS:
    for _group in _guard.groups:
        for _word in _group:
            if _word not in _GRAY:
                _CLASS[_word] = (*_CLASS.get(_word, ()), _guard.code)
            _NEIGHBOURS[_word] = (*_NEIGHBOURS.get(_word, ()), *sorted(_group - {_word}))

_BY_CODE = {guard.code: guard for guard in GUARDS}
_ORDER = ("must-match", "money", "cross-reference", "number", *(guard.code for guard in GUARDS), "defined-term")
_RANK = {code: rank for rank, code in enumerate(dict.fromkeys(_ORDER))}
_REFERENCE = frozenset(
    "section sections article articles clause clauses paragraph paragraphs exhibit exhibits schedule schedules annex appendix "
    "subsection attachment § artikel abschnitt".split()
)
_CURRENCY = frozenset("$ € £ ¥ usd eur gbp chf".split())
_MONEY_AFTER = frozenset("dollars euros pounds cents usd eur gbp % percent".split())
NUMBERED = frozenset(
    "class classes series tier phase type part annex appendix schedule exhibit category level grade group option plan zone "
    "unit model version form title article articles section sections lot item table figure stage step tranche".split()
)
"""What a letter or a Roman numeral behind it numbers."""
_CHOICES = frozenset("yes no".split())
_OPPOSITES = ("non", "un", "in", "im", "ir", "il", "dis", "mis", "de", "re")
_DEFINITION = re.compile(r"[(\s][“\"”]([A-Z][^“”\"\n{}<>]{0,50}?)[”\"“]")


def guard(code: str) -> Guard | None:
    """The guard with this code; None for the classes that have no word list."""
    return _BY_CODE.get(code)


def defined_terms(text: str) -> frozenset[str]:
    """Lower-case words of the terms that a canonical defines: ``("Effective Date")``, ``"Services" means``."""
    terms: set[str] = set()
    for match in _DEFINITION.finditer(" " + text):
        terms.update(key for key, raw in _cased(match[1]) if raw[:1].isupper() and len(key) > 2)
    return frozenset(terms)


def _cased(phrase: str) -> list[tuple[str, str]]:
    words = tokenize(phrase)
    return [(key, words.raw(i)) for i, key in enumerate(words.keys)]


@lru_cache(maxsize=1 << 14)
def is_figure(key: str) -> bool:
    """Whether a key is a figure: all digits, perhaps with an ordinal's ending."""
    return key.isdigit() or bool(re.fullmatch(r"\d+(?:st|nd|rd|th|[a-z])?", key))


def is_quantity(key: str) -> bool:
    """Whether a word is a figure, or one that figures and single letters go with: a unit, a currency, a reference, a choice.

    A stray mark beside such a word may make another amount, another reference or another choice of it.
    """
    if any(map(str.isnumeric, key)) or key in _CURRENCY or key in _MONEY_AFTER or key in _REFERENCE:
        return True
    return key in NUMBER_WORDS or "time" in _CLASS.get(key, ()) or key in _CHOICES


def points(keys: Sequence[str], index: int, labels: Container[int] = ()) -> bool:
    """Whether the word at ``index`` is part of a cross-reference: ``Section 3.1(b)``, ``Sections 5, 6 and 7``.

    ``labels`` holds the indices of words that begin a clause, where no cross-reference goes on.
    """
    key = keys[index]
    if not key or len(key) > 5 or not (key.isdigit() or len(key) == 1 or set(key) <= set("ivxlc")):
        return False
    for back in range(1, 8):
        if index < back or index - back + 1 in labels:
            return False
        before = keys[index - back]
        if before in _REFERENCE:
            return True
        if not before or not (
            before.isdigit() or len(before) == 1 or before in ("and", "or", "ii", "iii", "iv", "vi", "to", "through")
        ):
            return False
    return False


def classes(key: str, before: str = "", after: str = "", raw: str = "", terms: Collection[str] = ()) -> tuple[str, ...]:
    """The protected classes of one word between its neighbours in the text; empty for an ordinary word."""
    if not key:
        return ()
    if key == "non" and "exclusivity" in _CLASS.get(after, ()):
        return ("exclusivity",)
    has_digit = not key.isalpha() and any(char.isdigit() for char in key)
    if before in _REFERENCE and (
        has_digit or (key != "i" and len(key) == 1) or (len(key) <= 5 and set(key) <= set("ivxlc") and key != "i")
    ):
        return ("cross-reference",)
    if has_digit:
        return ("money", "number") if before in _CURRENCY or after in _MONEY_AFTER else ("number",)
    found = _CLASS.get(key, ())
    if found in (("date", "modal"), ("modal", "date")):
        found = ("date",) if raw[:1].isupper() and after[:1].isdigit() else ("modal",)
    if raw[:1].isupper() and key in terms:
        found = (*found, "defined-term")
    return found


def neighbours(key: str, classes_of: Iterable[str], terms: Collection[str] = ()) -> tuple[str, ...]:
    """Other legal values that a protected word could have been turned into (figures are read, not listed)."""
    found = _NEIGHBOURS.get(key, ())
    if "defined-term" in classes_of:
        found = (*found, *sorted(term for term in terms if term != key))
    return found


@lru_cache(maxsize=1 << 14)
def opposite(one: str, other: str, *, strictly: bool = False) -> bool:
    """Whether two words differ by a prefix or an ending that turns the meaning: (un)lawful, licens(or|ee), (non)profit.

    ``strictly`` counts only a prefix that one of them lacks altogether.
    """
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if any(longer == prefix + shorter for prefix in (_OPPOSITES[:-2] if strictly else _OPPOSITES)) and len(shorter) > 2:
        return True
    if strictly:
        return False
    for first in _OPPOSITES:
        for second in ("", *_OPPOSITES):
            if (
                first != second
                and one.startswith(first)
                and other.startswith(second)
                and one[len(first) :] == other[len(second) :]
                and len(one) - len(first) > 3
            ):
                return True
    pairs = (("or", "ee"), ("er", "ee"), ("able", "ed"), ("less", "ful"))
    return any(
        one.endswith(a) and other.endswith(b) and one[: -len(a)] == other[: -len(b)]
        for x, y in pairs
        for a, b in ((x, y), (y, x))
    )


_REVERSED = ("non", "un", "in", "im", "ir", "il", "dis", "mis", "anti", "counter")
"""Prefixes that turn a word into its opposite."""
_PREFIX_PAIRS = tuple(
    tuple(pair.split("/"))
    for pair in "inter/intra over/under pre/post sub/super ex/in ex/im up/down out/in bi/semi hyper/hypo macro/micro".split()
)
_ENDING_PAIRS = (("or", "ee"), ("er", "ee"), ("ful", "less"))
"""Beginnings and endings that turn the words of a pair into each other's opposite."""


@lru_cache(maxsize=1 << 14)
def opposed(one: str, other: str) -> bool:
    """Whether two words are opposites by their form alone, known words or not: ``typical``, ``atypical``; ``pledgor``, ``pledgee``."""
    if one.endswith("s") and other.endswith("s"):
        one, other = one[:-1], other[:-1]
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if len(shorter) > 3 and any(longer == prefix + shorter for prefix in _REVERSED):
        return True
    if longer == shorter + "less" or longer == shorter + "free":
        return True
    for first, second in _PREFIX_PAIRS:
        for a, b in ((first, second), (second, first)):
            if one.startswith(a) and other.startswith(b) and one[len(a) :] == other[len(b) :] and len(one) - len(a) > 2:
                return True
    return any(
        one.endswith(a) and other.endswith(b) and len(one) - len(a) > 2 and one[: -len(a)] == other[: -len(b)]
        for first, second in _ENDING_PAIRS
        for a, b in ((first, second), (second, first))
    )


def category(found: Sequence[str]) -> str:
    """Of several classes the one that names the finding."""
    return min(found, key=lambda code: _RANK.get(code, len(_RANK)))
