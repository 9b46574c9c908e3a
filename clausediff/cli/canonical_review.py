"""``clausediff canonical review FILE``: walk through the fields and optional parts of a canonical, one question each.

A form that is no canonical yet is imported first; the walk is then through what was guessed.
"""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import PurePath

from clausediff.canonical.importing import propose_form
from clausediff.canonical.load import parse
from clausediff.canonical.template import FIELD_TYPES, Canonical, FieldSpec, OptionalPart, Slot, walk
from clausediff.canonical.write import front_matter
from clausediff.cli.console import say
from clausediff.cli.outputs import write_text
from clausediff.errors import UsageError

__all__ = ["review", "run"]

_HELP = (
    "enter: right   n NAME: rename   t TYPE: another type   o: may be blank / must be filled   "
    "x: text, no field   q: stop here   ?: this help"
)
_AROUND = 60
"""Characters of the text that are shown on either side of a place."""
_NAME = re.compile(r"[^\W\d]\w*")

Ask = Callable[[str], str]
"""Prints a question and returns the answer."""


def run(arguments: Namespace) -> int:
    """Walk through a file and write it."""
    if not sys.stdin.isatty() and not arguments.yes:
        raise UsageError("canonical review asks on a terminal; --yes takes all guesses as they are")
    imported = propose_form(arguments.file, arguments.id)
    own = arguments.file if arguments.file.endswith(".md") else f"{PurePath(arguments.file).with_suffix('')}.md"
    output = arguments.output or own
    for guess in imported.guesses:
        say(str(guess))
    text = imported.text if arguments.yes else review(imported.text, _ask)
    write_text(output, text, force=arguments.force or output == arguments.file)
    say(f"wrote {output}")
    return 0


def _ask(question: str) -> str:
    from clausediff.report.visible import visible

    print(visible(question), file=sys.stderr)
    try:
        return input("(enter: right, ?: help) > ")
    except EOFError:
        return "q"


def review(text: str, ask: Ask) -> str:
    """The text of a canonical after the walk. ``ask`` is called once or more for each field and each optional part."""
    canonical = parse(text, "review.md")
    for name in list(canonical.fields):
        action, value = _answer(canonical, name, ask)
        if action == "q":
            return canonical.text
        if action:
            canonical = _applied(canonical, name, action, value)
    for part in [node for node in walk(canonical.nodes) if isinstance(node, OptionalPart)]:
        shown = " ".join(canonical.text[part.span.slice].split())
        answer = ask(f"{shown}\n  may be left out?   enter: right   x: text that every copy must have").strip()
        if answer == "q":
            break
        if answer == "x":
            canonical = _kept(canonical, part.name)
    return canonical.text


def _answer(canonical: Canonical, name: str, ask: Ask) -> tuple[str, str]:
    """What a person says of a field: an action, empty where it is right, and its new name or type."""
    spec = canonical.fields[name]
    while True:
        answer = ask(f"{_shown(canonical, name)}\n  {_declared(spec)}").strip()
        action, _, value = (part.strip() for part in answer.partition(" "))
        if action in ("", "y"):
            return "", ""
        renamed = action == "n" and _NAME.fullmatch(value) is not None and value not in canonical.fields
        if renamed or (action == "t" and value in FIELD_TYPES) or action in ("o", "x", "q"):
            return action, value
        say(f"{_HELP}; types: {', '.join(FIELD_TYPES)}")


def _declared(spec: FieldSpec) -> str:
    must = "must be filled" if spec.required else "may be blank"
    return f"{spec.name}: {spec.type}, {must}" + (f", one of {', '.join(spec.choices)}" if spec.choices else "")


def _shown(canonical: Canonical, name: str) -> str:
    """The places of a field, each with some text around it."""
    places = [node.span for node in canonical.walk() if isinstance(node, Slot) and node.field == name]
    lines = []
    for low, high in places:
        before = " ".join(canonical.text[max(canonical.body.start, low - _AROUND) : low].split())
        after = " ".join(canonical.text[high : high + _AROUND].split())
        lines.append(f"line {canonical.line(low)}: …{before} {canonical.text[low:high]} {after}…")
    return "\n".join(lines)


def _applied(canonical: Canonical, name: str, action: str, value: str) -> Canonical:
    """The canonical with one answer applied."""
    spec = canonical.fields[name]
    body = canonical.text[canonical.body.slice]
    fields = dict(canonical.fields)
    if action == "n":
        fields = {(value if key == name else key): each for key, each in fields.items()}
        fields[value] = spec._replace(name=value)
        body = body.replace(f"{{{{{name}}}}}", f"{{{{{value}}}}}")
    elif action == "t":
        fields[name] = spec._replace(type=value, max_length=FIELD_TYPES[value], choices=(), pattern=None)
    elif action == "o":
        fields[name] = spec._replace(required=not spec.required)
    else:
        del fields[name]
        body = body.replace(f"{{{{{name}}}}}", spec.example or "____")
    return _again(canonical, fields, body)


def _kept(canonical: Canonical, name: str) -> Canonical:
    """The canonical with an optional part as text."""
    opening = re.escape(f"{{{{#optional {name}}}}}")
    body = re.sub(
        rf"{opening}(.*?)\{{\{{/optional\}}\}}", r"\1", canonical.text[canonical.body.slice], count=1, flags=re.DOTALL
    )
    return _again(canonical, canonical.fields, body)


def _again(canonical: Canonical, fields: dict[str, FieldSpec], body: str) -> Canonical:
    head = {"id": canonical.id, "title": canonical.title, "version": canonical.version, "language": canonical.language}
    front = front_matter(head, fields, ignore=canonical.ignore, must_match=canonical.must_match)
    return parse(f"{front}{body}", "review.md")
