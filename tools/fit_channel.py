"""Learn ``clausediff/evidence/data/channel.json`` from real OCR beside the text that it should have read.

    python tools/fit_channel.py DATA --pages PAGES               fit and write
    python tools/fit_channel.py DATA --pages PAGES --cross       fit on four fifths of the pages, score the fifth
    python tools/fit_channel.py DATA --held-out                  score the written tables on pages that no fit has seen

``DATA`` is the developers' data folder (``kleister_nda``, ``scans``, ``rendered``, ``newspapers``); it is not part of
the project, and only counts leave it. ``PAGES`` is what ``tools/wear_pages.py`` made. Fitted on Kleister ``train``, two
of the three forms in ``scans``, the RapidOCR files of ``rendered``, the worn pages and, at low weight, ``newspapers``.
Held out: Kleister ``dev-0``, the third form, every edited scan.

Words are aligned first, and only pairs that are plausibly the same word enter, so that neither a shifted column nor a
defective reference teaches anything. Then characters are aligned by the channel itself, the segments counted, and the
channel estimated anew, a few times (hard EM).
"""

from __future__ import annotations

import argparse
import copy
import datetime
import json
import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import permutations
from math import log
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from clausediff.evidence.channel import Channel
from clausediff.evidence.prior import Prior, fold, relation
from clausediff.evidence.viterbi import CEILING, REST
from clausediff.text.lookalikes import FIGURES, SEGMENTS

TARGET = Path(__file__).parent.parent / "clausediff" / "evidence" / "data" / "channel.json"
ROUNDS = 4
KAPPA = 6.0
"""Expected errors' worth of trust in the prior against the counts of one segment."""
CAP = 4.0
"""The same segment misread more often than this in one document counts by its logarithm: one font is not a language."""
LEAST = 1.5
"""Effective count below which a pair stays with the prior."""
FITTED_FORMS = ("google-cla", "owf-cla")
ROUGH = 0.1
"""Weight of the newspapers in the pool that all engines are shrunk to: old type, an old engine."""
MIXTURE = {"tesseract": 0.45, "textract": 0.2, "rapidocr": 0.2, "rough": 0.15}
LITERATURE = {2: 0.03, 1: 0.015}
"""Added to the mixture's share of each of ``SEGMENTS``, by the width of the page's side: what other engines and fonts
were known for (rn read for m, li for h) must not look absurd because these engines hardly do it."""
KNOWN = {
    **dict.fromkeys(permutations("Il1|", 2), 0.02),
    **{pair: 0.015 for mark in "OoSsBZGgT" for pair in permutations((mark, FIGURES[mark][0]), 2)},
}
"""The same for single glyphs."""
FLOOR = 1e-4
"""The least that a class of misreading is taken to weigh."""
DIGIT_CEILING = 0.01
"""The most that one figure read as another may count, whatever the data say: figures are what contracts are about."""
PROPOSED = 3
"""A longer segment must be seen so often, on two pages, to enter the lattice; it stays if the alignment uses it."""
LEGIBLE = {"tesseract": 0.08, "rapidocr": 0.45}
"""Pages with a greater share of wrong characters are left out; RapidOCR drops spaces and lines of legible ones, too."""


@dataclass
class Page:
    """One document that was read by one engine, aligned with its truth."""

    name: str
    weight: float = 1.0
    pairs: list[tuple[str, str]] = field(default_factory=list)
    """(truth, observed) of each misread word, or of neighbours that were joined or split."""
    words: Counter[str] = field(default_factory=Counter)
    """The truth's words where they were aligned, well read or not."""


Engines = dict[str, list[Page]]


def decode(cell: str) -> str:
    r"""A Kleister cell with its ``\n``, ``\t``, ``\f`` and ``\\`` made real."""
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "f": "\f"}.get(m[1], m[1]), cell)


def tokens(text: str) -> list[str]:
    """Words as they stand, typography folded, words broken at a line end made whole."""
    return fold(re.sub(r"(\w)[-‐]\n(?=[a-z])", r"\1", text)).split()


def blocks(truth: list[str], observed: list[str]) -> Iterator[tuple[str, list[str], list[str], int, int]]:
    """Stretches of equal and of differing words: (tag, truth's words, observed words, where in each)."""
    runs: list[list[int]] = []
    for op in Levenshtein.opcodes(truth, observed):
        same = op.tag == "equal"
        if not same and runs and not runs[-1][0]:
            runs[-1][2], runs[-1][4] = op.src_end, op.dest_end
        else:
            runs.append([same, op.src_start, op.src_end, op.dest_start, op.dest_end])
    for same, a, b, c, d in runs:
        yield "equal" if same else "replace", truth[a:b], observed[c:d], a, c


