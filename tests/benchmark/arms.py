"""Where the cases come from. Each arm is a function that yields cases, or raises :class:`Absent` with the reason."""

from __future__ import annotations

import csv
import json
import lzma
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from clausediff.canonical.load import parse
from clausediff.canonical.template import Slot
from tests.benchmark import adversaries
from tests.benchmark.case import DATA, ROOT, SHARED, Case, Edit, Range
from tests.benchmark.fill import legal
from tests.benchmark.reverse import Applied, Change, edit, seeded
from tests.benchmark.words import Word, opcodes, slide, words

Recipe = Callable[[], Case]
"""Makes a case in the worker that runs it: the big arms take long to make."""


class Absent(Exception):
    """The arm's data is not on this machine."""


def _shared(*parts: str) -> Path:
    path = SHARED.joinpath("data", *parts)
    if not path.exists():
        raise Absent(f"the developers' data {path.name} is not on this machine")
    return path


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def note(old: str, new: str) -> str:
    """Old and new words on one line."""
    short = [" ".join(x.split()) for x in (old, new)]
    return " → ".join(x if len(x) <= 80 else x[:38] + " … " + x[-38:] for x in short)


# Kleister-NDA: 337 real agreements, a reference and two OCR engines

_ESCAPES = {"n": "\n", "t": "\t", "f": "\f", "\\": "\\"}
DEFECTIVE = 5.0
"""A Kleister reference is defective when, per 1,000 of its words, more than so many places read alike in both engines
and unlike the reference: two engines do not misread alike that often, so the page differs from its PDF text. Fixed
before any system was run."""
ENGINES = {"tesseract": 3, "textract": 4}


def _unescape(text: str) -> str:
    return re.sub(r"\\([ntf\\])", lambda m: _ESCAPES[m[1]], text).replace("\r\n", "\n").replace("\r", "\n")


@cache
def kleister_rows(split: str) -> list[list[str]]:
    """The rows of one split of the real agreements: name, …, reference (2), Tesseract (3), Textract (4)."""
    path = _shared("kleister_nda", f"{split}.tsv.xz")
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as file:
        return [[_unescape(c) for c in line.rstrip("\n").split("\t")] for line in file]


def agreed_against(reference: str, one: str, other: str) -> list[Range]:
    """Places of ``reference`` where the two readings agree with each other, word for word, and not with it."""
    listed = words(reference)
    folded = [w.fold for w in listed]
    readings = [_changes(folded, [w.fold for w in words(text)]) for text in (one, other)]
    return [
        _place(listed, a, b, len(reference))
        for a, b in sorted(readings[0].keys() & readings[1].keys())
        if readings[0][a, b] == readings[1][a, b]
    ]


def _changes(left: Sequence[str], right: Sequence[str]) -> dict[tuple[int, int], str]:
    found = {}
    for tag, a, b, c, d in opcodes(left, right):
        said = "".join(right[c:d])
        if tag != "equal" and said != "".join(left[a:b]):
            found[a, b] = said
    return found


def _place(listed: Sequence[Word], a: int, b: int, length: int) -> Range:
    if a < b:
        return listed[a].span[0], listed[b - 1].span[1]
    at = listed[a].span[0] if a < len(listed) else length
    return at, at


@cache
def _off(split: str, number: int) -> tuple[Range, ...]:
    row = kleister_rows(split)[number]
    return tuple(agreed_against(row[2], row[3], row[4]))


def _kleister_case(split: str, number: int, engine: str, *, reverse: bool, witness: bool = False) -> Case:
    row = kleister_rows(split)[number]
    second = "-witness" if witness else ""
    off = () if reverse else _off(split, number)
    case = Case(
        f"{split}-{number:03d}-{engine}",
        f"kleister-clean{second}-{split}",
        engine,
        f"{split}-{number:03d}",
        row[2],
        row[ENGINES[engine]],
        mode="clean",
        ignore=off,
        lenient=1000 * len(off) / max(1, len(row[2].split())) > DEFECTIVE,
        held_out=split == "dev-0",
    )
    if witness:
        case = replace(case, witness=row[ENGINES["textract"]])
    return _reversed(case, f"kleister-reverse{second}-{split}", limit=40) if reverse else case


