"""Form fields of an OpenDocument text: fields as Word has them, and controls."""

from __future__ import annotations

from clausediff.scan.readers.odt.package import Element, o, prefixed

__all__ = ["control_words", "field_words"]


def field_words(element: Element) -> str:
    """What a form's field as Word has them shows: a box, or the entry that was chosen."""
    kind = element.get(o("field:type")) or ""
    held = [(each.get(o("field:name")), each.get(o("field:value")) or "") for each in element.iter(o("field:param"))]
    if kind.endswith("FORMCHECKBOX"):
        return "☒" if dict(held).get("Checkbox_Checked") == "true" else "☐"
    if kind.endswith("FORMDROPDOWN"):
        entries = [said for name, said in held if name == "Dropdown_ListEntry"]
        chosen = next((said for name, said in held if name == "Dropdown_Selected"), "0")
        return entries[int(chosen)] if chosen.isdigit() and int(chosen) < len(entries) else ""
    return ""


def control_words(content: Element, wanted: str) -> tuple[str, str]:
    """What a control shows, and what is to be told of it where it cannot be read.

    It stands in the text by its name ``wanted``, and is described among the document's forms.
    """
    for form in content.iter(o("office:forms")):
        for each in form.iter():
            if wanted and wanted in (each.get(o("xml:id")), each.get(o("form:id"))):
                return _words_of_control(each, prefixed(each))
    return "", "a form control was not read"


def _words_of_control(control: Element, name: str) -> tuple[str, str]:
    if name in ("form:checkbox", "form:radio"):
        state = control.get(o("form:current-state")) or control.get(o("form:current-selected")) or ""
        box = "☒" if state in ("checked", "true") else "☐"
        return f"{box} {control.get(o('form:label')) or ''}", ""
    if name in ("form:text", "form:textarea", "form:formatted-text", "form:combobox", "form:date"):
        return control.get(o("form:current-value")) or control.get(o("form:value")) or "", ""
    if name == "form:fixed-text":
        return control.get(o("form:label")) or "", ""
    return "", f"a form control ({name.partition(':')[2]}) was not read"
