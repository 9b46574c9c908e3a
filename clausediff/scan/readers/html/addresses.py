"""Addresses in a page: what came with it is read, nothing is fetched."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from urllib.parse import unquote_to_bytes, urlsplit

__all__ = ["is_of_fonts", "linked"]

_FONT_HOSTS = frozenset(
    "fonts.googleapis.com themes.googleusercontent.com fonts.gstatic.com fonts.bunny.net use.typekit.net".split()
)
"""Hosts that serve faces of letters and nothing else; documents of Google's name one in each file."""


def is_of_fonts(address: str) -> bool:
    """Whether an address is of a host that serves faces of letters only."""
    try:
        parts = urlsplit(address if "//" in address[:8] else f"//{address}")
    except ValueError:
        return False
    return (parts.hostname or "").lower() in _FONT_HOSTS


def linked(address: str, beside: Mapping[str, str]) -> str | None:
    """The text at an address that came with the page, or is a ``data:`` address; None for any other, which is never followed."""
    if address.strip() in beside:
        return beside[address.strip()]
    if not address.strip().lower().startswith("data:"):
        return None
    head, comma, body = address.strip().partition(",")
    if not comma:
        return None
    data = unquote_to_bytes(body)
    if head.lower().endswith(";base64"):
        try:
            data = base64.b64decode(data + b"==")
        except (binascii.Error, ValueError):
            return None
    return data.decode("utf-8", "replace")
