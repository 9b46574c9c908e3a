"""Edits dressed as something harmless, made in clean copies of the project's own forms: one in each copy.

None may end as ``noise``, ``format`` or ``field``, nor go unseen.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.benchmark.case import ROOT, Case, Edit, Range
from tests.benchmark.fill import Filled, fill, legal
from tests.benchmark.reverse import TABLES, seeded


@dataclass(frozen=True, slots=True)
class Trick:
    """Replace ``span`` of a clean copy by ``new``."""

    span: Range
    new: str


Maker = Callable[[Filled, random.Random], Iterator[Trick]]
_WORDS: list[str] = TABLES["inserted_words"]
_PHRASES: list[str] = TABLES["phrases"]
_CYRILLIC = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")
_MODAL = r"\b(?:shall|may|must|will)\b(?! not)"


def _literal(filled: Filled, pattern: str) -> Iterator[re.Match[str]]:
    """Matches that lie outside of the fields."""
    for match in re.finditer(pattern, filled.text):
        if all(match.end() <= start or end <= match.start() for _, _, (start, end) in filled.slots):
            yield match


def _swap(pattern: str, *news: str) -> Maker:
    """Each match of ``pattern`` replaced by one of ``news`` (with the groups of the match)."""

    def make(filled: Filled, rng: random.Random) -> Iterator[Trick]:
        for match in _literal(filled, pattern):
            yield Trick(match.span(), match.expand(rng.choice(news)))

    return make


def _homoglyph(filled: Filled, rng: random.Random) -> Iterator[Trick]:
    for match in _literal(filled, r"\b[a-z]{4,}\b"):
        places = [i for i, c in enumerate(match[0]) if c in "aceopxy"]
        if places:
            at = match.start() + rng.choice(places)
            yield Trick((at, at + 1), filled.text[at].translate(_CYRILLIC))


def _digits(table: str) -> Maker:
    """A figure of two or more digits becomes another one, in other digits."""

    def make(filled: Filled, rng: random.Random) -> Iterator[Trick]:
        for match in _literal(filled, r"(?<=[a-z] )\d\d\b(?=[ %])"):
            other = rng.choice([n for n in (14, 25, 38, 47, 72, 91) if str(n) != match[0]])
            yield Trick(match.span(), "".join(table[int(c)] for c in str(other)))

    return make


def _lookalike_digits(filled: Filled, rng: random.Random) -> Iterator[Trick]:
    for match in _literal(filled, r"(?<=[a-z] )\d\d\b(?=[ %])"):
        yield Trick(
            match.span(),
            rng.choice([o for o in ("9O", "8O", "l5", "4S", "lOO", "2l", "7B") if not _same_digits(o, match[0])]),
        )


def _same_digits(garbled: str, figure: str) -> bool:
    return garbled.translate(str.maketrans("OlSBI", "01581")) == figure


def _split_figure(filled: Filled, rng: random.Random) -> Iterator[Trick]:
    for match in _literal(filled, r"(?<=[a-z] )(\d)(\d)\b(?=[ %])"):
        yield Trick(match.span(), f"{match[1]} {match[2]}")


def _field_clause(filled: Filled, rng: random.Random) -> Iterator[Trick]:
    """A clause that hides at the end of a filling."""
    for name, _, (start, end) in filled.slots:
        if end > start and not re.search("signature|email|box|number$", name):
            yield Trick(
                (end, end),
                rng.choice(
                    (
                        ", who owes no duty under Section 3",
                        " or any later date that it may choose",
                        ", but no fee is payable",
                        " and may disclose it freely",
                    )
                ),
            )


def _field_phrase(filled: Filled, rng: random.Random) -> Iterator[Trick]:
    """Words of the sentence around it, behind a name or an organization."""
    for name, _, (start, end) in filled.slots:
        if end > start and re.search("party$|client$|consultant$|speaker$|contact$|signer$", name):
            yield Trick(
                (end, end),
                rng.choice((" " + rng.choice(_WORDS), ", " + rng.choice(_WORDS), *(f", {p}" for p in _PHRASES))),
            )


def _field_figure(filled: Filled, rng: random.Random) -> Iterator[Trick]:
    """A money field that says two sums, or a number field that says a word of law."""
    for _, _, (start, end) in filled.slots:
        value = filled.text[start:end]
        if re.fullmatch(r"\$[\d,.]+", value):
            yield Trick((end, end), " or nothing")
        elif re.fullmatch(r"\d{1,2}", value):
            yield Trick((end, end), " or more")


def _connective(filled: Filled, rng: random.Random) -> Iterator[Trick]:
    """The other connective, misspelt like a misreading."""
    for match in _literal(filled, r"\b(and|or)\b"):
        yield Trick(
            match.span(), rng.choice(("0r", "o r", "oi", "of") if match[0] == "and" else ("an", "anc", "aud", "ard"))
        )


_HIDDEN = (
    "This Agreement does not bind the successors of the signer.",
    "The signer may withdraw at any time without notice.",
    "No fee is due where the work was begun before signature.",
)


def _signature_block(filled: Filled, rng: random.Random) -> Iterator[Trick]:
    for match in re.finditer(r"(?m)^(Name|Title|Date|Signature|By|Name \(Print\)):.*$", filled.text):
        yield Trick((match.end(), match.end()), "\n" + rng.choice(_HIDDEN))


def _after_the_end(filled: Filled, rng: random.Random) -> Iterator[Trick]:
    end = len(filled.text.rstrip())
    for label in ("\f", "\n\n\n", "\f11. ", "\fAddendum\n\n"):
        yield Trick((end, len(filled.text)), f"\n\n{label}{rng.choice(_HIDDEN)}\n")


def _before_the_start(filled: Filled, rng: random.Random) -> Iterator[Trick]:
    start = len(filled.text) - len(filled.text.lstrip())
    yield Trick((0, start), f"Note: {rng.choice(_HIDDEN)}\n\n")


def _page_break(filled: Filled, rng: random.Random) -> Iterator[Trick]:
    """A sentence dressed as a running foot."""
    for match in re.finditer(r"\.\n\n(?=\d|\()", filled.text):
        yield Trick(
            (match.end(), match.end()),
            rng.choice(
                (
                    "Page 2 of 4 - a fee of $500 applies to each copy\n\f\n",
                    "- 3 - not binding on affiliates\n\f\n",
                    "Continued on the next page subject to the fees of the signer\n\f\n",
                    "Confidential - the term is 9 years\n\f\n",
                )
            ),
        )


KINDS: dict[str, Maker] = {
    "homoglyph": _homoglyph,
    "zero-width word": _swap(r"\b(no|with)(t|out)\b", "\\1\u200b", "\u200b\\1"),
    "bidi override": _swap(r"(?<=[a-z] )(\d)(\d)\b(?=[ %])", "\u202e\\1\\2\u202c"),
    "garbled not inserted": _swap(rf"({_MODAL})", r"\1 n0t", r"\1 nol", r"\1 rnot", r"\1 'ot", r"\1 noi", r"\1 n ot"),
    "garbled modal and not": _swap(r"\bshall\b(?! not)", "sha1l not", "shal| not", "shail no t", "shallnot"),
    "joined not": _swap(r"\b(does|is|may|shall|are|has)\b(?! not)", r"\1not", r"\1n't"),
    "not garbled into a mark": _swap(r" not\b", " '", " ~", " .", " •", " n", ""),
    "non- lost at a line end": _swap(r"\bnon-(\w+)", "\n\\1", "\\1", "-\n\\1"),
    "non- won at a line end": _swap(
        r" (exclusive|public|compete|transferable|confidential|unreasonably)\b", " non-\n\\1", " non- \\1", " non\\1"
    ),
    "changed full-width figure": _digits("０１２３４５６７８９"),
    "changed Arabic-Indic figure": _digits("٠١٢٣٤٥٦٧٨٩"),
    "superscript digit": _swap(r"(?<=[a-z] )(\d\d?)\b(?=[ %])", "\\1⁰", "\\1²", "\\1₀"),
    "struck through by combining marks": _swap(r"\bnot\b", "n\u0336o\u0336t\u0336"),
    "struck through by markup": _swap(r"\bnot\b", "~~not~~", "<s>not</s>", "<del>not</del>", "<strike>not</strike>"),
    "hidden in a comment": _swap(r"\b(shall|may|will) ([a-z]+)", r"\1 <!-- \2 -->", "<!-- \\1 --> \\2"),
    "inserted in markup": _swap(
        r"\b(shall|may|will)\b(?! not)", r"\1 <b>not</b>", r"\1 **not**", r"\1 _not_", r"\1 <u>not</u>"
    ),
    "decimal point and comma": _swap(r"(?<![\w.])(\d{1,3})\.(\d)(?=%)", r"\1\2", r"\1,\2", r"\1.\g<2>0\2"),
    "percent lost": _swap(r"(\d)%", r"\1", r"\1 "),
    "look-alike digits of another figure": _lookalike_digits,
    "white space in a figure": _split_figure,
    "a clause in a field": _field_clause,
    "words behind a name": _field_phrase,
    "more in a figure field": _field_figure,
    "a clause in the signature block": _signature_block,
    "a clause after the last page": _after_the_end,
    "a clause before the title": _before_the_start,
    "a clause dressed as page furniture": _page_break,
    "another connective, garbled": _connective,
    "garbled other word": _swap(r"\bmay\b", "rnust", "sha|l", "m ust"),
    "garbled scope": _swap(r"\b(any|each|every)\b", "n0", "n o", "s0me"),
    "cross-reference in look-alikes": _swap(
        r"\bSection (\d)\.(\d)\b", "Section \\1.l1", "Section \\1. I0", "Section I\\1.\\2", "Section \\1.\\2(S)"
    ),
}
"""By name, each way to hide an edit."""
MOST = 8
"""Cases of one kind in one form."""


def _forms() -> Iterator[tuple[str, str, Filled]]:
    from clausediff.canonical.load import parse

    for path in sorted((ROOT / "canonical").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        template = parse(text, path.name)
        for which in (0, 1):
            optional = ("title", "insurance", "retainer", "residuals", "non_solicitation") if which else ()
            yield f"{path.stem}-{which}", text, fill(template, legal(template, which), optional=optional, branch=which)


def cases() -> Iterator[Case]:
    """One edit in each copy; the copy is otherwise as printed."""
    for name, canonical, filled in _forms():
        for kind, make in KINDS.items():
            rng = seeded("adversary", name, kind)
            tricks = list(make(filled, rng))
            rng.shuffle(tricks)
            for number, trick in enumerate(tricks[:MOST]):
                yield _case(name, canonical, filled, kind=kind, number=number, trick=trick)


def _case(name: str, canonical: str, filled: Filled, *, kind: str, number: int, trick: Trick) -> Case:
    start, end = trick.span
    scan = filled.text[:start] + trick.new + filled.text[end:]
    old = filled.text[start:end]
    made = Edit(
        kind,
        _where(filled, trick.span),
        trick.span,
        (start, start + len(trick.new)),
        size=len(trick.new.split()) + 1,
        note=f"{old!r} → {trick.new!r}",
    )
    return Case(
        f"{name}-{kind}-{number}", "adversaries", kind, name, canonical, scan, (made,), suffix=".md", plain=filled.text
    )


def _where(filled: Filled, span: Range) -> Range:
    """The canonical's place: that of the mark, for an edit within a field."""
    for _, mark, (first, last) in filled.slots:
        if first < last and first <= span[0] and span[1] <= last:
            return mark
    start = filled.to_canonical(span[0])
    end = filled.to_canonical(span[1]) if span[1] > span[0] else start
    if start is None:
        before = [p for p in filled.pieces if p[1] <= span[0]]
        start = before[-1][0] + before[-1][2] if before else filled.pieces[0][0]
    return start, max(start, end if end is not None else start)
