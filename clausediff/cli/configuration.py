"""Options from a file: ``[tool.clausediff]`` in the nearest ``pyproject.toml``, or ``clausediff.toml``.

The file sets defaults: a flag overrules it. The folder of the run is searched first, then each folder above it; in one folder
``clausediff.toml`` comes before ``pyproject.toml``. A key is an option's long name. An unknown one is an error, for a setting
that is silently not heeded could let an edit pass.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from clausediff.canonical.own_types import OwnType
from clausediff.errors import UsageError

__all__ = ["OWN", "TYPES", "Settings", "configure", "find_settings", "keys", "own_field_types", "show_settings"]

_NAMES = ("clausediff.toml", "pyproject.toml")
_NOT_FOR_FILES = frozenset(
    "help version debug check export format output force update-baseline show-config password date".split()
)
"""Options that are of one run, or secret."""
TYPES = "field-types"
"""The key of a table of field types."""
_TYPE_KEYS = ("type", "pattern", "max-length")
OWN = {
    "ignore": "phrases of page furniture beside each canonical's own",
    "protected": "words and phrases in which any difference is for a person",
}
"""Keys that no option has, with what they hold."""
_PATHS = frozenset(("library", "decisions", "baseline", "witness", "issued"))
"""Keys whose values are paths, from the file's own folder."""


class Settings(NamedTuple):
    """What a file sets."""

    path: Path
    values: dict[str, Any]
    """As the file has them, by key with ``-`` between words."""


def find_settings(folder: Path) -> Settings | None:
    """The settings of the nearest file with some, from a folder upwards. Raises UsageError where one cannot be read."""
    for each in (folder, *folder.parents):
        for name in _NAMES:
            path = each / name
            if not path.is_file():
                continue
            table = _table(path)
            if table is not None:
                return Settings(path, {key.replace("_", "-"): value for key, value in table.items()})
    return None


def _table(path: Path) -> dict[str, Any] | None:
    """The table of a file; None where a ``pyproject.toml`` has none."""
    import tomllib  # what a run without settings has no need of

    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}") from None
    if path.name == _NAMES[0]:
        return content
    tool = content.get("tool", {})
    table = tool.get("clausediff") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"{path}: [tool.clausediff] is no table")
    return table


def keys(parser: argparse.ArgumentParser) -> dict[str, argparse.Action]:
    """The keys that a file may have, with the option of each."""
    found: dict[str, argparse.Action] = {}
    for action in parser._actions:
        long = next((option[2:] for option in action.option_strings if option.startswith("--")), "")
        if long and long not in _NOT_FOR_FILES:
            found[long] = action
    return found


def configure(parser: argparse.ArgumentParser, folder: Path) -> Settings | None:
    """Make the settings of the nearest file the defaults of a parser; returns them. Raises UsageError."""
    settings = find_settings(folder)
    parser.set_defaults(**dict.fromkeys(OWN, ()))
    if settings is None:
        return None
    known = keys(parser)
    for key, value in settings.values.items():
        if key == TYPES:
            continue  # read for every command: own_field_types
        if key in OWN:
            parser.set_defaults(**{key: tuple(_strings(settings.path, key, value))})
        elif key in known:
            parser.set_defaults(**{known[key].dest: _converted(settings.path, key, known[key], value)})
        else:
            raise UsageError(f"{settings.path}: there is no setting {key}{_meant(key, [*known, *OWN, TYPES])}")
    return settings


def _meant(key: str, known: list[str]) -> str:
    """The nearest name, or all of them."""
    from difflib import get_close_matches

    close = get_close_matches(key, known, 1)
    return f"; did you mean {close[0]}?" if close else f"; known are {', '.join(sorted(known))}"


def own_field_types(settings: Settings | None) -> dict[str, OwnType]:
    """The field types of the user's own. Raises UsageError where one is not made as it must be."""
    if settings is None or TYPES not in settings.values:
        return {}
    path, table = settings.path, settings.values[TYPES]
    if not isinstance(table, dict):
        raise UsageError(f"{path}: {TYPES} is a table of types, not {table!r}")
    return {name: _own_type(f"{path}: {TYPES}.{name}", name, value) for name, value in table.items()}


def _own_type(place: str, name: str, value: Any) -> OwnType:
    """One type of the user's own."""
    from clausediff.canonical.template import FIELD_TYPES

    if name in FIELD_TYPES:
        raise UsageError(f"{place}: is a type that clausediff has; choose another name")
    if not isinstance(value, dict):
        raise UsageError(f"{place}: is a table with type, pattern or max_length, not {value!r}")
    given = {key.replace("_", "-"): each for key, each in value.items()}
    for key in given:
        if key not in _TYPE_KEYS:
            raise UsageError(f"{place}: there is no key {key}{_meant(key, list(_TYPE_KEYS))}")
    base = given.get("type", "text")
    if base not in FIELD_TYPES or base == "choice":
        raise UsageError(f"{place}: type is one of {', '.join(sorted({*FIELD_TYPES} - {'choice'}))}, not {base!r}")
    return OwnType(base, _own_pattern(place, given.get("pattern")), _own_length(place, given.get("max-length")))


def _own_pattern(place: str, pattern: Any) -> str | None:
    from clausediff.canonical.patterns import check_pattern

    if pattern is None:
        return None
    if not isinstance(pattern, str):
        raise UsageError(f"{place}: pattern is a regular expression, not {pattern!r}")
    if wrong := check_pattern(pattern):
        raise UsageError(f"{place}: the pattern {wrong}")
    return pattern


