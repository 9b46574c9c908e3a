"""The one place where a verdict is made: evidence on an edit goes in, a judgement comes out.

The gates, in order: what is equal after folding is ``format``; layout is ``format`` only where its position proves it; ink
that the canonical does not have is never ``noise``; a protected word is ``noise`` only when the marks are no legal value and
no rival explains them nearly as well; an ordinary word is ``noise`` when the marks are no word and the canonical's reading
is far ahead of every other. Whatever is left over is ``review``, or ``substantive`` where misreading is out of the question.
The thresholds are natural-log likelihood ratios; ``docs/benchmark.md`` has what they cost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import exp

from clausediff.edits import Edit, EditKind
from clausediff.evidence.guards import category as category_of
from clausediff.evidence.guards import classes as classes_of
from clausediff.evidence.guards import guard, is_figure, opposite, points
from clausediff.evidence.layout import is_title, label_like, opens_line, page_line, split_lines, weigh_gap
from clausediff.evidence.words import Scales, Weighing
from clausediff.fields import read_field
from clausediff.labels import read_label
from clausediff.model import Span, Verdict
from clausediff.normalize import Words, alien_letters, bare, hidden_characters, squeeze
from clausediff.reference import Reference

NOISE_RATIO = 2.5
"""Log likelihood ratio from which an ordinary word's garble is noise."""
PROTECTED_RATIO = 4.0
"""The same for a protected word."""
HOPELESS = -13.0
"""Log likelihood below which the marks cannot be the canonical's words misread: the words differ."""
FIGURES = -9.5
"""The same where one figure stands for another: engines all but never read one valid figure as another."""
PRISTINE = 0.0008
"""Errors a character below which a page loses no decimal point."""
WORN = 0.004
"""Errors a character above which a page is worn, and its margins may hold dirt that was read as words."""
ILLEGIBLE = 0.08
"""Errors a character above which nothing on a page can be judged."""


LOOKS_LIKE = {"I": "|1l!][JTLi/\\", "s": "5", "S": "5", "a": "@", "l": "1|I", "O": "0", "o": "0", "B": "8"}
"""For a word of one letter: the single glyphs that engines read for it and that are nothing else in its place."""


_AROUND = 500
"""Characters before and after an edit that tell how worn the page is there."""
_HABIT = 5.0
"""Log likelihood that a misreading gains by standing twice elsewhere on the page: it is the scanner's hand."""
_REGION = 20
"""The same in words."""


@dataclass(slots=True)
class Judgement:
    """An edit with what is said of it."""

    verdict: Verdict
    category: str
    c: Span
    s: Span
    clause: int
    score: float
    reasons: tuple[str, ...]
    edit: Edit
    errors: int = 0
    """Misread segments, for the page's error rate."""
    words: int = 0
    """Canonical words read through the noise."""
    value: str = ""
    """What a field was filled with."""
    problems: tuple[str, ...] = ()
    """What is wrong with the filling."""


