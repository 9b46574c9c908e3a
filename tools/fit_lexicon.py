"""Build the English lexicon of ``clausediff/evidence/data``: which words there are, and how contracts use them.

    python tools/fit_lexicon.py DATA AMERICAN SMALL BRITISH

``AMERICAN``, ``SMALL``, ``BRITISH``: word lists of SCOWL as Debian ships them (``wamerican``, ``wamerican-small`` and
``wbritish``, in ``/usr/share/dict``). ``DATA``: the developers' data folder; of Kleister ``train`` only counts of words
and of neighbouring words that stand in several documents are kept.

Writes ``words-en.txt.gz`` (a word a line), ``counts-en.tsv.gz`` (word, count), ``pairs-en.tsv.gz`` (word, next, count).
"""

from __future__ import annotations

import gzip
import lzma
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

TARGET = Path(__file__).parent.parent / "clausediff" / "evidence" / "data"
DOCUMENTS = 3
"""A word that no list has must stand, in lower case, in this many documents."""
NEW_DOCUMENTS = 5
PAIR_DOCUMENTS = 3
SHORT_DOCUMENTS = 12
"""A word of two or three letters that the small list lacks must be this widespread: short junk is often 'a word'."""
NUMERAL = re.compile(r"(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
"""A roman numeral is a figure, not a word."""
CAPPED = 20
"""One document counts no more than this for any pair: a form that repeats itself is not the language."""


def documents(path: Path) -> list[list[str]]:
    """Words and sentence ends of each reference, as written; ``.`` for whatever ends a phrase."""
    found = []
    for line in lzma.decompress(path.read_bytes()).decode("utf-8").split("\n"):
        if line:
            text = line.split("\t")[2].replace("\\n", "\n").replace("\\t", " ").replace("\\f", "\n").replace("’", "'")
            text = re.sub(r"(\w)-\n(?=[a-z])", r"\1", text)
            found.append(re.findall(r"[A-Za-z]+(?:['-][A-Za-z]+)*|[.;:,()]|\d[\d.,]*", text))
    return found


def listed(path: Path) -> set[str]:
    """The words of a list: no possessives, no accents, names in lower case where they are long enough to be told."""
    words = set()
    for word in path.read_text(encoding="utf-8").split():
        if re.fullmatch(r"[a-z]+", word) or (re.fullmatch(r"[A-Z][a-z]{3,}", word)):
            words.add(word.lower())
    return words


def derived(word: str, lexicon: set[str]) -> bool:
    """Whether a long word is a known one with an ending or a prefix."""
    stems = {word.removesuffix(end) for end in ("s", "ed", "able", "ly")} | {
        word.removeprefix(start) for start in ("non", "sub", "un", "re", "over", "here", "there")
    }
    return len(word) > 6 and any(len(stem) > 3 and stem in lexicon for stem in stems - {word})


def write(name: str, lines: list[str]) -> None:
    """A gzip file that is the same bytes each time."""
    path = TARGET / name
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode())
    print(f"{path.name}: {len(lines)} lines, {path.stat().st_size} bytes", file=sys.stderr)


def main(data: str, american: str, small: str, british: str) -> int:
    """Write the three files."""
    texts = documents(Path(data) / "kleister_nda" / "train.tsv.xz")
    count: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    low: Counter[str] = Counter()
    for words in texts:
        count.update(w.lower() for w in words if w[0].isalpha())
        spread.update({w.lower() for w in words if w[0].isalpha()})
        low.update({w for w in words if w.islower()})
    core = listed(Path(small))
    known = core | listed(Path(american)) | listed(Path(british))
    lexicon = {
        w for w in known if (len(w) > 3 or w in core or low[w] >= SHORT_DOCUMENTS) and (len(w) > 1 or w in "ai")
    } | {w for w, n in low.items() if n >= NEW_DOCUMENTS and len(w) > 3 and w.isalpha()}
    lexicon |= {w for w, n in low.items() if n >= DOCUMENTS and w.isalpha() and derived(w, lexicon)}
    lexicon = {w for w in lexicon if w == "i" or not NUMERAL.fullmatch(w)}
    new = sorted(lexicon - known, key=lambda w: -low[w])
    print(len(new), "words from documents alone:", " ".join(new), file=sys.stderr)
    write("words-en.txt.gz", sorted(lexicon))
    kept = {w for w in lexicon if spread[w] >= DOCUMENTS and low[w]}
    marks: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    where: Counter[tuple[str, str]] = Counter()
    for words in texts:
        flat = ["0" if w[0].isdigit() else w.lower() if w[0].isalpha() else "." if w in ".;:" else w for w in words]
        marks.update(w for w in flat if not w[0].isalpha())
        ours = Counter(pairwise(flat))
        for pair, n in ours.items():
            if all(w in kept or not w[0].isalpha() for w in pair) and any(w[0].isalpha() for w in pair):
                pairs[pair] += min(n, CAPPED)
                where[pair] += 1
    write("counts-en.tsv.gz", [f"{w}\t{n}" for w, n in sorted({**{w: count[w] for w in kept}, **marks}.items())])
    chosen = sorted(p for p, n in where.items() if n >= PAIR_DOCUMENTS and pairs[p] >= 4)
    lines, before = [], ""
    for first, second in chosen:
        lines.append(f"{'' if first == before else first}\t{second}\t{pairs[first, second]}")
        before = first
    write("pairs-en.tsv.gz", lines)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
