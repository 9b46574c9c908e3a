"""Small Word documents, written as raw XML into an archive.

Elements without a prefix are Word's own, so that a case reads ``<p><r><rPr><strike/></rPr><t>not</t></r></p>``.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = {
    "": WORD,
    "w": WORD,
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_DECLARED = " ".join(f'xmlns{f":{prefix}" * bool(prefix)}="{space}"' for prefix, space in SPACES.items())
_ROOTS = {"header": "hdr", "footer": "ftr"}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def part(kind: str, inner: str) -> str:
    """A part of the kind ``styles``, ``numbering``, ``footnotes``, ``header`` … with what is in it."""
    if kind == "theme":
        return f"<a:theme {_DECLARED}><a:themeElements>{inner}</a:themeElements></a:theme>"
    root = _ROOTS.get(kind, kind)
    return f"<w:{root} {_DECLARED}>{inner}</w:{root}>"


def document(
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    files: Mapping[str, bytes | str] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
    head: str = "",
) -> bytes:
    """A Word document.

    ``parts`` are what is in other parts, by their kind; a kind may have a number (``header2``), and its relation has its
    name. ``files`` lie in the archive as they are; ``links`` are more relations: id to type and target.
    """
    related = {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts or {}} | dict(links or {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _relations({"r": ("officeDocument", "word/document.xml")}))
        archive.writestr("word/document.xml", f"{head}<document {_DECLARED}><body>{body}</body></document>")
        archive.writestr("word/_rels/document.xml.rels", _relations(related))
        for name, inner in (parts or {}).items():
            archive.writestr(f"word/{name}.xml", part(name.rstrip("0123456789"), inner))
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def _relations(related: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in related.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{each}</Relationships>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that begins with ``<`` brings its own properties (``<strike/>not``)."""
    pieces = []
    for run in runs:
        held, text = run.rsplit(">", 1) if run.startswith("<") else ("", run)
        held = f"<rPr>{held}></rPr>" if held else ""
        pieces.append(f'<r>{held}<t xml:space="preserve">{text}</t></r>')
    return f"<p>{f'<pPr>{properties}</pPr>' if properties else ''}{''.join(pieces)}</p>"


def put(folder: Path, data: bytes, name: str = "form.docx") -> str:
    """A file with these bytes."""
    (folder / name).write_bytes(data)
    return str(folder / name)
