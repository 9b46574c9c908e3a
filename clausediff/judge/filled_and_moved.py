"""Fields as they were filled, and what is in another place of the copy."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from clausediff import regex as re
from clausediff.alignment.edits import EditKind
from clausediff.canonical.fields import legal_act, read_field, signed_name
from clausediff.canonical.template import FieldSpec
from clausediff.judge.case import Case
from clausediff.judge.figure_signs import other_figure_beside_field
from clausediff.judge.judgement import Judgement
from clausediff.judge.rule import Default, Effect, Reasons, Rule, decide
from clausediff.lazy import lazy
from clausediff.model import Verdict
from clausediff.text.labels import cited
from clausediff.text.money import read_money
from clausediff.text.numbers import read_quantity
from clausediff.text.protected import protected
from clausediff.text.terms import Terms, terms
from clausediff.text.words import alnum_key, one_line

__all__ = ["MOVE_DEFAULT", "MOVE_RULES", "FieldCase", "ask_beside", "ask_once", "blank_labels", "judge_field"]

_IN_WORDS = ("text", "person", "organization")
"""Types of fields that take nearly any word."""
_SHARES = frozenset(("%", "percent", "per", "cent", "prozent", "promille"))
"""Of the words that stand behind figures those of shares."""
_LETTERS, _MONTH = re.compile(r"[^\W\d_]+"), 4
"""A word, and how many letters the name of a month has that is one letter away from no other name."""


class FieldCase(Case):
    """The filling of a field."""

    @property
    def spec(self) -> FieldSpec:
        """The field."""
        return self.page.canonical.slots[self.edit.canonical_words.start]

    @lazy
    def read(self) -> tuple[str, tuple[str, ...]]:
        """The value, and the problems with it."""
        return read_field(self.spec, self.raw, self.page.canonical.source.language)


def _blank_signature(case: FieldCase) -> Reasons | None:
    """Ink of a signature is often not read as text: that it is blank is told with the copy, and asks for nothing."""
    value, problems = case.read
    if problems and case.spec.type == "signature" and not case.spec.required and not value:
        return (f"{case.spec.name}: blank",)
    return None


def _fits(case: FieldCase) -> Reasons | None:
    """A filling that fits the field's type and bounds."""
    value, problems = case.read
    return None if problems else (f"{case.spec.name}: {value or 'blank'}",)


def _figure_beside(case: FieldCase) -> Reasons | None:
    """A sign or digits read as a part of a filling that make another figure of the one beside the field: ``.5`` of ``5``."""
    figures = case.spec.type in ("number", "money", "date")
    if not case.read[1] and other_figure_beside_field(case, figures=figures):
        return (f"{case.spec.name}: makes another figure of the one beside the field",)
    return None


def _role(case: FieldCase) -> Reasons | None:
    """What the form calls a party, for a name or with an act of law behind it: the form says *the Grower* itself, and wants to know
    who that is."""
    if case.spec.type not in ("person", "organization", "signature") or case.read[1]:
        return None
    language = case.page.canonical.source.language
    lists = terms(language)
    articles = lists.articles if lists is not None else frozenset()
    said = [alnum_key(word) for word in signed_name(case.read[0], language).split() if word.lower() not in articles]
    called = case.page.scales.terms
    if said and all(word in called for word in said):
        return (f"{case.spec.name}: what the canonical calls a party, and no name",)
    acts = [word for who, word in pairwise(said) if who in called and (legal_act(word) or _holds(word, lists))]
    return (f"{case.spec.name}: says what the canonical's own party does: {acts[0]}",) if acts else None


def _holds(word: str, lists: Terms | None) -> bool:
    """Whether a word says what holds of the one before it: *exempt*, *free*."""
    return lists is not None and word in lists.effects


def _unit_beside(case: FieldCase) -> Reasons | None:
    """A share in per cent before a unit of the form's own: ``5%`` of ``{{days}} days``."""
    canonical, after = case.page.canonical, case.edit.canonical_words.end
    if case.spec.type != "number" or case.read[1] or after >= len(canonical):
        return None
    quantity = read_quantity(case.read[0], canonical.source.language)
    words = protected(canonical.source.language).words
    if quantity is not None and quantity.unit and canonical.keys[after] in words.time_units | words.amount_units:
        return (f"{case.spec.name}: {quantity.unit} before the canonical's own unit",)
    return None


