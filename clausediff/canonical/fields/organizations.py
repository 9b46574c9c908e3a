"""Names of organizations: words and a legal form, behind which only a few things may stand.

    Zed & Sons Holdings, Inc.   Zed (Holdings) Ltd   Kessler GmbH & Co. KG   Zed Inc., a Delaware corporation
    Zed LLC d/b/a Zed Foods     University of Lund   Bank of the West

Firms are called by any noun there is, so the words before the legal form are only held against those that make a clause. What
stands behind it or in brackets must be of the kinds above: there the riders stand (``Zed Ltd and its affiliates``).
"""

from __future__ import annotations

from functools import cache

from clausediff import regex as re
from clausediff.canonical.fields.beside_names import PARTICLES
from clausediff.canonical.fields.phrases import owed, stretch
from clausediff.canonical.fields.riders import (
    binding,
    in_class,
    inflected_act,
    legal_act,
    legal_thing,
    negations,
    words_of,
)
from clausediff.canonical.template import FieldSpec
from clausediff.text import english
from clausediff.text.function_words import (
    AUXILIARIES,
    FUNCTION_WORDS,
    MODALS,
    POSSESSIVES,
    PRONOUNS,
    QUANTIFIERS,
    SUBORDINATORS,
)
from clausediff.text.placeholders import is_label
from clausediff.text.protected import classes
from clausediff.text.terms import key_of, terms

_FORMS = frozenset(
    "ab ag aps as asa bhd bv bvba co company corp corporation cv eg ev foundation gbr gmbh incorporated inc kft kg kgaa limited llc "
    "lllp llp lp ltd ltda mbh nv ohg oo oy oyj partnership plc pllc pte pty pvt sa sarl sas se sl slu snc spa sro srl trust ug "
    "unlimited z zrt".split()
)
"""Legal forms without their points, in lower case."""
_CLOSING = _FORMS - frozenset("as co company foundation partnership sa se trust".split())
"""Those that end a name wherever they stand; the others are words of names as well (``Trust Company of the West``)."""
_LONG_FORM = re.compile(
    r"\blimited liability (?:limited )?(?:company|partnership)\b|\bS\.? ?à\.? ?r\.? ?l\b\.?", re.IGNORECASE
)
_SMALL = PARTICLES | _FORMS | frozenset("and & for in at on".split())
"""Words in lower case that stand inside names."""
_INSIDE = (_FORMS - {"as"}) | frozenset("and no of number reg registered the".split())
"""Words in lower case that stand in the brackets of a name."""
_ALIAS = re.compile(
    r"[,(]?\s*(?:d/b/a|dba|t/a|f/k/a|fka|a/k/a|aka|doing business as|trading as|formerly)\s+", re.IGNORECASE
)
_KIND = re.compile(
    r",?\s*an?\s+(?P<words>[\w&., -]+?\s)?(?:corporation|company|partnership|cooperative|association|trust|foundation)",
    re.IGNORECASE,
)
_KIND_WORDS = frozenset(
    "limited liability general public private professional nonprofit non-profit joint stock statutory business benefit stock".split()
)
_CLAUSE = (
    AUXILIARIES
    | PRONOUNS
    | POSSESSIVES
    | SUBORDINATORS
    | MODALS
    | frozenset("any both each either every neither only other such".split())
    | frozenset("by despite during pending under versus without".split())
)
"""Words that make a clause of a name."""
_OPENING = frozenset("may will no only void".split())
"""Words that make a clause of a name, but not where a firm's name begins with them."""
_ENDING = frozenset("co company foundation".split())
"""Legal forms that close a name where they end it."""
_RELATED = frozenset(
    "affiliate agent assign beneficiaries beneficiary creditor director employee guarantor heir member nominee officer parent "
    "representative shareholder subsidiaries subsidiary successor trustee".split()
)
"""Whoever stands behind a party: behind ``and`` one of them becomes a party, too."""
_SAID = frozenset("aforesaid else fee fees others said undersigned undersigned's".split())
"""Words that refer to others, or to what they pay."""
_POINTERS = frozenset("above attached below cf enclosed following overleaf per refer see".split())
"""What sends the reader elsewhere, where a name begins with it."""
_SIGNS = re.compile(r"[%$€£¥?=<>]")
_LONGEST = 14


