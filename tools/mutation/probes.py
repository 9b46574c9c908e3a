"""Loads modules with a probe before each statement, so that it is known which of them a test runs."""

from __future__ import annotations

import ast
import builtins
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, ModuleType

from tools.mutation.mutants import Mutant, name_of

__all__ = ["Importer", "Probes"]

_HIT = "__hit__"
"""The name under which modules with probes find what notes a hit; a builtin, so that no module is changed otherwise."""


@dataclass(slots=True)
class Probes:
    """The probes of some modules, and which of them were hit."""

    places: list[tuple[Path, int, int]] = field(default_factory=list)
    """Per probe the bytes of the source of its statement, or of the lambda whose body it is in."""
    codes: dict[Path, CodeType] = field(default_factory=dict)
    """The modules as they were loaded."""
    hits: set[int] = field(default_factory=set)

    def start(self) -> None:
        """Note hits from now on."""
        self.hits.clear()
        setattr(builtins, _HIT, self.hits.add)

    def stop(self) -> None:
        """Note none from now on."""
        setattr(builtins, _HIT, lambda _: None)

    def load(self, path: Path) -> CodeType:
        """A module's code with probes."""
        source = path.read_bytes()
        starts = [0]
        for line in source.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        tree = _Inserter(self, path, starts).visit(ast.parse(source))
        self.codes[path] = compile(ast.fix_missing_locations(tree), str(path), "exec")
        return self.codes[path]

    def of(self, mutant: Mutant) -> int | None:
        """The probe of the innermost statement or lambda that a mutant changes."""
        around = [
            (end - start, index)
            for index, (path, start, end) in enumerate(self.places)
            if path == mutant.path and start <= mutant.start and mutant.end <= end
        ]
        return min(around)[1] if around else None


class _Inserter(ast.NodeTransformer):
    """Puts a probe before each statement and into each lambda."""

    def __init__(self, probes: Probes, path: Path, starts: list[int]) -> None:
        self.probes = probes
        self.path = path
        self.starts = starts

    def probe(self, node: ast.stmt | ast.expr) -> ast.Call:
        """The call that notes that a node is run."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self.starts[node.lineno - 1] + node.col_offset
        self.probes.places.append((self.path, start, self.starts[node.end_lineno - 1] + node.end_col_offset))
        number = ast.Constant(len(self.probes.places) - 1)
        return ast.copy_location(ast.Call(ast.Name(_HIT, ast.Load()), [number], []), node)

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Put probes into each list of statements."""
        super().generic_visit(node)
        for name in ("body", "orelse", "finalbody"):
            statements = getattr(node, name, None)
            if isinstance(statements, list) and statements and isinstance(statements[0], ast.stmt):
                setattr(node, name, [each for statement in statements for each in self.probed(statement)])
        return node

    def probed(self, statement: ast.stmt) -> list[ast.stmt]:
        """A statement behind its probe; a docstring and an import from the future must stay first."""
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            return [statement]
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            return [statement]
        return [ast.copy_location(ast.Expr(self.probe(statement)), statement), statement]

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        """Lambda bodies are expressions: the probe gives None, so ``or`` goes on to the body."""
        probe = self.probe(node.body)
        self.generic_visit(node)
        node.body = ast.copy_location(ast.BoolOp(ast.Or(), [probe, node.body]), node.body)
        return node


@dataclass(slots=True)
class Importer(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads some modules from other code than their file's."""

    paths: dict[str, Path]
    """By the name of the module."""
    code: Callable[[Path], CodeType]

    def install(self) -> None:
        """Ask this importer first."""
        sys.meta_path.insert(0, self)

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """The module, where it is one of these."""
        if name not in self.paths:
            return None
        found = self.paths[name]
        folders = [str(found.parent)] if found.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(name, found, loader=self, submodule_search_locations=folders)

    def exec_module(self, module: ModuleType) -> None:
        """Run the code."""
        exec(self.code(self.paths[module.__name__]), module.__dict__)

    @classmethod
    def of(cls, paths: list[Path], code: Callable[[Path], CodeType]) -> Importer:
        """For the modules of some files."""
        return cls({name_of(path): path for path in paths}, code)
