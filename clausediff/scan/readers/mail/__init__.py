"""Letters by electronic mail: their text, and the files that are attached, read as what they are.

The texts of its files make one scan, one behind the other. The letter's own text is a part of it where it is longer than all of
them, for then it may be the agreement; else it is a covering letter, which is said as a comment is: as text before a copy it
would look like the copy's own head, for it often names the form. A file that could not be read is named.

    eml    the format of the Internet (RFC 5322, MIME), web archives too      outlook    Outlook's own (MSG)
    letter what both give                                                 versions   where two versions of a text differ
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from clausediff.errors import ClausediffError, ReadError
from clausediff.scan.readers.html import read_page
from clausediff.scan.readers.joined import joined
from clausediff.scan.readers.mail.letter import Attached, Letter
from clausediff.scan.readers.mail.versions import tell_versions
from clausediff.scan.readers.output import Output, quoted
from clausediff.scan.scan import Scan, Unread
from clausediff.text.covering import SPEAKS, beyond_sending, guarded_words
from clausediff.text.languages.guess import guess
from clausediff.text.protected import AMOUNT
from clausediff.text.several import guards_of

__all__ = ["NAME", "SUFFIXES", "scan"]

NAME = "mail"
SUFFIXES = (".eml", ".msg", ".mht", ".mhtml")
_LOGO = 120_000
"""Pixels: a picture within a letter that has fewer is a logo, or a sign beside a name, and no page."""


def scan(path: str, data: bytes, letter: Letter, read: Callable[[str, bytes], Scan]) -> Scan:
    """The scan of a letter; ``read`` reads an attached file by its name and bytes.

    Raises ReadError ``empty`` where it holds neither words nor a file.
    """
    body = _body(path, letter)
    parts: list[tuple[str, Scan]] = []
    unread: list[Unread] = []
    for attached in letter.attached:
        if attached.why:
            unread.append(_not_read(attached, attached.why))
            continue
        stands = attached.inline or (attached.cid and any(f"cid:{attached.cid}" in body.page for body in letter.bodies))
        if stands and (said := _of_picture(attached)) is not None:
            unread.append(said)
            continue
        try:
            parts.append((attached.name, read(f"{path}: {attached.name}", attached.data)))
        except ClausediffError as error:
            unread.append(_not_read(attached, str(error).removeprefix(f"{path}: {attached.name}: ")))
    if body.text.strip() and sum(_length(part) for _, part in parts) < _length(body):
        parts.insert(0, ("", body))
    else:
        unread += [*_covering(body), *map(_of_covering, body.unread)]
    if not parts:
        rest = "; ".join(each.says for each in unread[:3])
        raise ReadError("empty", f"{path}: the letter holds no text{f'; {rest}' * bool(rest)}")
    return joined(path, hashlib.sha256(data).hexdigest(), NAME, parts, tuple(unread))


def _body(path: str, letter: Letter) -> Scan:
    """The letter itself, as its reader sees it: the page where it has one, else the plain text."""
    out = Output()
    if letter.subject.strip():
        out.add(" ".join(letter.subject.split()) + "\n\n")
    for body in letter.bodies:
        if body.page.strip():
            page = read_page(body.page, path, letter.sheets)
            # pictures of the letter are attached to it, and told there
            page.unread = [each for each in page.unread if each.kind != "picture"]
            page.tell_unseen()
            tell_versions(out, body.plain, "".join(page.pieces))
            out.take(page)
        else:
            out.add(body.plain.strip())
        out.break_paragraph()
    text, marks, unread = out.finished()
    return Scan(path, "", text, NAME, marks=marks, unread=unread)


def _length(scan: Scan) -> int:
    return len(scan.text.split())


def _covering(body: Scan) -> list[Unread]:
    """What a covering letter says; a person must look where it may change what was agreed."""
    whole = " ".join(body.text.split())
    if not whole:
        return []
    says = f"the letter says {quoted(body.text)}"
    return [Unread("comment", says, whole, harmless=not (_matters(body.text) or body.marks))]


def _matters(text: str) -> bool:
    """Whether what a covering letter says may change what was agreed."""
    guards = guards_of([guess(text)])
    speaks = any(
        not SPEAKS.keys().isdisjoint(word.codes) or not AMOUNT.isdisjoint(word.written)
        for word in guarded_words(text, guards)
    )
    return speaks or bool(beyond_sending(text, guards.languages))


def _of_covering(said: Unread) -> Unread:
    """What was said of a letter, now that it is only a covering letter: other words of its other version count as its own do."""
    harmless = said.harmless or (said.kind == "versions" and not _matters(said.text))
    return said._replace(span=None, harmless=harmless)


def _not_read(attached: Attached, why: str) -> Unread:
    digest = hashlib.sha256(attached.data).hexdigest() if attached.data else ""
    says = f"the attached file {quoted(attached.name)} was not read: it {why}"
    return Unread("embedded", says, digest=digest, harmless=attached.name.lower().endswith((".p7s", ".asc", ".sig")))


def _of_picture(attached: Attached) -> Unread | None:
    """What is said of a small picture within a letter; None for a large one, or what is no picture: these are read."""
    try:
        import io

        from PIL import Image

        with Image.open(io.BytesIO(attached.data)) as image:
            size = image.width * image.height
    except Exception:  # not installed, or no picture
        return None
    if size >= _LOGO:
        return None
    digest = hashlib.sha256(attached.data).hexdigest()
    return Unread("picture", f"the small picture {quoted(attached.name)} was not read", digest=digest, harmless=True)
