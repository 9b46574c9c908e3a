"""``clausediff canonical import``: a form in another notation, as the text of a canonical file.

A file that has fields already (an SPDX template, a canonical) is written anew with the same ones. Of any other form the blanks
become fields, brackets optional parts or wordings, and lines that only number or head pages are left out. All of that is guessed:
each guess is said, with the line where it is, for somebody who knows the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clausediff import regex as re
from clausediff.canonical.blanks import Blank, Kind, find_blanks
from clausediff.canonical.load import of_scan
from clausediff.canonical.naming_fields import FieldGuess, guess_field
from clausediff.canonical.template import Canonical, Either, FieldSpec, Node, OptionalPart, Slot, Text
from clausediff.canonical.write import front_matter, literal, to_markdown
from clausediff.model import Range
from clausediff.scan.furniture import find_furniture
from clausediff.scan.scan import Scan
from clausediff.text.lines import line_spans
from clausediff.text.several import guards_of
from clausediff.text.words import alnum_key

__all__ = ["Guess", "Imported", "propose_form"]

_SUFFIX = re.compile(r"\.(?:pdf|rtf|odt|html?)$", re.IGNORECASE)
"""Of files that are no canonicals themselves, but may be forms."""
_TITLE = 80
"""Characters of a title, at most."""
_BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_MUST = re.compile(
    r"(?:[^\W\d_]+[ -])?\(?\d[\d,.]*\)?[ -](?:(?:business|calendar|working)[ -])?(?:days?|weeks?|months?|years?|hours?|percent|%)"
    r"|[$€£]\s?\d[\d,.]*(?: (?:million|billion))?|\bnon-exclusive\b|\bexclusive\b|\birrevocabl[ey]\b|\bperpetual\b|\broyalty-free\b",
    re.IGNORECASE,
)
_KEPT = ("furniture/running-head", "furniture/repeated", "furniture/page-note", "furniture/bracketed-note")
"""Furniture that goes into ``ignore``, for copies have it too; page numbers are known without."""
_MOST_PHRASES = 12
"""Phrases that are suggested for ``must_match``, at most."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One thing that was guessed."""

    line: int
    """Of the new canonical's text, from 1; 0 where it is about the whole."""
    sure: str
    """``sure``, ``likely`` or ``a guess``."""
    says: str
    """What it was taken for, and from what."""

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.says} ({self.sure})"


@dataclass(frozen=True, slots=True)
class Imported:
    """A canonical's text with what was guessed of it."""

    text: str
    guesses: tuple[Guess, ...] = ()
    unread: tuple[str, ...] = ()
    """What the form's file shows that no copy will be compared with, and how its tracked changes were read."""


def propose_form(path: str, identifier: str | None = None) -> Imported:
    """The text of a canonical file from an SPDX licence template, a text, a Word document or a PDF, with the guesses.

    ``identifier`` is the id of the new canonical; without one it keeps the id that its file gives. Raises ReadError when the
    file cannot be read, CanonicalError when it is malformed.
    """
    scan, ruled = _with_rules(path)
    canonical = of_scan(scan)
    name = identifier or _SUFFIX.sub("", canonical.id)
    known = canonical.fields or canonical.body.start
    made = Imported(to_markdown(canonical, name)) if known else _Proposal(canonical, name).made()
    return replace(made, unread=(*(part.says for part in canonical.unread), *ruled))


def _with_rules(path: str) -> tuple[Scan, list[str]]:
    """The form as read; a PDF with the lines to write on that it draws typed as blanks, and what is said of these."""
    from clausediff.scan.readers import read

    scan = read(path)
    if scan.reader != "pdf" or path == "-":
        return scan, []
    from clausediff.canonical.ruled_blanks import with_ruled_blanks
    from clausediff.scan.readers.pdf.ruled import rules_of

    scan, count, notes = with_ruled_blanks(scan, rules_of(path))
    if any(page.reader not in ("", "pdf") for page in scan.pages):
        notes.append(
            "pages that are pictures were read by OCR: lines to write on that are drawn there became no fields"
        )
    if count:
        lines = "1 drawn line became a field" if count == 1 else f"{count} drawn lines became fields"
        notes.append(f"{lines}; see that none of them is a rule of a table, and that each stands where it should")
    return scan, notes


