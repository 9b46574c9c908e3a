"""Makes the mutants of a module: one small change of its source each."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ROOT", "Mutant", "compiles", "mutants", "name_of"]

ROOT = Path(__file__).resolve().parent.parent.parent

_COMPARED = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_COMPUTED = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "/",
    ast.Div: "*",
    ast.BitAnd: "|",
    ast.BitOr: "&",
    ast.FloorDiv: "*",
    ast.Mod: "*",
}
_SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min", "startswith": "endswith", "endswith": "startswith"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one module."""

    path: Path
    line: int
    start: int
    """In the bytes of the source."""
    end: int
    new: bytes
    what: str
    """What was exchanged, for a person."""

    def source(self) -> bytes:
        """The module's source with the change."""
        text = self.path.read_bytes()
        return text[: self.start] + self.new + text[self.end :]

    def __str__(self) -> str:
        old = " ".join(self.path.read_bytes()[self.start : self.end].decode().split())
        shown = old if len(old) <= 60 else old[:57] + "..."
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.what}: {shown} -> {' '.join(self.new.decode().split())[:60]}"


class _Finder(ast.NodeVisitor):
    """Collects the mutants of one module; annotations, docstrings, ``__all__`` and messages of errors are left as they are."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_bytes()
        self.lines = [0]
        for line in self.text.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.found: list[Mutant] = []

    def at(self, node: ast.AST) -> tuple[int, int]:
        """Where a node is in the source."""
        assert isinstance(node, ast.expr | ast.stmt)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.lines[node.lineno - 1] + node.col_offset, self.lines[node.end_lineno - 1] + node.end_col_offset

    def add(self, span: tuple[int, int], new: bytes, what: str) -> None:
        """A mutant at a place."""
        line = self.text.count(b"\n", 0, span[0]) + 1
        self.found.append(Mutant(self.path, line, *span, new, what))

    def between(self, left: ast.expr, right: ast.expr, pattern: bytes, new: str, what: str) -> None:
        """Exchange the operator between two operands."""
        low, high = self.at(left)[1], self.at(right)[0]
        match = re.search(pattern, self.text[low:high])
        if match is not None:
            self.add((low + match.start(), low + match.end()), new.encode(), what)

    def negate(self, test: ast.expr) -> None:
        """A condition the other way round."""
        if isinstance(test, ast.Compare | ast.UnaryOp):
            return  # these have mutants of their own
        start, end = self.at(test)
        self.add((start, end), b"(not (" + self.text[start:end] + b"))", "negated")

    def visit_If(self, node: ast.If) -> None:
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return
        self.negate(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.negate(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self.negate(test)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        operands = [node.left, *node.comparators]
        for left, op, right in zip(operands, node.ops, operands[1:], strict=False):
            self.between(left, right, rb"not\s+in|is\s+not|in|is|[<>=!]=|[<>]", _COMPARED[type(op)], "comparison")
            if isinstance(right, ast.Constant) and isinstance(right.value, str) and right.value:
                self.add(self.at(right), b'""', "string")
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self.between(left, right, rf"\b{old}\b".encode(), new, "logic")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        strings = any(
            isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
            for side in (node.left, node.right)
        )
        if type(node.op) in _COMPUTED and not strings:
            self.between(node.left, node.right, rb"//|[-+*/&|%]", _COMPUTED[type(node.op)], "operator")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            start, end = self.at(node)
            self.add((start, end), b"(" + self.text[self.at(node.operand)[0] : end] + b")", "not dropped")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.add(self.at(node), str(not node.value).encode(), "constant")
        elif isinstance(node.value, int):
            self.add(self.at(node), str(node.value + 1).encode(), "constant")
        elif isinstance(node.value, float):
            self.add(self.at(node), repr(node.value * 2 + 1).encode(), "constant")

    def visit_Call(self, node: ast.Call) -> None:
        name = (
            node.func.id
            if isinstance(node.func, ast.Name)
            else node.func.attr
            if isinstance(node.func, ast.Attribute)
            else ""
        )
        if name in _SWAPPED:
            end = self.at(node.func)[1]
            self.add((end - len(name), end), _SWAPPED[name].encode(), "function")
        self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg not in (
            "strict",
            "maxsize",
            "slots",
            "frozen",
        ):  # assertions, the size of a cache, and how data is kept
            self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, bool | None):
            self.visit(node.value)  # None is as good as False, and True has a mutant of its own
        elif node.value is not None:
            self.add(self.at(node.value), b"None", "return dropped")
            self.generic_visit(node)

    def visit_Tuple(self, node: ast.Tuple) -> None:
        if len(node.elts) > 2 and all(isinstance(each, ast.Call) for each in node.elts):
            for each, following in zip(node.elts, [*node.elts[1:], None], strict=True):
                start, end = self.at(each)
                self.add((start, self.at(following)[0] if following is not None else end), b"", "row dropped")
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if not any(isinstance(each, ast.Name) and each.id == "__all__" for each in node.targets):
            self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for each in (*node.args.defaults, *node.args.kw_defaults, *node.body):
            if each is not None:
                self.visit(each)

    def visit_Raise(self, node: ast.Raise) -> None:
        """Messages of errors are left as they are."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """Assertions are tests themselves."""


def mutants(path: Path) -> list[Mutant]:
    """All mutants of a module, in the order of the source. A few of them are no Python: see :func:`compiles`."""
    finder = _Finder(path)
    finder.visit(ast.parse(finder.text))
    return sorted(finder.found, key=lambda mutant: (mutant.start, mutant.end))


def compiles(mutant: Mutant) -> bool:
    """Whether a mutant is Python; takes as long as it takes to parse its module."""
    try:
        ast.parse(mutant.source())
    except SyntaxError:
        return False
    return True


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
