"""Letters: their text and the files attached to them become one scan, and what could not be read is named."""

from __future__ import annotations

import io
import struct
from email.message import EmailMessage
from pathlib import Path

import pytest

from clausediff.errors import ReadError
from clausediff.scan.readers import kind_of, read
from clausediff.scan.readers.mail.eml import is_letter
from clausediff.scan.readers.mail.outlook import _unpacked

from .made_pdf import made_pdf, shown
from .ole import letter
from .word import document

TERMS = "3. The Buyer shall not resell the goods within 30 days.\n"


def message(plain: str = "Please find it attached.\n", page: str = "", subject: str = "The terms") -> EmailMessage:
    """A letter as a mail program sends it."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"], made["Message-ID"] = "a@example.org", "b@example.org", subject, "<1@x>"
    made.set_content(plain)
    if page:
        made.add_alternative(page, subtype="html")
    return made


def put(folder: Path, data: bytes, name: str = "letter.eml") -> str:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_attached_files_are_read(tmp_path: Path) -> None:
    """Text, a Word document and a PDF before the letter's own text, each on a page of its own, all offsets right."""
    made = message()
    made.add_attachment(TERMS.encode(), maintype="text", subtype="plain", filename="terms.txt")
    made.add_attachment(
        document("<p><r><t>shall </t></r><r><rPr><strike/></rPr><t>not</t></r></p>"),
        maintype="application", subtype="octet-stream", filename="a.docx",
    )  # fmt: skip
    made.add_attachment(
        made_pdf(shown("Printed words", 72, 700)), maintype="application", subtype="pdf", filename="a.pdf"
    )
    scan = read(put(tmp_path, made.as_bytes()))
    assert scan.reader == "mail"
    assert [scan.text[start:].split("\n")[0].strip() for start in scan.page_starts] == [
        TERMS.strip(), "shall not", "Printed words",
    ]  # fmt: skip
    assert [scan.text[mark.span.slice] for mark in scan.marks if mark.kind == "struck"] == ["not"]
    assert len(scan.pages) == len(scan.page_starts)
    assert [scan.text[word.span.slice] for word in scan.words] == ["Printed", "words"]
    assert {word.page for word in scan.words} == {2}
    assert scan.pages[2].image is not None
    assert scan.pages[2].image(20).width > 0
    assert [(each.kind, each.harmless) for each in scan.unread] == [("comment", True)]
    assert "“The terms Please find it attached.”" in scan.unread[0].says


@pytest.mark.parametrize(
    "says", ["We do not accept clause 3.", "It shall end in June.", "The fee is $90.", "See Section 4."]
)
def test_a_covering_letter_that_speaks_of_the_deal(tmp_path: Path, says: str) -> None:
    """It is for a person; one that only sends something is not."""
    made = message(says + "\n")
    made.add_attachment(TERMS.encode() * 5, maintype="text", subtype="plain", filename="terms.txt")
    (unread,) = read(put(tmp_path, made.as_bytes())).unread
    assert (unread.kind, unread.harmless) == ("comment", False)
    assert says in unread.says


def test_a_letter_that_is_the_agreement(tmp_path: Path) -> None:
    """A letter longer than what is attached to it is text, in which a copy may be found."""
    made = message(TERMS * 9)
    made.add_attachment(b"Annex\n", maintype="text", subtype="plain", filename="annex.txt")
    scan = read(put(tmp_path, made.as_bytes()))
    assert scan.text.startswith("The terms\n\n3. The Buyer")
    assert scan.text.rstrip().endswith("Annex")


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A table, a damaged PDF, an encrypted part and an empty one; a signature needs nobody's look."""
    made = message()
    for name, data in {
        "prices.xlsx": b"PK\3\4x",
        "a.pdf": b"%PDF-1.7 x",
        "void.txt": b"",
        "smime.p7s": b"\0\1",
    }.items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    scan = read(put(tmp_path, made.as_bytes()))
    assert [(each.kind, each.harmless) for each in scan.unread] == [("embedded", False)] * 3 + [("embedded", True)]
    for name, each in zip(("prices.xlsx", "a.pdf", "void.txt", "smime.p7s"), scan.unread, strict=True):
        assert f"the attached file “{name}” was not read" in each.says
    assert "is cut off" in scan.unread[1].says
    assert str(tmp_path) not in scan.unread[1].says