class _Proposal:
    """A canonical in the making."""

    def __init__(self, form: Canonical, name: str) -> None:
        self.form = form
        self.name = name
        self.fields: dict[str, FieldSpec] = {}
        self.own: dict[str, str] = {}
        """Fields by the letters of their placeholder: the same placeholder is the same field."""
        self.optional = 0
        self.ignore = list(form.ignore)
        self.said: list[tuple[str, str, str]] = []
        """The mark in the new body, how sure, what."""

    def made(self) -> Imported:
        """The canonical's text and the guesses."""
        form = self.form
        prompts = [mark.span for mark in form.marks if mark.kind == "prompt"]
        edges = [mark.span for mark in form.marks if mark.kind in ("header", "footer")]
        blanks = find_blanks(form.text, form.body, prompts)
        blanks = [blank for blank in blanks if not any(low <= blank.span.start < high for low, high in edges)]
        gone = list(self._furniture(edges))
        body: list[str] = []
        self._write(form.nodes, blanks, gone, body)
        text = _BLANK_LINES.sub("\n\n", "".join(body)).strip("\n")
        title = self._title(text)
        head = {"id": self.name, "title": title or self.name, "version": form.version, "language": form.language}
        front = front_matter(head, self.fields, ignore=tuple(dict.fromkeys(self.ignore)), must_match=form.must_match)
        whole = f"{front}{text}\n"
        return Imported(whole, tuple(self._guesses(whole, text)))

    # -- the body ----------------------------------------------------------------------------------------------------

    def _write(self, nodes: Sequence[Node], blanks: Sequence[Blank], gone: Sequence[Range], body: list[str]) -> None:
        """Write nodes with their blanks as fields."""
        for node in nodes:
            if isinstance(node, Text):
                self._write_text(node.span, blanks, gone, body)
            elif isinstance(node, Slot):
                body.append(f"{{{{{node.field}}}}}")
            elif isinstance(node, OptionalPart):
                if all(any(low <= at < high for low, high in gone) for at in (node.span.start, node.span.end - 1)):
                    continue
                body.append(f"{{{{#optional {node.name}}}}}")
                self._write(node.nodes, blanks, gone, body)
                body.append("{{/optional}}")
            elif isinstance(node, Either):
                for number, branch in enumerate(node.branches):
                    body.append("{{or}}" if number else f"{{{{#either {node.name}}}}}")
                    self._write(branch, blanks, gone, body)
                body.append("{{/either}}")

    def _write_text(self, span: Range, blanks: Sequence[Blank], gone: Sequence[Range], body: list[str]) -> None:
        text, at = self.form.text, span.start
        cuts: list[tuple[Range, Blank | None]] = [(cut, None) for cut in gone]
        cuts += [(blank.span, blank) for blank in blanks if not any(blank.span.meets(cut) for cut in gone)]
        for cut, blank in sorted(cuts, key=lambda each: each[0]):
            low, high = max(cut.start, span.start), min(cut.end, span.end)
            if low > high or low < at or (blank is not None and (low, high) != tuple(cut)):
                continue
            body.append(_plain(text[at:low]))
            if blank is not None:
                body.append(self._blank(blank))
            at = high
        body.append(_plain(text[at : span.end]))

    def _blank(self, blank: Blank) -> str:
        """What a blank becomes."""
        shown = " ".join(self.form.text[blank.span.slice].split())[:40] or "an empty cell"
        if blank.kind == Kind.OPTIONAL:
            self.optional += 1
            name = f"part_{self.optional}"
            self._say(
                f"{{{{#optional {name}}}}}",
                "a guess",
                f"“[{_short(blank.words)}]” may be left out: {{{{#optional {name}}}}}",
            )
            return f"{{{{#optional {name}}}}}{literal(blank.words)}{{{{/optional}}}}"
        if blank.kind == Kind.WORDINGS:
            self._say(f"{{{{{literal(blank.words)}}}}}", "likely", f"“{shown}” has one of these wordings")
            return f"{{{{{literal(blank.words)}}}}}"
        if blank.kind == Kind.NOTE:
            self.ignore.append(" ".join(self.form.text[blank.span.slice].split()))
            self._say("", "likely", f"“{_short(shown)}” is a note on the page: `ignore`")
            return ""
        guess = self._named(blank, guess_field(blank))
        self._say(
            f"{{{{{guess.name}}}}}",
            guess.sure,
            f"“{_short(shown)}” is the field {guess.name} ({guess.type}): {guess.reason}",
        )
        gap = self.form.text[blank.span.slice]
        lead = (gap or "\t") if not gap.strip() else ""
        return f"{lead}{{{{{guess.name}}}}}"

    def _named(self, blank: Blank, guess: FieldGuess) -> FieldGuess:
        """The guess with a name that no other field has, or that of the same placeholder elsewhere; its field declared."""
        key = alnum_key(blank.words) if blank.own else ""
        if key and key in self.own:
            name = self.own[key]
            self.fields[name] = self.fields[name]._replace(same_everywhere=True)
            return replace(guess, name=name, type=self.fields[name].type, sure="sure", reason="as above")
        if "_" in guess.name and guess.name in self.own.values() and self.fields[guess.name].type == guess.type:
            self.fields[guess.name] = self.fields[guess.name]._replace(same_everywhere=True)
            return replace(guess, reason="named as above")
        name, number = guess.name, 1
        while name in self.fields:
            number += 1
            name = f"{guess.name}_{number}"
        self.fields[name] = guess.spec(name)
        if key:
            self.own[key] = name
        return replace(guess, name=name)

    def _furniture(self, edges: Sequence[Range]) -> Iterator[Range]:
        """Lines that only head or number pages, and the form feeds between them. Those with words go into ``ignore``."""
        text = self.form.text
        for low, high in edges:
            yield from (span for span in line_spans(text, Range(low, high)) if span.size)
        for span, _, rule, _ in find_furniture(text, (), set(), guards=guards_of((self.form.language,))):
            if any(low <= span.start < high for low, high in edges):
                continue
            yield span
            line = " ".join(text[span.slice].split())
            if rule in _KEPT and line not in self.ignore:
                self.ignore.append(line)
                why = "a note on the page" if line.startswith("[") else "printed on several pages"
                self._say("", "likely", f"“{_short(line)}” is {why}: `ignore`")

    # -- the guesses -------------------------------------------------------------------------------------------------

    def _title(self, body: str) -> str:
        """The first heading, or a short first line without a field."""
        if self.form.title != self.form.id:
            return self.form.title
        line = next((line.strip() for line in body.split("\n") if line.strip()), "").lstrip("# ").strip("*_ ")
        short = 0 < len(line) <= _TITLE and "{{" not in line and line[-1] not in ".,;:"
        if short:
            self._say("", "likely", f"the title is “{line}”")
        return line if short else ""

    def _say(self, mark: str, sure: str, says: str) -> None:
        self.said.append((mark, sure, says))

    def _guesses(self, whole: str, body: str) -> Iterator[Guess]:
        """The guesses with their lines in the new file, and the phrases that may have to match."""
        start = len(whole) - len(body) - 1
        places: dict[str, int] = {}
        for mark, sure, says in self.said:
            found = whole.find(mark, places.get(mark, start)) if mark else -1
            places[mark] = found + 1
            yield Guess(whole.count("\n", 0, found) + 1 if found >= 0 else 0, sure, says)
        phrases = dict.fromkeys(" ".join(match[0].split()) for match in _MUST.finditer(body))
        new = [phrase for phrase in phrases if phrase not in self.form.must_match]
        if new:
            shown = ", ".join(f"“{phrase}”" for phrase in new[:_MOST_PHRASES])
            yield Guess(
                0, "a guess", f"phrases that `must_match` may list, if no scan may read them otherwise: {shown}"
            )


def _plain(text: str) -> str:
    """Text of the form for the body: page ends are blank lines there."""
    return literal(text.replace("\f", "\n\n"))


def _short(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:49]}…"
