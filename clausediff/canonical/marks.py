"""The marks in a canonical's body: ``{{field}}``, ``{{a|b}}``, ``{{#optional N}}``, ``{{#either N}} … {{or}} …``."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, NoReturn

from clausediff import regex as re
from clausediff.canonical.malformed import malformed
from clausediff.canonical.template import Alternatives, Either, Node, OptionalPart, Slot, Text, line_number
from clausediff.model import Range

__all__ = ["MAX_DEPTH", "has_blocks", "parse"]

MAX_DEPTH = 20
"""Blocks nested deeper than this are refused: no person could read them."""

_BLOCK = re.compile(r"\{\{\s*[#/](?:optional|either)\b")
_BRACES = re.compile(r"\\?\{\{|\\?\}\}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_LONGEST_MARK = 2000
"""Characters within which a mark must be closed: a forgotten ``}}`` is reported where the mark begins."""


def has_blocks(text: str, start: int) -> bool:
    """Whether the body has marks of optional parts or branches, which no other tool's documents have."""
    return _BLOCK.search(text, start) is not None


class _Open(NamedTuple):
    """A block that has been opened and not yet closed."""

    kind: str
    name: str
    at: int
    nodes: list[Node]
    branches: list[tuple[Node, ...]]


def parse(text: str, start: int, path: str, fields: Collection[str]) -> tuple[Node, ...]:
    """The nodes of ``text[start:]``. ``\\{{`` and ``\\}}`` are literal braces.

    Raises CanonicalError with path and line.
    """
    return _Parser(text, path, fields, [_Open("body", "", 0, [], [])]).parse(start)


class _Parser(NamedTuple):
    """One pass over the text, with a stack of open blocks."""

    text: str
    path: str
    fields: Collection[str]
    stack: list[_Open]

    def fail(self, at: int, message: str) -> NoReturn:
        raise malformed(self.text, self.path, at, message)

    def add_text(self, start: int, end: int) -> None:
        if start < end:
            self.stack[-1].nodes.append(Text(Range(start, end)))

    def parse(self, start: int) -> tuple[Node, ...]:
        at = start
        literal = -1  # the end of the line of an open \{{, on which its }} is literal too
        for_mark = start
        while found := _BRACES.search(self.text, for_mark):
            begin, end = found.span()
            escaped = found.group().startswith("\\")
            for_mark = end
            if escaped:
                self.add_text(at, begin)
                at = begin + 1
                if found.group().endswith("{"):
                    literal = self.text.find("\n", end) % (len(self.text) + 1)
            elif found.group() == "}}":
                if end > literal:
                    self.fail(begin, "}} without {{ before it; write the field as {{name}}, a literal }} as \\}}")
                literal = -1
            else:
                self.add_text(at, begin)
                at = for_mark = self.mark_end(end)
                self.mark(Range(begin, at))
        self.add_text(at, len(self.text))
        if len(self.stack) > 1:
            block = self.stack[-1]
            self.fail(
                block.at, f"{{{{#{block.kind} {block.name}}}}} is never closed; end it with {{{{/{block.kind}}}}}"
            )
        return tuple(self.stack[0].nodes)

    def mark_end(self, inside: int) -> int:
        close = self.text.find("}}", inside, inside + _LONGEST_MARK)
        body = self.text[inside:close] if close >= 0 else ""
        if close < 0 or "{{" in body or "\n\n" in body:
            shown = self.text[inside : inside + 20].split("\n")[0].split("}")[0]
            self.fail(inside, f"{{{{{shown} is never closed; end it with }}}}")
        return close + 2

    def mark(self, span: Range) -> None:
        at, end = span
        inner = self.text[at + 2 : end - 2]
        words = inner.split()
        here = self.stack[-1]
        if inner.lstrip().startswith("#"):
            self.open_block(at, inner.lstrip()[1:].split() or [""])
        elif inner.lstrip().startswith("/"):
            self.close_block(span, "".join(words)[1:])
        elif words == ["or"]:
            if here.kind != "either":
                self.fail(at, "{{or}} stands outside {{#either NAME}}…{{/either}}")
            here.branches.append(tuple(here.nodes))
            here.nodes.clear()
        elif "|" in inner:
            here.nodes.append(self.alternatives(span))
        else:
            here.nodes.append(self.slot(span, inner.strip()))

    def open_block(self, at: int, words: list[str]) -> None:
        kind = words[0]
        if kind not in ("optional", "either"):
            self.fail(at, f"unknown block {{{{#{kind}}}}}; there are {{{{#optional NAME}}}} and {{{{#either NAME}}}}")
        if len(words) != 2 or not _NAME.match(words[1]):
            self.fail(at, f"{{{{#{kind}}}}} needs a name of one word, as in {{{{#{kind} title}}}}")
        if len(self.stack) > MAX_DEPTH:
            self.fail(at, f"blocks are nested more than {MAX_DEPTH} deep")
        self.stack.append(_Open(kind, words[1], at, [], []))

    def close_block(self, span: Range, kind: str) -> None:
        here = self.stack[-1]
        if here.kind != kind:
            if here.kind == "body":
                self.fail(span.start, f"{{{{/{kind}}}}} closes nothing; there is no open {{{{#{kind} NAME}}}}")
            opened = line_number(self.text, here.at)
            self.fail(span.start, f"{{{{/{kind}}}}} stands inside {{{{#{here.kind} {here.name}}}}} of line {opened}")
        self.stack.pop()
        whole = Range(here.at, span.end)
        if kind == "optional":
            self.stack[-1].nodes.append(OptionalPart(whole, here.name, tuple(here.nodes)))
            return
        branches = (*here.branches, tuple(here.nodes))
        if len(branches) < 2:
            self.fail(here.at, f"{{{{#either {here.name}}}}} has one branch only; part its branches with {{{{or}}}}")
        self.stack[-1].nodes.append(Either(whole, here.name, branches))

    def alternatives(self, span: Range) -> Alternatives:
        start, end = span.start + 2, span.end - 2
        options: list[Range] = []
        for part in self.text[start:end].split("|"):
            options.append(Range(start, start + len(part)))
            start += len(part) + 1
            if part.strip() in self.fields:
                self.fail(
                    span.start,
                    f"`{part.strip()}` is a field; for alternatives that hold fields write "
                    "{{#either NAME}}{{" + part.strip() + "}}{{or}}…{{/either}}",
                )
        return Alternatives(span, tuple(options))

    def slot(self, span: Range, name: str) -> Slot:
        if not name:
            self.fail(span.start, "{{}} names no field")
        if not _NAME.match(name):
            self.fail(span.start, f"`{name}` is no field name; for a literal {{{{ write \\{{{{")
        if name not in self.fields:
            from difflib import get_close_matches

            close = get_close_matches(name, list(self.fields), 1)
            meant = f"; did you mean `{close[0]}`?" if close else "; add it under `fields:` in the front matter"
            self.fail(span.start, f"the field `{name}` is used but not declared{meant}")
        return Slot(span, name)
