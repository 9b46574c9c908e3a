"""For each proof of the judge, edits that look as harmless as it wants and are none."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from clausediff.evidence.lexicon import load
from clausediff.model import Range
from tests.fuzz import block_makers as blocks
from tests.fuzz import respaced_words
from tests.fuzz.documents import MATERIAL, Change, Document, pairs
from tests.fuzz.making import CLEAR, DIRTY, Edit, Make, Maker, at, other_figure, swap, written
from tests.fuzz.pages import garbled

__all__ = ["MAKERS"]

_DIGITS = {"0": "Oo", "1": "lI", "2": "Z", "5": "S", "6": "b", "8": "B"}
"""Glyphs that are read for a digit."""
_FIGURE = r"(?<![\w.,$€£%°@-])\d{2,3}(?![\w%°:.]|,\d)"
_BEFORE_WORD = r"(?<=[a-z] )"


def _dressed(figure: str, rng: random.Random) -> str | None:
    """A figure with one of its digits read as a letter of its shape; None for one that has no such digit."""
    places = [index for index, digit in enumerate(figure) if digit in _DIGITS]
    if not places:
        return None
    place = rng.choice(places)
    return figure[:place] + rng.choice(_DIGITS[figure[place]]) + figure[place + 1 :]


def _dressed_other(match: re.Match[str], rng: random.Random) -> str | None:
    """Another figure, dressed as a garble of the match's last group."""
    figure = match[match.re.groups] if match.re.groups else match[0]
    made = _dressed(other_figure(figure, rng), rng)
    return None if made is None else match[0][: len(match[0]) - len(figure)] + made


def _glued(match: re.Match[str], rng: random.Random) -> str | None:
    """Another figure, run together with the word before or behind it."""
    other = other_figure(match[2], rng)
    made = rng.choice((other, _dressed(other, rng) or other))
    return rng.choice((f"{match[1]}{made} {match[3]}", f"{match[1]} {made}{match[3]}"))


def _opposites(dress: bool, hyphen: bool = False) -> Make:
    """A word that has another meaning, dressed as a garble or parted at a line's end."""
    table: dict[str, list[str]] = {}
    for one, other in pairs("opposites"):
        table.setdefault(one.lower(), []).append(other)
    pattern = rf"(?<![\w'-])(?:{'|'.join(table)})(?![\w'-])"

    def make(document: Document, rng: random.Random) -> Iterator[Edit]:
        for match in document.literal(f"(?i){pattern}"):
            other = written(rng.choice(table[match[0].lower()]), match[0])
            new = garbled(other, rng) if dress else other
            if hyphen:
                if len(new) < 4:
                    continue
                cut = rng.randrange(2, len(new) - 1)
                new = f"{new[:cut]}-\n{new[cut:]}"
            yield at(match, new)

    return make


def _names(document: Document, rng: random.Random) -> Iterator[Edit]:
    """A name in the place of another one, dressed as a garble or not, and names with a letter more or another letter."""
    words = {
        word
        for name in (*MATERIAL["names"], *MATERIAL["firms"])
        for word in name.split()
        if not load("en").is_word(word)
    }
    for match in document.literal(rf"\b(?:{'|'.join(sorted(words))})\b"):
        other = rng.choice(sorted(words - {match[0]}))
        place = rng.randrange(1, len(match[0]))
        letter = rng.choice("bdgkprtvw")
        near = match[0][:place] + letter + match[0][place + 1 :]
        new = rng.choice((other, garbled(other, rng), near, match[0] + "s"))
        if new != match[0]:
            yield at(match, new)


def _codes(document: Document, rng: random.Random) -> Iterator[Edit]:
    """A code, an address or an Incoterm with another letter or figure."""
    for match in document.literal("|".join(map(re.escape, (*MATERIAL["codes"], *MATERIAL["mails"])))):
        place = rng.choice([index for index, char in enumerate(match[0]) if char.isalnum()])
        char = match[0][place]
        others = "0123456789" if char.isdigit() else "bcdeghkmnprtuw"
        other = rng.choice([each for each in others if each != char.lower()])
        yield at(match, match[0][:place] + (other.upper() if char.isupper() else other) + match[0][place + 1 :])
    for one, other in pairs("incoterms"):
        for match in document.literal(rf"\b{one}\b"):
            yield at(match, other)


