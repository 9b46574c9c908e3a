r"""The text of a field's code: ``IF 1 = 2 "yes" "no" \* Upper`` is a name, five words and a switch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clausediff import regex as re

__all__ = ["Code", "bookmark_set_by", "nested", "parsed"]

_OPENS, _CLOSES = "\x02", "\x03"
"""Around what a field within the code shows: it is one word wherever it stands, whatever blanks it has."""
_TOKEN = re.compile(
    r'["“”]((?:\\["“”\\]|[^"“”])*)["“”]?'  # in quotation marks; the last one may lack its end
    rf"|{_OPENS}([^{_CLOSES}]*){_CLOSES}"
    r"|\\([A-Za-z*#@!])"  # a switch
    rf'|([^\s"“”\\{_OPENS}]+)'
    r"|(\\.?)"
)
_GENERAL = "*#@"
"""Switches of all fields; each has a word behind it."""
_WITH_WORDS: Mapping[str, str] = {
    "ADVANCE": "dulrxy", "ASK": "d", "FILLIN": "d", "REF": "d", "SEQ": "rs", "SYMBOL": "fs", "LISTNUM": "ls", "AUTONUM": "s",
    "AUTONUMLGL": "s", "HYPERLINK": "lot", "MERGEFIELD": "bf", "INCLUDETEXT": "c", "STYLEREF": "", "TOC": "abcdflnopst",
}  # fmt: skip
"""The other switches that have a word behind them, by the field's name."""


@dataclass(frozen=True, slots=True)
class Code:
    """A field's code."""

    name: str
    """In capitals; ``=`` for a formula."""
    words: tuple[str, ...] = ()
    """Its arguments, without their quotation marks."""
    bare: tuple[bool, ...] = ()
    """Of each word, whether it stood without quotation marks and is no field's: it may be a bookmark's name."""
    switches: Mapping[str, str] = field(default_factory=dict)
    """The word behind each switch, by its letter in lower case; empty where it has none."""
    formats: tuple[str, ...] = ()
    r"""The words behind each ``\*``, in lower case."""
    rest: str = ""
    """What stands behind the name, up to the first general switch, as it is written."""
    whole: str = ""
    """All of it, for people."""


def nested(shown: str) -> str:
    """What a field within a code shows, as it is put into the code."""
    return f"{_OPENS}{shown.translate({2: None, 3: None})}{_CLOSES}"


def bookmark_set_by(text: str) -> tuple[str, str] | None:
    """The name, in lower case, and the words that a ``SET`` field gives to a bookmark; None for another code."""
    held = parsed(text)
    if held.name != "SET" or len(held.words) < 2:
        return None
    return held.words[0].lower(), " ".join(held.words[1:])


def parsed(text: str) -> Code:
    """A code in its parts."""
    stripped = text.strip().lstrip("\\") if text.strip().startswith("\\=") else text.strip()
    whole = " ".join(stripped.replace(_OPENS, "").replace(_CLOSES, "").split())
    if stripped.startswith("="):
        name, rest = "=", stripped[1:]
    else:
        name = (re.match(rf"[^\s\"“”\\={_OPENS}]+", stripped) or [""])[0]
        rest = stripped[len(name) :]
    name = name.upper()
    own = _WITH_WORDS.get(name, "")
    words: list[str] = []
    bare: list[bool] = []
    switches: dict[str, str] = {}
    formats: list[str] = []
    waits = ""
    for quoted, inner, switch, plain, other in _TOKEN.findall(rest):
        if switch:
            waits = switch.lower() if switch.lower() in _GENERAL + own else ""
            switches.setdefault(switch.lower(), "")
            continue
        word = (
            inner or plain or other or re.sub(r"\\([\"“”\\])", r"\1", quoted).replace(_OPENS, "").replace(_CLOSES, "")
        )
        if waits == "*":
            formats.append(word.lower())
        elif waits:
            switches[waits] = word
        else:
            words.append(word)
            bare.append(bool(plain or other))
        waits = ""
    ends = re.search(r"\\[*#@]", rest)
    held = (rest[: ends.start()] if ends is not None else rest).replace(_OPENS, "").replace(_CLOSES, "").strip()
    return Code(name, tuple(words), tuple(bare), switches, tuple(formats), held, whole)