def _kleister_arm(split: str, *, reverse: bool, witness: bool = False) -> Iterator[Recipe]:
    """Both engines; with ``witness`` Tesseract, with Textract's reading beside it."""
    for number in range(len(kleister_rows(split))):
        for engine in ["tesseract"] if witness else ENGINES:
            yield partial(_kleister_case, split, number, engine, reverse=reverse, witness=witness)


def _reversed(
    case: Case, arm: str, *, spacing: int = 90, limit: int | None = None, barred: Sequence[Range] = ()
) -> Case:
    """``case`` with its canonical changed in many places (not in ``barred`` ones) and its scan as it was."""

    def allowed(change: Change) -> bool:
        return all(change.span[1] <= a or b <= change.span[0] for a, b in barred) and not (barred and change.extra)

    rng = seeded(arm, case.document, case.group)
    edited, applied = edit(case.canonical, rng, spacing=spacing, limit=limit, copy=case.scan, allowed=allowed)
    edits = tuple(_edits(edited, applied))
    return replace(
        case, id=f"{case.id}-reverse", arm=arm, canonical=edited, mode="edits", edits=edits, ignore=(), lenient=False
    )


def _size(*sides: str) -> int:
    return max(1, *(len(side.split()) for side in sides))


def _edits(text: str, applied: Sequence[Applied]) -> Iterator[Edit]:
    for each in applied:
        span = each.extra or each.span
        if span[0] == span[1]:
            span = slide(text, span[0], each.old)
        yield Edit(
            each.kind,
            span,
            also=each.span if each.extra else None,
            size=_size(each.old, each.new, text[slice(*span)]),
            note=note(each.new, each.old),
        )


# Worn scans made for the developers

HELD_OUT_SCANS = "site-marketplace.txt"
"""Of the shared scans: never looked at while tuning."""