def plausible(truth: str, observed: str, *, anchored: bool) -> bool:
    """Whether the observed marks may be the same ink as the truth."""
    if not any(c.isalnum() for c in truth) or not observed:
        return False
    if " " in truth or " " in observed:
        # Joined or split words: apart from the spaces nearly the same, or a neighbour was swallowed unseen.
        truth, observed = truth.replace(" ", ""), observed.replace(" ", "")
        return Levenshtein.distance(truth, observed) <= min(2, 0.25 * len(truth))
    longer = max(len(truth), len(observed))
    distance = Levenshtein.distance(truth, observed)
    if longer <= 2:
        return anchored and (len(truth) == len(observed) == 1 or distance == 1)
    if longer == 3:
        return distance <= 2 and anchored
    return distance <= 0.5 * longer and (anchored or distance <= 0.34 * longer)


def groups(truth: list[str], observed: list[str], *, anchored: bool) -> Iterator[tuple[str, str]]:
    """The best pairing of a replaced block's words: one to one, up to eight joined, one split, or unpaired."""
    n, m = len(truth), len(observed)
    if n > 30 or m > 30:
        return
    best: dict[tuple[int, int], tuple[float, tuple[int, int, int, int] | None]] = {(0, 0): (0.0, None)}
    shapes = ((1, 1), *((1, size) for size in range(2, 5)), *((size, 1) for size in range(2, 9)))
    for i in range(n + 1):
        for j in range(m + 1):
            if (i, j) == (0, 0):
                continue
            options = []
            if i:
                options.append((best[i - 1, j][0] + len(truth[i - 1]), (i - 1, j, 0, 0)))
            if j:
                options.append((best[i, j - 1][0] + len(observed[j - 1]), (i, j - 1, 0, 0)))
            for a, b in shapes:
                if a <= i and b <= j:
                    left, right = " ".join(truth[i - a : i]), " ".join(observed[j - b : j])
                    options.append((best[i - a, j - b][0] + Levenshtein.distance(left, right), (i - a, j - b, a, b)))
            best[i, j] = min(options, key=lambda o: o[0])
    i, j = n, m
    lone = n == m == 1
    while (step := best[i, j][1]) is not None:
        back_i, back_j, a, b = step
        if a:
            left, right = " ".join(truth[back_i:i]), " ".join(observed[back_j:j])
            if left != right and plausible(left, right, anchored=anchored and (lone or (n, m) in shapes)):
                yield left, right
        i, j = back_i, back_j


def compare(truth: list[str], observed: list[str]) -> Iterator[tuple[str, str, int]]:
    """Pairs of words with the place in the truth; equal stretches come as pairs too."""
    ops = list(blocks(truth, observed))
    for at, (tag, left, right, start, _) in enumerate(ops):
        if tag == "equal":
            yield " ".join(left), " ".join(right), start
        elif tag == "replace":
            around = [ops[near] for near in (at - 1, at + 1) if 0 <= near < len(ops)]
            anchored = all(len(words) > 1 for _, words, *_ in around)
            for a, b in groups(left, right, anchored=anchored):
                yield a, b, start


def vocabulary() -> frozenset[str]:
    """Words by which a defective reference is told from a misreading; empty before the lexicon was built."""
    try:
        from clausediff.evidence.lexicon import load
    except ImportError:
        return frozenset()
    return load("en").words


def page(
    name: str,
    readings: Iterable[tuple[str, str, int]],
    words: frozenset[str],
    drop: frozenset[tuple[str, str, int]] = frozenset(),
) -> Page:
    """What one document teaches; ``words`` and ``drop`` tell of places where the reference itself is defective."""
    found, strip = Page(name), ".,;:()\"'[]"
    for truth, observed, start in readings:
        if truth != observed:
            bare = truth.strip(strip)
            defective = observed.strip(strip).lower() in words and bare.isalpha() and bare.lower() not in words
            if defective or (truth, observed, start) in drop or "- " in truth or "- " in observed:
                continue
            found.pairs.append((truth, observed))
        found.words.update(truth.split(" "))
    return found