def _no_currency(case: FieldCase) -> Reasons | None:
    """A bare figure for an amount of money, where the form has no currency anywhere: nobody can tell how much is owed."""
    canonical = case.page.canonical
    if case.spec.type != "money" or case.read[1]:
        return None
    amount = read_money(case.read[0], canonical.source.language)
    words = protected(canonical.source.language).words
    currencies = words.currencies | words.currency_names | (words.currency_codes - _SHARES)
    if amount is None or amount.currency or not currencies.isdisjoint(canonical.keys):
        return None
    return (f"{case.spec.name}: {case.read[0]}, of no currency",)


def _misread_month(case: FieldCase) -> Reasons | None:
    """A date whose month has one letter of another shape, as engines read handwriting, and that is no other month's: ``14 Sune 2024``."""
    restored = _with_month(case.read[0], case.page.canonical.source.language) if case.spec.type == "date" else ""
    if not restored or not case.read[1] or read_field(case.spec, restored, case.page.canonical.source.language)[1]:
        return None
    return (f"{case.spec.name}: {restored}, read as {case.read[0]}",)


def _with_month(text: str, language: str) -> str:
    """A text with the name of a month in the place of its one word that is a letter away from it alone; empty where none is."""
    months = [name for name in protected(language).words.months if len(name) >= _MONTH]
    found = [
        (word, near[0])
        for word in _LETTERS.finditer(text)
        if len(near := [name for name in months if 0 < _apart(word[0].lower(), name) <= 1]) == 1
    ]
    if len(found) != 1:
        return ""
    ((word, name),) = found
    return f"{text[: word.start()]}{name.capitalize()}{text[word.end() :]}"


def _apart(one: str, other: str) -> int:
    """In how many letters two words of one length differ; of others, more than any."""
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else len(other) + 1


FIELD_RULES: tuple[Rule[FieldCase], ...] = (
    Rule("field/blank-signature", Effect.PROOF, _blank_signature, Verdict.FIELD),
    Rule("field/figure-beside", Effect.DOUBT, _figure_beside),
    Rule("field/role", Effect.DOUBT, _role),
    Rule("field/unit-beside", Effect.DOUBT, _unit_beside),
    Rule("field/no-currency", Effect.DOUBT, _no_currency, category="money"),
    Rule("field/misread-month", Effect.PROOF, _misread_month, Verdict.FIELD),
    Rule("field/fits", Effect.PROOF, _fits, Verdict.FIELD),
)
FIELD_DEFAULT: Default[FieldCase] = Default(
    "field/problem",
    "A filling that does not fit the field's type and bounds, or a blank that must be filled.",
    Verdict.REVIEW,
    lambda case: tuple(f"{case.spec.name}: {problem}" for problem in case.read[1]),
    lambda case: f"field-{case.spec.type}",
)


def judge_field(case: FieldCase) -> Judgement:
    """Hold a filling against its field's type and bounds."""
    made = decide(case, FIELD_RULES, FIELD_DEFAULT)
    made.value, made.problems = case.read
    if made.rule == "field/misread-month":
        made.problems = ()
    return made


def ask_once(found: list[Judgement], slots: Mapping[int, FieldSpec], language: str) -> None:
    """Ask about a doubtful filling at its first place only, and change the judgements on its other places in place.

    Other places are those of the same field with the same filling, and a signature that repeats a doubtful name. ``slots`` are
    the canonical's words that are fields.
    """
    asked: list[tuple[FieldSpec, Judgement]] = []
    for each in sorted(found, key=lambda each: each.scan):
        if each.rule != "field/problem" or not each.value:
            continue
        spec = slots[each.edit.canonical_words.start]
        if any(_asked_there(spec, each, other, told, language) for other, told in asked):
            each.explain_away(Verdict.FIELD, each.category, "field/asked-once", f"{spec.name}: {each.value}")
        else:
            asked.append((spec, each))


