"""SPDX licence templates (``<<var;…>>``, ``<<beginOptional>>…<<endOptional>>``) as canonicals.

The notation is that of the SPDX License List matching guidelines (https://spdx.github.io/spdx-spec/, annex B). A
``match`` comes from outside: it is refused where it may take forever, and always used with a bound on length.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausediff import regex as re
from clausediff.canonical.malformed import malformed
from clausediff.canonical.patterns import check_pattern, longest_filling, takes_anything
from clausediff.canonical.template import FieldSpec, Node, OptionalPart, Slot, Text
from clausediff.model import Range

__all__ = ["is_spdx", "parse"]

_MARK = re.compile(
    r"<<(?:(?P<begin>beginOptional)(?:;[^>]*)?"
    r"|(?P<end>endOptional)"
    r'|var;\s*name="?(?P<name>[^";]*)"?;\s*original="(?P<original>.*?)";\s*match="(?P<match>.*?)"\s*)>>',
    re.DOTALL,
)
_ANY_MARK = re.compile(r"<<(?:var\b|beginOptional\b|endOptional\b)")
_BULLET = r"\W*(?:(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivxlcdm]{1,6})\W*)?"
_LINK = re.compile(r"\\\[(.*?)\\\]\\\(.*?\\\)")


def is_spdx(text: str, path: str) -> bool:
    """Whether a file is an SPDX template: by its marks, or by its name."""
    return path.lower().endswith(".template.txt") or _ANY_MARK.search(text) is not None


def parse(text: str, start: int, path: str) -> tuple[dict[str, FieldSpec], tuple[Node, ...]]:
    """The fields and nodes of ``text[start:]``. Raises CanonicalError with path and line."""
    fields: dict[str, FieldSpec] = {}
    stack: list[tuple[int, list[Node]]] = [(start, [])]
    at = start
    count = labels = 0
    for mark in _marks(text, start, path):
        nodes = stack[-1][1]
        if at < mark.start():
            nodes.append(Text(Range(at, mark.start())))
        at = mark.end()
        if mark["begin"]:
            stack.append((mark.start(), []))
        elif mark["end"]:
            if len(stack) == 1:
                raise malformed(text, path, mark.start(), "<<endOptional>> closes nothing")
            begin, inner = stack.pop()
            count += 1
            stack[-1][1].append(OptionalPart(Range(begin, at), f"optional-{count}", tuple(inner)))
        elif _is_label(mark):
            labels += 1
            nodes.append(OptionalPart(Range(*mark.span()), f"label-{labels}", (Text(Range(*mark.span("original"))),)))
        else:
            nodes += _slot(mark, _declare(fields, mark, text, path))
    if len(stack) > 1:
        raise malformed(text, path, stack[-1][0], "<<beginOptional>> is never closed; end it with <<endOptional>>")
    if at < len(text):
        stack[0][1].append(Text(Range(at, len(text))))
    return fields, tuple(stack[0][1])


def _marks(text: str, start: int, path: str) -> Iterator[re.Match[str]]:
    """The marks in order; one that is begun and not understood is an error, never text."""
    at = start
    while begun := _ANY_MARK.search(text, at):
        mark = _MARK.match(text, begun.start())
        if mark is None:
            shown = text[begun.start() : begun.start() + 30].split("\n", maxsplit=1)[0]
            wanted = '<<var;name="…";original="…";match="…">>'
            raise malformed(text, path, begun.start(), f"`{shown}` is not understood; a variable is written {wanted}")
        yield mark
        at = mark.end()


def _declare(fields: dict[str, FieldSpec], mark: re.Match[str], text: str, path: str) -> str:
    """Add the variable's field and return its name; each place is a field of its own, for it may read differently."""
    pattern = mark["match"]
    if wrong := check_pattern(pattern):
        raise malformed(text, path, mark.start(), f"the match of `{mark['name']}` {wrong}")
    base = re.sub(r"\W+", "_", mark["name"]).strip("_") or "var"
    if not re.match(r"[^\W\d]", base):
        base = f"var_{base}"
    name, number = base, 1
    while name in fields:
        number += 1
        name = f"{base}_{number}"
    length = longest_filling(pattern, mark["original"])
    # A pattern that takes anything says nothing; without one, the field's type keeps a clause from hiding in it.
    pattern = re.sub(r"\\\.(?=\||\Z)", r"\\.?", pattern)  # a full stop at the end belongs to the sentence
    unlinked = _LINK.sub(r"\\W*\1\\W*", pattern)
    if unlinked != pattern:
        pattern = f"{pattern}|{unlinked}"  # a link's target is markup, and is folded away
    # Signs around a filling (quotes, list markers, half a link) are layout to whoever fills it in.
    said = None if takes_anything(pattern) else rf"\W*(?:{pattern})\W*"
    fields[name] = FieldSpec(name, "text", False, said, length, example=mark["original"])
    return name


def _slot(mark: re.Match[str], name: str) -> list[Node]:
    """The field; paragraphs of its original after the first are text that may be absent, for a field is a paragraph."""
    span = Range(*mark.span())
    parted = re.search(r"\n\s*\n", mark["original"])
    if parted is None:
        return [Slot(span, name)]
    first_ends, rest_begins = (mark.start("original") + each for each in parted.span())
    rest = Text(Range(rest_begins, mark.end("original")))
    return [
        Slot(Range(span.start, first_ends), name),
        OptionalPart(Range(first_ends, span.end), f"{name}-rest", (rest,)),
    ]


def _is_label(mark: re.Match[str]) -> bool:
    """Whether a variable is a list's label. By the guidelines any 20 characters may replace one, and so may a clause's
    first words; here it is a label that may be absent, and what a copy has in its place is read as labels are."""
    return mark["name"] == "bullet" and re.fullmatch(_BULLET, mark["original"], re.IGNORECASE) is not None