def kleister(path: Path, words: frozenset[str]) -> Engines:
    """Both engines on real NDAs; where both differ from the reference alike, it is the reference that is defective."""
    found: Engines = {"tesseract": [], "textract": []}
    lines = lzma.decompress(path.read_bytes()).decode("utf-8").split("\n")
    for number, line in enumerate(filter(None, lines)):
        truth, *readings = (tokens(decode(cell)) for cell in line.split("\t")[2:5])
        pairs = [list(compare(truth, reading)) for reading in readings]
        drop = frozenset(p for p in pairs[0] if p[0] != p[1]) & frozenset(pairs[1])
        for pages, each in zip(found.values(), pairs, strict=True):
            pages.append(page(f"{path.name.split('.')[0]} {number}", each, words, drop))
    return found


def forms(data: Path, names: Iterable[str], words: frozenset[str]) -> list[Page]:
    """The worn, unedited scans of the named forms."""
    pages = []
    for name in names:
        truth = tokens((data / "scans" / "canonical" / f"{name}.txt").read_text(encoding="utf-8"))
        for path in sorted((data / "scans" / "scans").glob(f"{name}.*.plain.txt")):
            pages.append(page(path.name, compare(truth, tokens(path.read_text(encoding="utf-8"))), words))
    return pages


def rendered(data: Path, words: frozenset[str]) -> list[Page]:
    """One agreement, printed and read by RapidOCR at several qualities."""
    truth = tokens((data / "rendered" / "source.txt").read_text(encoding="utf-8"))
    return [
        page(path.name, compare(truth, tokens(path.read_text(encoding="utf-8"))), words)
        for path in sorted((data / "rendered").glob("rapid*.txt"))
    ]


def newspapers(path: Path) -> list[Page]:
    """Old prints: an older engine, worn type."""
    pages = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        sides = (tokens(record[side]["transcription_unit"]) for side in ("ground_truth", "ocr_hypothesis"))
        pages.append(page(record["document_metadata"]["document_id"], compare(*sides), frozenset()))
    return pages


def made(folder: Path, engine: str) -> list[Page]:
    """Pages that were made for the fit; those that are hardly legible teach nothing."""
    pages = []
    for path in sorted(folder.glob(f"*.{engine}.txt")):
        truth = tokens((folder / f"{path.name.split('.')[0]}.truth.txt").read_text(encoding="utf-8"))
        observed = tokens(path.read_text(encoding="utf-8"))
        if Levenshtein.normalized_distance(" ".join(truth), " ".join(observed)) <= LEGIBLE[engine]:
            pages.append(page(path.name, compare(truth, observed), frozenset()))
    return pages


def gather(data: Path, folder: Path | None, words: frozenset[str]) -> Engines:
    """All that a fit may see."""
    found = kleister(data / "kleister_nda" / "train.tsv.xz", words)
    found["tesseract"] += forms(data, FITTED_FORMS, words)
    found["rapidocr"] = rendered(data, words)
    found["rough"] = newspapers(data / "newspapers" / "overproof-train.jsonl")
    if folder:
        found["tesseract"] += made(folder, "tesseract")
        found["rapidocr"] += made(folder, "rapidocr")
    return found