def _scan_cases() -> list[dict[str, object]]:
    path = _shared("scans", "cases.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _labelled(canonical: str, row: dict[str, Any]) -> Edit:
    span = (row["start"], row["end"])
    if span[0] == span[1]:
        span = slide(canonical, span[0], row["new"])
    return Edit(row["kind"], span, size=_size(row["old"], row["new"]), note=note(row["old"], row["new"]))


def _scans(*, edited: bool) -> Iterator[Case]:
    for row in _scan_cases():
        if bool(row["edits"]) != edited:
            continue
        canonical = _text(_shared("scans", "canonical", str(row["canonical"])))
        edits = [_labelled(canonical, e) for e in row["edits"]]  # type: ignore[attr-defined]
        held = row["canonical"] == HELD_OUT_SCANS
        yield Case(
            str(row["id"]),
            ("scans-edited" if edited else "scans-plain") + ("-held" if held else ""),
            str(row["wear"]),
            str(row["id"]),
            canonical,
            _text(_shared("scans", "scans", str(row["scan"]))),
            tuple(edits),
            mode="edits" if edited else "clean",
            held_out=held,
        )


def _scans_reverse() -> Iterator[Case]:
    for case in _scans(edited=False):
        yield _reversed(case, "scans-reverse" + ("-held" if case.held_out else ""), spacing=60)


# One seed agreement, printed and read by several engines


def _rendered() -> Iterator[Case]:
    canonical = _text(_shared("rendered", "source.txt"))
    with _shared("rendered", "manifest.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            path = _shared("rendered", row["file"])
            yield Case(
                row["file"],
                "rendered",
                f"{row['engine']} {row['dpi']} {row['degradation']}",
                row["file"],
                canonical,
                _text(path),
                mode="clean",
            )


def _rendered_reverse() -> Iterator[Case]:
    for case in _rendered():
        yield _reversed(case, "rendered-reverse", spacing=60)


# Versions of real texts under git


def _versions() -> Iterator[Case]:
    with lzma.open(_shared("version_pairs", "pairs.jsonl.xz"), "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            edits: tuple[Edit, ...] = ()
            if row["kind"] == "formatting_or_link_only":
                mode, group = "silent", "formatting or link only"
            elif row["label"] == "substantive":
                mode, group = "edits", "substantive"
                edits = tuple(_version_edits(row))
            else:
                mode, group = "differs", row["label"] or "wording, no label"
            yield Case(
                row["id"],
                "version-pairs",
                group,
                row["id"],
                row["old"],
                row["new"],
                edits,
                suffix=".md",
                mode=mode,
                scan_name="copy.md",
            )


def _version_edits(row: dict[str, object]) -> Iterator[Edit]:
    """The labelled edits have words and no places: each is the difference that holds most of its words."""
    old, new = words(str(row["old"])), words(str(row["new"]))
    hunks = [op for op in opcodes([w.fold for w in old], [w.fold for w in new]) if op[0] != "equal"]
    for tag, before, after in row["edits"]:  # type: ignore[attr-defined]
        wanted = set((before if tag == "delete" else after).split())

        def held(op: tuple[str, int, int, int, int], side: bool = tag == "delete", sought: set[str] = wanted) -> int:
            inside = old[op[1] : op[2]] if side else new[op[3] : op[4]]
            return len(sought & {re.sub(r"[^\w']", "", w.fold) for w in inside} | sought & {w.fold for w in inside})

        best = max(hunks, key=held)
        _, a, b, c, d = best
        scan = _place(new, c, d, len(str(row["new"]))) if c < d else None
        yield Edit(
            tag, _place(old, a, b, len(str(row["old"]))), scan=scan, size=_size(before, after), note=note(before, after)
        )


# SPDX licence templates


def _spdx() -> Iterator[Case]:
    folder = _shared("spdx")
    for row in json.loads((folder / "expectations.json").read_text(encoding="utf-8")):
        differs = row["difference_expected"]
        yield Case(
            row["text"],
            "spdx",
            "difference expected" if differs else "none expected",
            row["text"],
            _text(folder / row["template"]),
            _text(folder / row["text"]),
            suffix=".template.txt",
            mode="differs" if differs else "silent",
        )


# The nine real agreements


def _seeds_reverse() -> Iterator[Case]:
    """Each real agreement by itself, against the ICML canonical changed in its printed words, four times over."""
    for case in _seeds():
        # A phrase that must match and that an edit has changed would no longer stand in the canonical.
        canonical = re.sub(r"(?m)^must_match:\n(?:  - .*\n)+", "", case.canonical)
        marks = [m.span() for m in re.finditer(r"\A---\n.*?\n---\n|\{\{.*?\}\}", canonical, re.DOTALL)]
        for number, text in enumerate(re.split(r"(?=This Final Contribution Agreement)", case.scan)[1:], 1):
            for turn in range(4):
                one = replace(
                    case,
                    id=f"{case.id}-{number}-{turn}",
                    document=f"{case.id}-{number}",
                    scan=text,
                    canonical=canonical,
                )
                yield _reversed(replace(one, group=f"turn {turn}"), "seeds-reverse", spacing=60, barred=marks)


def _seeds() -> Iterator[Case]:
    folder = ROOT / "samples"
    files = sorted(p for p in folder.rglob("*.txt") if re.fullmatch(r"\d{3}_[0-9a-f]{16}\.txt", p.name))
    if not files:
        raise Absent("the two seed bundles are not in samples/")
    canonical = _text(ROOT / "canonical" / "icml-2020.md")
    for path in files:
        yield Case(path.name, "seeds", "nine agreements", path.name, canonical, _text(path), suffix=".md", mode="clean")


# The project's own forms, printed, worn and read: the data that ships


@cache
def _own_rows() -> list[dict[str, object]]:
    path = DATA / "cases.jsonl"
    if not path.exists():
        raise Absent("tests/benchmark/data is empty: run tools/make_scans.py")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _own_edit(canonical: str, plain: str, row: dict[str, Any]) -> Edit:
    places: list[Range] = [tuple(row["canonical"]), tuple(row["plain"])]
    if row["new"] and not row["old"]:
        places = [slide(t, p[0], row["new"]) for t, p in zip((canonical, plain), places, strict=True)]
    also = tuple(row["also"]) if row.get("also") else None
    size = _size(row["old"], row["new"])
    return Edit(row["kind"], places[0], places[1], also=also, size=size, note=note(row["old"], row["new"]))


@cache
def _blanks(canonical: str, name: str, which: int) -> tuple[Range, ...]:
    """The required fields that the invented signer left blank."""
    template = parse(canonical, name)
    values = legal(template, which)
    slots = [node for node in template.walk() if isinstance(node, Slot)]
    return tuple(s.span for s in slots if not values[s.field] and template.fields[s.field].required)


def _own(*, edited: bool) -> Iterator[Case]:
    for row in _own_rows():
        listed: list[dict[str, Any]] = row["edits"]  # type: ignore[assignment]
        if bool(listed) != edited:
            continue
        canonical = _text(DATA / "canonical" / str(row["canonical"]))
        plain = _text(DATA / "filled" / f"{row['filled']}.txt")
        edits = tuple(_own_edit(canonical, plain, e) for e in listed)
        held = row["split"] == "held-out"
        arm = ("own-edited" if edited else "own-plain") + ("-held" if held else "")
        yield Case(
            str(row["id"]),
            arm,
            f"{row['wear']} / {row['engine']}",
            str(row["id"]).rsplit(".", 1)[0],
            canonical,
            _text(DATA / "scans" / f"{row['id']}.txt"),
            edits,
            suffix=".md",
            plain=plain,
            due=_blanks(canonical, str(row["canonical"]), int(str(row["filled"])[-1])),
            mode="edits" if edited else "clean",
            held_out=held,
        )


def _own_reverse() -> Iterator[Case]:
    """The printed (filled) text is the canonical here, so that the edits may fall anywhere."""
    for case in _own(edited=False):
        plain = replace(case, canonical=case.reference, plain=None, suffix=".txt", due=())
        yield _reversed(plain, "own-reverse" + ("-held" if case.held_out else ""), spacing=60)


def _made(cases: Iterator[Case], held_out: bool) -> Iterator[Recipe]:
    for case in cases:
        if case.held_out == held_out:
            yield partial(_same, case)


def _same(case: Case) -> Case:
    return case


ARMS: dict[str, Callable[[], Iterator[Recipe]]] = {
    "seeds": lambda: _made(_seeds(), False),
    "seeds-reverse": lambda: _made(_seeds_reverse(), False),
    "adversaries": lambda: _made(adversaries.cases(), False),
    "own-plain": lambda: _made(_own(edited=False), False),
    "own-edited": lambda: _made(_own(edited=True), False),
    "own-reverse": lambda: _made(_own_reverse(), False),
    "scans-plain": lambda: _made(_scans(edited=False), False),
    "scans-edited": lambda: _made(_scans(edited=True), False),
    "scans-reverse": lambda: _made(_scans_reverse(), False),
    "rendered": lambda: _made(_rendered(), False),
    "rendered-reverse": lambda: _made(_rendered_reverse(), False),
    "version-pairs": lambda: _made(_versions(), False),
    "spdx": lambda: _made(_spdx(), False),
    "kleister-clean-train": lambda: _kleister_arm("train", reverse=False),
    "kleister-reverse-train": lambda: _kleister_arm("train", reverse=True),
    "kleister-clean-witness-train": lambda: _kleister_arm("train", reverse=False, witness=True),
    "kleister-reverse-witness-train": lambda: _kleister_arm("train", reverse=True, witness=True),
}
"""What may be looked at while tuning."""
HELD_OUT: dict[str, Callable[[], Iterator[Recipe]]] = {
    "own-plain-held": lambda: _made(_own(edited=False), True),
    "own-edited-held": lambda: _made(_own(edited=True), True),
    "own-reverse-held": lambda: _made(_own_reverse(), True),
    "scans-plain-held": lambda: _made(_scans(edited=False), True),
    "scans-edited-held": lambda: _made(_scans(edited=True), True),
    "scans-reverse-held": lambda: _made(_scans_reverse(), True),
    "kleister-clean-dev-0": lambda: _kleister_arm("dev-0", reverse=False),
    "kleister-reverse-dev-0": lambda: _kleister_arm("dev-0", reverse=True),
    "kleister-clean-witness-dev-0": lambda: _kleister_arm("dev-0", reverse=False, witness=True),
    "kleister-reverse-witness-dev-0": lambda: _kleister_arm("dev-0", reverse=True, witness=True),
}
"""What may not: only under ``--held-out``."""
