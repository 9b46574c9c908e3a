"""The lines of the lists of differences and of copies, as pieces with the names of their styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.style import Style

from clausediff.model import Decision, Verdict
from clausediff.report.problems import failure
from clausediff.report.visible import elide, flat
from clausediff.tui.entries import Entry, Held
from clausediff.tui.pieces import NOTHING
from clausediff.tui.readable import both
from clausediff.tui.session import Session
from clausediff.tui.themes import SIGNS, STATE_WORDS, WORDS, state_style, style
from clausediff.tui.wrap import cells, crop, crop_start, fill

__all__ = ["copy_head", "copy_line", "entry_head", "entry_line", "held_line", "readings", "state_of"]

Pieces = Iterable[tuple[str, Style]]
STATES = (
    "absent",
    "clean",
    "noise",
    "misread",
    "agreed",
    "accepted",
    "outside",
    "asked",
    "review",
    "substantive",
    "objected",
)
"""The states of clauses, from harmless to grave."""


def state_of(decision: Decision | None) -> str:
    """The state that a decision comes to, by the name under which its sign and style are kept; ``open`` for none."""
    if decision is None:
        return "open"
    return {"object": "objected", "reject": "objected", "ask": "asked", "accept": "accepted"}.get(
        decision.action, decision.action
    )


def readings(entry: Entry) -> tuple[str, str]:
    """Both readings as a list shows them: without the canonical's marks, an empty side as such. Only the second one where
    words were struck out, or for a note on a file."""
    finding = entry.finding
    if entry.difference is None:
        return "", flat(finding.reasons[0])
    left, right = both(finding, finding.canonical.text, finding.scan.text)
    if finding.category == "moved" and left and right:
        return elide(left.strip(), 12), "‹at another place›"
    if finding.category == "struck":
        return "", elide(right, 12)
    return elide(left.strip(), 12) or NOTHING, elide(right.strip(), 12) or NOTHING


def _columns(width: int) -> tuple[int, int, int, int]:
    """The widths of place, heading, readings and names for the list of differences."""
    fixed = 2 + 12 + 11 + 11  # sign, place, copies, state
    rest = max(20, width - fixed)
    heading = min(36, rest // 5) if width >= 100 else 0
    names = min(40, (rest - heading) * 2 // 5) if width >= 90 else 0
    return 12, heading, rest - heading - names, names


def entry_head(width: int) -> str:
    """The head of the list of differences."""
    place, heading, words, names = _columns(width)
    columns = [fill("Clause", place), fill("", heading), fill("Canonical → copies", words), fill("Copies", 11)]
    return "  " + "".join(columns) + fill("Whose", names) + "Decision"


def entry_line(session: Session, index: int, theme: str, width: int) -> Pieces:
    """``! 7.1   notice     30 → 90           6 of 40   Oriel Ltd, Tamsin Co …     open``."""
    entry = session.entries[index]
    state, left = session.standing(index)
    place, heading, words, names = _columns(width)
    verdict = entry.verdict.value
    done = state not in ("open", "asked")
    strong = style(theme, "text") if done else state_style(theme, verdict)
    yield f"{SIGNS[verdict]} ", style(theme, "quiet") if done else state_style(theme, verdict)
    yield fill(entry.place, place - 1) + " ", style(theme, "text" if done else "foreground", bold=not done)
    if heading:
        yield fill(entry.heading, heading - 1) + " ", style(theme, "text")
    yield from _readings(entry, theme, words - 1, strong)
    common = entry.difference.supposed if entry.difference is not None else ""
    yield fill(entry.copies, 11), style(theme, "text")
    if names:
        told = common or _whose(session, entry)
        yield fill(told, names - 1) + " ", style(theme, "quiet" if common else "text")
    said = STATE_WORDS[state]
    if left and left < len(entry.held):
        said = f"{left} open"
    yield f"{SIGNS[state]} {said}", state_style(theme, state)


def _readings(entry: Entry, theme: str, width: int, strong: Style) -> Pieces:
    left, right = readings(entry)
    if not left:
        yield fill(right, width) + " ", strong
        return
    half = max(6, (width - 3) // 2)
    taken = cells(left) + 3 + cells(right)
    if taken > width:
        if cells(right) <= half:
            left = crop(left, width - 3 - cells(right))
        elif cells(left) <= half:
            right = crop(right, width - 3 - cells(left))
        else:
            left, right = crop(left, half), crop(right, width - 3 - half)
    yield left, style(theme, "text")
    yield " → ", style(theme, "quiet")
    yield right, strong
    yield " " * max(1, width + 1 - cells(left) - 3 - cells(right)), Style()


def _whose(session: Session, entry: Entry) -> str:
    named = []
    for held in entry.held[:8]:
        document = flat(held.document.path).rsplit("/", 1)[-1]
        name = session.name_of(held.copy) if held.finding is not None else ""
        named.append(name or document)
    return ", ".join(dict.fromkeys(named))


def held_line(session: Session, held: Held, theme: str, width: int, *, selected: bool) -> Pieces:
    """``[x] Oriel Ltd     in/003.txt   p. 2   open``."""
    decision = session.decision_on(held)
    state = state_of(decision)
    copy = session.copies[held.copy]
    name = session.name_of(held.copy) if held.finding is not None else ""
    ordinal = f" #{copy.agreement.id}" if copy.agreement and len(held.document.agreements) > 1 else ""
    page = ""
    if held.finding is not None and "\f" in held.document.text:
        page = f"p. {copy.page(copy.findings[held.finding].scan.span[0])}"
    decided = 34 if width >= 100 else 22
    rest = width - 4 - 7 - decided
    whose = max(0, rest * 2 // 5) if name else 0
    path = crop_start(flat(held.document.path), rest - whose - cells(ordinal) - 1) + ordinal
    yield "[x] " if selected else "[ ] ", style(theme, "primary" if selected else "quiet", bold=selected)
    yield fill(name, whose), style(theme, "foreground", bold=True)
    yield fill(path, rest - whose), style(theme, "text")
    yield fill(page, 7), style(theme, "text")
    by = f", {flat(decision.reviewer)}" if decision is not None and decision.reviewer else ""
    note = f": {flat(decision.comment)}" if decision is not None and decision.comment else ""
    yield crop(f"{SIGNS[state]} {STATE_WORDS[state]}{by}{note}", decided), state_style(theme, state)


def _copy_columns(session: Session, width: int) -> tuple[int, int]:
    """The widths of name and file for the list of copies."""
    rest = max(24, width - 2 - 14 - 10 - 8 - 12)
    name = min(32, rest * 2 // 5) if session.named else 0
    longest = session.longest_path + 5
    return name, min(longest, rest - name)


def copy_head(session: Session, theme: str, width: int, copy: int | None) -> Pieces:
    """The head of the list of copies; above the signs, the last character of each clause's label."""
    name, path = _copy_columns(session, width)
    yield (
        "  " + fill("Verdict", 14) + fill("Copy", name) + fill("File", path) + f"{'sub.':>5}{'rev.':>5}{'done':>7} ",
        style(theme, "foreground", bold=True),
    )
    matrix = _matrix(session, copy, width) if copy is not None else []
    labels = [label.strip(" .()")[-1:] or "¶" for label, _ in matrix]
    yield flat("".join(labels)) or "clauses", style(theme, "quiet")


