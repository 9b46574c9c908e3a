"""Gaps between words that read equal."""

from __future__ import annotations

from unicodedata import category

from clausediff import regex as re
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.template import Canonical, OptionalPart, Text, walk
from clausediff.judge import gap_unseen
from clausediff.judge.figure_signs import apart_signs, fine_marks, spaced_signs, touching_signs
from clausediff.judge.gap_boxes import box, empty_box, filled_bullet, odd_bullet
from clausediff.judge.gap_case import GapCase, plain_marks, starting_bullets
from clausediff.judge.rule import Default, Effect, Reasons, Rule
from clausediff.judge.same_values import same_time, zero_cents
from clausediff.model import Range, Verdict
from clausediff.text.words import FOLD, MASK, hidden_characters

__all__ = ["DEFAULT", "RULES"]

_MARKS = re.compile(r"[#*_~`^\\]+|[-=]{3,}|\.{4,}|[\t|]+")
_DECIMAL = re.compile(r"[.,:'’/·٫٬-]")
_STOPS = ".,;:。、，．"
_QUERY = re.compile(r"(?<![\s(\[])[?？؟]|(?<=[^\S\n])[?？؟]+[!！]*(?=[\s.,;:]|\Z)|(?<=\A)[?？؟]")
"""A question mark that touches a mark or a word before it, or is alone on a line that has words before it."""
_STOP = re.compile(r"[.!?;]")
_SCOPE = 12
"""Words behind *except* or *not* over which a list that it governs goes on."""
_NOTE_MARK = re.compile(r"[^\w\s*†‡]*([*†‡]+)(?!\w)")
_STARS = re.compile(r"(?<![\s*])\*+(?!\*)|(?<!\*)\*+(?![\s*])")
_ENCLOSED = re.compile(r"\([^\w\s()]+\)|\[[^\w\s\[\]]+\]")
_TALL = re.compile(r"[()\[\]{}<>/\\|!?&]")
"""Marks as high as a figure, which an engine may read for one."""
_PARTING = (",", ";", ":")
"""Marks that part the words of a list."""
_QUOTE_OPENS = re.compile(r"(?<![^\W_])'(?=[^\W_])")
_STRAY = "`´^~|™"
"""Signs that engines read for quotes, and that have no meaning between words."""


# -- the rules of gaps -------------------------------------------------------------------------------------------------


def _sign(case: GapCase) -> Reasons | None:
    """A sign at a figure: minus, less than, a decimal point before it, brackets round it."""
    if spaced_signs(case) or touching_signs(case) or apart_signs(case) or fine_marks(case):
        return ("a sign at a figure is gained, lost or changed",)
    return None


def _optional(case: GapCase) -> Reasons | None:
    """Signs that the form itself lets a copy leave out: an optional part without a word."""
    canonical, span = case.page.canonical, case.edit.canonical
    if canonical.wordless is None:
        canonical.wordless = tuple(
            node.span
            for node in canonical.source.walk()
            if isinstance(node, OptionalPart) and not _has_words(canonical.source, node)
        )
    marks = list(canonical.folded[span.slice])
    left_out = False
    for part in canonical.wordless:
        low, high = max(span.start, part.start), min(span.end, part.end)
        if low < high:
            marks[low - span.start : high - span.start] = " " * (high - low)
            left_out = True
    same = left_out and plain_marks("".join(marks), Range(0, len(marks))) == case.scan_plain
    return ("signs that a copy may leave out",) if same else None


def _has_words(form: Canonical, part: OptionalPart) -> bool:
    """Whether an optional part has a word or a field."""
    leaves = [node for node in walk(part.nodes) if not isinstance(node, OptionalPart)]
    return any(not isinstance(leaf, Text) or any(map(str.isalnum, form.text[leaf.span.slice])) for leaf in leaves)


def _decimal(case: GapCase) -> Reasons | None:
    """Another sign, or none, between two figures that touch: ``1,250`` against ``1.250``."""
    one, other = case.canonical_plain, case.scan_plain
    if not case.between_figures:
        return None
    if one == other:
        if not case.clear or not other:
            return None
        if case.edit.scan.size > len(other):  # a gap that differs in white space alone
            return ("white space inside a figure",)
        return ("two figures run together may be another one",) if case.edit.canonical.size > len(one) else None
    if _DECIMAL.fullmatch(one) or _DECIMAL.fullmatch(other) or (one == "") != (other == ""):
        return (f"the sign between two figures differs: {_show(case.canonical_gap)} against {_show(case.scan_gap)}",)
    return None