def _own_length(place: str, length: Any) -> int | None:
    from clausediff.canonical.patterns import MAX_LENGTH

    if length is not None and (not isinstance(length, int) or isinstance(length, bool) or not 0 < length <= MAX_LENGTH):
        raise UsageError(f"{place}: max_length is a number from 1 to {MAX_LENGTH}, not {length!r}")
    return length


def _converted(path: Path, key: str, action: argparse.Action, value: Any) -> Any:
    """A value of a file as the option has it."""
    if isinstance(action, argparse._StoreTrueAction | argparse.BooleanOptionalAction):
        if not isinstance(value, bool):
            raise UsageError(f"{path}: {key} is true or false, not {value!r}")
        return value
    if isinstance(action, argparse._AppendAction):
        values = [_one(path, key, action, each) for each in _strings(path, key, value)]
        return [str(path.parent / each) for each in values] if key in _PATHS else values
    if isinstance(value, bool | list | dict):
        raise UsageError(f"{path}: {key} is one value, not {value!r}")
    one = _one(path, key, action, str(value))
    if key in _PATHS or (key == "canonical" and (path.parent / str(one)).is_file()):
        return str(path.parent / str(one))
    return one


def _one(path: Path, key: str, action: argparse.Action, value: str) -> Any:
    convert = action.type if callable(action.type) else str
    try:
        made = convert(value)
    except (argparse.ArgumentTypeError, ValueError) as error:
        raise UsageError(f"{path}: {key}: {error}") from None
    if action.choices is not None and made not in action.choices:
        from difflib import get_close_matches

        close = get_close_matches(str(made), list(map(str, action.choices)), 1)
        meant = f"; did you mean {close[0]}?" if close else ""
        raise UsageError(f"{path}: {key} is one of {', '.join(map(str, action.choices))}, not {made}{meant}")
    return made


def _strings(path: Path, key: str, value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(each, str) for each in values):
        raise UsageError(f"{path}: {key} is a list of strings, not {value!r}")
    return list(values)


def show_settings(
    parser: argparse.ArgumentParser, settings: Settings | None, parsed: argparse.Namespace, given: list[str]
) -> None:
    """Print each setting in effect, and where it is from, as a ``clausediff.toml`` could have it."""
    for line in _shown(parser, settings, parsed, given):
        sys.stdout.write(f"{line}\n")


def _shown(
    parser: argparse.ArgumentParser, settings: Settings | None, parsed: argparse.Namespace, given: list[str]
) -> Iterator[str]:
    yield f"# settings: {settings.path if settings else 'no file'}"
    flags = {each.split("=", 1)[0] for each in given if each.startswith("-")}
    for name, own in sorted(own_field_types(settings).items()):
        table = {"type": own.type, "pattern": own.pattern, "max_length": own.max_length}
        inside = ", ".join(f"{key} = {_toml(value)}" for key, value in table.items() if value is not None)
        yield f"{TYPES}.{_toml(name)} = {{ {inside} }}  # {settings.path.name if settings else ''}"
    for key, action in sorted({**keys(parser), **dict.fromkeys(OWN)}.items()):
        value = getattr(parsed, action.dest if action is not None else key, None)
        if action is not None and not flags.isdisjoint(action.option_strings):
            source = "flag"
        elif settings is not None and key in settings.values:
            source = settings.path.name
        else:
            source = "default"
        yield f"{key} = {_toml(value)}  # {source}" if value is not None else f"# {key} is not set"


def _toml(value: Any) -> str:
    """A value as TOML writes it."""
    import json

    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value if isinstance(value, bool | int) else str(value), ensure_ascii=False)


def schema(parser: argparse.ArgumentParser) -> dict[str, Any]:
    """The JSON Schema of the settings, made from the options."""
    properties = {key: _property(action) for key, action in keys(parser).items()}
    phrases = {"type": "array", "items": {"type": "string"}}
    properties |= {key: {"description": what, **phrases} for key, what in OWN.items()}
    properties[TYPES] = _types_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of clausediff: clausediff.toml, or [tool.clausediff] in pyproject.toml",
        "type": "object",
        "properties": dict(sorted(properties.items())),
        "additionalProperties": False,
    }


def _types_schema() -> dict[str, Any]:
    """The JSON Schema of the table of field types."""
    from clausediff.canonical.patterns import MAX_LENGTH
    from clausediff.canonical.template import FIELD_TYPES

    one = {
        "type": "object",
        "properties": {
            "type": {
                "description": "the built-in type that it narrows; text if left out",
                "enum": sorted({*FIELD_TYPES} - {"choice"}),
            },
            "pattern": {"description": "a regular expression for the whole filling", "type": "string"},
            "max_length": {"description": "characters at most", "type": "integer", "minimum": 1, "maximum": MAX_LENGTH},
        },
        "additionalProperties": False,
    }
    return {
        "description": "field types of your own, by name, that canonicals may use",
        "type": "object",
        "additionalProperties": one,
    }


def _property(action: argparse.Action) -> dict[str, Any]:
    """What an option may be set to."""
    about = {"description": " ".join((action.help or "").replace("%%", "%").split())}
    if isinstance(action, argparse._StoreTrueAction | argparse.BooleanOptionalAction):
        return about | {"type": "boolean"}
    one: dict[str, Any] = {"enum": list(action.choices)} if action.choices is not None else {"type": "string"}
    if action.type is not None and one == {"type": "string"}:
        one = {"type": ["string", "integer"]}
    if isinstance(action, argparse._AppendAction):
        return about | {"type": "array", "items": one}
    return about | one
