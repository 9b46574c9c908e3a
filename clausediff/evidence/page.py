"""The page of one copy: its error rate, its dirt, its worn regions and the misreadings that it repeats."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, compress

from clausediff.alignment.edits import Edit, EditKind
from clausediff.canonical.reference import CanonicalWords
from clausediff.evidence.channel import Swap
from clausediff.evidence.scales import Scales
from clausediff.text.lines import opens_line
from clausediff.text.words import Words, alnum_key

PRISTINE = 0.0008
"""Errors a character below which a page loses no decimal point."""
WORN = 0.004
"""Errors a character above which a page is worn, and its margins may hold dirt that was read as words."""
ILLEGIBLE = 0.08
"""Errors a character above which nothing on a page can be judged."""
_AROUND = 500
"""Characters before and behind an edit that show how worn the page is there."""
_LONELY = 6
"""Words before and behind a word that must all be unread, with no other ink in their place, for it to prove nothing."""
_GLYPHS = 2
"""Characters of a piece of dirt that may well be read alike many times."""
_REGION = 20
"""Words before and behind a word that show whether the page is worn out there."""


class Page:
    """One copy under judgement: its two sides, and how well it can be read.

    ``line`` is the usual length of its printed lines, 0 where it does not keep them.
    """

    def __init__(self, canonical: CanonicalWords, words: Words, scales: Scales, *, line: int) -> None:
        self.canonical = canonical
        self.words = words
        self.scales = scales
        self.protected = scales.protected
        """The protected words of the canonical's language."""
        self.wrapped = line > 0
        self.line = line or 100
        self.rate = 0.001
        self.garbled: set[int] = set()
        self.errors: list[tuple[int, int]] = []
        self._sums: list[int] = [0]
        self._read = 0
        self._openers = _Openers(words)
        self.worn_out: Sequence[int] = b""
        """For each word whether the page is worn out there; empty before :meth:`survey`."""
        self.alone: set[int] = set()
        self.repeated: Counter[Swap] = Counter()
        self.recased: list[Edit] = []
        """The words whose letters are the same but for their case; known after :meth:`calibrate`."""
        self.legible = True
        """Whether enough of the page can be read for a verdict; known after :meth:`judge`."""
        self.dirty = False
        self.ink_after: dict[int, Edit] = {}
        """The edits with ink of their own, by the word of the scan with which they begin; known after :meth:`lay_ink`."""
        self.ink_before: dict[int, Edit] = {}
        """The same by the word behind them."""

    def calibrate(self, edits: Sequence[Edit], read: int) -> float:
        """Estimate the page's error rate from evidence that no edit gives: garbles of ordinary words that are no words.

        ``read`` is the number of canonical characters that were compared. Half an error is assumed before anything is
        seen, so a short clean page is not taken for a perfect one.
        """
        self._read = read
        errors = 0.5
        swaps: list[Swap] = []
        seen: set[tuple[str, str]] = set()
        for edit in edits:
            if edit.kind is EditKind.CASE:
                self.recased.append(edit)
            if edit.kind is not EditKind.REPLACE:
                continue
            truth, observed = edit.truth, edit.observed
            if self.scales.legal(observed) or _same_letters(truth, observed):
                continue
            reading = self.scales.channel.read(observed, truth)
            count = min(reading.errors, 1 + len(truth) // 3)
            errors += count
            self.errors.append((edit.scan.start, count))
            if (pair := (truth.lower(), observed.lower())) not in seen:
                seen.add(
                    pair
                )  # a habit of the engine shows in several words: one word that always reads so may be another
                swaps.extend(reading.swaps)
            self.garbled.update(edit.scan_words.indices)
        self.repeated.update(swaps)
        self._sums = list(accumulate((count for _, count in self.errors), initial=0))
        self.dirty = self._dirt(edits) > max(4, read // 2000)
        self.rate = min(max(errors / (read + 400), 1e-4), 0.3)
        return self.rate

    def rate_without(self, edit: Edit) -> float:
        """The page's error rate if an edit is no misreading, in errors a character."""
        return (0.5 + self._sums[-1] - self.errors_of(edit)) / (self._read + 400)

    def repetitions(self, edit: Edit, swap: Swap) -> int:
        """In how many other words the page has a misreading; the same word with the same marks elsewhere proves nothing."""
        own = self.scales.channel.read(edit.observed, edit.truth).swaps if edit.scan_words.start in self.garbled else ()
        return self.repeated[swap] - own.count(swap)

    def errors_of(self, edit: Edit) -> int:
        """The errors that an edit itself was counted as."""
        start, stop = edit.scan
        errors, sums = self.errors, self._sums
        return sums[bisect_left(errors, (max(stop, start + 1), 0))] - sums[bisect_left(errors, (start, 0))]

    def rate_at(self, edit: Edit) -> float:
        """The error rate around an edit: the page's, or a higher one where it is worn; the edit itself does not count."""
        start, stop = edit.scan
        errors, sums = self.errors, self._sums
        low, high = bisect_left(errors, (start - _AROUND, 0)), bisect_left(errors, (stop + _AROUND, 0))
        near = sums[high] - sums[low] - self.errors_of(edit)
        return max(self.rate, min(0.3, (near + self.rate * _AROUND) / (3 * _AROUND)))

    def lay_ink(self, edits: Sequence[Edit]) -> None:
        """Note where ink is that is not the canonical's own words, so that what touches it can be asked for."""
        own = [edit for edit in edits if edit.kind in (EditKind.REPLACE, EditKind.INSERT)]
        self.ink_after = {edit.scan_words.start: edit for edit in own}
        self.ink_before = {edit.scan_words.end: edit for edit in own}

    def survey(self, edits: Sequence[Edit]) -> None:
        """Find where the page is worn out: around a word, hardly anything was read, and what was read instead is no words."""
        size = len(self.canonical)
        unread, junk, ink = bytearray(size + 1), array("i", [0]) * (size + 1), array("i", [0]) * (size + 1)
        keys, is_word = self.words.keys, self.scales.is_word
        for edit in edits:
            blank = edit.kind is EditKind.FIELD and edit.scan_words.size == 0
            if not blank and edit.kind not in (EditKind.REPLACE, EditKind.DELETE, EditKind.INSERT):
                continue
            if edit.kind is EditKind.REPLACE and _same_letters(edit.truth, edit.observed):
                continue  # run together or taken apart, but read
            strange = edit.scan_words.size - sum(map(is_word, keys[edit.scan_words.slice]))
            for index in edit.canonical_words.indices:
                unread[index] = 1
            ink[min(edit.canonical_words.start, size)] += edit.scan_words.size
            if edit.kind is EditKind.INSERT:
                strange += sum(1 for key in keys[edit.scan_words.slice] if len(key) <= 2)
            junk[min(edit.canonical_words.start, size)] += strange
        unread_sum, ink_sum = array("i", accumulate(unread, initial=0)), array("i", accumulate(ink, initial=0))
        for index in compress(range(size), unread):
            low, high = max(0, index - _LONELY), min(size, index + _LONELY + 1)
            if unread_sum[high] - unread_sum[low] >= high - low - 1 and ink_sum[high] - ink_sum[low] <= 3:
                self.alone.add(index)
        junk_sum = array("i", accumulate(junk, initial=0))
        self.worn_out = bytearray(size + 1)
        for index in _mostly(unread_sum, _REGION, 0.4):
            low, high = max(0, index - _REGION), min(size, index + _REGION)
            lost = unread_sum[high] - unread_sum[low]
            self.worn_out[index] = junk_sum[high] - junk_sum[low] >= max(4, 0.25 * lost)
        self.legible = self.rate <= ILLEGIBLE and not (unread_sum[-1] > 0.3 * size and junk_sum[-1] > 0.1 * size)

    def _dirt(self, edits: Sequence[Edit]) -> int:
        """How many different inserted pieces hold nothing that is a word: dirt that was read.

        The same letters again are no dirt, which looks like something else each time: a name that no list knows was put in
        at several places. One glyph is often read alike.
        """
        keys = self.words.keys
        pieces = Counter(
            "".join(keys[edit.scan_words.slice])
            for edit in edits
            if edit.kind is EditKind.INSERT
            and not any(len(key) > 2 and self.scales.is_word(key) for key in keys[edit.scan_words.slice])
        )
        return sum(count if len(piece) <= _GLYPHS else 1 for piece, count in pieces.items())

    def classes(self, index: int) -> tuple[str, ...]:
        """The protected classes of a word of the canonical where it stands."""
        canonical = self.canonical
        keys = canonical.keys
        before = keys[index - 1] if index else ""
        after = keys[index + 1] if index + 1 < len(keys) else ""
        if self.protected.points(keys, index, canonical.labels):
            return ("cross-reference",)
        raw = canonical.printed[canonical.starts[index] : canonical.ends[index]].strip()
        return self.protected.classes(keys[index], before, after, raw, self.scales.terms)

    def scan_classes(self, index: int) -> tuple[str, ...]:
        """The same for a word of the scan."""
        words = self.words
        before = words.keys[index - 1] if index else ""
        after = words.keys[index + 1] if index + 1 < len(words) else ""
        if self.protected.points(words.keys, index, self._openers):
            return ("cross-reference",)
        return self.protected.classes(words.keys[index], before, after, words.raw(index), self.scales.terms)

    def phrase(self, edit: Edit) -> str | None:
        """The must-match phrase that an edit touches."""
        must = self.canonical.must
        if not must:
            return None
        if edit.canonical_words.size > 0:
            return next((must[i] for i in edit.canonical_words.indices if i in must), None)
        between = edit.canonical_words.start in self.canonical.must_joints
        return must[edit.canonical_words.start] if between else None

    def counts(self, index: int) -> bool:
        """Whether a word of the scan is a figure, or one that a figure goes with: a unit, a currency, a reference, a choice."""
        return self.protected.is_quantity(self.words.keys[index])

    def points(self, index: int) -> bool:
        """Whether a word of the canonical is part of a cross-reference."""
        return self.protected.points(self.canonical.keys, index, self.canonical.labels)

    def numbers_something(self, index: int) -> bool:
        """Whether a word of the canonical numbers what is named before it: ``Class B``, ``Phase II``."""
        return index > 0 and self.canonical.keys[index - 1] in self.protected.words.numbered

    def unusual(self, edit: Edit, truth: str, observed: str) -> bool:
        """Whether an engine would hardly misread a name so: the page has no misreading, or none like this one elsewhere."""
        swaps = self.scales.channel.read(observed, truth).swaps
        if self.rate_without(edit) < PRISTINE:
            return True
        return not all(self.repetitions(edit, swap) for swap in swaps)

    def signed(self, index: int) -> bool:
        """Whether a word of the canonical is the letter of ``/s/``, which stands for a signature."""
        canonical = self.canonical
        if not 0 <= index < len(canonical) or canonical.keys[index] != "s":
            return False
        start, end = canonical.starts[index], canonical.ends[index]
        left, right = canonical.printed[max(0, start - 2) : start], canonical.printed[end : end + 2]
        return left.rstrip().endswith("/") and right.lstrip().startswith("/")

    def closes_line(self, index: int) -> bool:
        """Whether a word of the scan is the last of its line."""
        words = self.words
        stop = words.starts[index + 1] if index + 1 < len(words) else len(words.text)
        return "\n" in words.text[words.ends[index] : stop] or index + 1 >= len(words)


@lru_cache(maxsize=1 << 14)
def _same_letters(truth: str, observed: str) -> bool:
    return alnum_key(truth) == alnum_key(observed)


def _mostly(sums: Sequence[int], reach: int, share: float) -> Iterator[int]:
    """The words around which more than a share is unread; ``sums[i]`` tells how many are before word ``i``."""
    size = len(sums) - 2
    inner = range(reach, size - reach + 1)
    for index in (*range(min(reach, size + 1)), *range(max(reach, size - reach + 1), size + 1)):
        low, high = max(0, index - reach), min(size, index + reach)
        if sums[high] - sums[low] > share * (high - low):
            yield index
    many = share * 2 * reach
    for index, low_sum, high_sum in zip(inner, sums, sums[2 * reach :], strict=False):
        if high_sum - low_sum > many:
            yield index


class _Openers:
    """The words of a scan that open a line, as a container that is asked only when needed."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.words.keys[index][:1].isdigit() and opens_line(self.words, index)
