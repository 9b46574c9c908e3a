"""The list of report formats, and the function that renders any of them."""

from __future__ import annotations

import importlib
import importlib.util
import io
from typing import IO, NamedTuple, cast

from clausediff.errors import OutputError, UsageError, install_command
from clausediff.model import Report
from clausediff.uncollected import uncollected

__all__ = ["Format", "RenderOptions", "by_name", "by_suffix", "formats", "render", "require"]


class RenderOptions(NamedTuple):
    """How to render a report; each format uses the options that apply to it."""

    color: bool = False
    """Colour ``text`` with terminal escapes; it has the same words without."""
    width: int = 100
    """Columns of ``text``, 40 or more."""
    date: str | None = None
    """ISO 8601 date or time to put on tracked changes and comments (``docx``) and on the title (``html``, ``pdf``)."""
    include: tuple[str, ...] = ()
    """Verdicts to list that are only counted by default: ``noise``, ``format``, ``field``."""
    bom: bool = False
    """Begin ``csv`` with a byte order mark, by which Excel knows that it is UTF-8."""
    verbose: bool = False
    """List findings of every verdict, and all words of long excerpts."""

    def shows(self, verdict: str) -> bool:
        """Whether findings of ``verdict`` are to be listed."""
        return verdict in ("review", "substantive") or self.verbose or verdict in self.include


class Format(NamedTuple):
    """A report format. Its module ``clausediff.report.<name>`` has ``build(report, options) -> data`` and
    ``render(data, out, options)``."""

    name: str
    suffixes: tuple[str, ...]
    """Lower case, with the dot, the default first; empty for a format that can only be chosen by name."""
    binary: bool
    """Whether its output is a binary stream."""
    description: str
    check: bool
    """Whether ``--check --format`` may print it."""
    requires: str | None = None
    """The extra of this package that it needs (``pip install 'clausediff[docx]'``), or None."""


_FORMATS = (
    Format("text", (".txt",), False, "a short summary for a terminal", True),
    Format("json", (".json",), False, "everything, for programs (schema version 1)", True),
    Format("html", (".html", ".htm"), False, "one self-contained page for reading and review", False),
    Format("docx", (".docx",), True, "the canonical with tracked changes and comments, for Word", False, "docx"),
    Format("pdf", (".pdf",), True, "the redline with summary and fields, for the file", False, "pdf"),
    Format("xlsx", (".xlsx",), True, "sheets of findings, clauses and fields", False, "xlsx"),
    Format("csv", (".csv",), False, "one row a finding", True),
    Format("sarif", (".sarif", ".sarif.json"), False, "SARIF 2.1.0, for code scanning", True),
    Format("junit", (".junit.xml", ".xml"), False, "JUnit XML, one test case a clause", True),
    Format("github", (), False, "GitHub Actions annotations", True),
    Format("markdown", (".md", ".markdown"), False, "a summary for pull requests", True),
)


def formats() -> tuple[Format, ...]:
    """All formats, in the order in which help lists them."""
    return _FORMATS


def by_name(name: str) -> Format:
    """The format called ``name``. Raises :class:`UsageError`, which lists the formats, for any other name."""
    for each in _FORMATS:
        if each.name == name:
            return each
    raise UsageError(f"there is no report format {name!r}; there are {_listed([f.name for f in _FORMATS])}.")


def by_suffix(path: str) -> Format:
    """The format for the suffix of ``path``. Raises :class:`UsageError`, which lists the suffixes, for any other."""
    lowered = str(path).lower()
    pairs = [(suffix, each) for each in _FORMATS for suffix in each.suffixes]
    for suffix, each in sorted(pairs, key=lambda pair: -len(pair[0])):
        if lowered.endswith(suffix):
            return each
    raise UsageError(
        f"{path}: its suffix names no report format; use one of {_listed([suffix for suffix, _ in pairs])}."
    )


def render(report: Report, name: str, out: IO[str] | IO[bytes], options: RenderOptions | None = None) -> None:
    """Write ``report`` to ``out`` in the format ``name``; ``out`` is a binary stream where the format is binary.

    A character that the encoding of a text stream lacks is written as an escape. Raises :class:`UsageError` for an
    unknown name, and :class:`OutputError` when the format needs an extra that is not installed.
    """
    chosen = by_name(name)
    options = options or RenderOptions()
    module = importlib.import_module(f"clausediff.report.{chosen.name}")
    if chosen.binary:
        try:
            with uncollected():
                module.render(module.build(report, options), cast("IO[bytes]", out), options)
        except ModuleNotFoundError as error:
            raise _lacking(chosen, error.name or "") from error
        return
    with uncollected():
        data = module.build(report, options)
        module.render(data, _tolerant(cast("IO[str]", out), _ESCAPES.get(chosen.name, "backslashreplace")), options)


def require(chosen: Format) -> None:
    """Raise :class:`OutputError` when the format needs a library that is not installed, before anything is written."""
    library = _LIBRARIES.get(chosen.name)
    if library is not None and importlib.util.find_spec(library) is None:
        raise _lacking(chosen, library)


_LIBRARIES = {"docx": "docx", "pdf": "reportlab", "xlsx": "xlsxwriter"}
"""The module that a format's extra brings."""


def _lacking(chosen: Format, library: str) -> OutputError:
    return OutputError(
        f"a {chosen.name} report needs {library}, which is not installed: {install_command(chosen.requires or '')}"
    )


_ESCAPES = {"html": "xmlcharrefreplace", "junit": "xmlcharrefreplace"}
"""The codec error handlers of formats that have a notation of their own for a character that the encoding lacks."""


def _tolerant(out: IO[str], escapes: str) -> IO[str]:
    """``out``, or a wrapper of it that escapes the characters that its encoding lacks."""
    encoding = (getattr(out, "encoding", None) or "utf-8").lower()
    if encoding.replace("-", "").replace("_", "") == "utf8" or isinstance(out, io.StringIO):
        return out
    return cast("IO[str]", _Escaping(out, encoding, escapes))


class _Escaping:
    """A text stream that writes ``\\u20ac`` or ``&#8364;`` for a character that its encoding lacks."""

    def __init__(self, out: IO[str], encoding: str, escapes: str) -> None:
        self._out = out
        self._encoding = encoding
        self._escapes = escapes

    def write(self, text: str) -> int:
        self._out.write(text.encode(self._encoding, self._escapes).decode(self._encoding))
        return len(text)


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
