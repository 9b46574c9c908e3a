"""The YAML front matter of a canonical. Only names, words and flags are taken from it: nothing is ever constructed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from clausediff.canonical.template import FIELD_TYPES, FieldSpec
from clausediff.errors import CanonicalError

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node

__all__ = ["Front", "check_pattern", "parse", "span"]

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.*?)(?:^---|^\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OURS = frozenset({"id", "fields", "ignore", "must_match"})
_OUR_LINE = re.compile(r"^(?:id|fields|ignore|must_match)[ \t]*:", re.MULTILINE)
_REPEAT = re.compile(r"[*+]|\{\d*,\}|\{\d*,\d{2,}\}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})
_FIELD_KEYS = ("type", "required", "pattern", "max_length", "same_everywhere", "choices", "many")


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says."""

    end: int = 0
    """Where the body begins."""
    ours: bool = False
    """Whether it is a canonical's front matter, and not that of some other tool's document."""
    id: str = ""
    title: str = ""
    version: str = "1"
    language: str = "en"
    fields: dict[str, FieldSpec] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    must_match: tuple[str, ...] = ()


def span(text: str) -> tuple[int, int]:
    """Where front matter stands, its fences included; ``(0, 0)`` where there is none.

    Front matter of other tools' documents (``title:``, ``layout:``) counts too; text between two rules that only looks
    like ``Date: …`` does not, for it is part of the document.
    """
    found = _FRONT.match(text)
    if not found:
        return 0, 0
    keys = re.findall(r"^([^\s#:][^\n:]*):(?:\s|$)", found.group(1), re.MULTILINE)
    return (0, found.end()) if keys and all(re.fullmatch(r"[a-z][\w-]*", key) for key in keys) else (0, 0)


def parse(text: str, path: str) -> Front:
    """Read the front matter, if there is any. Raises CanonicalError with the path and the line."""
    found = _FRONT.match(text)
    _, end = span(text)
    ours = _OUR_LINE.search(found.group(1) if found else text[:2000])
    if not found:
        if ours and re.match(r"\ufeff?---[ \t]*\n", text):
            raise CanonicalError(f"{path}:1: the front matter is not closed; end it with a line that is just ---")
        return Front()
    if not end and not ours:
        return Front()
    try:
        return _Reader(path).front(found.group(1), found.end())
    except CanonicalError:
        if ours:
            raise
        return Front()


