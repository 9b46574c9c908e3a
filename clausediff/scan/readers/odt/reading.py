"""An OpenDocument text from its first block to its last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clausediff.errors import ReadError
from clausediff.scan.readers.changes import tell_changes
from clausediff.scan.readers.extent import tell_cut_off
from clausediff.scan.readers.field_codes import same_words, tell_other
from clausediff.scan.readers.odt.edges import edges
from clausediff.scan.readers.odt.fields import tell, tell_value
from clausediff.scan.readers.odt.forms import control_words, field_words
from clausediff.scan.readers.odt.labels import Labels, List
from clausediff.scan.readers.odt.names import BLOCKS, OVER, SILENT, THROUGH
from clausediff.scan.readers.odt.numbering import Numbering
from clausediff.scan.readers.odt.package import Element, Package, o, prefixed, words_of
from clausediff.scan.readers.odt.places import frame_away, inside, room_of, sheet_of, table_away
from clausediff.scan.readers.odt.styles import Place, Styles, ground_of, look_of, merged, points, size_of
from clausediff.scan.readers.odt.tracked import counted, tracked_changes
from clausediff.scan.readers.odt.values import Values
from clausediff.scan.readers.output import Look, Output, quoted
from clausediff.scan.readers.symbols import symbols

__all__ = ["Reading"]

_DEEPEST = 150
_LEGIBLE = 8.0
"""Points: a picture less high or wide has no room for a word."""


class Reading:
    """One document while it is read."""

    def __init__(self, package: Package, *, accept: bool) -> None:
        self._package, self._accept = package, accept
        roots = [package.content] + ([package.styles] if package.styles is not package.content else [])
        self._styles, self._values, self._sheet = Styles(roots), Values(package), sheet_of(package)
        self._labels = Labels(Numbering(roots), self._styles)
        self._out = Output()
        self._notes: list[tuple[str, Output]] = []
        self._boxes: list[Output] = []
        self._comments: list[tuple[str, str]] = []
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

    def _blocks(self, holder: Element, place: Place, around: List | None) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ReadError("damaged", f"{self._package.path}: is nested too deeply to be a document of a person's")
        for each in holder:
            self._block(each, place, around)
        self._depth -= 1

    def _block(self, element: Element, place: Place, around: List | None) -> None:
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
        inner = inside(self._hidden_by_condition(element, place), held, self._sheet)
        if self._joins:
            self._joins = False
        elif not self._absent:
            out.break_paragraph()
        if element.tag == o("text:h") and not self._label:
            self._label = self._labels.heading(element, name)
        label, self._label = self._label, ""
        if label and (words_of(element) or element.find(f".//{o('draw:frame')}") is not None):
            self._add(f"{label} ", look_of(inner))
        self._inline(element, inner)
        if self._absent:
            self._joins = True
            return
        out.break_paragraph()
        self._put_boxes()

    def _hidden_by_condition(self, element: Element, place: Place) -> Place:
        """The place of a paragraph, in which a field may hide all of it on a condition."""
        for each in element.iter(o("text:hidden-paragraph")):
            if self._hides(each):
                return replace(place, unseen=place.unseen or "a condition hides its paragraph")
            if self._values.holds(each.get(o("text:condition"))) is not False:
                self._out.tell("unread", "a paragraph is shown on a condition, which may hide it")
        return place

    def _hides(self, element: Element) -> bool:
        """Whether a condition hides something: as the file says, or else as it is worked out."""
        said = element.get(o("text:is-hidden"))
        return said == "true" if said is not None else self._values.holds(element.get(o("text:condition"))) is not False

    def _list(self, element: Element, place: Place, around: List | None) -> None:
        inside = self._labels.begin(element, around)
        for item in element:
            name = prefixed(item)
            if name == "text:list-item":
                self._item(item, place, inside)
            elif name in ("text:change", "text:change-start", "text:change-end"):
                self._change(item, name, place)
            elif name == "text:list-header":
                self._blocks(item, place, inside)

    def _item(self, item: Element, place: Place, inside: List) -> None:
        """An item; its first paragraph bears the number, and one that has only a list of its own is not counted."""
        first = True
        for each in item:
            name = prefixed(each)
            if first and name in ("text:p", "text:h"):
                first = False
                self._label = self._labels.item(item, inside)
            elif first and name == "text:list":
                self._labels.holder(item, inside)
            self._block(each, place, inside)
            self._label = ""

    def _table(self, table: Element, place: Place) -> None:
        """Rows on lines of their own, cells with a tab between them."""
        self._out.break_paragraph()
        away = table_away(self._styles.of("table", table.get(o("table:style-name"))), self._sheet)
        for row in table.iter(o("table:table-row")):
            if next(row.iterancestors(o("table:table")), None) is not table:
                continue
            hidden = "it is in a row that is hidden" if row.get(o("table:visibility")) in ("collapse", "filter") else ""
            room = room_of(self._styles.of("table-row", row.get(o("table:style-name"))))
            cells = []
            for cell in row.findall(o("table:table-cell")):
                held = self._styles.of("table-cell", cell.get(o("table:style-name")))
                ground = ground_of(held, "table:background", place.ground)
                inner = replace(place, ground=ground, unseen=place.unseen or away or hidden, room=room)
                cells.append(self._apart(lambda cell=cell, inner=inner: self._blocks(cell, inner, None)))  # type: ignore[misc]
                tell_value(cells[-1], cell, self._values)
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
        elif name == "text:hidden-text":
            hidden = self._hides(element)
            self._field(element, replace(place, unseen="it is hidden text") if hidden else place)
        elif name in ("text:variable-set", "text:set"):
            hidden = element.get(o("text:display")) == "none"
            self._field(element, replace(place, unseen="it is hidden text") if hidden else place)
        elif name == "text:conditional-text":
            self._conditional(element, place)
        elif name == "text:ruby":
            self._ruby(element, place)
        elif name == "text:placeholder" or element.get(o("loext:showing-place-holder")) == "true":
            self._inline(element, replace(place, prompt=True))
        elif name in THROUGH:
            self._field(element, place)
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

    def _field(self, element: Element, place: Place) -> None:
        """A field, or another element whose own words are what it shows."""
        out, start = self._out, self._out.length
        self._inline(element, place)
        if not place.unseen and not self._absent:
            tell(out, start, element, self._values)

    def _conditional(self, element: Element, place: Place) -> None:
        """One of two texts, by a condition."""
        start, stored = self._out.length, words_of(element)
        self._inline(element, place)
        holds = self._values.holds(element.get(o("text:condition")))
        if holds is None:
            self._out.tell("unread", f"{quoted(stored)} is shown on a condition, which was not worked out", stored)
            return
        shown = element.get(o(f"text:string-value-if-{'true' if holds else 'false'}")) or ""
        if not same_words(shown, stored):
            tell_other(self._out, start, "conditional-text", shown, stored)

    def _ruby(self, element: Element, place: Place) -> None:
        """Words with others, such as their reading, above them."""
        for each in element:
            above = prefixed(each) == "text:ruby-text"
            if words_of(each):
                self._add(" (" if above else "", look_of(place))
                self._inline(each, place)
                self._add(")" if above else "", look_of(place))

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
        unseen = place.unseen or (frame_away(element, graphic, self._sheet) if words_of(element) else "")
        inner = Place(self._styles.of("paragraph", None), ground, unseen)
        if name == "draw:frame":
            self._frame(element, inner)
        elif any(prefixed(each) in ("text:p", "text:list") and words_of(each) for each in element):
            self._box(element, inner)
        elif name in OVER and not self._edge and not place.unseen and graphic.get("style:run-through") != "background":
            self._out.tell("unread", "a line or a shape is drawn over the page, and may strike or cover words")

    def _frame(self, frame: Element, place: Place) -> None:
        sizes = [frame.get(o(f"svg:{side}")) or "" for side in ("width", "height")]
        if any(size and points(size) < _LEGIBLE for size in sizes) and not words_of(frame):
            return
        for each in frame:
            name = prefixed(each)
            if name == "draw:text-box":
                self._box(each, place)
                if (
                    frame.get(o("svg:height"))
                    and each.get(o("fo:min-height")) is None
                    and each.get(o("draw:chain-next-name")) is None
                ):
                    tell_cut_off(
                        self._boxes[-1], 0, size_of(place.properties), points(sizes[0]), points(sizes[1]), "its frame"
                    )
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
        """Headers or footers, each wording once."""
        self._edge = True
        seen: set[str] = set()
        for each in edges(self._package, self._styles, kind):
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