def test_the_page_of_a_letter(tmp_path: Path) -> None:
    """A letter's page is read with its looks, and a plain version that says something else is said."""
    made = message("We shall not pay.\n", "<p>We shall <s>not</s> pay.</p>")
    scan = read(put(tmp_path, made.as_bytes()))
    assert [scan.text[mark.span.slice] for mark in scan.marks] == ["not"]
    assert scan.unread == ()
    made = message("Clause three is void and nobody needs any further delivery.\n", "<p>We agree.</p>")
    assert [each.kind for each in read(put(tmp_path, made.as_bytes())).unread] == ["versions"]


def test_pictures_of_a_letter(tmp_path: Path) -> None:
    """A logo is named and needs nobody's look; what the page shows of it is not said twice."""
    image = pytest.importorskip("PIL.Image")
    out = io.BytesIO()
    image.new("RGB", (120, 40)).save(out, "PNG")
    made = message("Regards\n", page='<p>Regards <img src="cid:logo"></p>')
    parts = made.get_payload()
    assert isinstance(parts, list)
    parts[1].add_related(out.getvalue(), "image", "png", cid="<logo>", filename="logo.png")
    scan = read(put(tmp_path, made.as_bytes()))
    assert [(each.kind, each.harmless) for each in scan.unread] == [("picture", True)]


def test_letters_in_letters(tmp_path: Path) -> None:
    """A forwarded letter is read; letters without end are not."""
    inner = message("Inner words.\n")
    inner.add_attachment(TERMS.encode(), maintype="text", subtype="plain", filename="terms.txt")
    made = message()
    made.add_attachment(inner)
    scan = read(put(tmp_path, made.as_bytes()))
    assert any("Inner words." in each.says for each in scan.unread)
    assert scan.text == TERMS
    for _ in range(6):
        outer = message("Outer.\n")
        outer.add_attachment(made)
        made = outer
    assert any("too deep" in each.says for each in read(put(tmp_path, made.as_bytes())).unread)


def test_what_is_a_letter() -> None:
    """A letter that was sent has lines that one that was only typed has not."""
    assert kind_of(message().as_bytes(), "a.txt") == "eml"
    assert kind_of(b"\xef\xbb\xbf" + message().as_bytes(), "x") == "eml"
    assert kind_of(b"From: Ann\nTo: Bob\nSubject: Terms\n\nWe agree.\n", "a.txt") == "text"
    assert kind_of(b"Note: one\nMessage-ID is missing\n", "a.txt") == "text"
    assert not is_letter(b"")


def test_a_letter_of_outlook(tmp_path: Path) -> None:
    """Subject, text and attached files; a page is preferred to plain text."""
    pytest.importorskip("olefile")
    data = letter({"0037": "Subject", "1000": "Plain words."}, [("terms.txt", TERMS.encode())])
    scan = read(put(tmp_path, data, "a.msg"))
    assert scan.reader == "mail"
    assert [scan.text[start:].split("\n")[0].strip() for start in scan.page_starts] == [TERMS.strip()]
    assert "“Subject Plain words.”" in scan.unread[0].says
    data = letter({"1000": "We shall not pay."}, x10130102=b"<html><p>We shall <s>not</s> pay.</p></html>")
    scan = read(put(tmp_path, data, "a.msg"))
    assert [scan.text[mark.span.slice] for mark in scan.marks] == ["not"]


