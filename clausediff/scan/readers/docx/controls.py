"""Content controls: places of a form that Word looks after (``w:sdt``), filled in or still showing their prompt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from clausediff import regex as re
from clausediff.scan.readers.docx.looks import Place
from clausediff.scan.readers.docx.names import W14, Element, local, value, w, words_of
from clausediff.scan.readers.docx.reading import Reading
from clausediff.scan.readers.output import quoted

__all__ = ["read_control"]

_BOXES = "☐☑☒□■◻◼✓✔✗✘○●"
_STEP = re.compile(r"/(?:([\w.-]+):)?([\w.-]+)(?:\[(\d+)\])?")
_PREFIX = re.compile(r"xmlns:([\w.-]+)=['\"]([^'\"]*)['\"]")


def read_control(reading: Reading, element: Element, place: Place, read: Callable[[Element, Place], None]) -> None:
    """Read what a control shows; ``read`` reads what it holds."""
    held = element.find(w("sdtContent"))
    if held is None:
        return
    properties = element.find(w("sdtPr"))
    prompt = properties is not None and value_on(properties, "showingPlcHdr")
    box = properties.find(f"{{{W14}}}checkbox") if properties is not None else None
    start = reading.out.length
    with reading.deeper():
        read(held, replace(place, prompt=place.prompt or prompt))
    if box is not None:
        _check_box(reading, box, start)
    bound = properties.find(w("dataBinding")) if properties is not None else None
    if bound is not None and not prompt and all(properties.find(w(kind)) is None for kind in ("date", "picture")):
        _bound(reading, bound, words_of(held), _listed(properties))


def value_on(properties: Element, name: str) -> bool:
    """Whether a property of a control is there and not switched off."""
    found = properties.find(w(name))
    return found is not None and value(found) not in ("0", "false", "off")


def _check_box(reading: Reading, box: Element, start: int) -> None:
    """A box whose sign is of a font of its own reads as the box that it is."""
    shown = reading.out.since(start)
    if shown.strip() and shown.strip() not in _BOXES:
        checked = box.find(f"{{{W14}}}checked")
        state = checked is not None and (checked.get(f"{{{W14}}}val") or "1") in ("1", "true", "on")
        reading.out.add(" ☒" if state else " ☐")


def _listed(properties: Element) -> dict[str, str]:
    """What a list to choose from shows for each value."""
    return {
        value(each, name="value") or "": value(each, name="displayText") or value(each, name="value") or ""
        for each in properties.iter(w("listItem"))
    }


def _bound(reading: Reading, bound: Element, words: str, listed: dict[str, str]) -> None:
    """A control may be bound to data elsewhere in the file, which Word shows in place of the control's own words.

    Those of a date are written in a form of their own, and are not looked at.
    """
    found = _data(reading, value(bound, name="xpath") or "", value(bound, name="prefixMappings") or "")
    if found is None:
        return
    found = listed.get(found, found)
    if "".join(found.split()).lower() in (
        "".join(words.split()).lower(),
        *(("true", "false", "0", "1") if box_like(words) else ()),
    ):
        return
    says = f"Word shows {quoted(found)} here, from the data of the document, and the text itself says {quoted(words)}"
    reading.out.tell("versions", says, found)


def box_like(words: str) -> bool:
    """Whether words are a check box."""
    return words.strip() in _BOXES


def _data(reading: Reading, path: str, prefixes: str) -> str | None:
    """The text that a control is bound to; None where it is not found, or the path is no plain list of names."""
    spaces = dict(_PREFIX.findall(prefixes))
    steps = _STEP.findall(path)
    if not steps or _STEP.sub("", path):
        return None
    for name in reading.package.names():
        if not name.startswith(("customXml/item", "docProps/")) or not name.endswith(".xml") or "Props" in name[10:]:
            continue
        root = reading.package.xml(name)
        if root is None or not _is(root, steps[0], spaces):
            continue
        at: Element | None = root
        for step in steps[1:]:
            same = [each for each in at if _is(each, step, spaces)] if at is not None else []
            index = int(step[2] or 1) - 1
            at = same[index] if 0 <= index < len(same) else None
        if at is not None and not len(at):
            return at.text or ""
    return None


def _is(element: Element, step: tuple[str, str, str], spaces: dict[str, str]) -> bool:
    tag = element.tag
    if not isinstance(tag, str):
        return False
    return local(element) == step[1] and (not step[0] or tag == f"{{{spaces.get(step[0], '')}}}{step[1]}")