class Counts:
    """How often each segment was misread, and how often it might have been, over the pages of one engine."""

    def __init__(self) -> None:
        self.swaps: Counter[tuple[str, str]] = Counter()
        self.lost: Counter[tuple[str, str]] = Counter()
        self.spurious: Counter[tuple[str, str]] = Counter()
        self.at: Counter[tuple[str, str]] = Counter()
        """Expected errors at each (place, character): occurrences times the page's own error rate."""
        self.of: Counter[str] = Counter()
        """The same for groups of one to three characters, wherever they stand."""
        self.gaps: Counter[str] = Counter()
        """The same for the gaps at a word's start and end, and within it."""
        self.segments, self.followers, self.characters = 0.0, 0.0, 0

    def add(self, each: Page, channel: Channel, weight: float) -> None:
        """Align the page's misread words by the channel, and count."""
        swaps: dict[str, Counter[Any]] = {kind: Counter() for kind in ("swaps", "lost", "spurious")}
        for truth, observed in each.pairs:
            reading = channel.read(observed, truth)
            for swap, place in zip(reading.swaps, channel.places(observed, truth), strict=True):
                if len(swap.truth) > 3 or len(swap.observed) > 3:
                    continue
                if not swap.observed:
                    swaps["lost"][place, swap.truth] += 1
                elif not swap.truth:
                    swaps["spurious"][place, swap.observed] += 1
                else:
                    swaps["swaps"][tuple(swap)] += 1
            self.segments += weight * len(reading.swaps)
            self.followers += weight * (len(reading.swaps) - reading.errors)
        characters = sum((len(word) + 1) * n for word, n in each.words.items())
        self.characters += characters
        total = 0.0
        for kind, counter in swaps.items():
            for key, n in counter.items():
                capped = weight * (n if n <= CAP else CAP * (1 + log(n / CAP)))
                getattr(self, kind)[key] += capped
                total += capped
        if not characters or not total:
            return
        rate = total / characters
        for word, n in each.words.items():
            by = rate * n
            for index, mark in enumerate(word):
                place = "start" if index == 0 else "end" if index == len(word) - 1 else "mid"
                self.at[place, mark] += by
            for size in (1, 2, 3):
                for index in range(len(word) - size + 1):
                    self.of[word[index : index + size]] += by
            self.at["mid", " "] += by
            self.of[" "] += by
            self.gaps["start"] += by
            self.gaps["end"] += by
            self.gaps["mid"] += by * (len(word) - 1)

    def merge(self, other: Counts) -> None:
        """Add another engine's counts."""
        for name in ("swaps", "lost", "spurious", "at", "of", "gaps"):
            getattr(self, name).update(getattr(other, name))
        self.segments += other.segments
        self.followers += other.followers


def classes(counts: Counts) -> dict[str, float]:
    """The prior: for each kind of glyph, the share of each class of 1:1 misreading (no pair counts over thrice)."""
    exposure: Counter[str] = Counter()
    for mark, expected in counts.of.items():
        if len(mark) == 1:
            exposure[kind(mark)] += expected
    total: Counter[str] = Counter()
    for (truth, seen), n in counts.swaps.items():
        if len(truth) == len(seen) == 1:
            total[f"{kind(truth)}:{relation(truth, seen)}"] += min(n, 3.0)
    found = {name: max(n / max(exposure[name[0]], 20.0), FLOOR) for name, n in total.items()}
    return {"floor": FLOOR} | found | {"0:digit": DIGIT_CEILING}


def kind(mark: str) -> str:
    """The kind of glyph, as the prior names it."""
    return Prior.kind(mark)


PLACES = ("start", "mid", "end")


def different(truth: str, observed: str) -> tuple[str, str]:
    """What is left of two strings without their common head and tail."""
    head = tail = 0
    while head < min(len(truth), len(observed)) and truth[head] == observed[head]:
        head += 1
    while tail < min(len(truth), len(observed)) - head and truth[-1 - tail] == observed[-1 - tail]:
        tail += 1
    return truth[head : len(truth) - tail], observed[head : len(observed) - tail]


def proposals(engines: Engines) -> set[tuple[str, str]]:
    """Longer segments worth a place in the lattice: all that differs in a word, on two pages or more."""
    counts: Counter[tuple[str, str]] = Counter()
    seen_on: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pages in engines.values():
        for each in pages:
            for truth, observed in each.pairs:
                core = different(truth, observed)
                widths = tuple(map(len, core))
                figures = all(any(mark.isdigit() for mark in side) for side in core)
                if 1 <= min(widths) <= max(widths) <= 3 and widths != (1, 1) and not figures:
                    counts[core] += 1
                    seen_on[core].add(each.name)
    return {core for core, n in counts.items() if n >= PROPOSED and len(seen_on[core]) > 1}


