"""Letters in the format of the Internet (RFC 5322 with MIME), and web archives, which have the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import Message

from clausediff import regex as re
from clausediff.errors import ReadError
from clausediff.scan.readers.files import decode
from clausediff.scan.readers.mail.letter import Attached, Body, Letter

__all__ = ["is_letter", "read_letter"]

_HEADER = re.compile(rb"(?:[A-Za-z][\w-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}")
_SURE = re.compile(rb"(?im)^(?:mime-version|message-id|received|return-path|delivered-to|x-mailer)[ \t]*:")
_SUFFIXES = {"text/html": ".html", "text/plain": ".txt"}
_WHOLE = frozenset(("message/rfc822", "message/partial", "message/external-body"))
"""Kinds of parts that are not looked into."""
_MOST = 500
"""Parts; a letter of a person's has a few."""


def is_letter(head: bytes) -> bool:
    """Whether bytes begin with the head of a letter that was sent; one that was only typed has no such lines."""
    found = _HEADER.match(head.lstrip(b"\xef\xbb\xbf"))
    return found is not None and _SURE.search(found[0]) is not None


def read_letter(data: bytes) -> Letter:
    """What a letter holds."""
    message = message_from_bytes(data, policy=policy.default)
    held = _Held()
    _collect(message, held, None)
    return Letter(_subject(message), tuple(Body(*each) for each in held.bodies), held.sheets, tuple(held.attached))


@dataclass(slots=True)
class _Held:
    """What was found so far."""

    bodies: list[list[str]] = field(default_factory=list)
    sheets: dict[str, str] = field(default_factory=dict)
    attached: list[Attached] = field(default_factory=list)
    count: int = 0


def _collect(message: Message, held: _Held, versions: list[str] | None) -> None:
    """Put the parts of a message where they belong; ``versions`` is the text of which they are versions, if they are."""
    payload = message.get_payload()
    if message.get_content_type() in _WHOLE or not isinstance(payload, list):
        _leaf(message, held, versions)
        return
    parts = [part for part in payload if isinstance(part, Message)]
    kind = message.get_content_type()
    if kind == "multipart/alternative" and versions is None:
        versions = ["", ""]
        held.bodies.append(versions)
    root = _root(message, parts) if kind == "multipart/related" else None
    for part in parts:
        if root is None or part is root:
            _collect(part, held, versions)
        else:
            _beside(part, held)


def _root(message: Message, parts: list[Message]) -> Message | None:
    """The part that is shown of a whole of related parts."""
    start = str(message.get_param("start") or "").strip()
    return next(
        (part for part in parts if start and str(part.get("Content-ID") or "").strip() == start),
        parts[0] if parts else None,
    )


def _beside(part: Message, held: _Held) -> None:
    """A part that another one may show: a style sheet or a file."""
    if part.get_content_type() == "text/css":
        text = _words(part)
        cid = str(part.get("Content-ID") or "").strip().strip("<>")
        for address in (f"cid:{cid}" if cid else "", str(part.get("Content-Location") or "").strip()):
            if address:
                held.sheets[address] = text
    elif part.is_multipart():
        _collect(part, held, None)
    else:
        held.count += 1
        kind = part.get_content_type()
        held.attached.append(_file(part, _name(part) or f"part {held.count}{_SUFFIXES.get(kind, '')}", kind))


def _leaf(part: Message, held: _Held, versions: list[str] | None) -> None:
    held.count += 1
    kind = part.get_content_type()
    name = _name(part)
    if held.count > _MOST:
        if held.count == _MOST + 1:
            held.attached.append(Attached("more parts", b"", why="has too many parts before it"))
    elif kind in ("text/plain", "text/html") and not name and part.get_content_disposition() != "attachment":
        if versions is None:
            versions = ["", ""]
            held.bodies.append(versions)
        at = int(kind == "text/html")
        words = _words(part)
        versions[at] = "\n\n".join(filter(str.strip, (versions[at], words)))
        if not words.strip() and str(part.get_payload()).strip():
            held.attached.append(Attached(f"part {held.count}", b"", why="is damaged"))
    elif kind in ("message/partial", "message/external-body"):
        held.attached.append(Attached(name or f"part {held.count}", b"", why="lies in another letter or place"))
    elif kind == "message/rfc822":
        inner = part.get_payload()
        data_of = inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
        held.attached.append(Attached(name or f"letter {held.count}.eml", data_of))
    else:
        held.attached.append(_file(part, name or f"part {held.count}", kind))


def _file(part: Message, name: str, kind: str) -> Attached:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    cid = str(part.get("Content-ID") or "").strip().strip("<>")
    why = ""
    if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"):
        why = "is encrypted"
    elif not data:
        why = "is empty or damaged"
    return Attached(name, data, part.get_content_disposition() == "inline", cid, why)


def _words(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if not data.strip():
        return ""
    named = part.get_content_charset()
    try:
        text = data.decode(named) if named else decode(data, "")
    except (LookupError, UnicodeDecodeError, ReadError):
        text = data.decode("utf-8", "replace")
    flows = part.get_content_type() == "text/plain" and str(part.get_param("format") or "").lower() == "flowed"
    return _flowed(text, deletes=str(part.get_param("delsp") or "").lower() == "yes") if flows else text


def _flowed(text: str, *, deletes: bool) -> str:
    """A text whose lines go on where they end with a space (RFC 3676); the space is no part of it where the part says so."""
    lines: list[str] = []
    open_line = False
    for line in text.splitlines():
        own = line.removeprefix(" ") if not line.startswith(">") else line
        if open_line and own != "-- ":
            lines[-1] += own
        else:
            lines.append(own)
        open_line = own.endswith(" ") and own != "-- " and not own.startswith(">")
        if open_line and deletes:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _subject(message: Message) -> str:
    try:
        return str(message.get("Subject") or "")
    except Exception:  # a header that the parser of Python's own cannot read
        return ""


def _name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except Exception:  # the same
        name = "attachment"
    return " ".join(name.replace("\\", "/").rpartition("/")[2].split())[:200]