def ask_beside(found: list[Judgement], slots: Mapping[int, FieldSpec]) -> None:
    """Ask about a filling in words that is beside words of the form which differ in the copy, with another field behind these.

    Nothing shows then where the filling ends: it may have words that were read for the form's, or lack words of its own. Where
    the form's text goes on behind the differing words, that text shows it.

    ::

        form    {{firm}}, a {{kind}} with ...
        copy    Castell and Dunn LLP, un Texas partnership with ...      firm: Castell    a: and    kind: Dunn LLP, un Texas ...
    """
    others = [
        each.edit.canonical_words
        for each in found
        if each.edit.kind is EditKind.REPLACE and each.verdict.gravity >= Verdict.REVIEW.gravity
        if each.edit.canonical_words.start - 1 in slots and each.edit.canonical_words.end in slots
    ]
    ends, starts = {span.end for span in others}, {span.start for span in others}
    for each in found if others else ():
        words = each.edit.canonical_words
        if each.rule != "field/fits" or not each.value or slots[words.start].type not in _IN_WORDS:
            continue
        if words.start in ends or words.end in starts:
            each.ask(
                "other words than the canonical's beside it: it may hold what was read for them", "field/beside-others"
            )


def _asked_there(spec: FieldSpec, each: Judgement, other: FieldSpec, told: Judgement, language: str) -> bool:
    """Whether a person is asked about the same doubt at another filling."""
    if spec.name == other.name:
        return each.problems == told.problems and one_line(each.value) == one_line(told.value)
    if spec.type != "signature" or other.type != "person":
        return False
    return one_line(signed_name(each.value, language)) == one_line(told.value)


# -- what is in another place ------------------------------------------------------------------------------------------


def _order_only(case: Case) -> Reasons | None:
    """A line or a label that was only read in another order, as of columns."""
    return ("a line read in another order, as of columns",) if case.edit.order_only else None


def _rest(case: Case) -> Reasons | None:
    """The rest of a passage that is in another place, which one finding asks about as a whole."""
    return ("the rest of a passage that is in another place",) if case.edit.continues else None


def _line_of_form(case: Case) -> Reasons | None:
    """A line of a block of short lines that no field tells from the others."""
    canonical = case.page.canonical
    if all(canonical.clauses[canonical.clause_of[i]].form for i in case.edit.canonical_words.indices):
        return ("a line of the canonical that no field tells from the others",)
    return None


def _lines_of_print(case: Case) -> Reasons | None:
    """Whole printed lines in mid-sentence: neither a clause nor a sentence was moved."""
    if not case.page.wrapped or not case.opens_line or not case.closes_line:
        return None
    start = case.edit.canonical.start
    before = case.page.canonical.printed[max(0, start - 40) : start].rstrip()
    inside = before and before[-1] not in ".;:!?"
    if inside and case.edit.canonical_words.start not in case.page.canonical.labels:
        return ("whole lines of print in mid-sentence, perhaps read in another order",)
    return None


def _where(case: Case) -> Reasons:
    canonical, edit = case.page.canonical, case.edit
    clause, first = canonical.clauses[edit.clause], edit.canonical_words.start
    whole = first == 0 or canonical.clause_of[first - 1] != edit.clause
    what = f"clause {cited(clause.id, clause.label)}" if whole and clause.label else "a passage"
    if edit.at >= len(canonical.clause_of):
        return (f"{what} is in another place: at the end",)
    following = canonical.clauses[canonical.clause_of[edit.at]]
    return (f"{what} is in another place: before {cited(following.id, following.label) or f'“{following.heading}”'}",)


MOVE_RULES = (
    Rule("moved/order", Effect.PROOF, _order_only, Verdict.FORMAT, "order"),
    Rule("moved/rest", Effect.PROOF, _rest, Verdict.FORMAT, "moved"),
    Rule("moved/line-of-form", Effect.DOUBT, _line_of_form, category="moved"),
    Rule("moved/lines-of-print", Effect.DOUBT, _lines_of_print, category="moved"),
)
MOVE_DEFAULT = Default(
    "moved/passage", "A clause or a passage in another place.", Verdict.SUBSTANTIVE, _where, lambda case: "moved"
)


def blank_labels(found: list[Judgement], forms: set[int], slots: set[int]) -> None:
    """Take back that the label of a blank was not read where a person is asked about the blank itself.

    ``forms`` are the clauses that belong to a block of short lines, ``slots`` the canonical's words that are fields.
    """
    asked = {
        each.edit.canonical_words.start
        for each in found
        if each.edit.kind is EditKind.FIELD and each.verdict is Verdict.REVIEW and not each.value
    }
    for each in found if asked else ():
        edit, after = each.edit, each.edit.canonical_words.end
        if edit.kind is not EditKind.DELETE or edit.clause not in forms or edit.canonical_words.size > 3:
            continue
        if after in asked and after in slots:
            why = "not read, as the field behind it, which a person is asked about"
            each.explain_away(Verdict.FORMAT, "label", "deleted/label-of-blank", why)