class Shares:
    """Posterior means of the shares of one engine, with the pool of all engines (or the prior) as what to shrink to."""

    def __init__(self, counts: Counts, above: Shares | None, prior: Prior, listed: frozenset[tuple[str, str]]) -> None:
        self.burst = (counts.followers + KAPPA * (above.burst if above else 0.15)) / (counts.segments + KAPPA)
        curated = dict.fromkeys(SEGMENTS, 0.1) | {(b, a): 0.03 for a, b in SEGMENTS}
        self.swaps: dict[tuple[str, str], float] = {}
        self.rest: dict[str, float] = {}
        plain = {t for t in counts.of if len(t) == 1}
        dropped: Counter[str] = Counter()
        for (truth, seen), n in counts.swaps.items():
            if (truth, seen) not in listed and len(truth) == 1:
                dropped[truth] += min(n, LEAST)
        for truth in plain:
            scale = above.rest.get(truth, 1.0) if above else 1.0
            self.rest[truth] = (dropped[truth] / 0.6 + KAPPA * scale) / (counts.of[truth] + KAPPA)
        for truth, seen in listed:
            if above:
                before = min(above.swaps[truth, seen], math.exp(CEILING))
            elif len(truth) == len(seen) == 1:
                before = math.exp(prior.swap(truth, seen))
            else:
                before = curated.get((truth, seen), 0.0)
            share = (counts.swaps[truth, seen] + KAPPA * before) / (counts.of[truth] + KAPPA)
            if truth.isdigit() and seen.isdigit():
                share = min(share, DIGIT_CEILING)
            self.swaps[truth, seen] = share
        self.lost = self._edges(counts.lost, counts.at, above.lost if above else None)
        self.spurious = self._marks(counts, above.spurious if above else None)

    @staticmethod
    def _edges(
        counts: Counter[tuple[str, str]], exposure: Counter[tuple[str, str]], above: dict[tuple[str, str], float] | None
    ) -> dict[tuple[str, str], float]:
        shares: dict[tuple[str, str], float] = {}
        for place in PLACES:
            for name in "a0. x":
                n = sum(min(v, 3.0) for (p, mark), v in counts.items() if p == place and kind(mark) == name)
                e = sum(v for (p, mark), v in exposure.items() if p == place and kind(mark) == name)
                shares[place, "*" + name] = (n + KAPPA * (above[place, "*" + name] if above else 0.1)) / (e + KAPPA)
        for (place, mark), e in exposure.items():
            before = shares[place, "*" + kind(mark)]
            if above:
                before = above.get((place, mark), before)
            shares[place, mark] = (counts[place, mark] + KAPPA * before) / (e + KAPPA)
        return shares

    @staticmethod
    def _marks(counts: Counts, above: dict[tuple[str, str], float] | None) -> dict[tuple[str, str], float]:
        shares: dict[tuple[str, str], float] = {}
        for place in PLACES:
            gaps = counts.gaps[place]
            for name in "a0. x":
                n = sum(min(v, 3.0) for (p, mark), v in counts.spurious.items() if p == place and kind(mark) == name)
                shares[place, "*" + name] = (n + KAPPA * (above[place, "*" + name] if above else 0.02)) / (gaps + KAPPA)
        seen = set(counts.spurious) | {key for key in above or () if not key[1].startswith("*") or key[1] == "*"}
        for place, mark in seen:
            before = shares[place, "*" + kind(mark)] / Prior.members(mark)
            if above:
                before = above.get((place, mark), before)
            shares[place, mark] = (counts.spurious[place, mark] + KAPPA * before) / (counts.gaps[place] + KAPPA)
        return shares


def mix(parts: list[tuple[float, Shares]], pool: Shares) -> Shares:
    """The channel of an engine that nobody has measured: any of those that were."""
    mixed = copy.copy(pool)
    mixed.burst = sum(w * s.burst for w, s in parts)
    for name in ("swaps", "rest", "lost", "spurious"):
        keys = set().union(*(getattr(s, name) for _, s in parts))
        default = getattr(pool, name)
        setattr(mixed, name, {k: sum(w * getattr(s, name).get(k, default.get(k, 0.0)) for w, s in parts) for k in keys})
    for two, one in SEGMENTS:
        mixed.swaps[two, one] += LITERATURE[2]
        mixed.swaps[one, two] += LITERATURE[1]
    for pair, share in KNOWN.items():
        mixed.swaps[pair] += share
    return mixed


def table(shares: Shares, counts: Counts) -> dict[str, Any]:
    """The engine's part of the data file: ``[count, log share]`` for each segment."""

    def entry(n: float, share: float) -> list[float]:
        return [round(n, 1), round(min(log(share), CEILING), 2)]

    swaps: dict[str, dict[str, Any]] = defaultdict(dict)
    for (truth, seen), share in sorted(shares.swaps.items()):
        if share > 1e-7:
            swaps[truth][seen] = entry(counts.swaps[truth, seen], share)
    for truth, scale in sorted(shares.rest.items()):
        if truth.isascii():
            swaps[truth][REST] = round(log(scale), 2)
    edges: dict[str, dict[str, Any]] = {}
    for name, source in (("lost", shares.lost), ("spurious", shares.spurious)):
        rows: dict[str, dict[str, Any]] = {place: {} for place in PLACES}
        n = getattr(counts, name)
        for (place, mark), share in sorted(source.items()):
            if (len(mark) > 1 and mark[0] == "*") or n[place, mark] >= LEAST or (name == "lost" and mark.isascii()):
                rows[place][mark] = entry(n[place, mark], share)
        edges[name] = rows
    return {
        "characters": counts.characters,
        "segments": round(counts.segments, 1),
        "burst": round(max(shares.burst, FLOOR), 4),
        "swaps": dict(sorted(swaps.items())),
        **edges,
    }