def organization(_: FieldSpec, value: str, language: str) -> list[str]:
    """What is wrong with the name of an organization."""
    words = value.split()
    opened = _without_opening(value)
    if problems := binding(opened):
        return problems
    if len(words) > _LONGEST:
        return [f"not a name: {len(words)} words"]
    lower = [word for word in _bare_name(value).split() if word.islower() and not word[0].isdigit()]
    if any(not {word, _form(word)} & _SMALL and word not in _joining(language) for word in lower):
        return ["not a name: holds words in lower case"]
    if _SIGNS.search(value):
        return ["not a name: holds signs that names do not have"]
    if is_label(value):
        return ["not a name, but what a form calls one"]
    found = [word for word in _riders(opened, language) if word not in _joining(language)] + _in_its_language(
        value, language
    )
    return [f"more than a name: {' '.join(dict.fromkeys(found))}"] if found else []


def has_legal_form(value: str) -> bool:
    """Whether a name ends in the legal form of a firm: ``Zed Ltd``, ``Kessler GmbH``."""
    words = words_of(value)
    return len(words) > 1 and _form(words[-1]) in _CLOSING | _ENDING


def _without_opening(value: str) -> str:
    """The name without its first word, where that may be any word: one firm, its legal form at the end and nowhere before.

    Will & Sons Ltd        Only Natural, Inc.        but  Not Orrin Mills Ltd, which may be whoever is not called so
    """
    first, _, rest = value.partition(" ")
    words = words_of(rest)
    named = (
        len(words) > 1
        and first[:1].isupper()
        and first.lower() in _OPENING
        and words[0][:1].isupper() | (rest[0] == "&")
    )
    single = (
        re.search(r"[;:()]|,(?!\s*\S+$)", rest) is None
        and [_form(word) in _CLOSING | _ENDING for word in words].count(True) == 1
    )
    said = any(map(_owed, words)) or any(map(_effect, map(str.lower, words[-2:-1])))
    denied = bool(words) and (said or legal_act(words[0].lower()))
    return rest if named and single and _form(words[-1]) in _CLOSING | _ENDING and not denied else value


def _owed(word: str) -> bool:
    """Whether a word names what parties owe or bear, or an act that is done: what an opening *No* denies."""
    return legal_thing(word.lower()) or inflected_act(word.lower())


@cache
def _joining(language: str) -> frozenset[str]:
    """Words in lower case that join the words of a name in the form's language: *Verein für Leibesübungen*."""
    lists = terms(language)
    if lists is None or lists.language == "en":
        return frozenset()
    return lists.functions - lists.negations - {each[0] for each in lists.manner if len(each) == 1}


def _in_its_language(value: str, language: str) -> list[str]:
    """The words of a name that negate, give or join others in the form's own language."""
    lists = terms(language)
    if lists is None or lists.language == "en":
        return []
    it = stretch(value, tail=False)
    refused = lists.negations | lists.always | lists.effects
    joined = zip(it.keys, it.keys[1:], strict=False)
    found = [word for word, key in zip(it.words, it.keys, strict=True) if key in refused or owed(key, lists)]
    return found + [key for before, key in joined if before in lists.joiners and lists.is_capacity(key)]


def _bare_name(value: str) -> str:
    """The name with a long legal form in short, and without how the firm is also called."""
    return _LONG_FORM.sub("LLC", _without_kind(_ALIAS.sub(" ", value)))


