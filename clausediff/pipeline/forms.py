"""What a run makes ready of its canonicals, once for all scans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, reduce
from itertools import pairwise
from operator import or_
from typing import TYPE_CHECKING

from clausediff.alignment.form_index import FormIndex
from clausediff.alignment.grids import Grid, grids_of
from clausediff.canonical.template import Canonical
from clausediff.canonical.variants import PreparedCanonical, prepare
from clausediff.errors import NoMatchError
from clausediff.evidence import channel, lexicon
from clausediff.lazy import lazy
from clausediff.model import Range
from clausediff.pipeline.options import Options
from clausediff.scan.furniture import Furniture, blank
from clausediff.scan.repeated import Pairs
from clausediff.scan.scan import Scan
from clausediff.text.markup import markup_names
from clausediff.text.several import Guards, guards_of
from clausediff.text.words import tokenize

if TYPE_CHECKING:
    from clausediff.canonical.form_places import FormPlaces

__all__ = [
    "all_lines",
    "all_markup",
    "all_pairs",
    "candidates_of",
    "guards",
    "is_word",
    "likely",
    "load_shared",
    "places_in_forms",
    "tables_of",
]

_FEW = 8
"""Canonicals of a library up to which each is held against each scan."""
_REMEMBERED = 512
"""Canonicals whose pairs of words are kept."""
_PAIRS: dict[tuple[str, str], _WordPairs] = {}
_INDEXES: dict[tuple[tuple[str, str], ...], FormIndex] = {}
"""The index of the library of the run."""
_GRIDS: dict[tuple[str, str], list[Grid]] = {}


def candidates_of(options: Options) -> list[PreparedCanonical]:
    """The canonicals to try."""
    from clausediff.canonical import library

    if isinstance(options.canonical, Canonical):
        return [_prepared(options.canonical, options)]
    if options.canonical != "auto":
        return [_prepared(library.library(options.library).find(options.canonical), options)]
    found = [_prepared(canonical, options) for canonical in library.library(options.library)]
    if not found:
        raise NoMatchError("the library holds no canonical; name one with --canonical FILE")
    return found


def _prepared(canonical: Canonical, options: Options) -> PreparedCanonical:
    """A canonical made ready, with the phrases that the run adds to its own."""
    if not options.ignore and not options.protected:
        return prepare(canonical)
    own = replace(
        canonical,
        ignore=tuple(dict.fromkeys((*canonical.ignore, *options.ignore))),
        must_match=tuple(dict.fromkeys((*canonical.must_match, *options.protected))),
    )
    return PreparedCanonical(own)


def likely(scan: Scan, candidates: list[PreparedCanonical]) -> list[PreparedCanonical]:
    """Of many canonicals, those that share runs of words with a scan; all of them where none does."""
    if len(candidates) <= _FEW:
        return candidates
    key = tuple((prepared.source.path, prepared.source.sha256) for prepared in candidates)
    if key not in _INDEXES:
        _INDEXES.clear()
        _INDEXES[key] = FormIndex(candidates)
    found = _INDEXES[key].likely(tokenize(scan.text).keys)
    return [candidates[number] for number in found] or candidates


def tables_of(prepared: PreparedCanonical) -> list[Grid]:
    """The tables of a canonical; looked for once."""
    key = (prepared.source.path, prepared.source.sha256)
    if key not in _GRIDS:
        while len(_GRIDS) >= _REMEMBERED:
            del _GRIDS[next(iter(_GRIDS))]
        _GRIDS[key] = grids_of(prepared)
    return _GRIDS[key]


def places_in_forms(scan: Scan, candidates: Sequence[PreparedCanonical]) -> FormPlaces:
    """The boxes to mark and the lines to sign of the canonicals that a scan may be a copy of."""
    with_places = [
        prepared
        for prepared in candidates
        if any(spec.type in ("checkbox", "signature") or spec.choices for spec in prepared.source.fields.values())
    ]
    from clausediff.canonical.form_places import FormPlaces  # what only pages with pictures are asked for

    if not with_places:
        return FormPlaces()
    if len(candidates) > _FEW:
        chosen = likely(scan, list(candidates))
        with_places = [prepared for prepared in with_places if prepared in chosen]
    return reduce(or_, (_form_places(prepared) for prepared in with_places), FormPlaces())


@lru_cache(maxsize=_REMEMBERED)
def _form_places(prepared: PreparedCanonical) -> FormPlaces:
    from clausediff.canonical.form_places import form_places

    return form_places(prepared.full)


@lru_cache(maxsize=4)
def all_lines(candidates: tuple[PreparedCanonical, ...]) -> frozenset[str]:
    """The lines that any of the canonicals prints."""
    return frozenset[str]().union(*(prepared.lines for prepared in candidates))


@lru_cache(maxsize=4)
def all_markup(candidates: tuple[PreparedCanonical, ...]) -> frozenset[str]:
    """The names of the links, pictures and tags that any of the canonicals prints."""
    return frozenset[str]().union(*map(_own_markup, candidates))


class _WordPairs:
    """The pairs of words that follow each other in a canonical, collected when one is first looked up: most scans ask for none."""

    def __init__(self, prepared: PreparedCanonical) -> None:
        self._keys = prepared.full.keys

    @lazy
    def _known(self) -> frozenset[tuple[str, str]]:
        return frozenset(pairwise(self._keys))

    def __contains__(self, pair: object) -> bool:
        return pair in self._known


class _AnyPairs:
    """Those of several canonicals."""

    def __init__(self, parts: Sequence[_WordPairs]) -> None:
        self._parts = parts

    def __contains__(self, pair: object) -> bool:
        return any(pair in part for part in self._parts)


_any_pairs = lru_cache(maxsize=4)(_AnyPairs)


def all_pairs(candidates: Sequence[PreparedCanonical]) -> Pairs:
    """The pairs of words that follow each other in any of the canonicals; the same object for the same ones."""
    parts = tuple(map(_pairs, candidates))
    return parts[0] if len(parts) == 1 else _any_pairs(parts)


def _pairs(prepared: PreparedCanonical) -> _WordPairs:
    source = prepared.source
    key = (source.path, source.sha256)
    if key not in _PAIRS:
        while len(_PAIRS) >= _REMEMBERED:
            del _PAIRS[next(iter(_PAIRS))]
        _PAIRS[key] = _WordPairs(prepared)
    return _PAIRS[key]


def is_word(candidates: Sequence[PreparedCanonical]) -> Callable[[str], bool] | None:
    """Whether a key is a word of one of the canonicals' languages; None where one of them has no list of words."""
    return _word_of(tuple(dict.fromkeys(each.source.language for each in candidates)))


@lru_cache(maxsize=16)
def _word_of(languages: tuple[str, ...]) -> Callable[[str], bool] | None:
    """The same, one function for the same languages: what is remembered of a line is remembered by it."""
    lists = [lexicon.load(language) for language in languages]
    if not all(words.known for words in lists):
        return None
    return lists[0].is_word if len(lists) == 1 else lambda key: any(words.is_word(key) for words in lists)


def guards(candidates: Sequence[PreparedCanonical]) -> Guards:
    """The protected words of the canonicals' languages."""
    return guards_of(prepared.source.language for prepared in candidates)


def _own_markup(prepared: PreparedCanonical) -> frozenset[str]:
    """The names of the links, pictures and tags that a canonical prints; what it suggests for a field is no text of it."""
    full = prepared.full
    slots = [Furniture(Range(full.starts[index], full.ends[index]), "") for index in sorted(full.slots)]
    return markup_names(blank(prepared.source.text, slots))


def load_shared(candidates: Sequence[PreparedCanonical]) -> None:
    """Load what every process would load by itself."""
    for language in {prepared.source.language for prepared in candidates}:
        words = lexicon.load(language)
        words.log_probability("the")
        words.context_log_odds("of", "the", "she", "party")
    channel.load()