class Judge:
    """Judges the edits of one copy; ``line`` is the usual length of its printed lines, 0 where it does not keep them."""

    def __init__(self, reference: Reference, words: Words, scales: Scales, *, line: int) -> None:
        self.reference = reference
        self.words = words
        self.scales = scales
        self.wrapped = line > 0
        self.line = line or 100
        self.rate = 0.001
        self._garbled: set[int] = set()
        self._errors: list[tuple[int, int]] = []
        self._worn_out: list[bool] = []
        self._alone: set[int] = set()
        self._habits: Counter[tuple[str, str]] = Counter()
        self.legible = True
        """Whether enough of the page can be read for a verdict; known after :meth:`judge`."""
        self._dirty = False

    # -- the page --------------------------------------------------------------------------------------------------

    def calibrate(self, edits: Sequence[Edit], read: int) -> float:
        """Estimate the page's error rate from evidence that no edit gives: garbles of ordinary words that are no words.

        ``read`` is the number of canonical characters that were compared. Half an error is assumed before anything is
        seen, so a short clean page is not taken for a perfect one.
        """
        errors = 0.5
        for edit in edits:
            if edit.kind is not EditKind.REPLACE:
                continue
            truth, observed = edit.truth, edit.observed
            if bare(truth) == bare(observed) or self.scales.legal(observed):
                continue
            reading = self.scales.channel.read(observed, truth)
            count = min(reading.errors, 1 + len(truth) // 3)
            errors += count
            self._errors.append((edit.s[0], count))
            self._habits.update((swap.truth, swap.observed) for swap in reading.swaps)
            self._garbled.update(range(edit.s0, edit.s1))
        self._dirty = self._dirt(edits) > max(4, read // 2000)
        self.rate = min(max(errors / (read + 400), 1e-4), 0.3)
        return self.rate

    def _rate_at(self, edit: Edit) -> float:
        """The error rate around an edit: the page's, or a higher one where it is worn; the edit itself does not count."""
        low = bisect_left(self._errors, (edit.s[0] - _AROUND, 0))
        high = bisect_left(self._errors, (edit.s[1] + _AROUND, 0))
        near = sum(count for at, count in self._errors[low:high] if not edit.s[0] <= at < max(edit.s[1], edit.s[0] + 1))
        return max(self.rate, min(0.3, (near + self.rate * _AROUND) / (3 * _AROUND)))

    def survey(self, edits: Sequence[Edit]) -> None:
        """Find where the page is worn out: around a word, hardly anything was read, and what was read instead is no words."""
        size = len(self.reference)
        unread, junk = [0] * (size + 1), [0] * (size + 1)
        keys = self.words.keys
        for edit in edits:
            blank = edit.kind is EditKind.FIELD and edit.s0 == edit.s1
            if not blank and edit.kind not in (EditKind.REPLACE, EditKind.DELETE, EditKind.INSERT):
                continue
            strange = (
                sum(1 for key in keys[edit.s0 : edit.s1] if not self.scales.is_word(key)) if edit.s0 < edit.s1 else 0
            )
            for index in range(edit.c0, edit.c1):
                unread[index] = 1
            junk[min(edit.c0, size)] += strange + sum(
                1 for key in keys[edit.s0 : edit.s1] if len(key) <= 2 and edit.kind is EditKind.INSERT
            )
        self._alone = {
            index for index in range(1, size - 1) if unread[index] and unread[index - 1] and unread[index + 1]
        }
        unread_sum, junk_sum = list(accumulate(unread, initial=0)), list(accumulate(junk, initial=0))
        for index in range(size + 1):
            low, high = max(0, index - _REGION), min(size, index + _REGION)
            lost = unread_sum[high] - unread_sum[low]
            self._worn_out.append(lost > 0.4 * (high - low) and junk_sum[high] - junk_sum[low] >= max(4, 0.25 * lost))
        self.legible = self.rate <= ILLEGIBLE and not (unread_sum[-1] > 0.3 * size and junk_sum[-1] > 0.1 * size)

    def _dirt(self, edits: Sequence[Edit]) -> int:
        """How many inserted pieces hold nothing that is a word: dirt that was read."""
        keys = self.words.keys
        return sum(
            1
            for edit in edits
            if edit.kind is EditKind.INSERT
            and not any(len(key) > 2 and self.scales.is_word(key) for key in keys[edit.s0 : edit.s1])
        )

    # -- the edits -------------------------------------------------------------------------------------------------

    def judge(self, edits: Sequence[Edit]) -> list[Judgement]:
        """One judgement for each edit, or several for an insertion of several lines."""
        found: list[Judgement] = []
        if any(edit.kind is EditKind.REPLACE for edit in edits):
            self.survey(edits)
        for edit in edits:
            if edit.kind is EditKind.REPLACE:
                found.append(self._replace(edit))
            elif edit.kind is EditKind.GAP:
                found.append(self._gap(edit))
            elif edit.kind is EditKind.FIELD:
                found.append(self._field(edit))
            elif edit.kind is EditKind.DELETE:
                found.append(self._delete(edit))
            elif edit.kind is EditKind.INSERT:
                found.extend(self._insert(edit))
            elif edit.kind is EditKind.CASE:
                found.append(self._case(edit))
            else:
                found.append(self._move(edit))
        for judgement in found if self._worn_out else ():
            edit = judgement.edit
            lonely = edit.kind is EditKind.REPLACE and edit.c0 in self._alone
            if judgement.verdict is Verdict.SUBSTANTIVE and (
                lonely or self._worn_out[min(edit.c0, len(self.reference))]
            ):
                judgement.verdict = Verdict.REVIEW
                judgement.reasons = (*judgement.reasons, "the page is too worn here to tell")
        return found

    def _said(self, edit: Edit, verdict: Verdict, code: str, score: float, *reasons: str) -> Judgement:
        return Judgement(verdict, code, edit.c, edit.s, edit.clause, score, reasons, edit)

    def _texts(self, edit: Edit) -> tuple[str, str]:
        return squeeze(self.reference.printed[slice(*edit.c)]), squeeze(self.words.text[slice(*edit.s)])

    def _classes(self, index: int) -> tuple[str, ...]:
        reference = self.reference
        keys = reference.keys
        before = keys[index - 1] if index else ""
        after = keys[index + 1] if index + 1 < len(keys) else ""
        if points(keys, index, reference.labels):
            return ("cross-reference",)
        raw = reference.printed[reference.starts[index] : reference.ends[index]].strip()
        return classes_of(keys[index], before, after, raw, self.scales.terms)

    def _scan_classes(self, index: int) -> tuple[str, ...]:
        words = self.words
        before = words.keys[index - 1] if index else ""
        after = words.keys[index + 1] if index + 1 < len(words) else ""
        if points(words.keys, index, _Openers(words)):
            return ("cross-reference",)
        return classes_of(words.keys[index], before, after, words.raw(index), self.scales.terms)

    def _phrase(self, edit: Edit) -> str | None:
        """The must-match phrase that an edit touches."""
        must = self.reference.must
        if not must:
            return None
        if edit.c0 < edit.c1:
            return next((must[i] for i in range(edit.c0, edit.c1) if i in must), None)
        phrase = must.get(edit.c0)  # between two words of the same phrase
        return phrase if phrase is not None and must.get(edit.c0 - 1) == phrase else None

    # -- gaps and case ---------------------------------------------------------------------------------------------

    def _gap(self, edit: Edit) -> Judgement:
        reference, words = self.reference, self.words
        c, s = edit.c0, edit.s0
        theirs, ours = reference.printed[slice(*edit.c)], words.text[slice(*edit.s)]
        c_digit = 0 < c < len(reference) and reference.keys[c - 1][-1:].isdigit() and reference.keys[c][:1].isdigit()
        s_digit = 0 < s < len(words) and words.keys[s - 1][-1:].isdigit() and words.keys[s][:1].isdigit()
        label = c in reference.labels or (c - 1) in reference.labels
        start = label or (s < len(words) and opens_line(words, s)) or s >= len(words)
        before_digit = not start and s < len(words) and words.keys[s][:1].isdigit()
        folded = reference.folded[slice(*edit.c)], words.folded[slice(*edit.s)]
        told = weigh_gap(
            theirs,
            ours,
            folded,
            digits=c_digit and s_digit and not label,
            before_digit=before_digit,
            phrase=self._phrase(edit),
            line_start=start,
        )
        if told.grave:
            return self._said(edit, Verdict.REVIEW, told.code, 0.3, told.reason)
        noise = told.code in ("punctuation", "hyphenation")
        return self._said(
            edit, Verdict.NOISE if noise else Verdict.FORMAT, told.code, 0.97 if noise else 1.0, told.reason
        )

    def _case(self, edit: Edit) -> Judgement:
        theirs, ours = self.reference.printed[slice(*edit.c)].strip(), self.words.text[slice(*edit.s)]
        if alien_letters(ours, theirs):
            return self._said(
                edit, Verdict.REVIEW, "homoglyph", 0.1, "look-alike characters of another script in the scan"
            )
        if self.reference.keys[edit.c0] in self.scales.terms and theirs[:1].isupper() and ours[:1].islower():
            if theirs[:1] in "COSUVWXZPKYMI" or self.rate > WORN:
                return self._said(
                    edit, Verdict.NOISE, "case", 0.9, "upper and lower case of a defined term look alike here"
                )
            return self._said(
                edit, Verdict.REVIEW, "defined-term", 0.3, f"the defined term “{theirs}” lost its capital"
            )
        return self._said(edit, Verdict.FORMAT, "case", 1.0, "upper or lower case only")

    # -- words for words -------------------------------------------------------------------------------------------

    def _replace(self, edit: Edit) -> Judgement:
        reference, words = self.reference, self.words
        truth, observed = edit.truth, edit.observed
        if (said := self._plainly_misread(edit)) is not None:
            return said
        raw = words.text[slice(*edit.s)]
        span = range(edit.c0, edit.c1)
        keys = [reference.keys[i] for i in span]
        if all(i in reference.labels for i in span) and edit.c0 in reference.labels:
            return self._label(edit, truth, observed)
        classes = [self._classes(i) for i in span]
        theirs = tuple(dict.fromkeys(code for each in classes for code in each))
        ours = tuple(dict.fromkeys(code for i in range(edit.s0, edit.s1) for code in self._scan_classes(i)))
        phrase = self._phrase(edit)
        codes = tuple(dict.fromkeys(theirs + ours)) if set(theirs) != set(ours) or theirs else ours
        code = category_of(codes) if codes else ""
        if hidden := hidden_characters(raw):
            names = ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(hidden))
            if not (set(hidden) <= {"\u00ad"} and re.search("\u00ad\\s*\n", raw)):
                return self._said(
                    edit, Verdict.REVIEW, "hidden", 0.1, f"invisible characters inside the words: {names}"
                )
        if aliens := alien_letters(raw, reference.printed[slice(*edit.c)]):
            return self._said(
                edit, Verdict.REVIEW, "homoglyph", 0.1, f"look-alike characters of another script: {aliens}"
            )
        if _letters("".join(keys)) == _letters("".join(words.keys[edit.s0 : edit.s1])):
            return self._respaced(edit, truth, observed, keys, theirs)
        if len(truth) == 1 and truth.isalpha() and observed.strip(".,'") in LOOKS_LIKE.get(truth, ""):
            said = self._said(edit, Verdict.NOISE, "confusion", 0.95, f"{truth} read as {observed}")
            said.errors, said.words = 1, 1
            return said
        beside = (
            reference.keys[edit.c0 - 1] if edit.c0 else "",
            reference.keys[edit.c1] if edit.c1 < len(reference) else "",
        )
        weighed = self.scales.weigh(truth, observed, keys, classes, self._rate_at(edit), beside)
        return self._weighed(edit, truth, observed, weighed, theirs, ours, code, phrase)

    def _plainly_misread(self, edit: Edit) -> Judgement | None:
        """The short way for most garbles: one long ordinary word, marks that are no word and look like no other."""
        truth, observed = edit.truth, edit.observed
        if (
            edit.c1 - edit.c0 != 1
            or edit.s1 - edit.s0 != 1
            or len(truth) < 5
            or not (truth.isalpha() and observed.isascii())
        ):
            return None
        scales = self.scales
        key = self.reference.keys[edit.c0]
        if edit.c0 in self.reference.must or edit.c0 in self.reference.labels or key in scales.terms:
            return None
        mark = self.words.keys[edit.s0]
        if not observed.isalpha() or scales.is_word(mark) or classes_of(key) or opposite(key, mark, strictly=True):
            return None
        if any(other != key for other in scales.lexicon.neighbours(mark, scales.vocabulary)):
            return None
        own, reading = scales.own(truth, observed, self._rate_at(edit))
        ratio = own - scales.novel(truth, observed)
        if reading.errors > 1 + len(truth) // 3 or len(observed) > len(truth) + 1 or ratio < NOISE_RATIO:
            return None
        told = ", ".join(
            f"{swap.truth or 'nothing'} read as {swap.observed or 'nothing'}" for swap in reading.swaps[:3]
        )
        found = self._said(edit, Verdict.NOISE, "confusion", _probability(ratio), told, f"“{observed}” is not a word")
        found.errors, found.words = reading.errors, 1
        return found

    def _respaced(self, edit: Edit, truth: str, observed: str, keys: list[str], classes: tuple[str, ...]) -> Judgement:
        """The same letters with other spaces or hyphens between them."""
        raw = self.words.text[slice(*edit.s)]
        if re.findall(r"\d+", truth) != re.findall(r"\d+", observed):
            return self._refigured(edit, truth, observed)
        if re.search(r"[-\u00ad\u2010\u00ac]\s*\n", raw) and "-" not in squeeze(
            re.sub(r"[-\u00ad\u2010\u00ac]\s*\n\s*", "", raw)
        ):
            return self._said(edit, Verdict.FORMAT, "hyphenation", 1.0, "hyphenated at a line's end")
        pieces = [self.words.keys[i] for i in range(edit.s0, edit.s1)]
        if len(keys) > 1 and len(pieces) == 1 and classes and self.scales.lexicon.is_word(pieces[0]):
            return self._said(
                edit, Verdict.REVIEW, category_of(classes), 0.6, f"“{truth}” run together is another word"
            )
        if (
            len(pieces) > len(keys)
            and any(p in ("not", "no", "non", "un", "in") for p in pieces)
            and all(self.scales.is_word(p) for p in pieces)
        ):
            return self._said(edit, Verdict.REVIEW, "negation", 0.5, f"“{truth}” taken apart reads “{observed}”")
        judgement = self._said(edit, Verdict.NOISE, "spacing", 0.99, "the same letters, spaced differently")
        judgement.words = len(keys)
        return judgement

    def _refigured(self, edit: Edit, truth: str, observed: str) -> Judgement:
        """The same digits with other signs or spaces among them: another value, or one that cannot be told."""
        one, other = _value(truth), _value(observed)
        if one is not None and other is not None and one != other and self._rate_at(edit) < PRISTINE:
            return self._said(edit, Verdict.SUBSTANTIVE, "number", 0.05, "the decimal sign makes another figure")
        return self._said(edit, Verdict.REVIEW, "number", 0.5, "white space or a sign inside a figure")

    def _weighed(
        self,
        edit: Edit,
        truth: str,
        observed: str,
        weighed: Weighing,
        theirs: tuple[str, ...],
        ours: tuple[str, ...],
        code: str,
        phrase: str | None,
    ) -> Judgement:
        score = _probability(weighed.ratio)
        told = [f"{swap.truth or 'nothing'} read as {swap.observed or 'nothing'}" for swap in weighed.reading.swaps[:3]]
        keys = [self.words.keys[i] for i in range(edit.s0, edit.s1)]
        figures = bool(keys) and any(is_figure(key) for key in keys)
        protected = bool(theirs or ours)
        code = code or ("word" if weighed.legal else "confusion")
        turned = len(keys) == 1 and opposite(bare(truth), keys[0], strictly=not weighed.legal)
        if turned and not weighed.legal:
            return self._said(
                edit, Verdict.SUBSTANTIVE, code, min(score, 0.05), "a prefix or an ending turns the meaning"
            )
        pointed = "cross-reference" in theirs and "cross-reference" in ours
        if pointed and not figures and weighed.own < FIGURES:
            return self._said(
                edit, Verdict.SUBSTANTIVE, code, min(score, 0.05), "points to another place in the agreement"
            )
        if weighed.legal and self._cut_off(edit, truth, observed):
            return self._said(edit, Verdict.REVIEW, code, 0.4, "cut off at the line's edge", *told)
        if weighed.legal:
            reasons = self._legal_reasons(truth, observed, theirs, ours, code, phrase)
            both_figures = figures and any(char.isdigit() for char in truth)
            if both_figures and re.findall(r"\d+", truth) == re.findall(r"\d+", observed):
                return self._said(edit, Verdict.REVIEW, code, 0.5, *reasons, "the same digits")
            own = weighed.own + sum(_HABIT for s in weighed.reading.swaps if self._habits[s.truth, s.observed] >= 2)
            if own > HOPELESS and weighed.own < HOPELESS:
                reasons.append("the same misreading stands elsewhere on the page")
            weighed = replace(weighed, own=own)
            if (
                (both_figures and weighed.own < FIGURES)
                or turned
                or weighed.own < HOPELESS
                or (protected and weighed.own < HOPELESS + 2)
            ):
                return self._said(edit, Verdict.SUBSTANTIVE, code, min(score, 0.05), *reasons)
            return self._said(edit, Verdict.REVIEW, code, min(score, 0.5), *reasons, *_through(told))
        if self._cut_off(edit, truth, observed):
            return self._said(edit, Verdict.REVIEW, code, 0.5, "cut off at the line's edge", *told)
        names = (
            f"“{observed}” is not a word" if not any(c.isdigit() for c in observed) else f"“{observed}” is not a figure"
        )
        if phrase is not None:
            return self._said(
                edit, Verdict.REVIEW, "must-match", score, f"inside the must-match phrase “{phrase}”", *told, names
            )
        slipped = weighed.spurious >= 2 or len(bare(observed)) > len(bare(truth)) + 2
        needed = PROTECTED_RATIO if protected else NOISE_RATIO
        several = edit.c1 - edit.c0 > 1 or edit.s1 - edit.s0 > 1
        plausible = weighed.reading.errors <= (2 if several else 1 + len(truth) // 3)
        if weighed.ratio >= needed and not slipped and plausible:
            judgement = self._said(edit, Verdict.NOISE, "confusion", score, ", ".join(told), names)
            judgement.errors, judgement.words = weighed.reading.errors, edit.c1 - edit.c0
            return judgement
        reasons_list = [names]
        if weighed.rival:
            reasons_list.insert(0, f"could also be “{weighed.rival}”")
        if slipped:
            reasons_list.insert(0, "more ink than the canonical's words have")
        plain = self.rate < PRISTINE or bool(re.fullmatch(r"[A-Z]?[a-z]+|[A-Z]+", observed))
        if weighed.own < HOPELESS - 8 and self.rate < WORN and _wordlike(observed) and plain and weighed.ratio < -4:
            return self._said(
                edit, Verdict.SUBSTANTIVE, code, score, f"“{observed}” cannot be “{truth}” misread", names
            )
        return self._said(edit, Verdict.REVIEW, code, min(score, 0.9), *reasons_list, *told)

    def _cut_off(self, edit: Edit, truth: str, observed: str) -> bool:
        """Whether a word lost its end (or its beginning) to the margin."""
        if not self.wrapped or edit.s1 - edit.s0 != 1:
            return False
        one, other = bare(truth), bare(observed)
        ends = self._closes_line(edit.s1 - 1) and one.startswith(other)
        return (ends or (opens_line(self.words, edit.s0) and one.endswith(other))) and 2 <= len(other) < len(one)

    def _legal_reasons(
        self, truth: str, observed: str, theirs: tuple[str, ...], ours: tuple[str, ...], code: str, phrase: str | None
    ) -> list[str]:
        reasons: list[str] = []
        if "number" in theirs and "number" in ours:
            reasons.append("both are figures")
        elif code == "defined-term":
            reasons.append("a defined term of the agreement")
        elif code == "cross-reference":
            reasons.append("points to another place in the agreement")
        elif (found := guard(code)) is not None:
            reasons.append(f"{found.title.lower()}: {found.says}")
        else:
            reasons.append("both are words")
        if phrase is not None:
            reasons.append(f"must-match phrase “{phrase}”")
        return reasons

    def _label(self, edit: Edit, truth: str, observed: str) -> Judgement:
        """A clause's label read differently: its place proves that it is one."""
        if not opens_line(self.words, edit.s0) and not label_like(observed):
            return self._said(edit, Verdict.REVIEW, "label", 0.5, "marks that may be a label")
        if self.scales.legal(observed) and bare(observed) != bare(truth):
            own = self.scales.channel.log_likelihood(observed, truth, max(self.rate, 0.003))
            if own < HOPELESS or (bare(observed).isdigit() and bare(truth).isdigit()):
                return self._said(edit, Verdict.REVIEW, "label", 0.5, f"the label {truth} reads {observed}")
        if len(bare(observed)) > 6:
            return self._said(edit, Verdict.REVIEW, "label", 0.3, "more ink than a label has")
        return self._said(edit, Verdict.NOISE, "label", 0.95, f"the label {truth} read as {observed}")

    # -- words that one side lacks ---------------------------------------------------------------------------------

    def _delete(self, edit: Edit) -> Judgement:
        reference = self.reference
        span = range(edit.c0, edit.c1)
        truth, _ = self._texts(edit)
        if all(i in reference.labels for i in span):
            return self._said(edit, Verdict.FORMAT, "label", 1.0, f"the label {truth} was not read")
        keys = [reference.keys[i] for i in span]
        if all(key in ("©", "®", "°", "|", "@") for key in keys):
            return self._said(edit, Verdict.NOISE, "sign", 0.9, f"the sign {truth} was not read")
        if page_line(reference.template.text, *edit.c):
            return self._said(edit, Verdict.FORMAT, "furniture", 1.0, "a page number of the canonical")
        if truth == "I" and self._mark_left(edit):
            said = self._said(edit, Verdict.NOISE, "confusion", 0.9, "I read as a stroke")
            said.words, said.errors = 1, 1
            return said
        own = [i for i, each in enumerate(reference.clause_of) if each == edit.clause and i not in reference.labels]
        if own and edit.c0 <= own[0] and edit.c1 > own[-1] and len(own) > 1:
            return self._said(edit, Verdict.SUBSTANTIVE, "missing", 0.01, "the whole clause is missing")
        found = tuple(dict.fromkeys(code for i in span for code in self._classes(i)))
        code = category_of(found) if found else "deletion"
        reasons = [f"missing: {_few(truth)}"]
        if (known := guard(code)) is not None:
            reasons.append(f"{known.title.lower()}: {known.says}")
        if phrase := self._phrase(edit):
            reasons.append(f"must-match phrase “{phrase}”")
        if len(keys) == 1 and len(keys[0]) == 1 and not keys[0].isdigit():
            return self._said(edit, Verdict.REVIEW, code, 0.5, *reasons, "one glyph is easily lost")
        if self._at_edge(edit) and not self._sentence(edit) and self._clipped(edit):
            return self._said(edit, Verdict.REVIEW, code, 0.3, *reasons, "at a line's edge, where ink is easily lost")
        if self.rate > WORN and len(keys) <= 2 and not found and all(len(key) <= 3 for key in keys):
            return self._said(edit, Verdict.REVIEW, code, 0.3, *reasons, "a short word on a worn page")
        return self._said(edit, Verdict.SUBSTANTIVE, code, 0.02, *reasons)

    def _mark_left(self, edit: Edit) -> bool:
        """Whether a stroke that is no word stands where the words are lost."""
        words = self.words
        left = words.ends[edit.s0 - 1] if 0 < edit.s0 <= len(words) else 0
        right = words.starts[edit.s0] if edit.s0 < len(words) else len(words.text)
        return any(char in words.text[left:right] for char in "[]!/\\{}")

    def _at_edge(self, edit: Edit) -> bool:
        """Whether the words are lost where a printed line begins or ends (or beside a word that is garbled there)."""
        if not self.wrapped:
            return False
        words = self.words
        first, last = edit.s0 - 1, edit.s0
        while last in self._garbled and last - edit.s0 < 2:
            last += 1
        while first in self._garbled and edit.s0 - first < 3:
            first -= 1
        left = words.ends[first] if 0 <= first < len(words) else 0
        right = words.starts[last] if last < len(words) else len(words.text)
        return bool(re.search(r"[\n\f]", words.text[left:right]))

    def _clipped(self, edit: Edit) -> bool:
        """Whether so much is lost as a margin cuts off (a quarter of a line), or as whole lines of print hold."""
        lines = (edit.c[1] - edit.c[0]) / self.line
        if lines <= 0.25:
            return True
        return lines >= 0.6 and abs(lines - max(1, round(lines))) <= 0.35

    def _sentence(self, edit: Edit) -> bool:
        """Whether what is lost is one or more whole sentences: lines of print do not end where sentences do."""
        text = self.reference.printed
        before = text[max(0, edit.c[0] - 40) : edit.c[0]].rstrip()
        lost = text[slice(*edit.c)].rstrip()
        starts = not before or before[-1] in '.;:!?\n"”)' or edit.c0 in self.reference.labels
        return starts and lost[-1:] in ".;:!?" and edit.c1 - edit.c0 >= 4

    def _insert(self, edit: Edit) -> list[Judgement]:
        """Cut an insertion where lines of furniture stand in it, and judge each piece."""
        words = self.words
        pieces: list[tuple[int, int, str | None]] = []
        for first, last, whole in split_lines(words, edit):
            why = None
            if whole:
                low = words.text.rfind("\n", 0, words.starts[first]) + 1
                low = max(low, words.text.rfind("\f", 0, words.starts[first]) + 1)
                high = words.text.find("\n", words.ends[last - 1])
                if is_title(self.reference, words, low, high if high >= 0 else len(words.text)):
                    why = "running head: the title"
            if pieces and pieces[-1][2] is None and why is None and not self._blank_between(pieces[-1][1]):
                pieces[-1] = (pieces[-1][0], last, None)
            else:
                pieces.append((first, last, why))
        found = []
        for index, (first, last, why) in enumerate(pieces):
            low = edit.s[0] if index == 0 else words.starts[first]
            high = edit.s[1] if index == len(pieces) - 1 else words.starts[pieces[index + 1][0]]
            text = words.text[low:high]
            s = (low + len(text) - len(text.lstrip()), high - (len(text) - len(text.rstrip())))
            piece = Edit(edit.kind, edit.c, s, edit.c0, edit.c1, first, last, edit.clause)
            if why is not None:
                found.append(self._said(piece, Verdict.FORMAT, "furniture", 1.0, why))
            else:
                found.append(self._inserted(piece))
        return found

    def _blank_between(self, index: int) -> bool:
        words = self.words
        return index < len(words) and bool(
            re.search(r"\n[ \t]*\n|\f", words.text[words.ends[index - 1] : words.starts[index]])
        )

    def _inserted(self, edit: Edit) -> Judgement:
        words = self.words
        raw = words.text[slice(*edit.s)]
        shown = squeeze(raw)
        keys = words.keys[edit.s0 : edit.s1]
        if self._is_new_label(edit, raw):
            return self._said(edit, Verdict.FORMAT, "label", 1.0, f"{shown} stands as a label where a clause begins")
        if hidden_characters(raw) or alien_letters(raw):
            code = "hidden" if hidden_characters(raw) else "homoglyph"
            if any(len(key) > 1 for key in keys) or hidden_characters(raw):
                return self._said(edit, Verdict.REVIEW, code, 0.05, f"added: {_few(shown)}", "unusual characters")
        codes = tuple(dict.fromkeys(code for i in range(edit.s0, edit.s1) for code in self._scan_classes(i)))
        known = [key for key in keys if self.scales.is_word(key) and (len(key) > 1 or key.isdigit())]
        code = category_of(codes) if codes else "insertion"
        if not known and re.fullmatch(r"\W*\(\s*\w\s*\)\W*", self._around(edit)):
            return self._said(edit, Verdict.REVIEW, code, 0.3, f"added: {_few(self._around(edit).strip())}")
        if not known and all(
            len(key) == 1 and not key.isdigit() and key not in ("$", "€", "£", "%", "§", "&", "a", "i") for key in keys
        ):
            return self._said(edit, Verdict.NOISE, "speck", 0.95, f"stray marks: {_few(shown)}")
        whole = len(split_lines(words, edit)) >= 1 and all(whole for _, _, whole in split_lines(words, edit))
        if whole and len(known) >= 4 and opens_line(words, edit.s0):
            return self._said(
                edit, Verdict.SUBSTANTIVE, "added", 0.0, f"a passage that the canonical does not have: {_few(shown)}"
            )
        reasons = [f"added: {_few(shown)}"]
        if (found := guard(code)) is not None:
            reasons.append(f"{found.title.lower()}: {found.says}")
        if phrase := self._phrase(edit):
            reasons.append(f"must-match phrase “{phrase}”")
        margin = opens_line(words, edit.s0) or self._closes_line(edit.s1 - 1)
        if (
            self._dirty
            and margin
            and not any(char.isdigit() for char in raw)
            and all(_FLECK.fullmatch(key) for key in keys)
        ):
            return self._said(edit, Verdict.NOISE, "speck", 0.9, f"flecks at the margin of a dirty page: {_few(shown)}")
        if all(key.isdigit() or set(key) <= set("ivx") for key in keys) and whole and len(keys) > 1:
            return self._said(edit, Verdict.REVIEW, code, 0.3, *reasons, "numbers on lines of their own, as of a list")
        if not any(len(key) > 1 for key in known):
            why = "a lone figure" if known else "ink shaped like a word, but no word"
            return self._said(edit, Verdict.REVIEW, code, 0.3, *reasons, why)
        if (self.rate > WORN or self._dirty) and margin and len(known) <= (2 if len(keys) > 3 else 1):
            return self._said(edit, Verdict.REVIEW, code, 0.3, *reasons, "at the margin of a worn page")
        if len(known) * 2 <= len(keys) and len(keys) > 1:
            return self._said(edit, Verdict.REVIEW, code, 0.3, *reasons, "mostly no words")
        return self._said(edit, Verdict.SUBSTANTIVE, code, 0.01, *reasons)

    def _around(self, edit: Edit) -> str:
        """An insertion with the marks that touch it."""
        words = self.words
        low = words.ends[edit.s0 - 1] if edit.s0 else 0
        high = words.starts[edit.s1] if edit.s1 < len(words) else len(words.text)
        return words.text[low:high]

    def _closes_line(self, index: int) -> bool:
        words = self.words
        stop = words.starts[index + 1] if index + 1 < len(words) else len(words.text)
        return "\n" in words.text[words.ends[index] : stop] or index + 1 >= len(words)

    def _is_new_label(self, edit: Edit, raw: str) -> bool:
        """A label that the canonical does not print, right where one of its clauses begins."""
        reference, words = self.reference, self.words
        at = edit.c0
        if at >= len(reference) or not opens_line(words, edit.s0) or edit.s1 - edit.s0 > 3:
            return False
        opens = at == 0 or reference.clause_of[at - 1] != reference.clause_of[at] or (at - 1) in reference.labels
        if not opens:
            return False
        stop = words.starts[edit.s1] if edit.s1 < len(words) else len(words.text)
        marks = words.text[edit.s[0] : stop].strip()
        return label_like(marks) and (read_label(marks + " ", 0) is not None or bare(raw) in ("", "l", "i"))

    # -- fields and moves ------------------------------------------------------------------------------------------

    def _field(self, edit: Edit) -> Judgement:
        spec = self.reference.slots[edit.c0]
        text = self.words.text[slice(*edit.s)]
        value, problems = read_field(spec, text)
        if problems and not (spec.type == "signature" and not spec.required and not value):
            said = self._said(edit, Verdict.REVIEW, f"field-{spec.type}", 0.5, *(f"{spec.name}: {p}" for p in problems))
        else:
            reason = f"{spec.name}: {value}" if value else f"{spec.name}: blank"
            said = self._said(edit, Verdict.FIELD, f"field-{spec.type}", 1.0, reason)
        said.value, said.problems = value, problems
        return said

    def _move(self, edit: Edit) -> Judgement:
        if edit.form:
            return self._said(edit, Verdict.FORMAT, "order", 1.0, "a line of the form, read in another order")
        clause = self.reference.clauses[edit.clause]
        name = clause.label or clause.heading
        whole = edit.c0 == 0 or self.reference.clause_of[edit.c0 - 1] != edit.clause
        what = f"clause {name}" if whole and clause.label else "a passage"
        return self._said(edit, Verdict.SUBSTANTIVE, "moved", 0.01, f"{what} stands in another place")


_FLECK = re.compile(r"[^\W\d_]|[aeio]{2}|[|&@©®°§%€£]", re.IGNORECASE)


class _Openers:
    """The words of a scan that open a line, as a container that is asked only when needed."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.words.keys[index][:1].isdigit() and opens_line(self.words, index)


def _probability(ratio: float) -> float:
    """A log likelihood ratio as a probability."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, ratio))))


def _few(text: str) -> str:
    """The first words of a text, for a reason."""
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57].rsplit(' ', 1)[0]} …”"


def _letters(keys: str) -> str:
    return keys.replace("'", "")


def _value(text: str) -> float | None:
    """The value of a figure, or None when it is not one plain figure."""
    core = text.strip(" $€£¥%.,;:()")
    if not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", core):
        return None
    return float(core.replace(",", ""))


def _through(told: list[str]) -> list[str]:
    return [f"could be a misreading: {', '.join(told)}"] if told else []


def _wordlike(text: str) -> bool:
    return (
        bool(re.fullmatch(r"[A-Za-z][A-Za-z' -]*", text)) and bool(re.search("[aeiouyAEIOUY]", text)) and len(text) >= 3
    )