def _markup(case: GapCase) -> Reasons | None:
    """Markup or rulings only: bold, underlined, a heading, a line to write on."""
    if case.canonical_plain != case.scan_plain:
        return None
    folded = case.page.canonical.folded[case.edit.canonical.slice] + case.page.words.folded[case.edit.scan.slice]
    marked = MASK in folded or _MARKS.search(case.canonical_gap + case.scan_gap)
    return ("markup or ruling only",) if marked else None


def _bullet(case: GapCase) -> Reasons | None:
    """The bullet of a list, at the beginning of a line."""
    canonical, words = case.page.canonical, case.page.words
    bullet = starting_bullets(words.folded, case.edit.scan) or starting_bullets(canonical.folded, case.edit.canonical)
    return ("list marker only",) if case.canonical_plain == case.scan_plain and bullet else None


def _note_mark(case: GapCase) -> Reasons | None:
    """A star or a dagger right behind a word, which no other star closes as emphasis: it points to a note."""
    one, other = case.whole_gaps
    mark = _NOTE_MARK.match(other)
    if mark is None or not case.clear or mark[1][0] in one or not case.key_before:
        return None
    text, at = case.page.words.text, case.edit.scan.start
    paragraph = text[text.rfind("\n\n", 0, at) + 1 : text.find("\n\n", at) % (len(text) + 1)]
    paired = mark[1][0] == "*" and len(_STARS.findall(paragraph)) % 2 == 0
    return None if paired else (f"“{mark[1]}” behind a word points to a note",)


def _enclosed(case: GapCase) -> Reasons | None:
    """Marks in brackets of their own, put in between two words: ``(?)``, ``[!]``. They say something of the words before."""
    put = _ENCLOSED.search(case.scan_gap)
    return (f"added: “{put[0]}”",) if put and not case.lost.strip(_STOPS) and case.clear else None


def _query(case: GapCase) -> Reasons | None:
    """A question mark behind words that are no question in the canonical: they are put in doubt. In the place of a quote, a dash or a
    bullet it stands for a character that a program could not write."""
    one, other = case.whole_gaps
    put = _QUERY.search(other)
    if put is None or _QUERY.search(one) or not case.clear or case.lost.strip(_STOPS):
        return None
    return ("a question mark puts the words before it in doubt",)


def _typography(case: GapCase) -> Reasons | None:
    """The style of quotes and dashes only."""
    return ("quote or dash style only",) if case.canonical_plain == case.scan_plain else None


def _line_edge(case: GapCase) -> Reasons | None:
    """Full stops, commas and the like where a line begins: specks at the margin."""
    dots = not case.canonical_plain.strip("-") and not case.scan_plain.strip("-.,'\":;/")
    return ("marks at a line's edge only",) if case.starts_line and dots else None


def _signature(case: GapCase) -> Reasons | None:
    """A stroke of a typed ``/s/``, which stands for a signature."""
    at = case.edit.canonical_words.start
    signed = case.page.signed(at) or case.page.signed(at - 1)
    stroke = ("/" in case.canonical_plain) != ("/" in case.scan_plain)
    return ("a stroke of /s/, in place of a signature",) if signed and stroke else None


def _beside_figure(case: GapCase) -> Reasons | None:
    """A mark as high as a figure, which touches one where the canonical has a blank: a figure put in there may have been read so."""
    one, other = case.whole_gaps
    if not other or not one.isspace() or case.beside_label or not _TALL.search(case.gained):
        return None
    before = case.key_before[-1:].isdigit() and _TALL.match(other)
    after = case.key_after[:1].isdigit() and _TALL.match(other[::-1])
    return ("a mark that touches a figure may be one that was put in",) if before or after else None


def _connective(case: GapCase) -> Reasons | None:
    """A stroke between words gained or lost: ``and/or``."""
    stroke = ("/" in case.canonical_plain) != ("/" in case.scan_plain)
    return ("a stroke between words is gained or lost",) if stroke else None


def _moved_mark(case: GapCase) -> Reasons | None:
    """A mark lost here and gained a few words away, brackets put round words, or the commas of a relative clause: the sense may turn."""
    if not case.moved or not case.clear or case.beside_label:
        return None
    return (f"“{case.moved}” is in another place, or round other words",)


