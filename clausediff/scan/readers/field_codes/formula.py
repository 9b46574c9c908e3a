"""Formulas of fields and of table cells, in the notations of Word and of LibreOffice: arithmetic, comparisons and text.

Nothing is guessed: a formula that asks for a value that is not known has no result here.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from clausediff import regex as re

__all__ = ["Unknown", "Value", "evaluate"]

Value = float | str | bool


class Unknown(Exception):
    """A formula holds something that is not known."""


_TOKEN = re.compile(
    r'\s*(?:(\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?)|"([^"]*)"|(<=|>=|<>|==|!=|&&|\|\||[-+*/^=<>()%,;|!])|([^\W\d][\w.]*))'
)
_COMPARISONS: dict[str, Callable[[int], bool]] = {
    "=": lambda order: order == 0, "==": lambda order: order == 0, "eq": lambda order: order == 0,
    "<>": lambda order: order != 0, "!=": lambda order: order != 0, "neq": lambda order: order != 0,
    "<": lambda order: order < 0, "l": lambda order: order < 0, "<=": lambda order: order <= 0, "leq": lambda order: order <= 0,
    ">": lambda order: order > 0, "g": lambda order: order > 0, ">=": lambda order: order >= 0, "geq": lambda order: order >= 0,
}  # fmt: skip
_JOINS: dict[str, Callable[[list[Value]], bool]] = {
    "and": all,
    "&&": all,
    "or": any,
    "||": any,
    "xor": lambda held: sum(map(bool, held)) % 2 == 1,
}
_FUNCTIONS: dict[str, Callable[[list[float]], float]] = {
    "sum": sum, "product": math.prod, "min": min, "max": max, "count": len, "int": lambda held: float(math.trunc(held[0])),
    "average": lambda held: sum(held) / len(held), "mean": lambda held: sum(held) / len(held), "abs": lambda held: abs(held[0]),
    "sign": lambda held: float((held[0] > 0) - (held[0] < 0)), "mod": lambda held: math.fmod(held[0], held[1]),
    "round": lambda held: round(held[0], int(held[1]) if len(held) > 1 else 0), "sqrt": lambda held: math.sqrt(held[0]),
    "not": lambda held: float(not held[0]), "if": lambda held: held[1] if held[0] else held[2],
}  # fmt: skip
_DEEPEST = 40
_LONGEST = 2_000
"""Characters: a longer formula is no person's."""


def evaluate(text: str, known: Callable[[str], Value | None]) -> Value:
    """What a formula gives; ``known`` has the values of names. Raises Unknown where anything in it is not known."""
    if len(text) > _LONGEST:
        raise Unknown(text[:20])
    held = _Formula(text, known)
    try:
        found = held.joined(0)
    except (ArithmeticError, ValueError, IndexError, TypeError) as error:
        raise Unknown(str(error)) from error
    if held.at < len(held.tokens):
        raise Unknown(held.tokens[held.at][1])
    return found


class _Formula:
    """The tokens of a formula and how far it was read: a recursive descent, one method for each level of binding."""

    def __init__(self, text: str, known: Callable[[str], Value | None]) -> None:
        self.known, self.at = known, 0
        self.tokens: list[tuple[str, str]] = []
        end = 0
        while (match := _TOKEN.match(text, end)) is not None:
            end = match.end()
            number, quoted, sign, name = match.groups()
            kind = "number" if number else "text" if quoted is not None else "sign" if sign else "name"
            self.tokens.append((kind, number or quoted or sign or name or ""))
        if text[end:].strip() or not self.tokens:
            raise Unknown(text[end:])

    def _next(self, *wanted: str) -> str:
        """Take the next token where it is one of those, whatever their case; empty where it is not."""
        if self.at < len(self.tokens):
            kind, said = self.tokens[self.at]
            if kind != "text" and said.lower() in wanted:
                self.at += 1
                return said.lower()
        return ""

    def joined(self, depth: int) -> Value:
        """Comparisons that are joined by ``and`` or ``or``."""
        if depth > _DEEPEST:
            raise Unknown("nested too deeply")
        found = self._compared(depth)
        while sign := self._next(*_JOINS):
            found = bool(_JOINS[sign]([found, self._compared(depth)]))
        return found

    def _compared(self, depth: int) -> Value:
        found = self._sum(depth)
        while sign := self._next(*_COMPARISONS):
            other = self._sum(depth)
            if isinstance(found, str) != isinstance(other, str):
                found, other = str(found), str(other)
            order = (found > other) - (found < other)  # type: ignore[operator]
            found = _COMPARISONS[sign](order)
        return found

    def _sum(self, depth: int) -> Value:
        found = self._product(depth)
        while sign := self._next("+", "-", "add", "sub"):
            other = self._product(depth)
            if isinstance(found, str) or isinstance(other, str):
                if sign not in ("+", "add"):
                    raise Unknown(sign)
                found = f"{found}{other}"
            else:
                found = found + other if sign in ("+", "add") else found - other
        return found

    def _product(self, depth: int) -> Value:
        found = self._power(depth)
        while sign := self._next("*", "/", "mul", "div"):
            other = _number(self._power(depth))
            found = _number(found) * other if sign in ("*", "mul") else _number(found) / other
        return found

    def _power(self, depth: int) -> Value:
        found = self._single(depth)
        while self._next("^", "pow"):
            found = float(_number(found) ** _number(self._single(depth)))
        while self._next("%", "phd"):
            found = _number(found) / 100
        return found

    def _single(self, depth: int) -> Value:
        if sign := self._next("-", "+", "!", "not"):
            if depth > _DEEPEST:
                raise Unknown("nested too deeply")
            held = _number(self._single(depth + 1))
            return -held if sign == "-" else held if sign == "+" else not held
        if self._next("("):
            found = self.joined(depth + 1)
            self._closed()
            return found
        kind, said = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return float(said.replace(",", ""))
        if kind == "text":
            return said
        if kind != "name":
            raise Unknown(said)
        return self._named(said, depth)

    def _named(self, name: str, depth: int) -> Value:
        if name.lower() in ("true", "false"):
            return name.lower() == "true"
        if name.lower() in _FUNCTIONS and self._next("("):
            held: list[float] = [_number(self.joined(depth + 1))]
            while self._next(",", ";", "|"):
                held.append(_number(self.joined(depth + 1)))
            self._closed()
            return _FUNCTIONS[name.lower()](held)
        found = self.known(name)
        if found is None:
            raise Unknown(name)
        return found

    def _closed(self) -> None:
        if not self._next(")"):
            raise Unknown("an open bracket")


def _number(value: Value) -> float:
    if isinstance(value, str):
        return float(value.strip())
    return float(value)
