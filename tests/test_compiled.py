"""The compiled build: what pyproject.toml lists can be compiled, and what comes out of it is the same to the byte."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from clausediff.judge.rules import KINDS
from clausediff.judge.vetoes import VETOES
from tests.bench.made import contract, every_second_word, misread

ROOT = Path(__file__).resolve().parent.parent
HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"][
    "hooks"
]["mypyc"]
MODULES: list[str] = [path.removeprefix("/") for path in HOOK["include"]]


def classes_to_be_ordinary(tree: ast.Module) -> set[str]:
    """The classes of a module that a native class cannot take the place of."""
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        anew = any(
            isinstance(each, ast.Call) and any(keyword.arg == "slots" for keyword in each.keywords)
            for each in node.decorator_list
        )
        lazy = any(
            isinstance(each, ast.Name) and each.id == "lazy"
            for method in node.body
            if isinstance(method, ast.FunctionDef)
            for each in method.decorator_list
        )
        if anew or lazy:
            found.add(node.name)
    return found


@pytest.mark.parametrize("path", MODULES)
def test_a_compiled_module_has_no_class_that_breaks(path: str) -> None:
    """A slotted dataclass would fail when it is imported; what is worked out once would be worked out each time."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    ordinary = {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(each, ast.Name) and each.id == "ordinary_class" for each in node.decorator_list)
    }
    assert classes_to_be_ordinary(tree) == ordinary
    assert "cached_property" not in {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def test_no_rule_is_compiled() -> None:
    """A compiled function has no docstring, and those of the judge's rules are what ``explain`` and SARIF say of them."""
    told = [rule.when for kind in KINDS for rule in kind.rules] + [veto.when for veto in VETOES]
    homes = {when.__module__.replace(".", "/") + ".py" for when in told}
    assert homes & set(MODULES) == set()


def test_the_build_is_pure_unless_asked() -> None:
    """Without the variable neither a compiler nor mypy is needed."""
    assert HOOK["enable-by-default"] is False
    assert sorted(set(MODULES)) == MODULES


def unpacked(folder: Path, *, compiled: bool) -> Path:
    """A wheel built of a copy of the source, for a build leaves what it compiled beside the source; unpacked."""
    source = folder / "source"
    source.mkdir(parents=True)
    for name in ("clausediff", "canonical"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    environment = os.environ | ({"HATCH_BUILD_HOOK_ENABLE_MYPYC": "true"} if compiled else {})
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, source]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("clausediff-*.whl")
    assert wheel.name.endswith("-py3-none-any.whl") is not compiled
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def said(package: Path, *arguments: str | Path) -> tuple[bytes, int]:
    """What ``clausediff`` of an unpacked wheel prints, and its exit code."""
    command = [sys.executable, "-m", "clausediff", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=package, env=os.environ | {"PYTHONPATH": str(package)}, capture_output=True, check=False
    )
    return done.stdout + done.stderr, done.returncode


@pytest.mark.slow
def test_the_compiled_wheel_says_the_same(tmp_path: Path) -> None:
    """Both wheels are built and unpacked; each module of the list is compiled in one, and all reports are the same to the byte."""
    if not (shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")):
        pytest.skip("no C compiler")
    for name in ("hatchling", "hatch_mypyc", "mypyc"):
        if find_spec(name) is None:
            pytest.skip(f"{name} is not installed")
    pure, compiled = (unpacked(tmp_path / name, compiled=name == "compiled") for name in ("pure", "compiled"))
    names = [path.removesuffix(".py").replace("/", ".") for path in MODULES]
    look = f"from importlib import import_module\nfor name in {names}: print(import_module(name).__file__)"
    for package, suffix in ((pure, ".py"), (compiled, (".so", ".pyd"))):
        files = subprocess.run(
            [sys.executable, "-c", look], cwd=package, env=os.environ | {"PYTHONPATH": str(package)},
            capture_output=True, text=True, check=True,
        ).stdout.splitlines()  # fmt: skip
        assert [file for file in files if not (file.endswith(suffix) and Path(file).is_relative_to(package))] == []
        assert len(files) == len(names)
    text = contract(60)
    rewritten = every_second_word(20)
    for name, canonical, copy in (
        ("noisy", text, misread(text, 0.03)),
        ("worn", text, misread(text, 0.12)),
        ("rewritten", *rewritten),
    ):
        (tmp_path / f"{name}.md").write_text(canonical, "utf-8")
        (tmp_path / f"{name}.txt").write_text(copy, "utf-8")
        asked = ("--check", "--format", "json", "--canonical", tmp_path / f"{name}.md", tmp_path / f"{name}.txt")
        assert said(pure, *asked) == said(compiled, *asked), name
    for folder in ("samples/consulting", "samples/edited", "samples/mutual-nda"):
        for form in ("json", "sarif"):
            asked = ("--check", "--format", form, "--jobs", "2", ROOT / folder)
            assert said(pure, *asked) == said(compiled, *asked), (folder, form)
