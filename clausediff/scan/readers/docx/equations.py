"""Equations as one line of text: ``(a+b)/2``, ``x^2``, ``√(x)``; what is only laid out (matrices) is parted by spaces."""

from __future__ import annotations

from collections.abc import Callable

from clausediff.scan.readers.docx.names import Element, M, W, local, on, space, w

__all__ = ["equation", "is_struck"]

_PLAIN = frozenset("r e num den sup sub deg fName lim oMath box borderBox phant mr".split())
"""Elements that only hold others."""
_STRIKES = {f"{{{M}}}{name}" for name in ("strikeH", "strikeV", "strikeBLTR", "strikeTLBR")}
_LETTERS = {w("strike"), w("dstrike")}
_OFF = ("0", "off", "false")
_SIMPLE = 1
"""Characters of an operand that needs no brackets."""


def equation(element: Element, unknown: Callable[[Element], None]) -> str:
    """An ``m:oMath``, ``m:oMathPara`` or a part of one; ``unknown`` is given what could not be read."""
    return "".join(_part(child, unknown) for child in element)


def is_struck(element: Element) -> bool:
    """Whether an equation, or a part of it, is struck out: by a line through its box, or through its letters."""
    return any(
        (each.tag in _STRIKES and each.get(f"{{{M}}}val") not in _OFF) or (each.tag in _LETTERS and bool(on(each)))
        for each in element.iter()
    )


def _part(element: Element, unknown: Callable[[Element], None]) -> str:
    name = local(element)
    if space(element) == W:
        return equation(element, unknown) if name in ("ins", "moveTo", "sdt", "sdtContent", "r") else _word(element)
    if space(element) != M or name.endswith("Pr"):
        return ""
    if name == "t":
        return element.text or ""
    if name == "phant":
        shown = element.find(f"{{{M}}}phantPr/{{{M}}}show")
        if shown is not None and shown.get(f"{{{M}}}val") in _OFF:
            return ""  # it only keeps the room that its words would take
    if name in _PLAIN:
        return equation(element, unknown)
    if name == "oMathPara":
        return " ".join(_part(child, unknown) for child in element).strip()
    reader = _KINDS.get(name)
    if reader is None:
        unknown(element)
        return ""
    return reader(lambda child, bracketed=True: _operand(element, child, unknown, bracketed=bracketed), element)


def _word(element: Element) -> str:
    return (element.text or "") if element.tag == w("t") else ""


def _operand(element: Element, child: str, unknown: Callable[[Element], None], *, bracketed: bool = True) -> str:
    held = [each for each in element if each.tag == f"{{{M}}}{child}"]
    text = " ".join(equation(each, unknown) for each in held).strip()
    return f"({text})" if bracketed and len(text) > _SIMPLE and not text.isalnum() else text


def _sign(element: Element, holder: str, name: str, usual: str) -> str:
    """A sign that an equation's properties name; empty where they take it away."""
    held = element.find(f"{{{M}}}{holder}/{{{M}}}{name}")
    return usual if held is None else held.get(f"{{{M}}}val", "")


Operand = Callable[..., str]


def _fraction(operand: Operand, element: Element) -> str:
    return f"{operand('num')}/{operand('den')}"


def _raised(operand: Operand, element: Element) -> str:
    below, above = operand("sub"), operand("sup")
    return operand("e") + (f"_{below}" if below else "") + (f"^{above}" if above else "")


def _root(operand: Operand, element: Element) -> str:
    degree = operand("deg", bracketed=False)
    return f"{degree}√({operand('e', bracketed=False)})"


def _bracketed(operand: Operand, element: Element) -> str:
    opens, closes = _sign(element, "dPr", "begChr", "("), _sign(element, "dPr", "endChr", ")")
    return f"{opens}{operand('e', bracketed=False)}{closes}"


def _summed(operand: Operand, element: Element) -> str:
    below, above = operand("sub"), operand("sup")
    sign = _sign(element, "naryPr", "chr", "∫")
    return sign + (f"_{below}" if below else "") + (f"^{above}" if above else "") + f" {operand('e')}"


def _named(operand: Operand, element: Element) -> str:
    return f"{operand('fName', bracketed=False)} {operand('e')}"


def _limited(operand: Operand, element: Element) -> str:
    return f"{operand('e', bracketed=False)} {operand('lim', bracketed=False)}"


def _rows(operand: Operand, element: Element) -> str:
    return operand("mr", bracketed=False) or operand("e", bracketed=False)


def _decorated(operand: Operand, element: Element) -> str:
    return operand("e", bracketed=False)


_KINDS: dict[str, Callable[[Operand, Element], str]] = {
    "f": _fraction,
    "sSup": _raised,
    "sSub": _raised,
    "sSubSup": _raised,
    "sPre": _raised,
    "rad": _root,
    "d": _bracketed,
    "nary": _summed,
    "func": _named,
    "limLow": _limited,
    "limUpp": _limited,
    "m": _rows,
    "eqArr": _rows,
    "acc": _decorated,
    "bar": _decorated,
    "groupChr": _decorated,
}
