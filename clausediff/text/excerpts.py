"""Words of a text, quoted for a person."""

from __future__ import annotations


def excerpt(text: str, longest: int = 60) -> str:
    """The words of a text on one line in quotation marks; past ``longest`` characters it ends behind a whole word, with ``…``.

    A quotation that ends within a word, without a sign that it was cut, would show words that no copy has.
    """
    line = " ".join(text.split())
    if len(line) <= longest:
        return f"“{line}”"
    head = line[:longest]
    return f"“{head if line[longest] == ' ' else head.rsplit(' ', 1)[0]} …”"