BLANK: dict[str, Any] = {
    "burst": 0.15,
    "lost": {place: {"*" + k: [0, -2.3] for k in "a0. x"} for place in PLACES},
    "spurious": {place: {"*" + k: [0, -3.5] for k in "a0. x"} for place in PLACES},
}
START = {
    "floor": 1e-4,
    "a:shape": 0.4,
    "a:case": 0.1,
    "a:aa": 0.1,
    "a:accent": 0.02,
    "a:a.": 0.05,
    "a:a0": 0.02,
    "0:shape": 0.3,
    "0:0a": 0.05,
    "0:0.": 0.05,
    "0:digit": 0.01,
    ".:shape": 0.5,
    ".:..": 0.1,
    ".:.a": 0.05,
    ".:.0": 0.01,
    " : .": 0.05,
}


def fit(engines: Engines, *, quiet: bool = False) -> dict[str, Any]:
    """The data file's content without its provenance."""
    swaps: dict[str, dict[str, Any]] = defaultdict(dict)
    for truth, seen in proposals(engines) | set(SEGMENTS) | {(b, a) for a, b in SEGMENTS}:
        swaps[truth][seen] = [0, -2.5]
    channels = dict.fromkeys(engines, Channel(BLANK | {"swaps": swaps}, Prior({"classes": START})))
    for turn in range(ROUNDS):
        each: dict[str, Counts] = {}
        pool = Counts()
        for name, pages in engines.items():
            each[name] = Counts()
            for one in pages:
                each[name].add(one, channels[name], 1.0)
            weighted = Counts()
            for one in pages:
                weighted.add(one, channels[name], ROUGH if name == "rough" else 1.0)
            pool.merge(weighted)
        weights = classes(pool)
        prior = Prior({"classes": weights})
        curated = set(SEGMENTS) | {(b, a) for a, b in SEGMENTS} | set(KNOWN)
        listed = frozenset({pair for pair, n in pool.swaps.items() if n >= LEAST} | curated)
        base = Shares(pool, None, prior, listed)
        shares = {name: Shares(counts, base, prior, listed) for name, counts in each.items()}
        mixed = mix([(weight, shares[name]) for name, weight in MIXTURE.items()], base)
        tables = {name: table(shares[name], each[name]) for name in engines}
        tables["mixture"] = table(mixed, pool)
        found = {"prior": {"classes": {k: round(v, 5) for k, v in sorted(weights.items())}}, "engines": tables}
        channels = {name: Channel(tables[name], prior) for name in engines}
        if not quiet:
            sizes = {name: each["segments"] for name, each in tables.items()}
            print(f"round {turn + 1}: {len(listed)} pairs listed, {sizes}", file=sys.stderr)
    return found


def nats(pages: list[Page], channel: Channel, rate: float) -> tuple[float, float, int]:
    """Nats an edit under the channel and under a uniform one (any edit equally likely), and the number of edits."""
    own = uniform = 0.0
    edits = 0
    flat = log(1 / (2 * 111 + 1))
    for each in pages:
        for truth, observed in each.pairs:
            distance = Levenshtein.distance(truth, observed)
            edits += distance
            own -= channel.log_likelihood(observed, truth, rate)
            uniform -= distance * (log(rate) + flat)
    return own / max(edits, 1), uniform / max(edits, 1), edits