def _without_kind(value: str) -> str:
    """The name without ``, a Delaware corporation`` behind it."""
    for kind in _KIND.finditer(value):
        between = (kind["words"] or "").split()
        told = all(word.lower() in _KIND_WORDS or "place" in classes(word.lower()) for word in between)
        if told and kind.end() == len(value.rstrip(" .,;")):
            return value[: kind.start()]
    return value


def _riders(value: str, language: str) -> list[str]:
    """The words of a value that no name has."""
    if alias := _ALIAS.search(value):
        return [
            *_riders(value[: alias.start()], language),
            *_riders(value[alias.end() :].rstrip(") "), language),
        ]
    shown = _bare_name(value)
    found = negations(shown)
    words = words_of(shown)
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        acronym = word.isupper() and not shown.isupper()  # IT Services, US Foods
        if not acronym and _clausal(before.lower(), word.lower(), after.lower()):
            found.append(word)
    if words and words[0].lower() in _POINTERS:
        found.append(words[0])
    if words and _participle(words[-1]):
        found.append(words[-1])
    for inside in re.finditer(r"\(([^()]*)\)", shown):
        found += _in_brackets(inside[1])
        if any(_form(word) in _CLOSING for word in words_of(shown[: inside.start()])):
            found += [word for word in words_of(inside[1]) if _role(word, language)]
    return found + _behind_form(re.sub(r"\([^()]*\)", " ", shown))


def _clausal(before: str, key: str, after: str) -> bool:
    """Whether a word between its neighbours makes a clause of a name, or a party of somebody else."""
    if key in _CLAUSE or key in _SAID or inflected_act(key):
        return True
    if key == "as":
        return after != ""  # A/S at the end is a legal form
    if in_class(before, "party") and (not after or _form(after) in _FORMS) and (legal_act(key) or _effect(key)):
        return True  # Owner Exempt Ltd, but Client Grant Partners
    return before in ("and", "or", "&") and (
        key in QUANTIFIERS or not _RELATED.isdisjoint((key, key.removesuffix("s")))
    )


def _role(word: str, language: str) -> bool:
    """Whether a word in brackets behind a name says in what role somebody signs: ``Zed Ltd (Tenant)``, ``Zed Ltd (Guarantor)``."""
    key = word.lower()
    known = (lists for lists in (terms("en"), terms(language)) if lists is not None)
    return key not in _FORMS and (in_class(key, "party") or any(lists.is_capacity(key_of(word)) for lists in known))


def _effect(key: str) -> bool:
    lists = terms("en")
    return lists is not None and key in lists.effects


def _participle(word: str) -> bool:
    """Whether a word is the participle that says what became of what stands before it: ``Fees Waived``."""
    key = word.lower()
    return key.endswith("ed") and key not in _FORMS | {"united"} and english.ordinary(key)


def _in_brackets(inside: str) -> list[str]:
    """Words that may not stand in the brackets of a name: more than one word that is no place, form or acronym."""
    words = words_of(inside)
    doubtful = [
        word
        for word in words
        if not (word.isupper() or word.isdigit() or word.lower() in _INSIDE or "place" in classes(word.lower()))
    ]
    said = [
        word
        for word in doubtful
        if word.lower() in FUNCTION_WORDS or set(classes(word.lower())) - {"date", "number", "party"}
    ]
    said += [word for word in doubtful if _participle(word)]
    return said if said or len(doubtful) < 2 else doubtful


def _behind_form(value: str) -> list[str]:
    """What stands behind the legal form and is neither another form nor ``& Co.``."""
    words = words_of(value)
    first = next((i for i, word in enumerate(words) if i and _form(word) in _CLOSING), len(words))
    rest = words[first + 1 :]
    return rest if any(_form(word) not in _FORMS | {"&", "and", "und"} for word in rest) or _dangling(rest) else []


def _dangling(rest: list[str]) -> bool:
    """Whether the words end in a conjunction."""
    return bool(rest) and rest[-1].lower() in ("&", "and", "und")


def _form(word: str) -> str:
    return word.lower().replace(".", "").strip("&,") or word
