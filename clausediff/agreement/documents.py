"""What is said of a file and belongs to none of its agreements: parts that were not compared, and words beside all copies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b

from clausediff.agreement.outside import outside_text
from clausediff.model import Excerpt, Finding, PageRead, Range, Verdict
from clausediff.scan.furniture import is_furniture
from clausediff.scan.scan import Mark, Scan, Unread
from clausediff.text.words import alnum_key

__all__ = ["document_findings", "outside_marks", "pages_read", "unread_of_form"]

_NOWHERE = Range(0, 0)
_ASIDE = ("header", "footer", "note", "box")
"""The kinds of marks that say where on the page words stand: beside the running text."""


def document_findings(
    scan: Scan, outside: Iterable[Range], forms: Sequence[Unread] = (), terms: Collection[str] = ()
) -> tuple[Finding, ...]:
    """The findings of one file, in the order of its text.

    ``outside`` are the stretches that belong to no agreement; ``terms`` the parties and terms of the forms;
    ``forms`` are the unread parts of the canonicals' own files: a
    copy that has the same part was not changed by it, and is not told. An embedded part of the form that the copy lacks may
    be text that it lost, and is told; that its pictures and comments were not read is said once (:func:`unread_of_form`).
    """
    stretches = list(outside)
    beside = outside_marks(scan, stretches)
    speaks = [
        (span, says)
        for span, says in outside_text(scan.text, stretches, terms)
        if not any(low < span.end and span.start < high for (low, high), _ in beside)
    ]
    known = {_key(each) for each in forms} - {None}
    theirs = {_key(each) for each in scan.unread} - {None}
    told = [
        (each.span or _NOWHERE, Verdict.FORMAT if each.harmless else Verdict.REVIEW, each.kind, each.says, each.text)
        for each in scan.unread
        if _key(each) not in known
    ]
    told += [(span, Verdict.REVIEW, "outside", says, "") for span, says in (*beside, *speaks)]
    told += [(mark.span, Verdict.REVIEW, "written", f"there is {mark.says}", "") for mark in _written(scan, stretches)]
    told += [
        (_NOWHERE, Verdict.REVIEW, each.kind, f"a part of the canonical may be missing here: {each.says}", each.text)
        for each in forms
        if each.kind == "embedded" and _key(each) not in theirs
    ]
    told.sort(key=lambda each: (each[0], each[2:]))
    found: list[Finding] = []
    seen: dict[str, int] = {}
    for span, verdict, kind, says, words in told:
        text = scan.text[span.slice]
        key = f"{kind}\n{words or text or says}"
        count = seen[key] = seen.get(key, 0) + 1
        name = blake2b(f"{key}\n{count}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        found.append(Finding(name, verdict, kind, "", Excerpt(_NOWHERE, ""), Excerpt(span, text), 0.0, (says,)))
    return tuple(found)


def outside_marks(scan: Scan, outside: Iterable[Range]) -> list[tuple[Range, str]]:
    """Words of a header, a note or a text box that stand in no agreement, so that nothing was compared with them."""
    stretches = list(outside)
    found = []
    for mark in scan.marks:
        if mark.kind not in _ASIDE:
            continue
        for low, high in stretches:
            span = Range(max(low, mark.span[0]), min(high, mark.span[1]))
            text = scan.text[span.slice]
            if span[0] < span[1] and not all(is_furniture(line) for line in text.split("\n")):
                words = " ".join(text.split())
                shown = words if len(words) <= 200 else f"{words[:200].rsplit(' ', 1)[0]} …"
                found.append((span, f"“{shown}” {mark.says}, and belongs to no agreement"))
    return found


def _written(scan: Scan, outside: Iterable[Range]) -> list[Mark]:
    """Handwriting at points that are in no agreement."""
    points = [mark for mark in scan.marks if mark.kind == "written" and not mark.span.size]
    end = len(scan.text)
    return [
        mark
        for mark in points
        if any((low < mark.span[0] or low == 0) and (mark.span[0] < high or high == end) for low, high in outside)
    ]


def unread_of_form(path: str, forms: Iterable[Unread]) -> list[str]:
    """Sentences on the parts of a canonical's own file that no copy was compared with."""
    return [f"the canonical {path}: {each.says}" for each in forms if not each.harmless and each.kind != "embedded"]


def _key(unread: Unread) -> tuple[str, str] | None:
    """What tells whether two files have the same part; None where nothing does."""
    content = alnum_key(unread.text) or unread.digest
    return (unread.kind, content) if content else None


def pages_read(scan: Scan) -> tuple[PageRead, ...]:
    """The pages of a scan, for the report."""
    return tuple(
        PageRead(
            page.number,
            round(page.width, 1),
            round(page.height, 1),
            page.reader,
            page.rotation,
            tuple(box.rounded() for box in page.unread),
        )
        for page in scan.pages
    )
