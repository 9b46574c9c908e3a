"""``clausediff canonical lint``: what in a canonical would surprise its author, or let an edit slip by."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from clausediff import regex as re
from clausediff.canonical.blanks import Kind, find_blanks
from clausediff.canonical.load import load
from clausediff.canonical.template import Alternatives, Canonical, Either, Node, OptionalPart, Slot, Text
from clausediff.errors import CanonicalError, ReadError
from clausediff.text.excerpts import excerpt
from clausediff.text.numbers_twice import numbers_that_differ

__all__ = ["CHECKS", "Problem", "lint", "lint_file"]

_FEW_WORDS = 20
"""The fewest words by which the copies of a canonical can be found well."""
_LONG_FIELD = 600
"""The longest ``max_length``, in characters, that raises no doubt: a clause may fit into more."""
_LONG_PHRASE = 30
"""Words of a phrase to ignore, at most."""
_OFTEN = 3
"""Places of a firm's name in a form without parties as fields, from which it may be a party."""
_FIRM = re.compile(
    r"[A-Z][\w&'’-]*(?:[ ](?:[A-Z][\w&'’-]*|of|and|&)){0,4},? "
    r"(?:Inc|LLC|L\.L\.C|Ltd|Limited|GmbH|AG|Corp|Corporation|S\.A|B\.V|PLC|plc)\b\.?"
)
"""The name of a firm with its legal form."""
_MARKS = re.compile(r"\{\{[^{}\n]*\}\}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong (``error``) or doubtful (``warning``) in a canonical."""

    path: str
    line: int
    """1-based."""
    severity: str
    """``error`` or ``warning``."""
    code: str
    """The name of the check."""
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity}: {self.message} [{self.code}]"


def lint_file(path: str) -> list[Problem]:
    """The problems of a file; one that cannot be read or parsed has just that one."""
    try:
        return lint(load(path))
    except CanonicalError as error:
        found = re.match(rf"{re.escape(path)}:(\d+): (.*)", str(error), re.DOTALL)
        line, message = (int(found[1]), found[2]) if found else (1, str(error))
        return [Problem(path, line, "error", "malformed", message)]
    except ReadError as error:
        return [Problem(path, 1, "error", error.kind, str(error).removeprefix(f"{path}: "))]


def lint(canonical: Canonical) -> list[Problem]:
    """The problems of a canonical, in the order of its lines; also what its file shows and no copy is compared with."""
    problems = [
        Problem(canonical.path, line, severity, code, message)
        for code, (severity, check) in CHECKS.items()
        for line, message in check(canonical)
    ]
    problems += [
        Problem(
            canonical.path,
            canonical.line(each.span.start) if each.span is not None else 1,
            "warning",
            "unread",
            f"no copy is compared with a part of the form: {each.says}",
        )
        for each in canonical.unread
        if not each.harmless
    ]
    return sorted(problems, key=lambda each: (each.line, each.code, each.message))


Found = Iterator[tuple[int, str]]


def _unused(canonical: Canonical) -> Found:
    used = {node.field for node in canonical.walk() if isinstance(node, Slot)}
    for name in canonical.fields:
        if name not in used:
            yield _front_line(canonical, name), f"the field `{name}` is declared and never used"


def _name_differs(canonical: Canonical) -> Found:
    name = PurePath(canonical.path).name
    if canonical.path != "-" and not name.startswith(f"{canonical.id}."):
        yield 1, f"the file is called {name} and its id is `{canonical.id}`; both find it, one name is enough"


def _no_marks(canonical: Canonical) -> Found:
    if canonical.fields or any(not isinstance(node, Text) for node in canonical.walk()):
        return
    if found := _MARKS.search(canonical.text, canonical.body.start):
        line = canonical.line(found.start())
        yield line, f"`{found.group()}` is taken literally, for there is no front matter with `fields:`"


def _phrase_absent(canonical: Canonical) -> Found:
    body = " ".join(_plain(canonical, canonical.nodes).split()).casefold()
    for phrase in canonical.must_match:
        if " ".join(phrase.split()).casefold() not in body:
            yield _front_line(canonical, phrase), f"the must_match phrase “{phrase}” does not stand in the text"


def _ignored_text(canonical: Canonical) -> Found:
    body = " ".join(_plain(canonical, canonical.nodes).split()).casefold()
    for phrase in canonical.ignore:
        folded = " ".join(phrase.split()).casefold()
        if folded in body:
            message = f"the phrase “{phrase}” is ignored and stands in the text too; an edit of it would go unseen"
            yield _front_line(canonical, phrase), message
        elif len(folded.split()) < 2 or len(folded) < 8:
            yield _front_line(canonical, phrase), f"“{phrase}” is short for a phrase to ignore; it could hide an edit"


def _adjacent(canonical: Canonical) -> Found:
    def check(nodes: tuple[Node, ...]) -> Found:
        before: Slot | None = None
        for node in nodes:
            if isinstance(node, Text) and not re.search(r"\w|\n\s*\n", canonical.text[node.span.slice]):
                continue
            if isinstance(node, Slot) and before is not None:
                names = f"`{before.field}` and `{node.field}`"
                mark = canonical.text[before.span.end : node.span.start].strip()
                says = f"no words stand between {names}; where one ends is a guess"
                if len(mark) == 1:
                    says = (
                        f"only “{mark}” stands between {names}; where a filling has it too, where one ends is a guess"
                    )
                yield canonical.line(node.span.start), says
            before = node if isinstance(node, Slot) else None
            if isinstance(node, OptionalPart):
                yield from check(node.nodes)
            elif isinstance(node, Either):
                for branch in node.branches:
                    yield from check(branch)

    yield from check(canonical.nodes)