def _sentence(case: GapCase) -> Reasons | None:
    """A sentence that ends or begins here in one of the texts only: a full stop, and the capital behind it."""
    marks = case.gained + case.lost
    capitals = [side[:1].isupper() for side in case.words_after]
    if not _STOP.search(marks) or capitals[0] == capitals[1] or case.beside_label:
        return None
    return ("a sentence is cut in two, or two are joined",)


def _scope(case: GapCase) -> Reasons | None:
    """A comma for a semicolon, or the other way round, in a sentence behind a word of which it says how far it goes: *except*, *not*."""
    if {case.canonical_plain, case.scan_plain} != {",", ";"} or not case.clear:
        return None
    canonical, at = case.page.canonical, case.edit.canonical_words.start
    for index in range(at - 1, max(-1, at - _SCOPE), -1):
        if canonical.clause_of[index] != case.edit.clause or _STOP.search(
            _gap_behind(canonical, index) if index < at - 1 else ""
        ):
            return None
        key = canonical.keys[index]
        if key in case.page.protected.words.exceptions or "negation" in case.page.classes(index):
            return (f"how far “{key}” goes differs: {_show(case.canonical_gap)} against {_show(case.scan_gap)}",)
    return None


def _gap_behind(canonical: CanonicalWords, index: int) -> str:
    """The marks behind a word of the canonical."""
    return canonical.printed[canonical.ends[index] : canonical.starts[index + 1]]


def _owner(case: GapCase) -> Reasons | None:
    """The apostrophe of several owners read as a mark that parts words, or the other way round: ``workers' heirs``, ``workers, heirs``."""
    if not case.clear or not case.key_before.endswith("s"):
        return None
    gaps = [gap.translate(FOLD) for gap in case.whole_gaps]
    owners = [gap[:1] == "'" and gap[1:2].isspace() for gap in gaps]
    parted = [gap[:1] in _PARTING and gap[1:2].isspace() for gap in gaps]
    if not ((owners[0] and parted[1]) or (owners[1] and parted[0])) or _quoted(case):
        return None
    return (f"an owner's apostrophe differs: {_show(case.canonical_gap)} against {_show(case.scan_gap)}",)


def _quoted(case: GapCase) -> bool:
    """Whether a single quote is opened in the canonical's clause before the gap, and ended by this one."""
    canonical, at = case.page.canonical, case.edit.canonical_words.start
    first = next((i for i in range(at, 0, -1) if canonical.clause_of[i - 1] != canonical.clause_of[at - 1]), 0)
    before = canonical.folded[canonical.starts[first] - 1 if canonical.starts[first] else 0 : canonical.ends[at - 1]]
    return len(_QUOTE_OPENS.findall(before)) > 0


def _bracket(case: GapCase) -> Reasons | None:
    """A bracket, no round one, of a kind that the canonical has nowhere: words are set apart by hand, or by another's word processor."""
    canonical, at = case.page.canonical, case.edit.canonical_words.start
    if not case.clear or {at - 1, at} & canonical.slots.keys():
        return None
    put = [mark for mark in case.gained if category(mark) in ("Ps", "Pe") and mark not in "()"]
    odd = next((mark for mark in put if mark not in canonical.folded), None)
    return (f"“{odd}”: the form has no such bracket",) if odd else None


def _number_words(case: GapCase) -> Reasons | None:
    """A hyphen gained between two number words: ``thirty one-day tickets`` and ``thirty-one day tickets``."""
    both = case.page.protected.words.number_words.issuperset((case.key_before, case.key_after))
    return ("a hyphen between two numbers makes one of them",) if both and "-" in case.gained else None


def _dashes_around(case: GapCase) -> Reasons | None:
    """Dashes that touch a word on both sides, of a word that changes what is agreed: the ends of a stroke through it."""
    page, words = case.page, case.page.words
    at, seen = case.edit.canonical_words.start, case.edit.scan_words.start
    for index, read in ((at - 1, seen - 1), (at, seen)):
        if not (0 < index < len(page.canonical) - 1 and 0 < read < len(words) - 1) or not page.classes(index):
            continue
        printed = _gap_behind(page.canonical, index - 1) + _gap_behind(page.canonical, index)
        before = words.folded[words.ends[read - 1] : words.starts[read]]
        behind = words.folded[words.ends[read] : words.starts[read + 1]]
        if printed.isspace() and before.endswith("-") and behind.startswith("-") and "\n" not in behind:
            return (f"a stroke may run through “{words.raw(read)}”: dashes touch it on both sides",)
    return None


