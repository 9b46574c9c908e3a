"""A case: one edit and what the rules ask of it, each worked out once, when a rule first asks."""

from __future__ import annotations

from itertools import chain

from clausediff.alignment.edits import Edit
from clausediff.evidence.channel import Reading
from clausediff.evidence.page import WORN, Page
from clausediff.evidence.scales import Weighing
from clausediff.judge.judgement import Judgement
from clausediff.judge.thresholds import REPEATED_MISREADING
from clausediff.lazy import lazy
from clausediff.model import Verdict
from clausediff.text.lines import closes_line, opens_line, split_lines
from clausediff.text.protected import category as category_of
from clausediff.text.protected import guard, is_figure
from clausediff.text.words import alnum_key, one_line

__all__ = ["Case"]


class Case:
    """One edit under judgement."""

    def __init__(self, page: Page, edit: Edit) -> None:
        self.page = page
        self.edit = edit

    def judgement(self, verdict: Verdict, category: str, reasons: tuple[str, ...], rule: str) -> Judgement:
        """A judgement on this edit."""
        edit = self.edit
        return Judgement(verdict, category, edit.canonical, edit.scan, edit.clause, reasons, edit, rule)

    # -- texts and words -------------------------------------------------------------------------------------------

    @lazy
    def printed(self) -> str:
        """The canonical's text, as it is printed."""
        return self.page.canonical.printed[self.edit.canonical.slice]

    @lazy
    def raw(self) -> str:
        """The scan's text, as read."""
        return self.page.words.text[self.edit.scan.slice]

    @lazy
    def truth(self) -> str:
        """The canonical's words on one line, typography folded."""
        return self.edit.truth or one_line(self.printed)

    @lazy
    def observed(self) -> str:
        """The scan's words on one line, typography folded."""
        return self.edit.observed or one_line(self.raw)

    @lazy
    def truth_key(self) -> str:
        """The letters and figures of the canonical's words."""
        return alnum_key(self.truth)

    @lazy
    def observed_key(self) -> str:
        """The letters and figures of the scan's words."""
        return alnum_key(self.observed)

    @lazy
    def canonical_keys(self) -> list[str]:
        """The keys of the canonical's words."""
        return self.page.canonical.keys[self.edit.canonical_words.slice]

    @lazy
    def scan_keys(self) -> list[str]:
        """The keys of the scan's words."""
        return self.page.words.keys[self.edit.scan_words.slice]

    @lazy
    def one_word(self) -> bool:
        """Whether one word of the scan is laid against one of the canonical."""
        (first, last), (start, end) = self.edit.canonical_words, self.edit.scan_words
        return last - first == end - start == 1

    @lazy
    def label(self) -> bool:
        """Whether the canonical's words are all part of a clause's label."""
        first, last = self.edit.canonical_words
        labels = self.page.canonical.labels
        return first in labels if last - first == 1 else labels.issuperset(range(first, last))

    @lazy
    def page_number(self) -> bool:
        """Whether the canonical's words all number its own pages."""
        return self.page.canonical.pages.issuperset(self.edit.canonical_words.indices)

    @lazy
    def same_letters(self) -> bool:
        """Whether both sides have the same letters and figures, spaced differently or not; an apostrophe is no letter."""
        return _spelt(self.canonical_keys) == _spelt(self.scan_keys)

    # -- what the words are ----------------------------------------------------------------------------------------

    @lazy
    def word_classes(self) -> list[tuple[str, ...]]:
        """The protected classes of each of the canonical's words; labels and page numbers have none."""
        canonical, page = self.page.canonical, self.page
        return [() if i in canonical.pages else page.classes(i) for i in self.edit.canonical_words.indices]

    @lazy
    def canonical_classes(self) -> tuple[str, ...]:
        """The protected classes among the canonical's words."""
        return tuple(dict.fromkeys(chain.from_iterable(self.word_classes)))

    @lazy
    def scan_classes(self) -> tuple[str, ...]:
        """The protected classes among the scan's words."""
        return tuple(dict.fromkeys(chain.from_iterable(map(self.page.scan_classes, self.edit.scan_words.indices))))

    @lazy
    def code(self) -> str:
        """The class that names the finding, of either side's words; empty where none is protected."""
        both = tuple(dict.fromkeys(self.canonical_classes + self.scan_classes))
        return category_of(both) if both else ""

    @property
    def protected(self) -> bool:
        """Whether a word of either side is protected."""
        return bool(self.canonical_classes or self.scan_classes)

    @lazy
    def phrase(self) -> str | None:
        """The must-match phrase that the edit touches."""
        return self.page.phrase(self.edit)

    @lazy
    def known(self) -> list[str]:
        """The scan's keys that are words or figures; a single letter is none."""
        return [key for key in self.scan_keys if self.page.scales.is_word(key) and (len(key) > 1 or key.isdigit())]

    @lazy
    def legal(self) -> bool:
        """Whether the scan's marks are words, figures and signs as they are."""
        return self.page.scales.legal(self.observed)

    @lazy
    def figures(self) -> bool:
        """Whether there is a figure on both sides."""
        return any(map(is_figure, self.scan_keys)) and any(char.isdigit() for char in self.truth)

    def said_of_class(self, code: str) -> tuple[str, ...]:
        """Why words of a protected class matter, and the must-match phrase."""
        reasons = []
        if (found := guard(code)) is not None:
            reasons.append(f"{found.title.lower()}: {found.says}")
        if self.phrase is not None:
            reasons.append(f"must-match phrase “{self.phrase}”")
        return tuple(reasons)

    # -- where it is on the page -----------------------------------------------------------------------------------

    @lazy
    def clear(self) -> bool:
        """Whether the page is legible but for the edit itself: neither worn nor dirty."""
        return self.page.rate_without(self.edit) < WORN and not self.page.dirty

    @lazy
    def opens_line(self) -> bool:
        """Whether the scan's words begin a line."""
        words, at = self.page.words, self.edit.scan_words.start
        return at < len(words) and opens_line(words, at)

    @lazy
    def closes_line(self) -> bool:
        """Whether the scan's words end a line."""
        return self.edit.scan_words.end > 0 and closes_line(self.page.words, self.edit.scan_words.end - 1)

    @lazy
    def at_margin(self) -> bool:
        """Whether the scan's words begin or end a line."""
        return self.opens_line or self.closes_line

    @lazy
    def whole_lines(self) -> bool:
        """Whether the scan's words are whole lines."""
        return all(whole for _, _, whole in split_lines(self.page.words, *self.edit.scan_words))

    @lazy
    def around(self) -> str:
        """The scan's words with the marks that touch them, up to the words on both sides."""
        words, span = self.page.words, self.edit.scan_words
        low = words.ends[span.start - 1] if span.start else 0
        high = words.starts[span.end] if span.end < len(words) else len(words.text)
        return words.text[low:high]

    @lazy
    def key_before(self) -> str:
        """The canonical's key before the edit; empty at the beginning and for a field."""
        at = self.edit.canonical_words.start
        return self.page.canonical.keys[at - 1] if at else ""

    @lazy
    def key_after(self) -> str:
        """The canonical's key behind the edit; empty at the end and for a field."""
        at = self.edit.canonical_words.end
        return self.page.canonical.keys[at] if at < len(self.page.canonical) else ""

    @lazy
    def cut_off(self) -> bool:
        """Whether a word lost its end, or its beginning, where a printed line ends or begins."""
        if not self.page.wrapped or self.edit.scan_words.size != 1:
            return False
        one, other = self.truth_key, self.observed_key
        ends = self.closes_line and one.startswith(other)
        return (ends or (self.opens_line and one.endswith(other))) and 2 <= len(other) < len(one)

    @property
    def names_something(self) -> bool:
        """Whether the word right before the edit has a capital that is not a sentence's, so that a letter may be part of its name.

        A comma ends a name (``Additionally, I``), but not the names of a list (``Bays H, I and J``).
        """
        canonical, at = self.page.canonical, self.edit.canonical_words.start - 1
        if at < 0 or not canonical.printed[canonical.starts[at]].isupper():
            return False
        start = canonical.starts[at]
        while start > 0 and canonical.printed[start - 1] == " ":
            start -= 1
        before = canonical.printed[max(0, start - 1) : start]
        gap = canonical.printed[canonical.ends[at] : canonical.starts[at + 1]]
        listed = gap == ", " and canonical.printed[canonical.starts[at] : canonical.ends[at]].isupper()
        return listed or (gap == " " and before not in ("", "\n", ".", ";", ":"))

    def is_name(self, word: str) -> bool:
        """Whether a word of the canonical is a name: it has a capital, and texts have no such word."""
        return word[:1].isupper() and not word.isupper() and not self.page.scales.lexicon.ordinary(word)

    # -- how likely it is a misreading -----------------------------------------------------------------------------

    @lazy
    def reading(self) -> Reading:
        """How the marks would have come about, if they are the canonical's words misread."""
        return self.page.scales.channel.read(self.observed, self.truth)

    @lazy
    def likelihood(self) -> float:
        """Log likelihood of the marks given the canonical's words, at the error rate of the page around them.

        The same as ``weighed.own``, without the rivals.
        """
        return self.page.scales.channel.log_likelihood(self.observed, self.truth, self.page.rate_at(self.edit))

    @lazy
    def weighed(self) -> Weighing:
        """The canonical's words against all that the marks could be, at the error rate of the page around them."""
        page, beside = self.page, (self.key_before, self.key_after)
        rate = page.rate_at(self.edit)
        return page.scales.weigh(self.truth, self.observed, self.canonical_keys, self.word_classes, rate, beside)

    @lazy
    def errors(self) -> int:
        """Misread segments, one at least."""
        return max(1, self.reading.errors)

    @lazy
    def own(self) -> float:
        """Log likelihood of the marks given the canonical's words, the page's repeated misreadings counted."""
        return self.likelihood + self.repeated(self.observed, self.truth)

    @lazy
    def ratio(self) -> float:
        """Log likelihood ratio of the canonical's words, with the page's repeated misreadings where the rival lacks them."""
        ratio = self.weighed.ratio
        if not self.protected and self.weighed.rival:
            ratio += self.repeated(self.observed, self.truth) - self.repeated(self.observed, self.weighed.rival)
        return ratio

    def repeated(self, observed: str, truth: str) -> float:
        """What a reading gains by misreadings that the page has twice or more outside this edit, in nats."""
        reading = self.page.scales.channel.read(observed, truth)
        counts = [self.page.repetitions(self.edit, swap) for swap in reading.swaps]
        return sum(REPEATED_MISREADING for count in counts if count >= 2)

    @lazy
    def swaps(self) -> tuple[str, ...]:
        """The misread segments, for a reason."""
        return tuple(
            f"{swap.truth or 'nothing'} read as {swap.observed or 'nothing'}" for swap in self.reading.swaps[:3]
        )

    @lazy
    def no_word(self) -> str:
        """That the marks are no word, or no figure, for a reason."""
        kind = "figure" if any(char.isdigit() for char in self.observed) else "word"
        return f"“{self.observed}” is not a {kind}"


def _spelt(keys: list[str]) -> str:
    """Keys run together without apostrophes: equal for words that are only spaced differently."""
    return "".join(keys).replace("'", "")