def _units(document: Document, rng: random.Random) -> Iterator[Edit]:
    table: dict[str, list[str]] = {}
    for one, other in pairs("unit_swaps"):
        table.setdefault(one, []).append(other)
    for match in document.literal(rf"(?<=\d )(?:{'|'.join(table)})\b"):
        yield at(match, rng.choice(table[match[0]]))


def _respaced(document: Document, rng: random.Random) -> Iterator[Edit]:
    """Words that are others when they are run together, taken apart or hyphenated."""
    for one, other in pairs("respaced"):
        for match in document.literal(rf"\b{one}\b"):
            yield at(match, other)


def _split_figures(match: re.Match[str], rng: random.Random) -> str:
    place = rng.randrange(1, len(match[0]))
    return match[0][:place] + rng.choice((" ", "-\n", " -", "\n")) + match[0][place:]


def _labels(document: Document, rng: random.Random) -> Iterator[Edit]:
    """Another label of the same kind, or a word in a label's place."""
    for match in re.finditer(r"(?m)^(\d{1,2})\.(?= )", document.text):
        other = str(int(match[1]) + rng.choice((1, 2, 3, 10)))
        dressed = _dressed(other, rng) or other
        new = rng.choice((other, dressed if len(other) > 1 else other, "Not", "No", f"{match[1]}{rng.randrange(1, 9)}"))
        yield at(match, new, 1)
    for match in re.finditer(r"(?m)^\(([abc])\)(?= )", document.text):
        yield at(match, rng.choice([other for other in "abcd" if other != match[1]]), 1)


def _marked_letters(document: Document, rng: random.Random) -> Iterator[Edit]:
    """Another letter or numeral behind what it numbers."""
    for match in document.literal(r"(?<=\b(?:Class) )[A-E]\b|(?<=\bSchedule )[A-E]\b"):
        others = [other for other in "ABCDEFGH" if other != match[0]]
        yield at(
            match, rng.choice((rng.choice(others), {"B": "8", "E": "F", "C": "G", "D": "0", "A": "4"}[match[0]], "]"))
        )
    for match in document.literal(r"(?<=\bPhase )(?:II|III|IV)\b"):
        yield at(match, rng.choice([other for other in ("I", "II", "III", "IV", "VI") if other != match[0]]))


def _label_put_in(document: Document, rng: random.Random) -> Iterator[Edit]:
    """What looks like a label and stands where no clause begins, or before what it counts."""
    for match in document.literal(r"(?<=[a-z])\n(?=[a-z])"):
        yield at(match, rng.choice(("\n(b) ", "\n9. ", "\niv. ", "\n12 ")))
    for match in document.literal(r"(?m)^(?=\d\d days after)"):
        yield at(match, rng.choice(("1", "9 ", "1,")))


def _specks(document: Document, rng: random.Random) -> Iterator[Edit]:
    """One glyph or an abbreviation beside a figure, a unit, a label or anywhere."""
    for match in document.literal(rf"{_FIGURE}(?= [a-z])"):
        yield (
            Change(Range(match.end(), match.end()), rng.choice((" k", " M", " B", "k", " %", "½", " ½", " C", "²"))),
        )
    for match in document.literal(r"\b(?:Class|Schedule) [A-E](?= )"):
        yield (Change(Range(match.end(), match.end()), rng.choice((" C", "-F", " F", "/F", ".b"))),)
    for match in document.literal(r"\bSection \d+(?= )"):
        yield (Change(Range(match.end(), match.end()), rng.choice((" b", ".b", " c", "-9"))),)
    for match in document.literal(r"(?<=[a-z])(?= [a-z])"):
        yield at(
            match, f" {rng.choice([each for each in MATERIAL['abbreviations'] if len(each) > 1 or not each.isalpha()])}"
        )


