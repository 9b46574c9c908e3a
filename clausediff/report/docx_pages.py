"""Makes the paragraphs of one copy's redline: headings, bold and indentation of the canonical, and comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from clausediff.model import Agreement, Clause, Document, Finding, Range, Status, Verdict
from clausediff.report.docx_comments import grouped, said
from clausediff.report.docx_document import AUTHOR, DELETED, EQUAL, MOVED_FROM, MOVED_TO, Paragraph, Piece
from clausediff.report.docx_headings import with_heading_ends
from clausediff.report.problems import field_problems, unread
from clausediff.report.redline import INSERTED, Run, markup, runs
from clausediff.report.registry import RenderOptions
from clausediff.report.segments import has_texts
from clausediff.report.state import word
from clausediff.report.visible import flat
from clausediff.report.wording import clause_name, struck

__all__ = ["Pages"]

_PARAGRAPH = re.compile(r"[ \t\r]*(?:\n[ \t\r]*\n|\f)\s*")
_STARTS_LINE = re.compile(r"([-*•|]|\(?\w{1,4}[.)])\s|$")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_FURNITURE = frozenset({"furniture"})
"""Categories of what is of the page and not of the agreement."""
_WORD = re.compile(r"\w")
_FIELD = re.compile(r"\{\{[^{}|]*\}\}")
_LONE_MARK = re.compile(r"(?m)^[ \t]*#{1,6}[ \t]*$")
_LINE_END = re.compile(r"\n(?!\s*\n)")
SHORT_LINE = 45
"""Lines of fewer characters are taken to end on purpose; longer ones were wrapped, and are joined with the next."""


class Pages:
    """Builds the paragraphs of one agreement."""

    def __init__(self, document: Document, agreement: Agreement, options: RenderOptions) -> None:
        self._document = document
        self._agreement = agreement
        self._options = options
        self._clauses = {clause.id: clause for clause in agreement.clauses}
        self._worn = {clause.id for clause in unread(agreement)}
        places = sorted((span[0], clause.id) for clause in agreement.clauses for span in clause.spans)
        self._starts = [start for start, _ in places]
        self._ids = [name for _, name in places]
        self._beside = frozenset(self._signs_beside())
        self._problems = self._field_problems()
        self._remarked: set[str] = set()
        self._bold = False

    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs, the last of them with at least one piece."""
        if has_texts(self._document, self._agreement):
            made = list(self._set(self._runs()))
        else:
            made = [each for finding in self._agreement.findings for each in self._set(_bare(finding))]
        opening = list(grouped(self._problems.values()))
        if not self._agreement.legible:
            opening.insert(0, "The page is too worn to be judged: a person must read every word.")
        if not has_texts(self._document, self._agreement):
            opening.insert(0, "The texts of this copy and of its form are not at hand: only what differs is shown.")
        made = made or [Paragraph([Piece(EQUAL, "")])]
        if opening:
            piece = made[0].pieces[0] if made[0].pieces else Piece(EQUAL, "")
            made[0].pieces[:1] = [Piece(EQUAL, "", comments=tuple(opening), ends=len(opening)), piece]
        return made

    def _runs(self) -> list[Run]:
        wrapped = _unwrapped(self._document.text), _unwrapped(self._agreement.canonical.text)
        exact = all(self._options.shows(kind) for kind in ("noise", "format", "field"))
        made = runs(*wrapped, self._agreement, self._shown, exact=exact)
        return with_heading_ends(made, self._agreement.canonical.text)

    def _shown(self, finding: Finding) -> bool:
        """Whether it is a change. A field that is filled oddly is plain text with a comment, as all fillings are."""
        return finding.id in self._beside or self._is_change(finding)

    def _is_change(self, finding: Finding) -> bool:
        filling = _FIELD.fullmatch(finding.canonical.text.strip())
        return self._options.shows("field" if filling else finding.verdict.value)

    def _signs_beside(self) -> Iterator[str]:
        """The findings on signs that touch a change: the bracket before words that were put in is put in with them."""
        for side in ("canonical", "scan"):
            held = [(getattr(f, side), f) for f in self._agreement.findings if getattr(f, side).text]
            held.sort(key=lambda pair: pair[0].span)
            for order in (held, held[::-1]):
                for (near, change), (excerpt, finding) in pairwise(order):
                    alone = not (finding.scan if side == "canonical" else finding.canonical).text
                    touch = near.span[1] == excerpt.span[0] or excerpt.span[1] == near.span[0]
                    sign = not any(map(str.isalnum, excerpt.text))
                    if alone and touch and sign and self._is_change(change) and not markup(finding):
                        yield finding.id

    def _field_problems(self) -> dict[Range, list[tuple[str, str]]]:
        """The problems of fields by their range in the scan. An entry is removed when its comment is made; the rest
        become comments at the top."""
        problems: dict[Range, list[tuple[str, str]]] = {}
        for value, problem in field_problems(self._agreement):
            place = value.spans[0] if value.spans else Range(-1, -1)
            problems.setdefault(place, []).append((flat(value.name).replace("_", " "), flat(problem)))
        return problems

    def _set(self, made: list[Run]) -> Iterator[Paragraph]:
        """Set runs in paragraphs."""
        last = {id(run.finding): run for run in made if run.finding is not None}
        first: set[int] = set()
        moved: set[tuple[str, int]] = set()
        origins = {run.move: run for run in reversed(made) if run.kind == MOVED_FROM}
        targets = {run.move: run for run in reversed(made) if run.kind == MOVED_TO}
        self._bold = False
        paragraph = Paragraph()
        open_ = 0
        for run in made:
            finding = run.finding
            if finding is not None and run.kind == EQUAL and not run.text and markup(finding):
                self._markup(finding, paragraph)
                continue
            comments: list[str] = []
            if run.move and (run.kind, run.move) not in moved:
                moved.add((run.kind, run.move))
                comments.append(self._move(run, origins.get(run.move), targets.get(run.move)))
            elif finding is not None and id(finding) not in first and run.kind != MOVED_FROM and not self._tells(run):
                first.add(id(finding))
                comments += self._comments(finding)
            comments += self._of_clause(run)
            ending = finding is None or last[id(finding)] is run or bool(run.move)
            open_ += len(comments)
            pieces = list(self._pieces(run, comments, open_ if ending else 0))
            open_ = 0 if ending else open_
            for number, (piece, at) in enumerate(pieces):
                if number:
                    paragraph.mark, paragraph.author = piece.kind, piece.author
                    if paragraph.pieces:
                        yield self._headed(paragraph)
                    paragraph = Paragraph()
                    self._bold = False
                if piece.text or piece.comments or piece.ends:
                    if not paragraph.pieces:
                        paragraph.indent = self._indent(run, at)
                    paragraph.pieces.append(piece)
            if run.kind in (DELETED, MOVED_FROM) and (mark := _LONE_MARK.search(run.text.rstrip()[-20:])):
                paragraph.heading = min(mark[0].count("#"), 4)
        if paragraph.pieces:
            kinds = {piece.kind for piece in paragraph.pieces if piece.text}
            paragraph.mark = kinds.pop() if len(kinds) == 1 else EQUAL
            paragraph.author = paragraph.pieces[0].author
            yield self._headed(paragraph)

    def _tells(self, run: Run) -> bool:
        """Whether the comment on its move says all that is to be said of the finding."""
        return bool(run.move) and run.finding is not None and run.finding.category == "moved"

    def _pieces(self, run: Run, comments: list[str], ends: int) -> Iterator[tuple[Piece, int]]:
        """The paragraphs' parts of a run, each with its offset in it; the first has the comments, the last ends them."""
        finding = run.finding
        furniture = run.kind == EQUAL and finding is not None and finding.category in _FURNITURE
        parts = list(_parts(run.text))
        author = AUTHOR if run.move or (run.kind == EQUAL and not comments) else _author(finding)
        for number, (words, at) in enumerate(parts):
            part = _LONE_MARK.sub("", words.replace("**", "")) if run.kind in (DELETED, MOVED_FROM) else words
            first, end = not number, number == len(parts) - 1
            piece = Piece(run.kind, part, author, tuple(comments) if first else (), ends if end else 0)
            piece.bold, piece.furniture, piece.move = self._bold and run.kind == EQUAL, furniture, run.move
            yield piece, at

    def _markup(self, finding: Finding, paragraph: Paragraph) -> None:
        """Take over a heading or bold from the canonical."""
        marks = finding.canonical.text.strip()
        if marks.endswith("**"):
            self._bold = not self._bold
        elif marks.rpartition("\n")[2].startswith("#"):
            level = len(marks.rpartition("\n")[2])
            if not any(piece.text.strip() for piece in paragraph.pieces):
                paragraph.heading = min(level, 4)

    def _indent(self, run: Run, at: int) -> int:
        """The depth of the clause that a run is in at an offset of its text."""
        clause = self._clause_at(run, at)
        return min(clause.id.count("."), 4) if clause is not None and not clause.id.startswith("+") else 0

    def _clause_at(self, run: Run, at: int = 0) -> Clause | None:
        if run.finding is not None and run.kind != EQUAL:
            return self._clauses.get(run.finding.clause)
        if run.scan < 0:
            return None
        word = _WORD.search(run.text, at)
        return self._before(run.scan + (word.start() if word else at))

    def _before(self, offset: int) -> Clause | None:
        """The clause that is at an offset of the scan, or the last one before it."""
        at = bisect_right(self._starts, offset) - 1
        return self._clauses[self._ids[at]] if at >= 0 else None

    def _move(self, run: Run, origin: Run | None, target: Run | None) -> str:
        """Where a moved passage is from, or where it is now."""
        other = target if run.kind == MOVED_FROM else origin
        name = clause_name(self._clauses.get(run.finding.clause) if run.finding else None)
        what = f"Clause {name.rstrip('.')}" if name and not name.startswith("p") else "This passage"
        if run.kind == MOVED_FROM:
            place = self._before(other.scan - 1) if other is not None else None
            where = f"after clause {clause_name(place).rstrip('.')}" if place is not None else "at another place"
            return f"{what} is not here in the copy: it stands {where}."
        before = self._previous(run)
        where = f"after clause {clause_name(before).rstrip('.')}" if before is not None else "at another place"
        return f"{what} is here in the copy; in the canonical it stands {where}."

    def _previous(self, run: Run) -> Clause | None:
        """The clause before a finding's in the canonical."""
        clauses = self._agreement.clauses
        at = next((n for n, c in enumerate(clauses) if run.finding and c.id == run.finding.clause), 0)
        return clauses[at - 1] if at else None

    def _comments(self, finding: Finding) -> Iterator[str]:
        if finding.verdict.gravity >= Verdict.REVIEW.gravity:
            yield said(finding)
        yield from (f"{name}: {problem}" for name, problem in self._problems.pop(finding.scan.span, ()))

    def _of_clause(self, run: Run) -> Iterator[str]:
        """Remarks on a clause as a whole, at its first words."""
        clause = self._clause_at(run)
        if clause is None or clause.id in self._remarked or not run.text.strip():
            return
        self._remarked.add(clause.id)
        if clause.id in self._worn:
            yield f"Please read this clause on the page: only {clause.coverage:.0%} of its words could be read."
        if clause.status in (Status.SPLIT, Status.MERGED, Status.RENUMBERED):
            yield f"In the copy this clause is {clause.status.value}."

    def _headed(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with a Markdown heading turned into one of Word's."""
        first = next((piece for piece in paragraph.pieces if piece.text.strip()), None)
        if first is not None and (match := _HEADING.match(first.text.lstrip())):
            paragraph.heading = min(len(match[1]), 4)
            first.text = first.text.lstrip()[match.end() :]
        if paragraph.heading:
            paragraph.indent = 0
        return paragraph


def _parts(text: str) -> Iterator[tuple[str, int]]:
    """The paragraphs of a text, each with its offset; a page break ends one, too."""
    at = 0
    for match in _PARAGRAPH.finditer(text):
        yield text[at : match.start()], at
        at = match.end()
    yield text[at:], at


def _author(finding: Finding | None) -> str:
    """Who made a change: each kind has an author, so that Word can show one kind only."""
    if finding is None:
        return AUTHOR
    if finding.accepted:
        return f"{AUTHOR}: {word(finding)}"
    names = {Verdict.FIELD: ": fields", Verdict.NOISE: ": noise", Verdict.FORMAT: ": layout"}
    return f"{AUTHOR}{names.get(finding.verdict, '')}"


def _bare(finding: Finding) -> list[Run]:
    """A finding where the texts around it are not at hand."""
    both = ((DELETED, finding.canonical.text), (INSERTED, "" if struck(finding) else finding.scan.text))
    return [Run(kind, text, finding) for kind, text in both if text] or [Run(EQUAL, "", finding)]


@lru_cache(maxsize=8)
def _unwrapped(text: str) -> str:
    """``text`` with spaces for the ends of lines that were wrapped; every character keeps its place."""
    made, start = [], 0
    ends = [match.start() for match in _LINE_END.finditer(text)]
    for at, after in pairwise([*ends, len(text)]):
        before = text[text.rfind("\n", 0, at) + 1 : at].strip()
        follows = text[at + 1 : min(after, at + 8)].lstrip(" \t")
        made.append(text[start:at])
        purposed = len(before) < SHORT_LINE or not before or _STARTS_LINE.match(follows) or follows.startswith("#")
        made.append("\n" if purposed else " ")
        start = at + 1
    return "".join(made) + text[start:]
