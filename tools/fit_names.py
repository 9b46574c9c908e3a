"""Build ``clausediff/text/data/names-en.txt.gz``: the words of the English lexicon that people are called by.

    python tools/fit_names.py CENSUS AMERICAN BRITISH

``CENSUS``: a folder with the lists of frequent names of the 1990 census of the United States (``dist.all.last``,
``dist.male.first``, ``dist.female.first``; name, per cent, running per cent, rank; public domain; the PyPI package
``names`` carries them). ``AMERICAN``, ``BRITISH``: word lists of SCOWL as Debian ships them (``wamerican``, ``wbritish``), which
write names with a capital.

A word of the lexicon is a name if the census or SCOWL has it as one. A word that contracts use as an ordinary word must be
frequent as a name, too: the census has a few people called Fees. Behind an empty line stand the function words that the
census has at all (Mr. He, Ms. To): they pass only in short names.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from clausediff.evidence import lexicon
from clausediff.text.function_words import AUXILIARIES, FUNCTION_WORDS, NEGATIONS, QUANTIFIERS

TARGET = Path(__file__).parent.parent / "clausediff" / "text" / "data" / "names-en.txt.gz"
FREQUENT = 0.004
"""Per cent of the population that must be called by a word of contracts. 0.004 keeps Law, Price and Page, and drops See
(0.003), Agent and Fees (0.000); Sales (0.004) is the rarest that stays."""


def census(folder: Path) -> dict[str, float]:
    """Each name in lower case with the larger of its shares as a surname and as a first name, in per cent."""
    found: dict[str, float] = {}
    for file in ("dist.all.last", "dist.male.first", "dist.female.first"):
        for line in (folder / file).read_text(encoding="ascii").splitlines():
            name, share = line.split()[:2]
            found[name.lower()] = max(found.get(name.lower(), 0.0), float(share))
    return found


def main(folder: str, american: str, british: str) -> int:
    """Write the file."""
    shares = census(Path(folder))
    spelt = {word for path in (american, british) for word in Path(path).read_text(encoding="utf-8").split()}
    capital = {word.lower() for word in spelt if re.fullmatch("[A-Z][a-z]+", word)}
    known = lexicon.load("en")
    called = {word for word in known.words if word in shares or word in capital}
    doubtful = {word for word in called if word in spelt and known.counted(word) and shares.get(word, 0.0) < FREQUENT}
    closed = {word for word in FUNCTION_WORDS - NEGATIONS - AUXILIARIES - QUANTIFIERS if 1 < len(word) < 4}
    short = {word for word in closed if word in shares and word not in called - doubtful}
    text = "\n".join(sorted(called - doubtful)) + "\n\n" + "\n".join(sorted(short)) + "\n"
    with TARGET.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write(text.encode())
    print(len(called - doubtful), "names;", " ".join(sorted(short)), TARGET.stat().st_size, "bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