def _flecks(document: Document, rng: random.Random) -> Iterator[Edit]:
    """Ink at the end or the beginning of a printed line."""
    ink = ("no", "nol", "n0t", "noi", "nct", "'ot", "0r", "rnay", "w/o", "%", "$5", "5", "¼", "if", "lf", "anv")
    for match in document.literal(r"(?<=[a-z])\n(?=[a-z])"):
        yield at(match, rng.choice((f" {rng.choice(ink)}\n", f"\n{rng.choice(ink)} ")))
    for match in document.literal(r"(?<=\d)\n(?=[a-z])|(?<=[a-z])\n(?=\d)|\n(?=(?:days|months|weeks|pounds)\b)"):
        yield at(match, rng.choice((" k\n", " M\n", " b\n", "\nx ")))


def _lost_label(document: Document, rng: random.Random) -> Iterator[Edit]:
    """A word lost with the label, and a figure that opens a paragraph."""
    for match in re.finditer(r"(?m)^(?:\d{1,2}\.|\([abc]\)) (?:Neither|All|The minimum|Any|Each) ", document.text):
        yield at(match, "")
    for match in document.literal(r"(?m)^\d\d days after"):
        yield (Change(Range(match.start(), match.start() + 3), ""),)


def _in_phrases(*news: str | None) -> Make:
    """Something harmless in itself inside a must-match phrase: ``{0}`` is a word of it, ``{1}{2}`` the word cut in two and
    ``{3}`` the word with a capital. None is the word misread."""

    def make(document: Document, rng: random.Random) -> Iterator[Edit]:
        for low, high in _words_of_phrases(document):
            word, new = document.text[low:high], rng.choice(news)
            made = garbled(word, rng) if new is None else new.format(word, word[:2], word[2:], word.title())
            if made != word:
                yield (Change(Range(low, high), made),)

    return make


def _run_together(document: Document, rng: random.Random) -> Iterator[Edit]:
    """Two words of a must-match phrase without the space between them."""
    for low, _ in _words_of_phrases(document):
        yield (Change(Range(low - 1, low), ""),)


def _words_of_phrases(document: Document) -> Iterator[Range]:
    """The words of must-match phrases that have another word of the phrase on both sides, with a space between."""
    for phrase in document.phrases():
        for match in re.finditer(r"(?<=[a-z] )[a-z]{3,}(?= [a-z])", document.text[phrase.slice]):
            yield Range(phrase.start + match.start(), phrase.start + match.end())


_TERM = r"\b(?:Harvest|Grower)\b"