def restored(pages: list[Page], channel: Channel, words: frozenset[str]) -> tuple[float, float, int]:
    """Of the garbles that are no word, of a word that is one: how often the channel alone ranks it first.

    Against every word that is one edit or one confusion segment from the marks; then the same by edit distance, ties
    shared; then the number of garbles.
    """
    from clausediff.evidence.lexicon import load

    own = flat = 0.0
    count = 0
    for each in pages:
        for truth, observed in each.pairs:
            if not truth.isalpha() or truth.lower() not in words or observed.lower() in words or " " in observed:
                continue
            rivals = {word for word in load().neighbours(observed) if word != truth.lower()}
            rivals = {word.capitalize() if truth[0].isupper() else word for word in rivals}
            best = max((channel.log_likelihood(observed, word, 0.003) for word in rivals), default=-math.inf)
            own += channel.log_likelihood(observed, truth, 0.003) > best
            near = Levenshtein.distance(truth, observed)
            closer = [distance for word in rivals if (distance := Levenshtein.distance(word, observed)) <= near]
            flat += 0.0 if any(distance < near for distance in closer) else 1 / (1 + len(closer))
            count += 1
    return own / max(count, 1), flat / max(count, 1), count


def held_out(data: Path, words: frozenset[str]) -> Iterator[str]:
    """Markdown rows: how well the written tables tell pages that no fit has seen."""
    from clausediff.evidence.channel import load

    sets: Engines = kleister(data / "kleister_nda" / "dev-0.tsv.xz", words)
    rows = [("Kleister dev-0", name, pages) for name, pages in sets.items()]
    rows.append(("worn scans of a third form", "tesseract", forms(data, ["site-marketplace"], words)))
    rows.append(("newspapers, other issues", "rough", newspapers(data / "newspapers" / "overproof-dev.jsonl")))
    yield "| pages | engine | edits | rate | own table | mixture | uniform | garbles | restored | by edit distance |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for title, name, pages in rows:
        characters = sum((len(w) + 1) * n for p in pages for w, n in p.words.items())
        rate = sum(Levenshtein.distance(*pair) for p in pages for pair in p.pairs) / characters
        own, uniform, edits = nats(pages, load(name), rate)
        mixed, _, _ = nats(pages, load(), rate)
        right, flat, count = restored(pages, load(), words)
        row = (title, name, edits, f"{rate:.5f}", f"{own:.2f}", f"{mixed:.2f}", f"{uniform:.2f}")
        yield f"| {' | '.join(map(str, row))} | {count} | {right:.1%} | {flat:.1%} |"


def provenance(engines: Engines) -> dict[str, Any]:
    """What the tables were learned from."""
    return {
        "script": "tools/fit_channel.py",
        "date": datetime.date.today().isoformat(),
        "entries": "[effective count, natural log of the share]; other: scale of what is not listed; *a: any letter",
        "sources": {
            "tesseract": "Kleister-NDA train: public EDGAR filings, Tesseract 4.1.1 against the PDF's own text; worn "
            "scans of two contributor agreements and worn pages of free licences (tools/wear_pages.py), Tesseract 5",
            "textract": "Kleister-NDA train: Amazon Textract against the PDF's own text",
            "rapidocr": "an agreement printed at 30 qualities and worn pages of free licences (tools/wear_pages.py)",
            "rough": "OverProof: old newspapers, very likely public domain, an older engine",
        },
        "pages": {name: len(pages) for name, pages in engines.items()},
        "misread_words": {name: sum(len(p.pairs) for p in pages) for name, pages in engines.items()},
        "mixture": MIXTURE,
    }


def main() -> int:
    """Fit and write, or score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pages", type=Path, help="the folder of tools/wear_pages.py")
    parser.add_argument("--held-out", action="store_true", help="score the written tables instead of fitting")
    parser.add_argument("--cross", action="store_true", help="fit on four fifths of the pages and score the fifth")
    arguments = parser.parse_args()
    words = vocabulary()
    if arguments.held_out:
        print("\n".join(held_out(arguments.data, words)))
        return 0
    engines = gather(arguments.data, arguments.pages, words)
    if arguments.cross:
        seen = {n: [p for i, p in enumerate(pages) if i % 5] for n, pages in engines.items()}
        found = fit(seen, quiet=True)
        prior = Prior(found["prior"])
        for name, pages in engines.items():
            rest = pages[::5]
            own, flat, edits = nats(rest, Channel(found["engines"][name], prior), 0.003)
            mixed = nats(rest, Channel(found["engines"]["mixture"], prior), 0.003)[0]
            print(f"{name:10} {edits:5} edits: {own:.3f} own, {mixed:.3f} mixture, {flat:.3f} uniform")
        return 0
    text = json.dumps({"provenance": provenance(engines)} | fit(engines), ensure_ascii=False, indent=1)
    # One line a segment: short enough to read, and a change shows in a diff.
    text = re.sub(r"\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]", r"[\1, \2]", text)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