def _hyphen(case: GapCase) -> Reasons | None:
    """A hyphen or a dash between words gained or lost."""
    same = case.canonical_plain.replace("-", "") == case.scan_plain.replace("-", "")
    return ("a hyphen only",) if same else None


def _punctuation(case: GapCase) -> Reasons | None:
    """Marks of punctuation that were read as others, lost or gained. A sign (``<``, ``+``, ``☐``) is none, but may be one misread."""
    misread = len(case.gained) <= len(case.lost) and _punctuates(case.lost)
    if misread or _punctuates(case.lost + case.gained):
        return (f"punctuation read differently: {_show(case.canonical_gap)} as {_show(case.scan_gap)}",)
    return None


def _punctuates(marks: str) -> bool:
    """Whether marks are punctuation, brackets and quotes, and none is a sign with a meaning of its own."""
    return all(mark in _STRAY or category(mark).startswith("P") or mark in hidden_characters(mark) for mark in marks)


def _show(gap: str) -> str:
    shown = " ".join(gap.translate(FOLD).split())
    return f"“{shown}”" if shown else "nothing"


_FORMAT, _NOISE = Verdict.FORMAT, Verdict.NOISE
_PROOF, _DOUBT = Effect.PROOF, Effect.DOUBT

RULES: tuple[Rule[GapCase], ...] = (
    *gap_unseen.RULES,
    Rule("gap/optional", _PROOF, _optional, _FORMAT, "optional"),
    Rule("gap/same-time", _PROOF, same_time, _FORMAT, "typography"),
    Rule("gap/zero-cents", _PROOF, zero_cents, _FORMAT, "typography"),
    Rule("gap/decimal", _DOUBT, _decimal, category="decimal"),
    Rule("gap/sign", _DOUBT, _sign, category="sign"),
    Rule("gap/box", _DOUBT, box, category="punctuation"),
    Rule("gap/odd-bullet", _DOUBT, odd_bullet, category="punctuation"),
    Rule("gap/enclosed", _DOUBT, _enclosed, category="punctuation"),
    Rule("gap/query", _DOUBT, _query, category="punctuation"),
    Rule("gap/note-mark", _DOUBT, _note_mark, category="sign"),
    Rule("gap/markup", _PROOF, _markup, _FORMAT, "markup"),
    Rule("gap/bullet", _PROOF, _bullet, _FORMAT, "list-marker"),
    Rule("gap/filled-bullet", _PROOF, filled_bullet, _FORMAT, "list-marker"),
    Rule("gap/empty-box", _PROOF, empty_box, _FORMAT, "list-marker"),
    Rule("gap/typography", _PROOF, _typography, _FORMAT, "typography"),
    Rule("gap/line-edge", _PROOF, _line_edge, _FORMAT, "list-marker"),
    Rule("gap/signature", _PROOF, _signature, _NOISE, "punctuation"),
    Rule("gap/beside-figure", _DOUBT, _beside_figure, category="number"),
    Rule("gap/connective", _DOUBT, _connective, category="connective"),
    Rule("gap/moved-mark", _DOUBT, _moved_mark, category="punctuation"),
    Rule("gap/sentence", _DOUBT, _sentence, category="punctuation"),
    Rule("gap/scope", _DOUBT, _scope, category="punctuation"),
    Rule("gap/owner", _DOUBT, _owner, category="punctuation"),
    Rule("gap/bracket", _DOUBT, _bracket, category="punctuation"),
    Rule("gap/number-words", _DOUBT, _number_words, category="number"),
    Rule("gap/dashes-around", _DOUBT, _dashes_around, category="struck"),
    Rule("gap/hyphen", _PROOF, _hyphen, _NOISE, "hyphenation"),
    Rule("gap/punctuation", _PROOF, _punctuation, _NOISE, "punctuation"),
)
DEFAULT: Default[GapCase] = Default(
    "gap/marks",
    "A sign between words that is no punctuation.",
    Verdict.REVIEW,
    lambda case: (),
    lambda case: "punctuation",
    ("a sign between words differs",),
)
