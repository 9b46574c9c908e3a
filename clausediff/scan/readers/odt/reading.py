"""An OpenDocument text from its first block to its last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from clausediff.errors import ReadError
from clausediff.scan.readers.changes import tell_changes
from clausediff.scan.readers.odt.forms import control_words, field_words
from clausediff.scan.readers.odt.names import BLOCKS, OVER, SILENT, THROUGH
from clausediff.scan.readers.odt.numbering import Counters, Numbering
from clausediff.scan.readers.odt.package import Element, Package, o, prefixed, words_of
from clausediff.scan.readers.odt.styles import Place, Styles, ground_of, look_of, merged, points
from clausediff.scan.readers.odt.tracked import counted, tracked_changes
from clausediff.scan.readers.output import Look, Output, quoted
from clausediff.scan.readers.symbols import symbols

__all__ = ["Reading"]

_DEEPEST = 150
_LEGIBLE = 8.0
"""Points: a picture less high or wide has no room for a word."""


@dataclass(frozen=True, slots=True)
class _List:
    """The list in which a block stands."""

    style: str
    level: int
    counters: Counters


class Reading:
    """One document while it is read."""

    def __init__(self, package: Package, *, accept: bool) -> None:
        self._package, self._accept = package, accept
        roots = [package.content] + ([package.styles] if package.styles is not package.content else [])
        self._styles, self._numbering = Styles(roots), Numbering(roots)
        self._out = Output()
        self._notes: list[tuple[str, Output]] = []
        self._boxes: list[Output] = []
        self._comments: list[tuple[str, str]] = []
        self._lists: dict[str, Counters] = {}  # by their id
        self._last: dict[str, Counters] = {}  # by their style
        self._outline = Counters()
        self._changes = tracked_changes(package)
        self._absent: set[str] = set()  # insertions that are open and not there
        self._depth = 0
        self._label = ""
        self._joins = False
        self._edge = False

    def read(self) -> Output:
        """All that it shows."""
        body = next(self._package.content.iter(o("office:text")), None)
        if body is None:
            raise self._package.damaged("it has no text")
        place = Place(self._styles.of("paragraph", None))
        main = self._apart(lambda: self._blocks(body, place, None))
        whole = self._out = Output()
        self._edges("style:header", place)
        whole.take(main)
        for mark, note in self._notes:
            whole.break_paragraph()
            with whole.marked("note"):
                if mark:
                    start = whole.length
                    whole.add(f"{mark} ")
                    whole.mark("reference", whole.span_from(start))
                whole.take(note)
        whole.break_paragraph()
        self._edges("style:footer", place)
        for author, words in self._comments:
            whole.tell("comment", f"a comment by {author} says {quoted(words)}", words, here=False)
        if any(name.startswith(("Basic/", "Scripts/")) for name in self._package.names()):
            whole.tell(
                "unread", "the document has macros, which may change what it shows, and were not run", here=False
            )
        tell_changes(whole, counted(self._changes), accept=self._accept)
        return whole

    def _apart(self, action: Callable[[], None]) -> Output:
        """What an action reads, in an output of its own; its text boxes follow it."""
        held = self._out, self._boxes
        out = self._out = Output()
        self._boxes = []
        action()
        self._put_boxes()
        out.tell_unseen()
        self._out, self._boxes = held
        return out

    def _put_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._out.break_paragraph()
            self._out.take(box)
            self._out.break_paragraph()

    # blocks

    def _blocks(self, holder: Element, place: Place, around: _List | None) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ReadError("damaged", f"{self._package.path}: is nested too deeply to be a document of a person's")
        for each in holder:
            self._block(each, place, around)
        self._depth -= 1

    def _block(self, element: Element, place: Place, around: _List | None) -> None:
        name = prefixed(element)
        if name in ("text:p", "text:h"):
            self._paragraph(element, place)
        elif name == "text:list":
            self._list(element, place, around)
        elif name == "table:table":
            self._table(element, place)
        elif name in BLOCKS:
            hidden = (
                element.get(o("text:display")) in ("none", "condition") or element.get(o("text:is-hidden")) == "true"
            )
            inner = replace(place, unseen=place.unseen or "it is in a section that is hidden") if hidden else place
            self._blocks(element, inner, around)
        elif name in ("text:change", "text:change-start", "text:change-end"):
            self._change(element, name, place)
        elif name.startswith("draw:"):
            self._drawing(element, place)
            self._put_boxes()
        elif name not in SILENT and name:
            self._unknown(element, name)

    def _paragraph(self, element: Element, place: Place) -> None:
        """A paragraph or heading with its label."""
        out = self._out
        name = element.get(o("text:style-name"))
        held = self._styles.of("paragraph", name)
        inner = replace(place, properties=held)
        if self._joins:
            self._joins = False
        elif not self._absent:
            out.break_paragraph()
        if element.tag == o("text:h") and not self._label:
            self._heading(element, name)
        label, self._label = self._label, ""
        if label and (words_of(element) or element.find(f".//{o('draw:frame')}") is not None):
            self._add(f"{label} ", look_of(inner))
        self._inline(element, inner)
        if self._absent:
            self._joins = True
            return
        out.break_paragraph()
        self._put_boxes()

    def _heading(self, element: Element, style: str | None) -> None:
        """The number of a heading that stands in no list."""
        if element.get(o("text:is-list-header")) == "true":
            return
        said = element.get(o("text:outline-level")) or "1"
        level = min(10, max(1, int(said) if said.isdigit() else 1)) - 1
        named = self._styles.attribute("paragraph", style, "style:list-style-name")
        if named == "":
            return
        own = self._numbering.level("outline", level)
        value = element.get(o("text:start-value"))
        restart = element.get(o("text:restart-numbering")) == "true"
        start = int(value) if value and value.isdigit() else own.start if restart else None
        self._outline.count(level, own.start, start)
        self._label = self._numbering.label("outline", level, self._outline)

    def _list(self, element: Element, place: Place, around: _List | None) -> None:
        style = element.get(o("text:style-name")) or (around.style if around is not None else "")
        if around is not None:
            inside = _List(style, min(9, around.level + 1), around.counters)
        else:
            counters = self._lists.get(element.get(o("text:continue-list")) or "")
            if counters is None and element.get(o("text:continue-numbering")) == "true":
                counters = self._last.get(style)
            inside = _List(style, 0, counters or Counters())
            if element.get(o("xml:id")):
                self._lists[element.get(o("xml:id"))] = inside.counters
            self._last[style] = inside.counters
        for item in element:
            name = prefixed(item)
            if name == "text:list-item":
                self._item(item, place, inside)
            elif name in ("text:change", "text:change-start", "text:change-end"):
                self._change(item, name, place)
            elif name == "text:list-header":
                self._blocks(item, place, inside)

    def _item(self, item: Element, place: Place, inside: _List) -> None:
        """An item; its first paragraph bears the number, and one that has only a list of its own is not counted."""
        first = True
        own_style = item.get(o("text:style-override"))
        style = own_style or inside.style
        for each in item:
            name = prefixed(each)
            if first and name in ("text:p", "text:h"):
                first = False
                value = item.get(o("text:start-value"))
                own = self._numbering.level(style, inside.level)
                inside.counters.count(inside.level, own.start, int(value) if value and value.isdigit() else None)
                said = next((words_of(number) for number in item.findall(o("text:number"))), "")
                self._label = said or self._numbering.label(style, inside.level, inside.counters)
            elif first and name == "text:list":
                inside.counters.begin(inside.level, self._numbering.level(style, inside.level).start)
            self._block(each, place, inside)
            self._label = ""

    def _table(self, table: Element, place: Place) -> None:
        """Rows on lines of their own, cells with a tab between them."""
        self._out.break_paragraph()
        for row in table.iter(o("table:table-row")):
            if next(row.iterancestors(o("table:table")), None) is not table:
                continue
            hidden = row.get(o("table:visibility")) in ("collapse", "filter")
            cells = []
            for cell in row.findall(o("table:table-cell")):
                held = self._styles.of("table-cell", cell.get(o("table:style-name")))
                ground = ground_of(held, "table:background", place.ground)
                unseen = place.unseen or ("it is in a row that is hidden" if hidden else "")
                inner = replace(place, ground=ground, unseen=unseen)
                cells.append(self._apart(lambda cell=cell, inner=inner: self._blocks(cell, inner, None)))  # type: ignore[misc]
            for number, cell in enumerate(cells):
                cell.trim(0)
                if number:
                    self._out.add("\t")
                self._out.take(cell)
            self._out.add("\n")
        self._out.break_paragraph()

    # within paragraphs

    def _add(self, text: str, look: Look) -> None:
        if not self._absent:
            self._out.add(text, look)

    def _words(self, text: str | None, place: Place) -> None:
        if text:
            words = " ".join(text.split())
            lead, trail = text[:1].isspace(), text[-1:].isspace()
            shown = symbols(words, self._styles.font(place))
            if shown is None:
                self._out.tell(
                    "unread", f"a sign of the font {self._styles.font(place)} is not known, and was not read"
                )
                return
            self._add(f"{' ' * lead}{shown}{' ' * (trail and bool(words))}", look_of(place))

    def _inline(self, holder: Element, place: Place) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ReadError("damaged", f"{self._package.path}: is nested too deeply to be a document of a person's")
        self._words(holder.text, place)
        for each in holder:
            self._run(each, prefixed(each), place)
            self._words(each.tail, place)
        self._depth -= 1

    def _run(self, element: Element, name: str, place: Place) -> None:
        if name == "text:span":
            held = self._styles.of("text", element.get(o("text:style-name")))
            self._inline(element, replace(place, properties=merged(place.properties, held)))
        elif name == "text:s":
            said = element.get(o("text:c")) or "1"
            self._add(" " * (min(200, int(said)) if said.isdigit() else 1), look_of(place))
        elif name in ("text:tab", "text:line-break"):
            self._add("\t" if name == "text:tab" else "\n", look_of(place))
        elif name == "text:note":
            self._note(element, place)
        elif name == "office:annotation":
            self._comment(element)
        elif name in ("text:hidden-text", "text:hidden-paragraph"):
            hidden = element.get(o("text:is-hidden")) != "false"
            self._inline(element, replace(place, unseen="it is hidden text") if hidden else place)
        elif name in ("text:variable-set", "text:set"):
            if element.get(o("text:display")) != "none":
                self._inline(element, place)
        elif name == "text:conditional-text":
            said = quoted(words_of(element))
            self._out.tell("unread", f"{said} is shown on a condition, which was not worked out", words_of(element))
            self._inline(element, place)
        elif name == "text:placeholder" or element.get(o("loext:showing-place-holder")) == "true":
            self._inline(element, replace(place, prompt=True))
        elif name in THROUGH:
            self._inline(element, place)
        elif name in ("text:change", "text:change-start", "text:change-end"):
            self._change(element, name, place)
        elif name.startswith("field:fieldmark"):
            self._add(field_words(element), look_of(place))
            self._inline(element, place)  # its words follow it as words of the paragraph
        elif name == "draw:control":
            words, unread = control_words(self._package.content, element.get(o("draw:control")) or "")
            self._add(words, look_of(place))
            if unread:
                self._out.tell("unread", unread)
        elif name.startswith("draw:"):
            self._drawing(element, place)
        elif name and name not in SILENT:
            self._unknown(element, name)

    def _note(self, note: Element, place: Place) -> None:
        citation = note.find(o("text:note-citation"))
        body = note.find(o("text:note-body"))
        mark = words_of(citation) if citation is not None else ""
        if mark and not place.unseen and not self._absent:
            start = self._out.length
            self._out.add(mark)
            self._out.mark("reference", self._out.span_from(start))
        if body is not None and not self._absent:
            usual = Place(self._styles.of("paragraph", None), unseen=place.unseen)
            entry = len(self._notes)
            self._notes.append((mark, Output()))
            self._notes[entry] = (mark, self._apart(lambda: self._blocks(body, usual, None)))

    def _comment(self, element: Element) -> None:
        author = next((each.text or "" for each in element.iter(o("dc:creator"))), "").strip() or "somebody"
        words = " ".join(words_of(each) for each in element if prefixed(each) in ("text:p", "text:list"))
        if words.strip():
            self._comments.append((author, " ".join(words.split())))

    def _change(self, element: Element, name: str, place: Place) -> None:
        """Where a change begins, ends, or took words out."""
        key = element.get(o("text:change-id")) or ""
        change = self._changes.get(key)
        if change is None:
            return
        if name == "text:change-start" and change.kind == "insertion" and not self._accept:
            self._absent.add(key)
        elif name == "text:change-end":
            self._absent.discard(key)
        elif name == "text:change" and change.kind == "deletion" and not self._accept:
            paragraphs = change.content
            for number, each in enumerate(paragraphs):
                if prefixed(each) in ("text:p", "text:h"):
                    if number:
                        self._out.break_paragraph()
                    self._inline(each, place)
                else:
                    self._block(each, place, None)

    def _drawing(self, element: Element, place: Place) -> None:
        """A frame, a shape or a group: text boxes are read, pictures and objects are named."""
        name = prefixed(element)
        if self._absent:
            return
        if name in ("draw:g", "draw:a"):
            for each in element:
                if prefixed(each).startswith("draw:"):
                    self._drawing(each, place)
            return
        graphic = self._styles.of("graphic", element.get(o("draw:style-name")))
        fill = graphic.get("graphic:background") or graphic.get("draw:fill-color") or ""
        ground = ground_of({"fill": fill}, "fill", place.ground)
        inner = Place(self._styles.of("paragraph", None), ground, place.unseen)
        if name == "draw:frame":
            self._frame(element, inner)
        elif any(prefixed(each) in ("text:p", "text:list") and words_of(each) for each in element):
            self._box(element, inner)
        elif name in OVER and not self._edge and not place.unseen and graphic.get("style:run-through") != "background":
            self._out.tell("unread", "a line or a shape is drawn over the page, and may strike or cover words")

    def _frame(self, frame: Element, place: Place) -> None:
        sizes = [frame.get(o(f"svg:{side}")) or "" for side in ("width", "height")]
        if any(size and points(size) < _LEGIBLE for size in sizes):
            return
        for each in frame:
            name = prefixed(each)
            if name == "draw:text-box":
                self._box(each, place)
            elif place.unseen:
                continue
            elif name == "draw:image":
                self._out.tell("picture", "a picture was not read", digest=self._package.picture(each))
                return  # those behind it are the same picture in other formats
            elif name in ("draw:object", "draw:object-ole", "draw:plugin", "draw:applet", "draw:floating-frame"):
                self._out.tell("embedded", "an embedded object was not read", digest=self._package.picture(each))
                return

    def _box(self, holder: Element, place: Place) -> None:
        inner = self._apart(lambda: self._blocks(holder, place, None))
        boxed = Output()
        with boxed.marked("box"):
            boxed.take(inner)
        self._boxes.append(boxed)

    def _unknown(self, element: Element, name: str) -> None:
        words = words_of(element)
        if any(map(str.isalnum, words)):
            self._out.tell("unread", f"{quoted(words)} is in an element {name} that is not read", words)

    # headers and footers

    def _edges(self, kind: str, place: Place) -> None:
        """Headers or footers of the master pages in use, each wording once."""
        pages = {each.get(o("style:name")) or "": each for each in self._package.styles.iter(o("style:master-page"))}
        used = [name for name in dict.fromkeys(["Standard", *self._styles.masters()]) if name in pages]
        for name in used:
            following = pages[name].get(o("style:next-style-name"))
            if following in pages and following not in used:
                used.append(following)
        self._edge = True
        seen: set[str] = set()
        for name in used or list(pages)[:1]:
            for end in ("", "-left", "-first"):
                for each in pages[name].findall(o(f"{kind}{end}")):
                    if each.get(o("style:display")) == "false":
                        continue
                    inner = self._apart(lambda each=each: self._blocks(each, place, None))  # type: ignore[misc]
                    inner.trim(0)
                    words = " ".join("".join(inner.pieces).split())
                    if words in seen:
                        continue
                    seen.add(words)
                    with self._out.marked(kind.partition(":")[2]):
                        self._out.take(inner)
                    self._out.break_paragraph()
        self._edge = False
