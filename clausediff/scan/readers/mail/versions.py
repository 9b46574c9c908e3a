"""The two versions of a letter's text: one without looks, one as a web page. A program shows one of them, so they must say the same.

What programs that make the one from the other write differently is left out: addresses of links, names of pictures, signs around
emphasised words and quoted lines, list signs, upper case.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausediff import regex as re
from clausediff.scan.readers.output import Output, quoted

__all__ = ["tell_versions"]

_MADE = re.compile(
    r"<?(?:https?|mailto|file|tel|ftp):[^\s<>\]]*>?|\bwww\.[^\s<>\]]*|\[(?:cid|image|inline image|https?)[^\]\n]*\]",
    re.IGNORECASE,
)
"""What programs write for links and pictures."""
_QUOTED = re.compile(r"(?m)^[ \t]*(?:>[ \t]*)+|^[ \t]*[-+=<>*]+(?=\s)")
"""What begins a line that is quoted from another letter, or an item of a list."""
_WORD = re.compile(r"(?:(?<!\w)[-−+±<>≤≥][ \t]?(?=\d))?[^\W_]+(?:[.,:/'’-][^\W_]+)*|[%‰€$£¥§°¬]")
"""A word or a number, and signs that change what a number says."""
_MOST = 3
"""Differences that are quoted."""


def tell_versions(out: Output, plain: str, page: str) -> None:
    """Say where the version without looks has other words than the page, which is the one that is compared."""
    found = list(_differences(_words(plain), _words(page))) if plain.strip() else []
    if not found:
        return
    shown = "; ".join(_shown(" ".join(theirs), " ".join(ours)) for theirs, ours in found[:_MOST])
    more = f"; and {len(found) - _MOST} more" if len(found) > _MOST else ""
    words = " … ".join(" ".join(theirs) for theirs, _ in found if theirs)
    out.tell("versions", f"some programs show other words of the letter: {shown}{more}", words, here=False)


def _shown(theirs: str, ours: str) -> str:
    if theirs and ours:
        return f"{quoted(theirs)} instead of {quoted(ours)}"
    return f"{quoted(theirs)} added" if theirs else f"{quoted(ours)} left out"


def _words(text: str) -> list[str]:
    plain = _QUOTED.sub(" ", _MADE.sub(" ", text.replace("\xa0", " ").replace("\xad", "")))
    return [match[0].casefold().replace("’", "'").replace("−", "-").replace(" ", "") for match in _WORD.finditer(plain)]


def _differences(theirs: list[str], ours: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Where two lists of words differ; a word that one of them has in pieces is no difference."""
    from rapidfuzz.distance import Indel

    low = start = 0
    ends = [
        (each.src_start, each.src_end, each.dest_start, each.dest_end)
        for each in Indel.opcodes(theirs, ours)
        if each.tag == "equal"
    ]
    for high, low_next, end, start_next in [*ends, (len(theirs), len(theirs), len(ours), len(ours))]:
        if "".join(theirs[low:high]) != "".join(ours[start:end]):
            yield theirs[low:high], ours[start:end]
        low, start = low_next, start_next
