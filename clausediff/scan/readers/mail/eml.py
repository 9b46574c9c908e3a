"""Letters in the format of the Internet (RFC 5322 with MIME), and web archives, which have the same."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message

from clausediff import regex as re
from clausediff.errors import ReadError
from clausediff.scan.readers.files import decode
from clausediff.scan.readers.mail.letter import Attached, Letter

__all__ = ["is_letter", "read_letter"]

_HEADER = re.compile(rb"(?:[A-Za-z][\w-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}")
_SURE = re.compile(rb"(?im)^(?:mime-version|message-id|received|return-path|delivered-to|x-mailer)[ \t]*:")
_MOST = 500
"""Parts; a letter of a person's has a few."""


def is_letter(head: bytes) -> bool:
    """Whether bytes begin with the head of a letter that was sent; one that was only typed has no such lines."""
    found = _HEADER.match(head.lstrip(b"\xef\xbb\xbf"))
    return found is not None and _SURE.search(found[0]) is not None


def read_letter(data: bytes) -> Letter:
    """What a letter holds."""
    message = message_from_bytes(data, policy=policy.default)
    plain: list[str] = []
    page: list[str] = []
    attached: list[Attached] = []
    for number, part in enumerate(_leaves(message)):
        if number >= _MOST:
            attached.append(Attached("more parts", b"", why="has too many parts before it"))
            break
        kind = part.get_content_type()
        name = _name(part)
        if kind in ("text/plain", "text/html") and not name and part.get_content_disposition() != "attachment":
            (plain if kind == "text/plain" else page).append(_words(part))
        elif kind == "message/rfc822":
            inner = part.get_payload()
            data_of = (
                inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
            )
            attached.append(Attached(name or f"letter {number + 1}.eml", data_of))
        else:
            attached.append(_file(part, name or f"part {number + 1}", kind))
    return Letter(_subject(message), "\n\n".join(plain), "\n".join(page), tuple(attached))


def _leaves(message: Message) -> list[Message]:
    """The parts that hold something; a letter within the letter is one part."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        return [message]
    payload = message.get_payload()
    return (
        [leaf for part in payload if isinstance(part, Message) for leaf in _leaves(part)]
        if isinstance(payload, list)
        else []
    )


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
        return data.decode(named) if named else decode(data, "")
    except (LookupError, UnicodeDecodeError, ReadError):
        return data.decode("utf-8", "replace")


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
