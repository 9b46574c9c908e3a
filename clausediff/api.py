"""The functions of the library: comparing files, bytes, open files and texts with a canonical.

``import clausediff`` offers them; the command line and the terminal UI use :mod:`clausediff.pipeline` themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import IO, TYPE_CHECKING, TypeAlias, cast

from clausediff.errors import ClausediffError, UsageError
from clausediff.model import Report

if TYPE_CHECKING:
    from clausediff.canonical.template import Canonical
    from clausediff.pipeline import Options, Progress

__all__ = ["Source", "compare", "compare_each"]

Source: TypeAlias = "str | os.PathLike[str] | bytes | IO[bytes] | IO[str]"
"""What can be compared: a path, the bytes of a file, or an open file."""


def compare(
    source: Source | Iterable[Source] | None = None,
    canonical: str | os.PathLike[str] | Canonical = "auto",
    *,
    text: str | None = None,
    library: Iterable[str | os.PathLike[str]] = (),
    encoding: str = "auto",
    witness: Sequence[str | os.PathLike[str]] = (),
    issued: str | os.PathLike[str] | None = None,
    ocr: str = "auto",
    password: str | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Compare one or many copies with a canonical.

    ``source`` is a path, the bytes of a file, an open file, or an iterable of these; ``text`` is the text of a copy itself. (A
    ``str`` that holds a line break is taken for a text too, as in earlier versions.) ``canonical`` is a name in the library, a
    path, ``"auto"`` for the best match in the library, or a :class:`~clausediff.canonical.template.Canonical`. ``library`` are
    folders of canonicals, ``witness`` are other readings of the one source, ``issued`` is the path of the form as it was sent out, a PDF
    or DOCX whose print is laid beside the copies' pages, and ``progress`` is called before each file and page; it may raise to
    cancel.

    Raises a :class:`ClausediffError` when the canonical cannot be used, and, for a single source, when that cannot be read or
    compared. Of many sources, one that fails is a document with an error, as on the command line.
    """
    options = _options(canonical, library, encoding, witness, issued, ocr, password)
    if (source is None) == (text is None):
        raise UsageError("give one of source and text")
    if isinstance(source, str) and "\n" in source:
        source, text = None, source
    single = text is not None or isinstance(source, str | bytes | os.PathLike) or hasattr(source, "read")
    if text is not None:
        options = replace(options, encoding="utf-8")
        named: list[tuple[str, bytes | None]] = [("-", text.encode("utf-8", "surrogatepass"))]
    elif single:
        named = [_named(cast("Source", source), 1)]
    else:
        named = [_named(each, number) for number, each in enumerate(cast("Iterable[Source]", source), 1)]
    report = _run(named, options, progress)
    if single and (error := report.documents[0].error) is not None:
        raised = ClausediffError(error.message)
        raised.kind = error.kind
        raise raised
    return report


def compare_each(
    sources: Iterable[Source],
    canonical: str | os.PathLike[str] | Canonical = "auto",
    *,
    library: Iterable[str | os.PathLike[str]] = (),
    encoding: str = "auto",
    issued: str | os.PathLike[str] | None = None,
    ocr: str = "auto",
    password: str | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[Report]:
    """Compare many copies one after another: yields a report on each as soon as it is made, and holds no other.

    The parameters are those of :func:`compare`. A source that fails gives a report with an error. What the copies of one run
    say about each other (a word that is misread in all of them) is not known here.
    """
    options = _options(canonical, library, encoding, (), issued, ocr, password)
    for number, source in enumerate(sources, 1):
        yield _run([_named(source, number)], options, progress)


def _options(
    canonical: str | os.PathLike[str] | Canonical,
    library: Iterable[str | os.PathLike[str]],
    encoding: str,
    witness: Sequence[str | os.PathLike[str]],
    issued: str | os.PathLike[str] | None,
    ocr: str,
    password: str | None,
) -> Options:
    from clausediff.canonical.template import Canonical
    from clausediff.pipeline import Options

    return Options(
        canonical=canonical if isinstance(canonical, Canonical) else os.fspath(canonical),
        library=tuple(os.fspath(folder) for folder in library),
        encoding=encoding,
        witness=tuple(os.fspath(path) for path in witness),
        issued=os.fspath(issued) if issued is not None else "",
        ocr=ocr,
        password=password,
    )


def _run(
    named: Sequence[tuple[str, bytes | None]], options: Options, progress: Callable[[Progress], None] | None
) -> Report:
    from clausediff.pipeline import compare_sources

    paths: list[str] = []
    held: dict[str, bytes] = {}
    for wanted, data in named:
        name, number = wanted, 1
        while data is not None and name in paths:
            number += 1
            name = f"{wanted} ({number})"
        paths.append(name)
        if data is not None:
            held[name] = data
    return compare_sources(paths, options, progress=progress, held=held)


def _named(source: Source, number: int) -> tuple[str, bytes | None]:
    """The name of a source in reports, and its bytes where it is no path."""
    if isinstance(source, str | os.PathLike):
        return os.fspath(source), None
    if isinstance(source, bytes):
        return f"source {number}", source
    data = source.read()
    given = getattr(source, "name", None)
    name = given if isinstance(given, str) else f"source {number}"
    return name, data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