def test_a_damaged_letter_of_outlook(tmp_path: Path) -> None:
    """It is refused in one sentence, and so is an old document of Word's."""
    pytest.importorskip("olefile")
    data = letter({"1000": "x"})
    with pytest.raises(ReadError, match="the letter is damaged") as caught:
        read(put(tmp_path, data[:512] + data[1500:], "a.msg"))
    assert caught.value.kind in ("damaged", "empty")


def test_compressed_text_of_outlook() -> None:
    """The example of the format's own description ([MS-OXRTFCP] 3.1.1), and a text that is stored as it is."""
    packed = "2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423 20af32068656c090020627705b06c647d0a800fa0"
    assert _unpacked(bytes.fromhex(packed.replace(" ", ""))) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    stored = b"{\\rtf1 One}"
    assert _unpacked(struct.pack("<IIII", 12 + len(stored), len(stored), 0x414C454D, 0) + stored) == stored
    assert _unpacked(b"short") == b""


def test_nothing_to_read(tmp_path: Path) -> None:
    """A letter that holds nothing says so, with what it holds that could not be read."""
    made = message("\n", subject="")
    made.add_attachment(b"PK\3\4x", maintype="application", subtype="zip", filename="a.zip")
    with pytest.raises(ReadError, match=r"holds no text; the attached file “a\.zip” was not read"):
        read(put(tmp_path, made.as_bytes()))


def made_of(kind: str, *parts: str, more: str = "") -> bytes:
    """A letter of several parts, as it is sent."""
    head = (
        f'From: a@x.example\nSubject: Lease\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="q"{more}\n\n'
    )
    return (head + "".join(f"--q\n{part}\n" for part in parts) + "--q--\n").encode()


def part(words: str, kind: str = "plain", head: str = "") -> str:
    """One part of a letter."""
    return f"{head}Content-Type: text/{kind}; charset=utf-8\n\n{words}"


RENT = "The rent is due on the first day of each month."


@pytest.mark.parametrize(
    ("letter", "text", "kinds"),
    [
        (made_of("alternative", part(RENT), part(f"<p>{RENT}</p>", "html")), RENT, []),
        (made_of("alternative", part(RENT.replace("first", "last")), part(f"<p>{RENT}</p>", "html")), RENT, ["versions"]),
        (made_of("mixed", part(RENT), part("<p>By our server.</p>", "html")), f"{RENT}\n\nBy our server.", []),
        (made_of("mixed", part(f"<p>{RENT}</p>", "html"), part("It is halved.")), f"{RENT}\n\nIt is halved.", []),
        (
            made_of(
                "related",
                part('<link rel=stylesheet href="cid:s"><p>The rent <i>never</i>is due.</p>', "html"),
                part("i{display:none}", "css", "Content-ID: <s>\n"),
            ),
            "The rent is due.",
            ["unseen"],
        ),
        (
            made_of(
                "related",
                part("<link rel=stylesheet href='cid:t'><p>The rent is due.</p>", "html"),
                part("i{}", "css", "Content-ID: <s>\n"),
            ),
            "The rent is due.",
            ["unread"],
        ),
        (
            made_of(
                "related", part("It is halved.", "plain"), part(f"<p>{RENT}</p>", "html", "Content-ID: <s>\n"), more='; start="<s>"'
            ),
            f"{RENT}\n\n\n\x0cIt is halved.",
            [],
        ),
        (
            b"From: a\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed; delsp=yes\n\nThe re \nnt is due. \n-- \nAnn",
            "The rent is due.\n-- \nAnn",
            [],
        ),
        (made_of("mixed", part(RENT), "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!!"), RENT, ["embedded"]),
        (made_of("mixed", part(RENT), "Content-Type: message/partial; id=a; number=1\n\nThe rent is halved"), RENT, ["embedded"]),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_letter(letter: bytes, text: str, kinds: list[str], tmp_path: Path) -> None:
    """Of versions one is read and compared with the other; what is shown one behind the other is read so."""
    scan = read(put(tmp_path, letter))
    assert scan.text.removeprefix("Lease\n\n").strip() == text
    assert [each.kind for each in scan.unread] == kinds