MAKERS: dict[str, tuple[Maker, ...]] = {
    "replaced/plain-garble": (Maker(_opposites(dress=True)), Maker(_names), Maker(_in_phrases(None))),
    "replaced/garble": (
        Maker(swap(_FIGURE, _dressed_other)),
        Maker(swap(rf"([a-z]+) ({_FIGURE}) ([a-z]+)", _glued)),
        Maker(swap(rf"(?<=[$€£]){_FIGURE.removeprefix('(?<![' + chr(92) + 'w.,$€£%°@-])')}", _dressed_other)),
        Maker(_codes),
        Maker(_units),
        Maker(respaced_words.exchanged),
        Maker(swap(r"\b(?:shall|may|must|will|does)\b(?! not)", r"\g<0>not", r"\g<0> n0t", r"\g<0>nt", r"\g<0> rnot")),
        Maker(_in_phrases(None)),
    ),
    "replaced/label-misread": (Maker(_labels, alone=True),),
    "replaced/page-number": (Maker(blocks.lone_figures),),
    "replaced/accent": (Maker(swap(r"\bfaçade\b", "facet", "fáçets"), CLEAR), Maker(_in_phrases("{0}é"))),
    "replaced/line-hyphen": (Maker(_opposites(dress=False, hyphen=True)), Maker(swap(_FIGURE, _split_figures))),
    "replaced/spacing": (
        Maker(_respaced),
        Maker(swap(_FIGURE, _split_figures)),
        Maker(swap(r"(?m)(?<!^\d)(?<!^\d\d)(?<=\d)\.(?=\d)", "", " ")),
        Maker(swap(r"\b(\w+)'s\b", r"\1s'"), CLEAR),
        Maker(swap(r"\b(neighbour)s'", r"\1's"), CLEAR),
        Maker(_in_phrases("{1} {2}")),
        Maker(_run_together),
    ),
    "replaced/label-word": (
        Maker(swap(r"\bSection (?=\d)", "Schedule ", "Annex ", "Sec ", "no § ")),
        Maker(swap(r"\bSchedule (?=[A-Z]\b)", "§ ", "Sec. ", "Section ")),
    ),
    "replaced/grouped-figure": (
        Maker(swap(r"\b(\d),(\d\d)(\d)(?= (?:pounds|crates))", r"\1\2 \3", r"\1 \2\3 5", r"\1 \3\2\3 0")),
        Maker(swap(r"(?<=\$)(\d+)(?= for)", r"1 \1", r"\1 000", r"\1 50")),
    ),
    "replaced/signature": (Maker(swap(r"/s/ (\w+)", "/5/ Ida", "/x/ \\1", "/no/ \\1", "/5/ 5 \\1")),),
    "replaced/possessive": (Maker(swap(r"\b([A-Z]\w+)'s\b", "\\1' 50", "\\1' 55", "\\1' 5%", "\\1 5", "\\1' $5")),),
    "replaced/one-letter": (Maker(_marked_letters), Maker(swap(r"\bI(?= keep)", "we", "he", "it", "I 5", "5"))),
    "inserted/title": (Maker(blocks.titles, alone=True),),
    "inserted/label": (Maker(_label_put_in),),
    "inserted/label-word": (
        Maker(swap(r"(?m)^(?=\d+\. [A-Z])", "Schedule ", "Unless ", "Not ", "Annex "), alone=True),
    ),
    "inserted/bullet": (Maker(swap(r"(?m)^(?=\d\d days after)", "o ", "o no ", "no ")),),
    "inserted/speck": (Maker(_specks),),
    "inserted/flecks": (Maker(_flecks, DIRTY),),
    "deleted/label": (Maker(_lost_label, alone=True),),
    "deleted/ornament": (Maker(swap(r"(?<=\d)°|(?<=\d )@ |@(?=\w)|[$€£](?=\d)|(?<=\d)%", "", " ")),),
    "deleted/page-number": (Maker(blocks.lone_figures),),
    "deleted/stroke": (
        Maker(swap(r"\bI(?= keep)", "/ not", "] 5"), CLEAR),
        Maker(swap(r"(?<=Class )[A-E]\b", "/", "]", "!")),
    ),
    "gap/markup": (
        Maker(
            swap(
                rf"{_BEFORE_WORD}(?:not|all|only|equally|any|shall)\b",
                r"~~\g<0>~~",
                r"<del>\g<0></del>",
                r"<s>\g<0></s>",
            )
        ),
        Maker(
            swap(
                rf"{_BEFORE_WORD}(?:shall|may|must|will)\b(?! not)",
                r"\g<0> **not**",
                r"\g<0> <u>not</u>",
                r"\g<0> _not_",
            )
        ),
        Maker(swap(rf"{_BEFORE_WORD}(?:shall|may|must|will)\b", r"<!-- \g<0> -->", r"\g<0> <!-- not -->")),
        Maker(_in_phrases("**{0}**", "<u>{0}</u>", "{0}~")),
    ),
    "gap/bullet": (Maker(swap(r"(?m)^(?=\d\d days after)", "-", "+", "< ", "≥ ", "≈")),),
    "gap/filled-bullet": (Maker(swap(r"(?m)^(?=\d\d days after)", "■", "☒ ", "☑ ", "● 5")),),
    "gap/empty-box": (Maker(swap(r"(?m)^(?=\d\d days after)", "☐ no ", "[ ] 1", "☐ ☒ ")),),
    "gap/same-time": (
        Maker(swap(r"(?<=\$)(\d+)(?= for)", r"\1:30", r"\1.30")),
        Maker(swap(r"(?<=[a-z] )(\d+)(?= (?:pounds|crates|days))", r"\1:30", r"\1.30", r"\1:00")),
    ),
    "gap/zero-cents": (Maker(swap(r"(\$\d+)(?= for)", r"\1.50", r"\1.10", r"\1,05", r"\1.000", r"\1.00%")),),
    "inserted/zero-cents": (Maker(swap(r"\b(\d+)(?= (?:pounds|crates|days))", r"\1.00", r"\1 00", r"\1,00")),),
    "deleted/zero-cents": (Maker(swap(r"(\$\d+)0(?= for)", r"\1", r"\g<1>000", r"\1.0")),),
    "gap/typography": (Maker(swap(r"(?<=[a-z] )(?=[$€£]?\d)", "–", "−", "- ", "—")),),
    "gap/line-edge": (
        Maker(swap(r"(?<=[a-z])\n(?=[$€£]?\d)", "\n-", "\n<")),
        Maker(swap(r"(?<=[a-z])\n(?=\d)", "\n.")),
    ),
    "gap/signature": (
        Maker(swap(r"\band/or\b", "and or", "and\\\\or")),
        Maker(swap(r"\bbuyer and the\b", "buyer/the")),
    ),
    "gap/hyphen": (
        Maker(swap(r"\b(thirty|sixty) (one|ten)-day\b", r"\1-\2 day", r"\1-\2-\nday"), CLEAR),
        Maker(swap(r"(?<=[a-z] )(?=\d)", "-")),
        Maker(_in_phrases("{0} -", "-{0}")),
    ),
    "gap/punctuation": (
        Maker(
            swap(r"\(except ladders and baskets\)", "(except ladders) and baskets", "except (ladders and baskets)"),
            CLEAR,
            alone=True,
        ),
        Maker(swap(r"(?<=\d),(?=\d{3})", ".", " ")),  # without it the amount is the same
        Maker(swap(r"(?m)(?<!^\d)(?<!^\d\d)(?<=\d)[.:](?=\d)", ",", ";", "-")),
        Maker(_in_phrases("{0},", "({0}", "{0};")),
    ),
    "case/fraction": (
        Maker(swap(r"(?<=holds )1/2(?= barrel)", "¼", "2/1", "1½", "1/20", "½ 2")),
        Maker(swap(r"\b2 1/2(?= tons)", "21/2", "2½½", "½", "2 1/3")),
    ),
    "case/ligature": (
        Maker(swap(r"\bfirst\b", "ﬁfth", "ﬁnal")),
        Maker(swap(r"\b(?:fire|firm|firms)\b", "ﬂoor", "oﬃce", "ﬂeet")),
        Maker(swap(r"\bprofit\b", "beneﬁt", "deﬁcit")),
    ),
    "case/only": (
        Maker(swap(_TERM, lambda match, rng: match[0].lower()), CLEAR),
        Maker(swap(r"(?<=The )IT\b", "it")),
        Maker(swap(r"(?<=\d )mW\b", "MW", "Mw")),
        Maker(swap(r"(?<=\d )(?:kW|kN)\b", lambda match, rng: match[0].upper())),
        Maker(_in_phrases("{3}")),
    ),
    "case/term-misread": (Maker(swap(_TERM, lambda match, rng: match[0].lower())),),
    "field/fits": (Maker(blocks.riders),),
    "field/misread-month": (Maker(blocks.months),),
    "field/blank-signature": (Maker(blocks.signatures),),
    "moved/order": (Maker(blocks.swapped_names),),
    "deleted/label-of-blank": (Maker(blocks.unlabelled_blanks),),
    "label/renumbered": (Maker(blocks.renumbered, alone=True),),
    "order/label-of-block": (Maker(blocks.sides),),
    "order/line-of-block": (Maker(blocks.swapped_names),),
    "order/column-of-labels": (Maker(blocks.columns, alone=True),),
    "copy/optional": (Maker(blocks.optional_parts),),
    "copy/furniture": (Maker(blocks.furniture, alone=True),),
}
"""By the rule whose looks the edits have."""
