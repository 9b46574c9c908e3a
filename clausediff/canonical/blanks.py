"""The blanks of a form: where it wants something filled in, as forms show it.

``____``, ``[NAME]``, ``[●]``, ``{name}``, ``<<name>>``, ``☐``, an empty cell behind its label, a content control's prompt. What a
blank is called and which type it has is guessed from the words around it, and each guess says how sure it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausediff import regex as re
from clausediff.model import Range
from clausediff.text.function_words import FUNCTION_WORDS
from clausediff.text.labels import read_label
from clausediff.text.lines import line_at, line_spans
from clausediff.text.placeholders import is_bullet, is_label, is_prompt

__all__ = ["Blank", "Kind", "find_blanks"]

_RULE = re.compile(
    r"_{2,}[ \t]+day[ \t]+of[ \t]+_{2,},?[ \t]*(?:\d{2}_{2,}|_{4,})|_{3,}(?:[ \t]*_{2,})*|(?<!\.)\.{5,}(?!\.|[ \t]*\d)|…{2,}"
)
_BRACKET = re.compile(r"\[(?P<inner>[^\[\]\n]{0,300})\](?!\()")
_MARK = re.compile(
    r"\{\{(?P<e>\w+)\}\}|\{(?P<a>\w[\w .-]*)\}|<<(?P<b>\w[\w .-]*)>>|«(?P<c>\w[\w .-]*)»|\$\{(?P<d>\w[\w .-]*)\}"
)
_DOUBLE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TICK = re.compile(r"[☐□❑❒◻]|\[ \]|\( \)")
_CELL = re.compile(r"^(?P<label>[^\t\n|]{2,60}?)(?P<gap>\t[ \t]*)$", re.MULTILINE)
_LAST_CELL = re.compile(r"(?<=\t\n)(?P<label>[^\t\n|.:;]{2,40})(?P<gap>)(?=\n*\Z)")
"""The label of a last row, whose empty cell a reader leaves out at the end of a text."""
_ROW = re.compile(r"^\|(?P<label>[^|\n]{2,60})\|(?P<gap>[ \t]*)\|[ \t]*$", re.MULTILINE)
_NOTE_WORDS = 3
"""Words of a note in brackets on a line of its own, at least."""
_OPTION_WORDS = 4
"""Words of each wording in ``[shall/may]``, at most."""
_PLACE_WORDS = 8
"""Words of a placeholder in brackets, at most."""
_CHOICE_WORDS = 6
"""Words of what is ticked on a line with other boxes, at most."""
_CAPTION = re.compile(r"[ \t]*\n[ \t]*\((?P<caption>[^()\n]{3,60})\)")
_DEFINED = re.compile(
    r"""[^.;\n]{0,60}?\((?:(?:hereinafter|the|each|an?|referred|to|as|called|together|,)\s+)*["“'‘](?P<term>[^"”'’]{2,40})["”'’]"""
)
_DEFINED_REACH = 110


class Kind:
    """What a blank turns into."""

    FIELD = "field"
    CHOICE = "choice"
    TICK = "tick"
    OPTIONAL = "optional"
    WORDINGS = "wordings"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Blank:
    """A place of the form, with what is guessed of it."""

    span: Range
    """In the form's text."""
    kind: str
    """One of :class:`Kind`."""
    words: str = ""
    """The words that name it: its own, or the label before or below it. For wordings and choices, those, with ``|`` between."""
    before: str = ""
    """What is on its line before it."""
    after: str = ""
    """What is on its line behind it."""
    own: bool = False
    """Whether the words are its own (``[COMPANY]``): the same words elsewhere are the same field."""


def find_blanks(text: str, body: Range, prompts: Sequence[Range] = ()) -> list[Blank]:
    """The blanks of a form in order, none over another. ``prompts`` are words that its file shows as a control's prompt."""
    found = [
        *(_named(text, span, " ".join(text[span.slice].split()), own=False) for span in prompts),
        *_choices(text, body),
        *_brackets(text, body),
        *_marks(text, body),
        *_rules(text, body),
        *_cells(text, body),
        *_ticks(text, body),
    ]
    kept: list[Blank] = []
    for blank in found:  # the first kind that claims a place has it
        if all(blank.span.end <= other.span.start or other.span.end <= blank.span.start for other in kept):
            kept.append(blank)
    return sorted(kept, key=lambda blank: blank.span)


def _named(text: str, span: Range, words: str, *, own: bool) -> Blank:
    """A blank with what is on its line."""
    line = line_at(text, span.start, span.end)
    return Blank(span, Kind.FIELD, words, text[line.start : span.start], text[span.end : line.end], own)


def _rules(text: str, body: Range) -> Iterator[Blank]:
    """Lines to write on, named by the words before them, or by the caption below or the term behind them."""
    for match in _RULE.finditer(text, *body):
        span = Range(*match.span())
        caption = _CAPTION.match(text, span.end)
        blank = _named(text, span, "", own=False)
        if "day" in match[0]:
            yield Blank(span, Kind.FIELD, "date", text[line_at(text, *span).start : span.start] + ":")
            continue
        yield Blank(span, Kind.FIELD, caption["caption"] if caption else _label(text, blank), blank.before, blank.after)


def _label(text: str, blank: Blank) -> str:
    """The words that name a blank: the label before it, or the term that is defined behind it."""
    before = blank.before.rstrip(" \t")
    if before.endswith(":"):
        return re.split(r"[:.;\t]|_{2,}| {3,}", before[:-1])[-1].strip()
    term = _DEFINED.match(text, blank.span.end, blank.span.end + _DEFINED_REACH)
    if term:
        return term["term"]
    return ""


def _brackets(text: str, body: Range) -> Iterator[Blank]:
    """What is in square brackets: a place to fill, a wording to choose, a part to keep or leave, or a note."""
    for match in _BRACKET.finditer(text, *body):
        span, inner = Range(*match.span()), match["inner"].strip()
        words = inner.split()
        line = text[line_at(text, *span).slice].strip()
        if inner.isdigit() or (not inner and span.size < 4):
            continue  # the number of a note, a box to tick
        if not inner or is_bullet(match[0]) or set(inner) <= set("._-…●•*# \t"):
            blank = _named(text, span, "", own=False)
            yield Blank(span, Kind.FIELD, _label(text, blank), blank.before, blank.after)
        elif line == match[0] and len(words) >= _NOTE_WORDS and not is_prompt(inner) and not inner.isupper():
            yield Blank(span, Kind.NOTE, inner)
        elif _is_place(inner):
            yield _named(text, span, inner, own=True)
        elif options := _options(inner):
            yield Blank(span, Kind.WORDINGS, "|".join(options))
        else:
            yield Blank(span, Kind.OPTIONAL, inner)


def _is_place(inner: str) -> bool:
    """Whether words in brackets name what is to be filled in."""
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", inner)
    if not words or len(words) > _PLACE_WORDS:
        return False
    plain = [word for word in words if word.lower() not in FUNCTION_WORDS]
    return (
        inner.isupper()
        or is_prompt(inner)
        or is_label(inner)
        or (bool(plain) and all(word[0].isupper() or word[0].isdigit() for word in plain))
        or words[0].lower() in ("insert", "enter", "name", "date", "address")
    )


def _options(inner: str) -> list[str]:
    """The wordings of ``shall/may`` or ``shall or may``; empty where there are none."""
    options = [part.strip() for part in re.split(r"\s*/\s*|\s*\|\s*", inner)]
    if len(options) < 2:
        options = [part.strip() for part in re.split(r"\s+or\s+", inner)]
        if len(options) < 2 or any(len(part.split()) > 1 for part in options):
            return []
    return options if all(0 < len(part.split()) <= _OPTION_WORDS for part in options) else []


def _marks(text: str, body: Range) -> Iterator[Blank]:
    """Marks of templates with a name."""
    doubled = [Range(*match.span()) for match in _DOUBLE.finditer(text, *body)]
    for match in _MARK.finditer(text, *body):
        if match["e"] or not any(low <= match.start() < high for low, high in doubled):
            yield _named(text, Range(*match.span()), next(filter(None, match.groups()), ""), own=True)


def _cells(text: str, body: Range) -> Iterator[Blank]:
    """Empty cells behind a label, each filled where the row ends."""
    for pattern in (_CELL, _ROW, _LAST_CELL):
        for match in pattern.finditer(text, *body):
            label = match["label"].strip(" *_:")
            if label and not set(label) <= set("-| "):
                yield Blank(Range(*match.span("gap")), Kind.FIELD, label, text[match.start() : match.start("gap")], "")


def _choices(text: str, body: Range) -> Iterator[Blank]:
    """Boxes side by side, one of which is to be ticked."""
    for line in line_spans(text, body):
        ticks = [Range(*match.span()) for match in _TICK.finditer(text, *line)]
        if len(ticks) < 2:
            continue
        edges = [*(tick.start for tick in ticks[1:]), line.end]
        labels = [text[tick.end : edge].strip(" \t,;./|") for tick, edge in zip(ticks, edges, strict=True)]
        if all(0 < len(label.split()) <= _CHOICE_WORDS for label in labels):
            before = text[line.start : ticks[0].start]
            named = re.split(r"[.;\t]", before.rstrip(" :\t"))[-1].strip()
            end = line.start + len(text[line.slice].rstrip())
            yield Blank(Range(ticks[0].start, end), Kind.CHOICE, "|".join(labels), named, "")


def _ticks(text: str, body: Range) -> Iterator[Blank]:
    """Boxes to tick, named by the words behind them."""
    for match in _TICK.finditer(text, *body):
        span = Range(*match.span())
        line = line_at(text, *span)
        opens = not text[line.start : span.start].strip() or read_label(text, line.start) is not None
        if opens or match[0] not in ("( )", "[ ]"):
            yield Blank(span, Kind.TICK, text[span.end : line.end].strip(), text[line.start : span.start], "")
