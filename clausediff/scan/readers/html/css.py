"""What style sheets of a web page say of the looks of its elements, as far as it decides whether words can be seen.

Selectors of names, classes and ids with descendants and children are understood. A rule with any other selector is kept
with what it would do, and so is one that holds for some media only: where it could hide, strike or add words, that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from clausediff import regex as re

__all__ = ["Rule", "declarations", "matches", "rules_of", "variables_of", "with_variables"]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK = re.compile(r"([^{}]*)\{([^{}]*)\}")
_MEDIA = re.compile(r"@(?:media|supports|layer|container)[^{;]*\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}", re.IGNORECASE)
_SIMPLE = re.compile(r"(?:\*|[a-z][\w-]*)?(?:[.#][\w-]+)*", re.IGNORECASE)
_PART = re.compile(r"([.#]?)([\w*-]+)")
_LOOKS = frozenset(
    "display visibility opacity color background background-color font font-size text-decoration text-decoration-line position left top "
    "text-indent margin-left margin-top clip clip-path height width max-height max-width overflow transform content vertical-align filter "
    "-webkit-text-fill-color line-height letter-spacing zoom content-visibility mask mask-image -webkit-mask -webkit-mask-image "
    "mask-size translate scale rotate direction unicode-bidi flex-direction flex-flow order mix-blend-mode backface-visibility "
    "writing-mode".split()
)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_SET = re.compile(r"(--[\w-]+)\s*:([^;{}]*)")
_DEEPEST = 5
"""Variables within variables; a style sheet of a person's has fewer."""
_MOST_RULES = 5_000


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with its declarations."""

    parts: tuple[tuple[str, str], ...]
    """Combinator (space or ``>``) and compound selector, from the outermost; empty where it is not understood."""
    selector: str
    """As written."""
    held: dict[str, str]
    """The declarations that decide whether words are seen."""
    always: bool
    """Whether it holds on any medium."""
    weight: tuple[int, int, int]
    """Its specificity."""


def declarations(source: str) -> dict[str, str]:
    """The declarations of a style attribute or of a rule, those that decide whether words are seen."""
    held: dict[str, str] = {}
    for each in source.split(";"):
        name, colon, said = each.partition(":")
        name = name.strip().lower()
        if colon and name in _LOOKS:
            held[name] = " ".join(said.lower().replace("!important", "").split())
    return held


def variables_of(sources: Iterable[str]) -> dict[str, str]:
    """The variables (``--name: value``) of style sheets and style attributes that have one value wherever they are set."""
    found: dict[str, set[str]] = {}
    for source in sources:
        for name, said in _SET.findall(_COMMENT.sub(" ", source)):
            found.setdefault(name, set()).add(" ".join(said.lower().split()))
    return {name: said.pop() for name, said in found.items() if len(said) == 1}


def with_variables(styles: dict[str, str], variables: dict[str, str]) -> dict[str, str]:
    """Declarations with the values of the variables that are known."""

    def value(said: str) -> str:
        for _ in range(_DEEPEST):
            if "var(" not in said:
                break
            said = _VARIABLE.sub(lambda found: variables.get(found[1], (found[2] or found[0]).strip()), said)
        return said

    return {name: value(said) for name, said in styles.items()}


def rules_of(sheets: Iterable[str]) -> list[Rule]:
    """The rules of style sheets that say something of looks, the stronger ones last."""
    rules: list[Rule] = []
    for sheet in sheets:
        plain = _COMMENT.sub(" ", sheet.replace("<!--", " ").replace("-->", " "))
        media = [match[1] for match in _MEDIA.finditer(plain)]
        rules += _read(_MEDIA.sub(" ", plain), always=True)
        for inner in media:
            rules += _read(inner, always=False)
    return sorted(rules[:_MOST_RULES], key=lambda rule: rule.weight)


def _read(sheet: str, *, always: bool) -> Iterator[Rule]:
    for match in _BLOCK.finditer(sheet):
        held = declarations(match[2])
        head = match[1].rpartition(";")[2]
        if not held or head.lstrip().startswith("@"):
            continue
        for selector in head.split(","):
            written = " ".join(selector.split())
            if written:
                parts = _parts(written)
                yield Rule(parts, written, held, always, _weight(parts))


def _parts(selector: str) -> tuple[tuple[str, str], ...]:
    parts: list[tuple[str, str]] = []
    combinator = " "
    for token in selector.replace(">", " > ").split():
        if token == ">":
            combinator = ">"
            continue
        if _SIMPLE.fullmatch(token) is None:
            return ()
        parts.append((combinator, token))
        combinator = " "
    return tuple(parts)


def _weight(parts: tuple[tuple[str, str], ...]) -> tuple[int, int, int]:
    text = " ".join(token for _, token in parts)
    names = sum(token[0] not in ".#*" for _, token in parts)
    return text.count("#"), text.count("."), names


def matches(rule: Rule, element: Any) -> bool:
    """Whether a rule is for an element of lxml's."""
    *outer, (_, last) = rule.parts
    if not _is(element, last):
        return False
    combinator = rule.parts[-1][0]
    holder = element.getparent()
    while outer:
        wanted = outer[-1][1]
        while holder is not None and not _is(holder, wanted):
            if combinator == ">":
                return False
            holder = holder.getparent()
        if holder is None:
            return False
        combinator = outer.pop()[0]
        holder = holder.getparent()
    return True


def _is(element: Any, compound: str) -> bool:
    if not isinstance(element.tag, str):
        return False
    classes = (element.get("class") or "").split()
    for kind, name in _PART.findall(compound):
        if kind == "." and name not in classes:
            return False
        if kind == "#" and element.get("id") != name:
            return False
        if kind == "" and name not in ("*", element.tag.lower()):
            return False
    return True
