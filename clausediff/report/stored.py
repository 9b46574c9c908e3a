"""Loads a stored JSON report, so that it can be rendered again without the scans."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clausediff.errors import ReadError
from clausediff.model import (
    SCHEMA_VERSION,
    Agreement,
    CanonicalRef,
    Clause,
    Decision,
    Document,
    DocumentError,
    Excerpt,
    FieldValue,
    Finding,
    IssuedForm,
    IssuedPlace,
    PageRead,
    Pixels,
    Range,
    Report,
    Status,
    Verdict,
)

__all__ = ["load", "loads"]

_TEXT_READERS = {"text", "markdown"}
_NOWHERE = {"span": (0, 0), "text": ""}
"""The canonical side of a finding about a file."""


def load(path: str | Path, *, canonicals: Mapping[str, str] | None = None) -> Report:
    """The report in the file at ``path``.

    A document's text is loaded too when it was read as plain text and the file at its recorded path (relative to the
    current folder) still has the recorded SHA-256. ``canonicals`` has the texts of canonicals by their SHA-256.
    Raises :class:`ReadError` when the file is not a clausediff report of schema version 1.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ReadError("absent", f"{path}: no such file; name a report that --export wrote as .json.") from error
    except IsADirectoryError as error:
        raise ReadError("directory", f"{path}: is a folder; name a report that --export wrote as .json.") from error
    except UnicodeDecodeError as error:
        raise ReadError("encoding", f"{path}: is not UTF-8 text, so no clausediff report.") from error
    except OSError as error:
        raise ReadError("unreadable", f"{path}: cannot be read: {error.strerror or error}.") from error
    return loads(text, canonicals=canonicals, name=str(path))


