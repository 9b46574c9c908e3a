"""Marks over words in a text format: struck out, hidden, in brackets, circled or put in.

The words stay in the text that is compared, and the mark says what the page shows over them. Which signs mark words is
asked generously, since a mark only counts where its words are the canonical's: tildes, hyphens and plus signs that touch
a run of words at both ends, brackets, combining characters drawn over letters, and HTML elements and styles::

    shall ~~not~~ resell      shall -not- resell      shall <span hidden>not</span> resell
            ‾‾‾ struck               ‾‾‾ struck                          ‾‾‾ hidden

Signs that the canonical has itself over the same words are as the form has them; the judge asks that word by word.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausediff import regex as re
from clausediff.model import Range
from clausediff.scan.brackets import find_brackets
from clausediff.scan.elements import SAYS, find_elements
from clausediff.scan.scan import Mark
from clausediff.text.letters import ENCLOSED, encloses
from clausediff.text.markup import find_markup, is_page_comment
from clausediff.text.naming import Format

__all__ = ["find_form_marks", "find_marks", "format_of"]

_FORMATS = {"markdown": Format.MARKDOWN, "text": Format.PLAIN}

_HYPHENS = "\\-\u00ad\u2010-\u2015\u2212"
_START = r"[\"“‘'(*_]{0,3}[^\W_]"
"""How words begin: with a letter or a figure, perhaps behind quotes or emphasis."""
_TILDES = re.compile(
    rf"(?<![\w~])~{{1,2}}(?P<line>{_START}(?:[^\n~]{{0,200}}?[^\s~])??)~{{1,2}}(?![\w~])"
    r"|~~(?P<across>[^\s~](?:[^~]{0,2000}?[^\s~])?)~~"
)
_APART = r"(?<![^\s\"“‘'(\[].)"
"""Behind a sign: white space, a quote or a bracket stands before it."""
_HYPHENED = re.compile(
    rf"[{_HYPHENS}]{_APART}(?P<more>[{_HYPHENS}]{{0,5}})(?P<words>{_START}(?:[^\n]{{0,200}}?[^\s{_HYPHENS}])??)[{_HYPHENS}]+"
    rf"(?![\w{_HYPHENS}])"
)
_BETWEEN = re.compile(
    rf"(?P<sign>[+=/^×✕✖✗✘]){_APART}(?P<more>(?P=sign){{0,2}})(?P<words>{_START}(?:[^\n/]{{0,200}}?[^\s/])??)(?P=sign)+(?![\w+=/^×✕✖✗✘])"
)
_DASHED = re.compile(rf"[{_HYPHENS}](?P<words>[^\n{_HYPHENS}]*[^\W_][^\n{_HYPHENS}]*)(?=[{_HYPHENS}])")
_MAY_BE_STRUCK = "stands between signs that may strike it out"
_MOST_WORDS = 12
"""Words between two hyphens that are still taken for struck ones: hyphens stand at many other places."""
_TIGHT_BULLET = re.compile(rf"^[ \t]*[{_HYPHENS}]\w", re.MULTILINE)
_COMMANDS = {
    "struck": "sout st xout cancel bcancel xcancel hcancel".split(),
    "hidden": "phantom hphantom".split(),
    "circled": "textcircled circled".split(),
}
_COMMAND = {
    kind: re.compile(rf"\\(?:{'|'.join(names)})\{{(?P<words>[^{{}}]{{1,400}})\}}") for kind, names in _COMMANDS.items()
}
"""Commands of LaTeX, which some OCR engines write."""
_FORUM = re.compile(r"\[(s|strike|del)\](?P<words>[^\[\]]{1,2000})\[/\1\]", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?P<words>.*?)(?:-->|\Z)", re.DOTALL)
_DRAWN = re.compile("(?:[^\\W_]?[\u0334-\u0338\u0488\u0489\u1abe\u20d0-\u20f0\ua670-\ua672])+")
_CIRCLED = re.compile("(?P<words>[" + "".join(map(chr, ENCLOSED)) + "]{2,})")


def format_of(reader: str) -> Format:
    """What gives a scan's marks their meaning, by the name of the reader that read it."""
    return _FORMATS.get(reader, Format.LITERAL)


def find_marks(text: str, *, markdown: bool) -> list[Mark]:
    """The marks over words of a text, in order; those of one kind do not overlap, and each holds a letter or a figure."""
    return _find_marks(text, _of_any_format(text), markdown=markdown)


def _of_any_format(text: str) -> tuple[list[Mark], list[Mark]]:
    """The marks that mean the same in Markdown as in a text without markup: what is written as a mark, and signs."""
    return [*_comments(text), *_drawn(text), *_commands(text)], [*_hyphened(text), *_between(text)]


def _find_marks(text: str, common: tuple[list[Mark], list[Mark]], *, markdown: bool) -> list[Mark]:
    """The marks of a text, those of any format among them, which are known."""
    written, signs = common
    found = [*written, *find_elements(text, markdown=markdown), *find_brackets(text, markdown=markdown)]
    found += _tildes(text, markdown=markdown)
    found += signs
    if markdown:
        found += _markup(text)
    return _tidy(text, found)


