"""The YAML front matter of a canonical. Only names, words and flags are taken from it: nothing is ever constructed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from clausediff import regex as re
from clausediff.canonical import plain_yaml
from clausediff.canonical.own_types import OwnType, known_types
from clausediff.canonical.patterns import MAX_LENGTH, check_pattern
from clausediff.canonical.plain_yaml import Listed, Mapped, Node, Scalar
from clausediff.canonical.template import FIELD_TYPES, FieldSpec
from clausediff.errors import CanonicalError
from clausediff.model import Range

if TYPE_CHECKING:
    import yaml

__all__ = ["Front", "parse", "span"]

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.*?)(?:^---|^\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OWN_KEYS = frozenset({"id", "fields", "ignore", "must_match"})
"""Keys that only a canonical's front matter has: one of them is enough to know it."""
_KEYS = ("id", "title", "version", "language", "fields", "ignore", "must_match")
_OWN_LINE = re.compile(r"^(?:id|fields|ignore|must_match)[ \t]*:", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})
_UNCLOSED = {
    "flow sequence": "the list that begins here with [ lacks its ] or a comma; put text with brackets in quotes",
    "flow mapping": "the value that begins here with { lacks its } or a comma; put text with braces in quotes",
    "quoted scalar": "the quotation that begins here is not closed",
}
"""What the parser was in when it failed, and how that is said."""
_FIELD_KEYS = ("type", "required", "pattern", "max_length", "same_everywhere", "choices", "many")


class Front(NamedTuple):
    """What the front matter says."""

    end: int = 0
    """Where the body begins."""
    of_canonical: bool = False
    """Whether it is a canonical's front matter, and not that of some other tool's document."""
    id: str = ""
    title: str = ""
    version: str = "1"
    language: str = ""
    """Empty where the file does not state it."""
    fields: Mapping[str, FieldSpec] = MappingProxyType({})
    ignore: tuple[str, ...] = ()
    must_match: tuple[str, ...] = ()


def span(text: str) -> Range:
    """The front matter's range, its fences included; ``(0, 0)`` where there is none.

    Front matter of other tools' documents (``title:``, ``layout:``) counts too; text between two rules that only looks
    like ``Date: …`` does not, for it is part of the document.
    """
    found = _FRONT.match(text)
    if not found:
        return Range(0, 0)
    keys = re.findall(r"^([^\s#:][^\n:]*):(?:\s|$)", found.group(1), re.MULTILINE)
    plain = keys and all(re.fullmatch(r"[a-z][\w-]*", key) for key in keys)
    return Range(0, found.end() if plain else 0)


def parse(text: str, path: str) -> Front:
    """Read the front matter, if there is any. Raises CanonicalError with the path and the line."""
    found = _FRONT.match(text)
    end = span(text).end
    own = _OWN_LINE.search(found.group(1) if found else text[:2000])
    if not found:
        if own and re.match(r"\ufeff?---[ \t]*\n", text):
            raise CanonicalError(f"{path}:1: the front matter is not closed; end it with a line that is just ---")
        return Front()
    if not end and not own:
        return Front()
    try:
        return _Reader(path).front(found.group(1), found.end())
    except CanonicalError:
        if own:
            raise
        return Front()


