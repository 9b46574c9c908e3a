"""Letters by electronic mail: their text, and the files that are attached, read as what they are.

The text of the letter and those of its files make one scan, one behind the other; what belongs to no copy of the agreement
is outside text, as a covering letter between scanned pages would be. A file that could not be read is named.

    eml    the format of the Internet (RFC 5322, MIME), web archives too      outlook    Outlook's own (MSG)
    letter what both give
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from clausediff.errors import ClausediffError, ReadError
from clausediff.scan.readers.html import read_page
from clausediff.scan.readers.joined import joined
from clausediff.scan.readers.mail.letter import Attached, Letter
from clausediff.scan.readers.output import Output, quoted
from clausediff.scan.scan import Scan, Unread

__all__ = ["NAME", "SUFFIXES", "scan"]

NAME = "mail"
SUFFIXES = (".eml", ".msg", ".mht", ".mhtml")
_LOGO = 120_000
"""Pixels: a picture within a letter that has fewer is a logo, or a sign beside a name, and no page."""
_OTHER_WORDS = 0.1
"""Share of the words of a letter's plain version from which words that its page lacks make it say something else."""


def scan(path: str, data: bytes, letter: Letter, read: Callable[[str, bytes], Scan]) -> Scan:
    """The scan of a letter; ``read`` reads an attached file by its name and bytes.

    Raises ReadError ``empty`` where it holds neither words nor a file.
    """
    body = _body(path, letter)
    parts = [("", body)] if body.text.strip() else []
    unread = list(body.unread) if not parts else []
    for attached in letter.attached:
        if attached.why:
            unread.append(_not_read(attached, attached.why))
            continue
        stands = attached.inline or (attached.cid and f"cid:{attached.cid}" in letter.page)
        if stands and (said := _of_picture(attached)) is not None:
            unread.append(said)
            continue
        try:
            parts.append((attached.name, read(f"{path}: {attached.name}", attached.data)))
        except ClausediffError as error:
            unread.append(_not_read(attached, str(error).removeprefix(f"{path}: {attached.name}: ")))
    if not parts:
        rest = "; ".join(each.says for each in unread[:3])
        raise ReadError("empty", f"{path}: the letter holds no text{f'; {rest}' * bool(rest)}")
    return joined(path, hashlib.sha256(data).hexdigest(), NAME, parts, tuple(unread))


def _body(path: str, letter: Letter) -> Scan:
    """The letter itself, as its reader sees it: the page where it has one, else the plain text."""
    out = Output()
    if letter.subject.strip():
        out.add(" ".join(letter.subject.split()) + "\n\n")
    if letter.page.strip():
        page = read_page(letter.page, path)
        # pictures of the letter are attached to it, and told there
        page.unread = [each for each in page.unread if each.kind != "picture"]
        out.take(page)
        _tell_other_words(out, letter.plain)
    else:
        out.add(letter.plain.strip())
    text, marks, unread = out.finished()
    return Scan(path, "", text, NAME, marks=marks, unread=unread)


def _tell_other_words(out: Output, plain: str) -> None:
    """A letter may have a plain version, which some programs show; where it says something else, that is said."""
    known = set("".join(out.pieces).lower().split())
    words = [word for word in plain.split() if word.isalpha()]
    others = [word for word in words if word.lower() not in known]
    if len(others) > max(3, _OTHER_WORDS * len(words)):
        shown = " ".join(others)
        out.tell("versions", f"some programs show other words of the letter: {quoted(shown)}", shown, here=False)


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