def find_form_marks(text: str) -> list[Mark]:
    """The marks of a canonical, whatever format a copy repeats them in, and what a copy may make of its punctuation.

    Words in round brackets are in brackets, too, and words between dashes may be set close to them. A mark that is not
    ``certain`` says how the form is printed; it never makes a word of the form one that copies may leave out.
    """
    common = _of_any_format(text)
    found = [*_find_marks(text, common, markdown=True), *_find_marks(text, common, markdown=False)]
    found += find_brackets(text, markdown=False, round=True)
    found += (_marked("struck", match) for match in _DASHED.finditer(text))
    return _tidy(text, found, apart=False)


def _tidy(text: str, found: list[Mark], *, apart: bool = True) -> list[Mark]:
    """The marks in order, trimmed to what they mark; where they are to be ``apart``, those of one kind that overlap joined."""
    kept: list[Mark] = []
    last: dict[str, int] = {}
    for mark in sorted(found, key=lambda mark: (mark.span, mark.kind)):
        words = text[mark.span.slice]
        if not any(char.isalnum() or ord(char) in ENCLOSED for char in words):
            continue
        start = mark.span.start + len(words) - len(words.lstrip())
        span = Range(start, start + len(words.strip()))
        before = kept[last[mark.kind]] if apart and mark.kind in last else None
        if before is not None and span.start < before.span.end:
            span = Range(before.span.start, max(before.span.end, span.end))
            kept[last[mark.kind]] = Mark(mark.kind, span, mark.says, before.certain or mark.certain)
            continue
        last[mark.kind] = len(kept)
        kept.append(Mark(mark.kind, span, mark.says, mark.certain))
    return kept


def _marked(kind: str, match: re.Match[str], group: str = "words", *, certain: bool = False) -> Mark:
    says = SAYS[kind] if certain or kind != "struck" else _MAY_BE_STRUCK
    return Mark(kind, Range(*match.span(group)), says, certain)


def _tildes(text: str, *, markdown: bool) -> Iterator[Mark]:
    """Words between tildes, which Markdown strikes through: one on each side, or two."""
    for match in _TILDES.finditer(text) if "~" in text else ():
        group = "line" if match["line"] is not None else "across"
        if "\n\n" not in match[group]:
            yield _marked("struck", match, group, certain=markdown)


def _hyphened(text: str) -> Iterator[Mark]:
    """Words between hyphens or dashes that touch them on both sides, and nothing else."""
    bullets = -1
    for match in _HYPHENED.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        opens = not text[line : match.start()].strip()
        if not _are_words(match["words"]):
            continue
        if match["words"].isdigit() and not _in_a_sentence(text, line, Range(*match.span())):
            continue  # a page's number
        if opens and not match["more"]:
            bullets = len(_TIGHT_BULLET.findall(text)) if bullets < 0 else bullets
            if bullets > 1:
                continue  # an item of a list
        yield _marked("struck", match)


def _between(text: str) -> Iterator[Mark]:
    """Words between two equal signs that no prose has there: plus signs, crosses, strokes; two plus signs put words in."""
    for match in _BETWEEN.finditer(text):
        words = match["words"]
        if not _are_words(words) or (match["sign"] == "/" and not words.replace(" ", "").isalpha()):
            continue  # strokes stand in addresses, dates and signatures as well
        yield _marked("inserted" if match["sign"] == match["more"] == "+" else "struck", match)


def _are_words(words: str) -> bool:
    """Whether a stretch between two signs is a few words; a letter alone is a stroke of a signature, or a bullet."""
    return len(words.split()) <= _MOST_WORDS and not (len(words) == 1 and words.isalpha())


def _in_a_sentence(text: str, line: int, span: Range) -> bool:
    """Whether a word in lower case stands in the same line beside a span."""
    before = text[max(line, span.start - 40) : span.start].split()
    after = text[span.end : span.end + 40].partition("\n")[0].split()
    return any(word[:1].islower() for word in (*before[-1:], *after[:1]))


def _commands(text: str) -> Iterator[Mark]:
    """Words that a command of LaTeX or of a forum's markup strikes, hides or circles."""
    if "\\" in text:
        for kind, pattern in _COMMAND.items():
            yield from (_marked(kind, match) for match in pattern.finditer(text))
    if "[/" in text:
        yield from (_marked("struck", match) for match in _FORUM.finditer(text))


def _comments(text: str) -> Iterator[Mark]:
    """Words in a comment, but for a converter's notes of pages."""
    for match in _COMMENT.finditer(text) if "<!--" in text else ():
        if not is_page_comment(match[0]):
            yield _marked("hidden", match, certain=True)


def _drawn(text: str) -> Iterator[Mark]:
    """Words with combining characters drawn over their letters, and words of circled letters."""
    if text.isascii():
        return
    for match in _DRAWN.finditer(text):
        start, end = match.span()
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        kind = "circled" if all(encloses(char) for char in match[0] if not char.isalnum()) else "struck"
        yield Mark(kind, Range(start, end), SAYS[kind])
    yield from (_marked("circled", match) for match in _CIRCLED.finditer(text))


def _markup(text: str) -> Iterator[Mark]:
    """Words of links that a viewer of Markdown does not show: targets, titles, labels and the descriptions of pictures."""
    for piece in find_markup(text, Format.MARKDOWN):
        if piece.names and text[piece.span.start] != "<":
            yield Mark("hidden", piece.span, SAYS["hidden"])