class _Reader(NamedTuple):
    """Reads the composed YAML nodes, which keep each value's line for errors, and keep it as it is written: ``version:
    1.10`` is no number, ``required: no`` is read as a flag only where a flag is expected."""

    path: str

    def fail(self, node: Node | None, message: str) -> NoReturn:
        line = 2 + node.line if node is not None else 1
        raise CanonicalError(f"{self.path}:{line}: {message}")

    def front(self, source: str, end: int) -> Front:
        root = plain_yaml.read(source) or _composed(source, self.path)
        if root is None:
            return Front(end=end)
        if not isinstance(root, Mapped):
            self.fail(root, "the front matter must be `key: value` lines")
        keys = self.mapping(root)
        if not _OWN_KEYS & keys.keys():
            return Front(end=end, title=self.text_or_nothing(keys.get("title")))
        self.only(keys, _KEYS, root)
        return Front(
            end=end,
            of_canonical=True,
            id=self.identifier(keys["id"]) if "id" in keys else "",
            title=self.string(keys["title"]) if "title" in keys else "",
            version=self.string(keys["version"]) if "version" in keys else "1",
            language=self.string(keys["language"]) if "language" in keys else "",
            fields=self.fields(keys["fields"]) if "fields" in keys else {},
            ignore=self.strings(keys["ignore"]) if "ignore" in keys else (),
            must_match=self.strings(keys["must_match"]) if "must_match" in keys else (),
        )

    def only(self, keys: dict[str, Node], known: tuple[str, ...], node: Node) -> None:
        for key, value in keys.items():
            if key not in known:
                self.fail(value or node, f"unknown key `{key}`{_suggestion(key, known)}")

    def mapping(self, node: Node, wanted: str = "`key: value` lines here") -> dict[str, Node]:
        if not isinstance(node, Mapped):
            self.fail(node, f"expected {wanted}")
        keys: dict[str, Node] = {}
        for key, value in node.items:
            if not isinstance(key, Scalar):
                self.fail(key, "a key must be a plain word")
            if key.value in keys:
                self.fail(key, f"`{key.value}` is given twice")
            keys[key.value] = value
        return keys

    def string(self, node: Node) -> str:
        if not isinstance(node, Scalar):
            self.fail(node, "expected a single value here, not a list")
        return node.value

    def text_or_nothing(self, node: Node | None) -> str:
        return node.value if isinstance(node, Scalar) else ""

    def identifier(self, node: Node) -> str:
        value = self.string(node)
        if not re.fullmatch(r"[\w.+-]+", value):
            self.fail(node, f"the id `{value}` must be one word of letters, digits, dots and dashes")
        return value

    def strings(self, node: Node) -> tuple[str, ...]:
        if isinstance(node, Scalar):
            return (node.value,) if node.value.strip() else ()
        if not isinstance(node, Listed):
            self.fail(node, "expected a list of phrases")
        values = tuple(self.string(each) for each in node.items)
        for value, each in zip(values, node.items, strict=True):
            if not value.strip():
                self.fail(each, "an empty phrase would match everywhere")
        return values

    def flag(self, node: Node) -> bool:
        value = self.string(node).lower()
        if value not in _TRUE | _FALSE:
            self.fail(node, f"expected true or false, not `{value}`")
        return value in _TRUE

    def fields(self, node: Node) -> dict[str, FieldSpec]:
        if isinstance(node, Scalar) and not node.value.strip():
            return {}
        specs = {}
        for name, value in self.mapping(node).items():
            if not _NAME.match(name) or name == "or":
                self.fail(value, f"`{name}` is no field name; use letters, digits and _, beginning with a letter")
            specs[name] = self.spec(name, value)
        return specs

    def spec(self, name: str, node: Node) -> FieldSpec:
        keys: dict[str, Node]
        if isinstance(node, Scalar):
            keys = {"type": node} if node.value.strip() else {}
        else:
            keys = self.mapping(node, "a field type, or {type: …, required: …}")
        self.only(keys, _FIELD_KEYS, node)
        kind = self.string(keys["type"]) if "type" in keys else "text"
        own = dict(known_types())
        if kind not in FIELD_TYPES and kind not in own:
            self.fail(keys["type"], f"unknown field type `{kind}`{_suggestion(kind, (*FIELD_TYPES, *own))}")
        named = own.get(kind, OwnType(kind))
        kind = named.type
        return FieldSpec(
            name=name,
            type=kind,
            choices=self.choices(name, kind, keys, node),
            pattern=self.pattern(name, keys["pattern"]) if "pattern" in keys else named.pattern,
            max_length=self.length(keys["max_length"])
            if "max_length" in keys
            else named.max_length or FIELD_TYPES[kind],
            required=self.flag(keys["required"]) if "required" in keys else True,
            same_everywhere=self.flag(keys["same_everywhere"]) if "same_everywhere" in keys else False,
            many=self.flag(keys["many"]) if "many" in keys else False,
        )

    def choices(self, name: str, kind: str, keys: dict[str, Node], node: Node) -> tuple[str, ...]:
        choices = self.strings(keys["choices"]) if "choices" in keys else ()
        if kind == "choice" and len(choices) < 2:
            self.fail(keys.get("choices", node), f"the choice `{name}` needs at least two `choices`")
        if choices and kind != "choice":
            self.fail(keys["choices"], f"`choices` belong to a field of type choice, not {kind}")
        return choices

    def pattern(self, name: str, node: Node) -> str:
        pattern = self.string(node)
        if wrong := check_pattern(pattern):
            self.fail(node, f"the pattern of `{name}` {wrong}")
        return pattern

    def length(self, node: Node) -> int:
        given = self.string(node)
        if not re.fullmatch(r"[0-9]{1,9}", given) or not 0 < int(given) <= MAX_LENGTH:
            self.fail(node, f"`max_length` must be a number from 1 to {MAX_LENGTH}, not `{given}`")
        return int(given)


def _composed(source: str, path: str) -> Node | None:
    """The nodes of any YAML; None where there is nothing. Raises CanonicalError."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(source, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line, problem = _wrong(error, source)
        raise CanonicalError(f"{path}:{line}: the front matter is not valid YAML: {problem}") from None
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        raise CanonicalError(f"{path}:1: the front matter is not valid YAML: {reason}") from None
    return None if root is None else _Converted(path).node(root)


class _Converted:
    """The nodes of PyYAML as ours. An alias is the node that it names, made once; a node within itself is refused."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._made: dict[int, Node | None] = {}

    def node(self, node: yaml.Node) -> Node:
        """The node, with all that it holds."""
        import yaml

        if id(node) in self._made:
            made = self._made[id(node)]
            if made is None:
                raise CanonicalError(f"{self._path}:{2 + node.start_mark.line}: a value holds itself")
            return made
        self._made[id(node)] = None
        line = node.start_mark.line
        if isinstance(node, yaml.MappingNode):
            made = Mapped(tuple((self.node(key), self.node(value)) for key, value in node.value), line)
        elif isinstance(node, yaml.SequenceNode):
            made = Listed(tuple(map(self.node, node.value)), line)
        else:
            made = Scalar(node.value, line)
        self._made[id(node)] = made
        return made


def _wrong(error: yaml.MarkedYAMLError, source: str) -> tuple[int, str]:
    """The line of the file where YAML is wrong, and why.

    What is not closed is told where it begins: the parser notices only further down.
    """
    mark, context = error.problem_mark, error.context or ""
    if "flow node" in context and mark is not None:
        opened = max(source.rfind(sign, 0, mark.index) for sign in "[{")
        if opened >= 0:
            return 2 + source.count("\n", 0, opened), _UNCLOSED[
                "flow sequence" if source[opened] == "[" else "flow mapping"
            ]
    for part, problem in _UNCLOSED.items():
        if part in context and error.context_mark is not None:
            return 2 + error.context_mark.line, problem
    return 2 + mark.line if mark is not None else 1, error.problem or "it cannot be read"


def _suggestion(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, known, 1)
    return f"; did you mean `{close[0]}`?" if close else "; there are " + ", ".join(known)