def loads(text: str, *, canonicals: Mapping[str, str] | None = None, name: str = "report") -> Report:
    """As :func:`load`, from the report's text; ``name`` is for messages."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ReadError("report", f"{name}: is not JSON ({error}); name a report that --export wrote.") from error
    except RecursionError as error:
        raise ReadError("report", f"{name}: is nested too deeply to be a clausediff report.") from error
    version = data.get("schema_version") if isinstance(data, dict) else None
    if version is None:
        raise ReadError("report", f"{name}: is JSON but no clausediff report: it has no schema_version.")
    if version != SCHEMA_VERSION:
        raise ReadError(
            "report",
            f"{name}: has schema version {version!r}, and this clausediff reads {SCHEMA_VERSION!r}: "
            "make the report again, or use the clausediff that wrote it.",
        )
    try:
        documents = tuple(_document(item, canonicals or {}) for item in data["documents"])
        return Report(documents, issued=_issued_form(data.get("issued")))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        raise ReadError("report", f"{name}: does not follow the report's schema: {what}.") from error


def _issued_form(data: Mapping[str, Any] | None) -> IssuedForm | None:
    return None if data is None else IssuedForm(_string(data["path"]), _string(data["sha256"]))


def _document(data: Mapping[str, Any], canonicals: Mapping[str, str]) -> Document:
    error = data["error"]
    return Document(
        path=_string(data["path"]),
        sha256=_string(data["sha256"]),
        characters=int(data["characters"]),
        reader=_string(data["reader"]),
        error=None if error is None else DocumentError(_string(error["kind"]), _string(error["message"])),
        agreements=tuple(_agreement(item, canonicals) for item in data["agreements"]),
        outside=_spans(data["outside"]),
        findings=tuple(_finding({"clause": "", "canonical": _NOWHERE, **item}) for item in data.get("findings", ())),
        pages=tuple(_page(page) for page in data.get("pages", ())),
        text=_text_of(data["path"], data["sha256"], int(data["characters"]), data["reader"]),
    )


def _text_of(path: str, sha256: str, characters: int, reader: str) -> str:
    """The text of the file at ``path`` if it is the one that was compared, else an empty string."""
    if reader not in _TEXT_READERS or not sha256:
        return ""
    try:
        place = Path(path)
        # The size is checked first: the path may meanwhile be that of an endless device or a huge file.
        if not place.is_file() or place.stat().st_size > characters * 8 + 8:
            return ""
        raw = place.read_bytes()
        if hashlib.sha256(raw).hexdigest() != sha256:
            return ""
        text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, ValueError):
        return ""
    return text if len(text) == characters else ""


def _agreement(data: Mapping[str, Any], canonicals: Mapping[str, str]) -> Agreement:
    canonical = data["canonical"]
    if data["verdict"] not in ("clean", "review", "substantive"):
        raise ValueError(f"{data['verdict']!r} is no verdict of an agreement")
    return Agreement(
        id=_string(data["id"]),
        canonical=CanonicalRef(
            id=_string(canonical["id"]),
            version=_string(canonical["version"]),
            sha256=_string(canonical["sha256"]),
            text=canonicals.get(canonical["sha256"], ""),
            language=_string(canonical.get("language", "en")),
        ),
        span=_span(data["span"]),
        verdict=data["verdict"],
        noise_rate=float(data["noise_rate"]),
        fields=tuple(
            FieldValue(
                name=_string(item["name"]),
                type=_string(item["type"]),
                value=_string(item["value"]),
                spans=_spans(item["spans"]),
                problems=tuple(map(_string, item["problems"])),
            )
            for item in data["fields"]
        ),
        clauses=tuple(map(_clause, data["clauses"])),
        findings=tuple(map(_finding, data["findings"])),
        legible=bool(data.get("legible", True)),
    )


def _clause(data: Mapping[str, Any]) -> Clause:
    name = data["verdict"]
    return Clause(
        id=_string(data["id"]),
        label=_string(data["label"]),
        heading=_string(data.get("heading", "")),
        status=Status(data["status"]),
        canonical_span=_span(data["canonical_span"]),
        spans=_spans(data["spans"]),
        verdict=Verdict.FORMAT if name == "clean" else Verdict(name),
        coverage=float(data["coverage"]),
    )


def _finding(data: Mapping[str, Any]) -> Finding:
    decision = data["decision"]
    return Finding(
        id=_string(data["id"]),
        verdict=Verdict(data["verdict"]),
        category=_string(data["category"]),
        clause=_string(data["clause"]),
        canonical=Excerpt(_span(data["canonical"]["span"]), _string(data["canonical"]["text"])),
        scan=_excerpt(data["scan"]),
        score=float(data["score"]),
        reasons=tuple(map(_string, data["reasons"])),
        rule=_string(data.get("rule", "")),
        pixels=_pixels(data.get("pixels")),
        issued=_issued(data.get("issued")),
        decision=None
        if decision is None
        else Decision(
            action=_string(decision["action"]),
            reviewer=_string(decision.get("reviewer", "")),
            time=_string(decision.get("time", "")),
            comment=_string(decision.get("comment", "")),
        ),
    )


def _excerpt(data: Mapping[str, Any]) -> Excerpt:
    page = data.get("page")
    boxes = _boxes(data.get("boxes", ()))
    return Excerpt(_span(data["span"]), _string(data["text"]), None if page is None else int(page), boxes)


def _boxes(values: Any) -> tuple[tuple[float, float, float, float], ...]:
    return tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in values)


def _issued(data: Mapping[str, Any] | None) -> IssuedPlace | None:
    return None if data is None else IssuedPlace(int(data["page"]), _boxes(data["boxes"]), _string(data["text"]))


def _pixels(data: Mapping[str, Any] | None) -> Pixels | None:
    return None if data is None else Pixels(float(data["score"]), _string(data["rival"]))


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} stands where text is due")
    return value


def _span(value: Any) -> Range:
    start, end = value
    if not (isinstance(start, int) and isinstance(end, int)) or not 0 <= start <= end:
        raise ValueError(f"{value!r} is no span")
    return Range(start, end)


def _spans(values: Any) -> tuple[Range, ...]:
    return tuple(map(_span, values))


def _page(data: dict[str, Any]) -> PageRead:
    boxes = tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in data["unread"])
    width, height = float(data["width"]), float(data["height"])
    return PageRead(int(data["number"]), width, height, _string(data["reader"]), int(data["rotation"]), boxes)