def check_pattern(pattern: str) -> str | None:
    """What is wrong with a field's pattern, or None. Patterns that may take exponential time are refused."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"is not a regular expression: {error}"
    if _explosive(pattern):
        return "repeats a repetition or a choice, as in (a+)+ or (a|b)*, which can take forever; write it without"
    return None


def _explosive(pattern: str) -> bool:
    """Whether a repetition or a choice stands inside a group that is itself repeated many times."""
    plain = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "x", pattern)
    stack: list[bool] = [False]
    at = 0
    while at < len(plain):
        char = plain[at]
        if char == "(":
            stack.append(False)
        elif char == ")":
            inner = len(stack) > 1 and stack.pop()
            repeated = _REPEAT.match(plain, at + 1) is not None
            if inner and repeated:
                return True
            stack[-1] = stack[-1] or inner or repeated
        elif char == "|" or _REPEAT.match(plain, at):
            stack[-1] = True
        at += 1
    return False


@dataclass(frozen=True, slots=True)
class _Reader:
    """Walks the composed YAML nodes, so that every error knows its line and no value is ever converted unasked."""

    path: str

    def fail(self, node: Node | None, message: str) -> NoReturn:
        line = 2 + node.start_mark.line if node is not None else 1
        raise CanonicalError(f"{self.path}:{line}: {message}")

    def front(self, source: str, end: int) -> Front:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            root = yaml.compose(source, Loader=loader)
        except yaml.MarkedYAMLError as error:
            line = 2 + error.problem_mark.line if error.problem_mark else 1
            raise CanonicalError(f"{self.path}:{line}: the front matter is not valid YAML: {error.problem}") from None
        except yaml.YAMLError as error:
            reason = str(error).splitlines()[0]
            raise CanonicalError(f"{self.path}:1: the front matter is not valid YAML: {reason}") from None
        if root is None:
            return Front(end=end)
        if not isinstance(root, yaml.MappingNode):
            self.fail(root, "the front matter must be `key: value` lines")
        keys = self.mapping(root)
        if not _OURS & keys.keys():
            return Front(end=end, title=self.text_or_nothing(keys.get("title")))
        known = ("id", "title", "version", "language", "fields", "ignore", "must_match")
        self.only(keys, known, root)
        return Front(
            end=end,
            ours=True,
            id=self.identifier(keys["id"]) if "id" in keys else "",
            title=self.string(keys["title"]) if "title" in keys else "",
            version=self.string(keys["version"]) if "version" in keys else "1",
            language=self.string(keys["language"]) if "language" in keys else "en",
            fields=self.fields(keys["fields"]) if "fields" in keys else {},
            ignore=self.strings(keys["ignore"]) if "ignore" in keys else (),
            must_match=self.strings(keys["must_match"]) if "must_match" in keys else (),
        )

    def only(self, keys: dict[str, Node], known: tuple[str, ...], node: Node) -> None:
        for key, value in keys.items():
            if key not in known:
                self.fail(value or node, f"unknown key `{key}`{_meant(key, known)}")

    def mapping(self, node: Node) -> dict[str, Node]:
        from yaml import MappingNode, ScalarNode

        if not isinstance(node, MappingNode):
            self.fail(node, "expected `key: value` lines here")
        keys: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.fail(key, "a key must be a plain word")
            if key.value in keys:
                self.fail(key, f"`{key.value}` is given twice")
            keys[key.value] = value
        return keys

    def string(self, node: Node) -> str:
        from yaml import ScalarNode

        if not isinstance(node, ScalarNode):
            self.fail(node, "expected a single value here, not a list")
        return str(node.value)

    def text_or_nothing(self, node: Node | None) -> str:
        from yaml import ScalarNode

        return str(node.value) if isinstance(node, ScalarNode) else ""

    def identifier(self, node: Node) -> str:
        value = self.string(node)
        if not re.fullmatch(r"[\w.+-]+", value):
            self.fail(node, f"the id `{value}` must be one word of letters, digits, dots and dashes")
        return value

    def strings(self, node: Node) -> tuple[str, ...]:
        from yaml import ScalarNode, SequenceNode

        if isinstance(node, ScalarNode):
            return (node.value,) if node.value.strip() else ()
        if not isinstance(node, SequenceNode):
            self.fail(node, "expected a list of phrases")
        values = tuple(self.string(each) for each in node.value)
        for value, each in zip(values, node.value, strict=True):
            if not value.strip():
                self.fail(each, "an empty phrase would match everywhere")
        return values

    def flag(self, node: Node) -> bool:
        value = self.string(node).lower()
        if value not in _TRUE | _FALSE:
            self.fail(node, f"expected true or false, not `{value}`")
        return value in _TRUE

    def fields(self, node: Node) -> dict[str, FieldSpec]:
        from yaml import ScalarNode

        if isinstance(node, ScalarNode) and not node.value.strip():
            return {}
        specs = {}
        for name, value in self.mapping(node).items():
            if not _NAME.match(name) or name == "or":
                self.fail(value, f"`{name}` is no field name; use letters, digits and _, beginning with a letter")
            specs[name] = self.spec(name, value)
        return specs

    def spec(self, name: str, node: Node) -> FieldSpec:
        from yaml import MappingNode, ScalarNode

        keys: dict[str, Node]
        if isinstance(node, ScalarNode):
            keys = {"type": node} if node.value.strip() else {}
        else:
            keys = self.mapping(_mapping_or_fail(self, node, MappingNode))
        self.only(keys, _FIELD_KEYS, node)
        kind = self.string(keys["type"]) if "type" in keys else "text"
        if kind not in FIELD_TYPES:
            self.fail(keys["type"], f"unknown field type `{kind}`{_meant(kind, tuple(FIELD_TYPES))}")
        choices = self.strings(keys["choices"]) if "choices" in keys else ()
        if kind == "choice" and len(choices) < 2:
            self.fail(keys.get("choices", node), f"the choice `{name}` needs at least two `choices`")
        if choices and kind != "choice":
            self.fail(keys["choices"], f"`choices` belong to a field of type choice, not {kind}")
        pattern = self.string(keys["pattern"]) if "pattern" in keys else None
        if pattern is not None and (wrong := check_pattern(pattern)):
            self.fail(keys["pattern"], f"the pattern of `{name}` {wrong}")
        length = FIELD_TYPES[kind]
        if "max_length" in keys:
            given = self.string(keys["max_length"])
            if not given.isascii() or not given.isdigit() or not 0 < int(given) <= 10_000:
                self.fail(keys["max_length"], f"`max_length` must be a number from 1 to 10000, not `{given}`")
            length = int(given)
        return FieldSpec(
            name=name,
            type=kind,
            required=self.flag(keys["required"]) if "required" in keys else True,
            pattern=pattern,
            max_length=length,
            same_everywhere=self.flag(keys["same_everywhere"]) if "same_everywhere" in keys else False,
            choices=choices,
            many=self.flag(keys["many"]) if "many" in keys else False,
        )


def _mapping_or_fail(reader: _Reader, node: Node, kind: type[MappingNode]) -> MappingNode:
    if not isinstance(node, kind):
        reader.fail(node, "expected a field type, or {type: …, required: …}")
    return node


def _meant(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, known, 1)
    return f"; did you mean `{close[0]}`?" if close else "; there are " + ", ".join(known)