def _matrix(session: Session, index: int, width: int) -> list[tuple[str, list[int]]]:
    """The columns of signs: one for each clause, or where they do not fit, one for each top-level clause."""
    copy = session.copies[index]
    name, path = _copy_columns(session, width)
    room = width - 2 - 14 - name - path - 18
    each = [(clause.label, [number]) for number, clause in enumerate(copy.clauses)]
    return each if len(each) <= room else copy.groups


def copy_line(session: Session, index: int, theme: str, width: int) -> Pieces:
    """Sign, verdict, name, file, counts, progress, and the signs of the clauses."""
    copy = session.copies[index]
    verdict = session.verdict_of(index)
    if verdict == "clean" and any(session.state_of(index, n)[0] == "agreed" for n in range(len(copy.clauses))):
        verdict = "agreed"  # nothing is left to do, but it is not the form's text
    name_width, path_width = _copy_columns(session, width)
    word = {"substantive": "substantive", "none": "no match"}.get(verdict, WORDS[verdict])
    yield "  " + fill(f"{SIGNS[verdict]} {word}", 14), state_style(theme, verdict)
    if name_width:
        yield fill(crop(session.name_of(index), name_width - 1), name_width), style(theme, "foreground", bold=True)
    ordinal = f" #{copy.agreement.id}" if copy.agreement and len(copy.document.agreements) > 1 else ""
    path = crop_start(flat(copy.document.path), path_width - cells(ordinal) - 1) + ordinal
    yield fill(path, path_width), style(theme, "text")
    if copy.agreement is None:
        said = failure(copy.document) or "No agreement was found in this file; see --canonical."
        yield f" {said}", style(theme, "review")
        return
    for kind in (Verdict.SUBSTANTIVE, Verdict.REVIEW):
        found = copy.counts[kind]
        text = f"{SIGNS[kind.value]}{found}" if found else "·"
        yield f"{text:>5}", state_style(theme, kind.value) if found else style(theme, "quiet")
    decided, total = session.progress_of(index)
    ratio = f"{decided}/{total}" if total else "–"
    yield f"{ratio:>7} ", style(theme, "accepted" if total and decided == total else "text")
    for _, clauses in _matrix(session, index, width):
        state = max((session.state_of(index, clause)[0] for clause in clauses), key=_weight)
        yield SIGNS[state] if SIGNS[state] != " " else "·", state_style(theme, state)


def _weight(state: str) -> int:
    return STATES.index(state) if state in STATES else -1


def order_of(copies: Sequence[int], session: Session, sort: int) -> list[int]:
    """The copies in an order: gravest first, by file, by name, most undecided first."""
    grave = {"substantive": 0, "error": 1, "none": 2, "review": 3, "clean": 4}
    if sort == 0:
        return sorted(copies, key=lambda index: (grave[session.verdict_of(index)], index))
    if sort == 2:
        return sorted(copies, key=lambda index: (session.name_of(index).casefold() or "\uffff", index))
    if sort == 3:
        return sorted(copies, key=lambda index: (session.progress_of(index)[0] - session.progress_of(index)[1], index))
    return sorted(copies)
