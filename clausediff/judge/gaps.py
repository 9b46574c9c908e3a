"""Gaps between words that read equal."""

from __future__ import annotations

from unicodedata import category

from clausediff import regex as re
from clausediff.canonical.reference import CanonicalWords
from clausediff.canonical.template import Canonical, OptionalPart, Text, walk
from clausediff.judge import gap_unseen
from clausediff.judge.figure_signs import apart_signs, fine_marks, spaced_signs, touching_signs
from clausediff.judge.gap_boxes import box, empty_box, filled_bullet, odd_bullet
from clausediff.judge.gap_case import GapCase, plain_marks, shown, starting_bullets
from clausediff.judge.gap_notes import bracket, enclosed, note_mark, owner, query
from clausediff.judge.rule import Default, Effect, Reasons, Rule
from clausediff.judge.same_values import same_time, zero_cents
from clausediff.model import Range, Verdict
from clausediff.text.words import MASK, hidden_characters

__all__ = ["DEFAULT", "RULES"]

_MARKS = re.compile(r"[#*_~`^\\]+|[-=]{3,}|\.{4,}|[\t|]+")
_DECIMAL = re.compile(r"[.,:'’/·٫٬-]")
_STOPS = ".,;:。、，．"
_STOP = re.compile(r"[.!?;]")
_SCOPE = 12
"""Words behind *except* or *not* over which a list that it governs goes on."""
_TALL = re.compile(r"[()\[\]{}<>/\\|!?&]")
"""Marks as high as a figure, which an engine may read for one."""
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
        # A gap that differs in white space alone. A blank inside a figure is what engines put there on a worn page.
        if other and case.clear and case.edit.scan.size > len(other):
            return ("white space inside a figure",)
        return ("two figures run together may be another one",) if one and case.edit.canonical.size > len(one) else None
    if _DECIMAL.fullmatch(one) or _DECIMAL.fullmatch(other) or (one == "") != (other == ""):
        return (f"the sign between two figures differs: {shown(case.canonical_gap)} against {shown(case.scan_gap)}",)
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
            return (f"how far “{key}” goes differs: {shown(case.canonical_gap)} against {shown(case.scan_gap)}",)
    return None


def _gap_behind(canonical: CanonicalWords, index: int) -> str:
    """The marks behind a word of the canonical."""
    return canonical.printed[canonical.ends[index] : canonical.starts[index + 1]]


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
        return (f"punctuation read differently: {shown(case.canonical_gap)} as {shown(case.scan_gap)}",)
    return None


def _punctuates(marks: str) -> bool:
    """Whether marks are punctuation, brackets and quotes, and none is a sign with a meaning of its own."""
    return all(mark in _STRAY or category(mark).startswith("P") or mark in hidden_characters(mark) for mark in marks)


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
    Rule("gap/enclosed", _DOUBT, enclosed, category="punctuation"),
    Rule("gap/query", _DOUBT, query, category="punctuation"),
    Rule("gap/note-mark", _DOUBT, note_mark, category="sign"),
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
    Rule("gap/owner", _DOUBT, owner, category="punctuation"),
    Rule("gap/bracket", _DOUBT, bracket, category="punctuation"),
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
