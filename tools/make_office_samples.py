"""Make the documents of word processors, and the letter, in ``samples/paper/``: the same filled form as the pages there.

    python tools/make_office_samples.py [NAME...]

Needs nothing but the project. The clauses are numbered by the program that shows the document, as people number them: their
numbers are not in the files (in Rich Text Format they are, as that format has it). The files are the same each time.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.make_paper_samples import OUT, TITLE, text  # noqa: E402

STRUCK = "royalty-free, fully-paid, "
NOTE = "This licence ends when the Articles are withdrawn."
NOTED = "the Articles by ICML."
"""The end of the clause that gets the note."""
_CLAUSE = re.compile(r"\d+\.\s+")


def paragraphs() -> Iterator[tuple[bool, str]]:
    """Each paragraph of the form, and whether it is numbered; its number is taken off."""
    for part in text().split("\n\n"):
        words = " ".join(part.split())
        if words:
            number = _CLAUSE.match(words)
            yield number is not None, words[number.end() :] if number else words


def archive(parts: dict[str, str]) -> bytes:
    """An archive, the first part not compressed, as OpenDocument wants it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for number, (name, data) in enumerate(parts.items()):
            entry = zipfile.ZipInfo(name, (2020, 9, 23, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED
            made.writestr(entry, data)
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word(*, struck: bool) -> bytes:
    """A Word document; with some words struck out and a footnote where that is asked for."""
    body = []
    for numbered, words in paragraphs():
        properties = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' if numbered else ""
        runs = f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
        if struck and STRUCK in words:
            line = f'</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">{STRUCK}</w:t></w:r>'
            runs = runs.replace(STRUCK, f'{line}<w:r><w:t xml:space="preserve">')
        if struck and words.endswith(NOTED) and numbered:
            runs += '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
        body.append(f"<w:p>{properties}{runs}</w:p>")
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {NOTE}</w:t></w:r></w:p></w:footnote>'
    )
    kinds = ["numbering", "footnotes"] if struck else ["numbering"]
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        + "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{_MAIN}.{kind}+xml"/>' for kind in kinds)
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_RELATED}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        + "".join(f'<Relationship Id="r{kind}" Type="{_RELATED}/{kind}" Target="{kind}.xml"/>' for kind in kinds)
        + "</Relationships>",
        "word/numbering.xml": numbering,
    }
    if struck:
        parts["word/footnotes.xml"] = f"<w:footnotes {_W}>{note}</w:footnotes>"
    return archive(parts)


def opendocument() -> bytes:
    """An OpenDocument text."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style")
    )
    body = []
    open_list = False
    for numbered, words in paragraphs():
        if numbered != open_list:
            going_on = ' text:continue-numbering="true"' if "<text:list" in "".join(body) else ""
            body.append(f'<text:list text:style-name="L1"{going_on}>' if numbered else "</text:list>")
            open_list = numbered
        line = f"<text:p>{escape(words)}</text:p>"
        body.append(f"<text:list-item>{line}</text:list-item>" if numbered else line)
    level = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    content = (
        f'<office:document-content {spaces} office:version="1.3"><office:automatic-styles><text:list-style style:name="L1">'
        f"{level}</text:list-style></office:automatic-styles><office:body><office:text>{''.join(body)}"
        f"{'</text:list>' * open_list}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return archive(
        {
            "mimetype": kind,
            "content.xml": content,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}" m:version="1.3">'
            f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        }
    )


def rich() -> bytes:
    """The form in Rich Text Format."""
    body = []
    count = 0
    for numbered, words in paragraphs():
        escaped = words.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        escaped = "".join(char if char < "\x80" else f"\\u{ord(char)}?" for char in escaped)
        count += numbered
        label = rf"{{\listtext\pard\plain {count}.\tab}}\ls1 " if numbered else ""
        body.append(rf"\pard {label}{escaped}\par")
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}}\f0\fs22"
    return "\r\n".join([head, *body, "}"]).encode("ascii")


def letter() -> bytes:
    """A letter with the PDF of the form attached."""
    made = EmailMessage()
    made["From"] = "Amara Lindholm <amara@example.org>"
    made["To"] = "releases@example.org"
    made["Subject"] = f"Signed: {TITLE}"
    made["Date"] = "Wed, 23 Sep 2020 10:00:00 +0000"
    made["Message-ID"] = "<release@example.org>"
    made.set_content("Hello,\n\nhere it is, signed.\n\nBest,\nAmara\n")
    pdf = (OUT / "release-typed.pdf").read_bytes()
    made.add_attachment(pdf, maintype="application", subtype="pdf", filename="release.pdf")
    made.set_boundary("release")
    return made.as_bytes()


MADE: dict[str, Callable[[], bytes]] = {
    "release-word.docx": lambda: word(struck=False),
    "release-struck.docx": lambda: word(struck=True),
    "release.odt": opendocument,
    "release.rtf": rich,
    "release-letter.eml": letter,
}


def main() -> int:
    """Make the files, or those that are named."""
    for name in sys.argv[1:] or MADE:
        data = MADE[name]()
        (OUT / name).write_bytes(data)
        print(name, len(data))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
