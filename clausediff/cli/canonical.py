"""``clausediff canonical list|show|lint|infer|import|diff|review``."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from clausediff.canonical.library import library
from clausediff.canonical.template import Canonical
from clausediff.cli.console import say
from clausediff.cli.outputs import refuse_input, write_text
from clausediff.errors import ClausediffError

__all__ = ["run"]


def run(arguments: Namespace) -> int:
    """Run one action; returns the exit code."""
    actions: dict[str, Callable[[Namespace], int]] = {
        "list": _list,
        "show": _show,
        "lint": _lint,
        "infer": _infer,
        "import": _import,
        "diff": _diff,
        "review": _review,
    }
    return actions[arguments.action](arguments)


def _list(arguments: Namespace) -> int:
    """Print one line for each canonical. A malformed one is reported on stderr and makes the exit code 2."""
    from clausediff.canonical.library import load_cached

    code = 0
    rows = []
    for name, path in library().paths().items():
        try:
            canonical = load_cached(path)
        except ClausediffError as error:
            say(str(error))
            code = 2
            continue
        rows.append(
            (name, canonical.version, canonical.language, str(len(canonical.fields)), canonical.title, str(path))
        )
    if arguments.format == "names":
        _print("\n".join(row[0] for row in rows))
        return code
    if arguments.format == "json":
        keys = ("name", "version", "language", "fields", "title", "path")
        entries = [dict(zip(keys, row, strict=True)) | {"fields": int(row[3])} for row in rows]
        _print(json.dumps(entries, ensure_ascii=False, indent=2))
        return code
    header = ("NAME", "VERSION", "LANGUAGE", "FIELDS", "TITLE", "FILE")
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for row in (header, *rows):
        _print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return code


def _show(arguments: Namespace) -> int:
    canonical = library().find(arguments.name)
    _tell_unread(canonical)
    if not arguments.fields:
        _print(canonical.text.removesuffix("\n"))
        return 0
    for spec in canonical.fields.values():
        notes = [
            "required" if spec.required else "may be blank",
            *(["same everywhere"] if spec.same_everywhere else []),
            *(["may be a list"] if spec.many else []),
            *([f"one of {', '.join(spec.choices)}"] if spec.choices else []),
            *([f"matches {spec.pattern}"] if spec.pattern else []),
            f"up to {spec.max_length} characters",
        ]
        _print(f"{spec.name}  {spec.type}  {'; '.join(notes)}")
    return 0


def _lint(arguments: Namespace) -> int:
    """Print the problems. The exit code is 1 when there are errors, or with ``--strict`` also warnings."""
    from clausediff.canonical.lint import lint_file

    shelf = library().paths()
    paths = [str(shelf.get(name, name)) for name in arguments.names] or [str(path) for path in shelf.values()]
    problems = [problem for path in paths for problem in lint_file(path)]
    for problem in problems:
        _print(str(problem))
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    say(f"{len(paths)} canonical{'s' * (len(paths) != 1)}: {_count(errors, 'error')}, {_count(warnings, 'warning')}")
    return int(errors > 0 or (arguments.strict and warnings > 0))


def _infer(arguments: Namespace) -> int:
    from clausediff.canonical.infer import infer

    if arguments.output and arguments.output != "-":
        refuse_input(arguments.output, [(path, "a copy") for path in arguments.files])
    name = arguments.id or (_stem(arguments.output) if arguments.output else "inferred")
    text, notes = infer(arguments.files, name, encoding=arguments.encoding)
    for note in notes:
        say(note)
    return _put(text, arguments)


def _tell_unread(canonical: Canonical) -> None:
    """Say what the form's file shows that no copy will be compared with, and how its tracked changes were read."""
    for each in canonical.unread:
        say(f"{canonical.path}: {each.says}")


def _import(arguments: Namespace) -> int:
    from clausediff.canonical.importing import propose_form

    if arguments.output and arguments.output != "-":
        refuse_input(arguments.output, [(arguments.file, "the form")])
    made = propose_form(arguments.file, arguments.id)
    for part in made.unread:
        say(f"{arguments.file}: {part}")
    for guess in made.guesses:
        say(str(guess))
    return _put(made.text, arguments)


def _diff(arguments: Namespace) -> int:
    """Print what differs between two versions, a clause at a time. The exit code is 1 where anything does."""
    from clausediff.canonical.versions import compare_versions

    changes = compare_versions(library().find(arguments.old), library().find(arguments.new))
    if arguments.format == "json":
        keys = ("kind", "label", "before", "text")
        entries = [{key: getattr(change, key) for key in keys} for change in changes]
        _print(json.dumps(entries, ensure_ascii=False, indent=2))
        return int(bool(changes))
    for change in changes:
        was = f" (was {change.before})" if change.before else ""
        _print(f"{change.label}{was}  {change.kind}\n    {change.text}")
    say(f"{_count(len(changes), 'difference')}" if changes else "no difference")
    return int(bool(changes))


def _review(arguments: Namespace) -> int:
    from clausediff.cli.canonical_review import run as walk_through

    return walk_through(arguments)


def _put(text: str, arguments: Namespace) -> int:
    if not arguments.output or arguments.output == "-":
        _print(text.removesuffix("\n"))
        return 0
    write_text(arguments.output, text, force=arguments.force)
    say(f"wrote {arguments.output}; read it through, then run `clausediff canonical lint {arguments.output}`")
    return 0


def _print(text: str) -> None:
    """Print data; on a terminal, with control characters written out."""
    from clausediff.report.visible import visible

    shown = visible(text) if sys.stdout.isatty() else text
    encoding = sys.stdout.encoding or "utf-8"
    print(shown.encode(encoding, "backslashreplace").decode(encoding))


def _stem(path: str) -> str:
    return Path(path).name.split(".")[0] or "inferred"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