def _roomy(canonical: Canonical) -> Found:
    for spec in canonical.fields.values():
        if spec.max_length > _LONG_FIELD and not spec.example:
            message = f"the field `{spec.name}` takes up to {spec.max_length} characters; a clause could hide in it"
            yield _front_line(canonical, spec.name), message


def _same_wording(canonical: Canonical) -> Found:
    for node in canonical.walk():
        if isinstance(node, Alternatives):
            options = [canonical.text[option.slice].strip() for option in node.options]
            if len(set(options)) < len(options):
                yield canonical.line(node.span.start), f"{canonical.text[node.span.slice]} gives one wording twice"
        elif isinstance(node, Either):
            branches = [" ".join(_plain(canonical, branch).split()) for branch in node.branches]
            if len(set(branches)) < len(branches):
                yield canonical.line(node.span.start), f"two branches of {{{{#either {node.name}}}}} read the same"


def _empty_block(canonical: Canonical) -> Found:
    for node in canonical.walk():
        if isinstance(node, OptionalPart) and not _plain(canonical, node.nodes).strip():
            yield canonical.line(node.span.start), "the optional part is empty"


def _invisible(canonical: Canonical) -> Found:
    for at, char in enumerate(canonical.text):
        if char > "\x7f" and unicodedata.category(char) in ("Cf", "Co", "Cn") and not (at == 0 and char == "\ufeff"):
            name = unicodedata.name(char, "unnamed")
            yield canonical.line(at), f"an invisible character stands here: U+{ord(char):04X} {name}"


def _short(canonical: Canonical) -> Found:
    words = len(_plain(canonical, canonical.nodes).split())
    if words < _FEW_WORDS:
        yield canonical.line(canonical.body.start), f"the text has {words} words; copies are hard to find by so few"


def _blank_left(canonical: Canonical) -> Found:
    """Blanks that are text: whatever a copy fills in there is a difference."""
    masked = canonical.masked()
    slots = [node.span for node in canonical.walk() if isinstance(node, Slot | Alternatives)]
    for low, high in slots:
        masked = masked[:low] + "x" * (high - low) + masked[high:]
    for blank in find_blanks(masked, canonical.body):
        shown = masked[blank.span.slice].strip()
        if blank.kind in (Kind.FIELD, Kind.TICK, Kind.CHOICE) and shown and not shown.startswith("{{"):
            shown = " ".join(shown.split())[:30]
            yield (
                canonical.line(blank.span.start),
                f"`{shown}` is a blank and no field; write a field such as {{{{name}}}}",
            )


def _party_name(canonical: Canonical) -> Found:
    """Firms that are named in a form with fields, or again and again in any: another copy may have another party."""
    filled = any(spec.type in ("organization", "person") for spec in canonical.fields.values())
    found: dict[str, list[int]] = {}
    for match in _FIRM.finditer(canonical.masked(), canonical.body.start):
        found.setdefault(" ".join(match[0].split()), []).append(match.start())
    for name, places in found.items():
        if filled or len(places) >= _OFTEN:
            often = f", at {len(places)} places" if len(places) > 1 else ""
            yield (
                canonical.line(places[0]),
                f"“{name}” is the name of a party, perhaps{often}; if copies name others, make it a field",
            )


def _written_twice(canonical: Canonical) -> Found:
    """Numbers that are written in words and in figures, with two values."""
    for twice in numbers_that_differ(canonical.masked(), canonical.language):
        yield canonical.line(twice.span.start), twice.says


def _ignores_nothing(canonical: Canonical) -> Found:
    """Phrases to ignore that no line can be."""
    for phrase in canonical.ignore:
        if not any(map(str.isalnum, phrase)):
            yield (
                _front_line(canonical, phrase),
                f"the phrase “{phrase}” has no letter and no figure, and matches nothing",
            )
        elif len(phrase.split()) > _LONG_PHRASE:
            message = f"the phrase {excerpt(phrase, 40)} has {len(phrase.split())} words; a clause is text, not page furniture"
            yield _front_line(canonical, phrase[:20]), message


CHECKS: dict[str, tuple[str, Callable[[Canonical], Found]]] = {
    "unused-field": ("warning", _unused),
    "name": ("warning", _name_differs),
    "literal-marks": ("warning", _no_marks),
    "must-match-absent": ("error", _phrase_absent),
    "ignored-text": ("warning", _ignored_text),
    "adjacent-fields": ("warning", _adjacent),
    "roomy-field": ("warning", _roomy),
    "same-wording": ("warning", _same_wording),
    "empty-block": ("warning", _empty_block),
    "invisible": ("warning", _invisible),
    "short": ("warning", _short),
    "blank": ("warning", _blank_left),
    "party-name": ("warning", _party_name),
    "number-twice": ("warning", _written_twice),
    "ignores-nothing": ("warning", _ignores_nothing),
}
"""The checks by name, each with the severity of what it finds."""


def _plain(canonical: Canonical, nodes: tuple[Node, ...]) -> str:
    """The words of some nodes: every option and branch, and nothing of the marks; a field is a lone U+FFFC."""
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, Text):
            parts.append(canonical.text[node.span.slice])
        elif isinstance(node, Slot):
            parts.append("\ufffc")
        elif isinstance(node, Alternatives):
            parts += [canonical.text[option.slice] + " " for option in node.options]
        elif isinstance(node, OptionalPart):
            parts.append(_plain(canonical, node.nodes))
        else:
            parts += [_plain(canonical, branch) + "\n" for branch in node.branches]
    return "".join(parts)


def _front_line(canonical: Canonical, word: str) -> int:
    """The line of the front matter that names ``word``, or 1."""
    at = canonical.text.find(word, 0, canonical.body.start)
    return canonical.line(at) if at >= 0 else 1
