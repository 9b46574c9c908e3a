"""Compare consecutive versions of agreements that are kept under git, and count what is found, missed and invented.

usage: tools/version_pairs.py FOLDER:FILE... [--most N] [--json PATH] [--list]

    tools/version_pairs.py ~/src/site-policy:Policies/terms.md ~/src/nda:Mutual-NDA.md

FOLDER is a local git repository (or its git directory), FILE a text in it. The older version of each pair is the canonical, the
newer one the copy. The truth is made by git alone: each word of ``git diff --word-diff`` whose letters or figures differ is a
changed word, and changed words with at most two equal words between them are one change. For each pair:

    changes     the changes, by git; tags and the targets of links are no words, and are blanked first
    typos       of these, one word for another that is at most two letters off where one of them is no English word
    found       the others, of whose changed words nine in ten are in a finding past noise, on either side
    false       substantive findings that touch no changed word on either side
    unseen      findings past noise that only touch tags and the targets of links: no signer sees them, and they differ
    per change  findings past noise that touch a change, divided by the changes

Pairs of which more than a quarter was rewritten are counted and left out: there, what is one change is a matter of taste.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from clausediff.canonical.load import parse
from clausediff.canonical.variants import PreparedCanonical
from clausediff.errors import ClausediffError
from clausediff.evidence import lexicon
from clausediff.model import Finding, Range, Verdict
from clausediff.pipeline import Options
from clausediff.pipeline.comparing import compare_pages
from clausediff.scan.scan import Scan
from clausediff.text.words import alnum_key

_REWRITTEN = 0.25
"""Share of changed words from which a pair is left out."""
_JOINED = 2
"""Equal words between two changed ones of one change, at most."""
_COVERED = 0.9
"""Share of a change's words that must be in findings."""
_LEAST = 100
"""Words of the shortest text that is compared."""
_MARKUP = re.compile(r"<!--.*?-->|</?(?!https?:)[A-Za-z][^<>]{0,300}>|(?<=\])\([^()\s]*\)|\A---\n.*?\n---\n", re.DOTALL)
_HIDDEN = re.compile(_MARKUP.pattern + r"|<https?:[^<>\s]*>|\[|\]", re.DOTALL)
_TYPO = 2
_TOKEN = r"[[:alnum:]]+|[^[:space:][:alnum:]]"


@dataclass
class Pair:
    """What was counted of one pair."""

    source: str
    file: str
    old: str
    """The older commit."""
    new: str
    words: int
    """Words of the newer version."""
    changes: int
    """By git, typing errors not counted."""
    typos: int
    found: int
    findings: int
    """Past noise, that touch a change."""
    false: int
    """Substantive, that touch none."""
    unseen: int
    """Past noise, that touch only what the page does not show."""
    doubts: int
    """For a person, that touch none."""


@dataclass
class Change:
    """A change by git: the places of its words in both versions."""

    old: list[Range]
    new: list[Range]


def main(arguments: Sequence[str]) -> int:
    """Print the table; 1 where a change was missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", metavar="FOLDER:FILE")
    parser.add_argument("--most", type=int, default=5, help="the newest pairs of each file (5)")
    parser.add_argument("--json", type=Path, help="write the counts there as well")
    parser.add_argument("--list", action="store_true", help="list what was missed and what is false")
    options = parser.parse_args(arguments)
    pairs: list[Pair] = []
    left_out = 0
    for each in options.files:
        folder, _, file = each.rpartition(":")
        made = 0
        for old, new in _versions(folder, file):
            if made >= options.most:
                break
            counted = _count(folder, file, old, new, listed=options.list)
            left_out += counted is False
            if isinstance(counted, Pair):
                pairs.append(counted)
                made += 1
    _print(pairs, left_out)
    if options.json:
        options.json.write_text(json.dumps([asdict(pair) for pair in pairs], indent=1) + "\n", "utf-8")
    return int(any(pair.found < pair.changes for pair in pairs))


def _print(pairs: Sequence[Pair], left_out: int) -> None:
    files: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        files.setdefault((pair.source, pair.file), []).append(pair)
    print("| source | file | pairs | from | to | words | changes | typos | found | false | unseen | per change |")
    print("|---|---|--:|---|---|--:|--:|--:|--:|--:|--:|--:|")
    for (source, file), own in files.items():
        print(f"| {source} | {file} | {len(own)} | {own[-1].old[:10]} | {own[0].new[:10]} | {_sums(own)} |")
    print(f"| all | {len(files)} files | {len(pairs)} | | | {_sums(pairs)} |")
    words = max(1, sum(pair.words for pair in pairs))
    false, doubts = sum(pair.false for pair in pairs), sum(pair.doubts for pair in pairs)
    print(f"\nfalse substantive: {1000 * false / words:.3f} per 1,000 words; false review: {1000 * doubts / words:.3f}")
    print(f"left out as rewritten: {left_out}")


def _sums(pairs: Sequence[Pair]) -> str:
    changes = sum(pair.changes for pair in pairs)
    ratio = sum(pair.findings for pair in pairs) / changes if changes else 0.0
    words, typos, found, false, unseen = (
        sum(getattr(pair, name) for pair in pairs) for name in ("words", "typos", "found", "false", "unseen")
    )
    return f"{words:,} | {changes} | {typos} | {found} | {false} | {unseen} | {ratio:.2f}"


def _git(folder: str, *arguments: str) -> str:
    made = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=False)
    return made.stdout.decode("utf-8", "replace")


def _versions(folder: str, file: str) -> Iterator[tuple[str, str]]:
    """Pairs of consecutive commits that changed a file, the newest first."""
    commits = _git(folder, "log", "--format=%H", "--", file).split()
    yield from ((old, new) for new, old in pairwise(commits))


def _count(folder: str, file: str, old: str, new: str, *, listed: bool) -> Pair | bool | None:
    """What is counted of a pair; False where it was rewritten, None where no word differs or one side is no text."""
    before, after = (_git(folder, "show", f"{commit}:{file}") for commit in (old, new))
    words = len(after.split())
    if min(words, len(before.split())) < _LEAST:
        return None
    shown = [_lower(_MARKUP.sub(lambda match: re.sub(r"\S", " ", match[0]), text)) for text in (before, after)]
    every, share = _changes(*shown)
    changes = [change for change in every if not _typo(_key(before, change.old), _key(after, change.new))]
    if not changes:
        return None
    if share > _REWRITTEN:
        return False
    findings = _findings(before, after, Path(file).suffix)
    grave = [each for each in findings if each.verdict.gravity >= Verdict.REVIEW.gravity]
    missed = [change for change in changes if not _covered(change, grave)]
    touching = [each for each in grave if any(_touches(each, change) for change in changes)]
    hidden = [[Range(*match.span()) for match in _HIDDEN.finditer(text)] for text in (before, after)]
    idle = [each for each in grave if not any(_touches(each, change) for change in every)]
    unseen = [each for each in idle if _is_hidden(each, *hidden)]
    idle = [each for each in idle if each not in unseen]
    false = [each for each in idle if each.verdict is Verdict.SUBSTANTIVE]
    if listed:
        for change in missed:
            print(
                f"missed {new[:10]}: {_shown(before, change.old)!r} -> {_shown(after, change.new)!r}", file=sys.stderr
            )
        for each in idle:
            said = f"{each.canonical.text[:80]!r} -> {each.scan.text[:80]!r} {each.reasons[:2]}"
            print(f"false {new[:10]}: {each.verdict} {each.category} {said}", file=sys.stderr)
    name = Path(folder).name if Path(folder).name not in ("repo", ".git") else Path(folder).parent.name
    found, doubts = len(changes) - len(missed), len(idle) - len(false)
    typos = len(every) - len(changes)
    return Pair(name, file, old, new, words, len(changes), typos, found, len(touching), len(false), len(unseen), doubts)


def _is_hidden(finding: Finding, old: Sequence[Range], new: Sequence[Range]) -> bool:
    """Whether a finding stands in a tag or in the target of a link, in one of the two versions."""
    return any(
        span.size and span.start < low.end and low.start < span.end
        for span, spans in ((finding.canonical.span, old), (finding.scan.span, new))
        for low in spans
    )


def _lower(text: str) -> str:
    """The text in lower case, character by character."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _typo(old: str, new: str) -> bool:
    """Whether one word was spelled wrong."""
    known = lexicon.load("en").is_word
    return bool(
        old.isalpha()
        and new.isalpha()
        and min(len(old), len(new)) > _TYPO
        and Levenshtein.distance(old, new) <= _TYPO
        and not (known(old) and known(new))
    )


def _shown(text: str, spans: Sequence[Range]) -> str:
    return " ".join(text[span.slice] for span in spans)[:160]


def _findings(before: str, after: str, suffix: str) -> tuple[Finding, ...]:
    """The findings of the newer version held against the older one."""
    prepared = PreparedCanonical(parse(before, f"old{suffix or '.txt'}"))
    reader = "markdown" if suffix in (".md", ".markdown") else "text"
    scan = Scan(path=f"new{suffix}", sha256="", text=after, reader=reader)
    try:
        found = compare_pages(scan, [prepared], Options(canonical=prepared.source))
    except ClausediffError as error:
        print(f"not compared: {error}", file=sys.stderr)
        return ()
    return (*found.findings, *(finding for agreement in found.agreements for finding in agreement.findings))


def _changes(before: str, after: str) -> tuple[list[Change], float]:
    """The changes by git, and the share of changed words."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("old", before), ("new", after)):
            Path(folder, name).write_text(text, "utf-8")
        diff = _git(
            folder,
            "diff",
            "--no-index",
            "-U1000000",
            "--word-diff=porcelain",
            f"--word-diff-regex={_TOKEN}",
            "old",
            "new",
        )
    lines = diff.split("\n")
    start = next((index + 1 for index, line in enumerate(lines) if line.startswith("@@")), len(lines))
    at = [0, 0]
    changes: list[Change] = []
    equal, changed, total = _JOINED + 1, 0, 0
    for line in lines[start:]:
        sign, said = line[:1], line[1:]
        for token in re.findall(r"[^\W_]+", said) if sign in (" ", "-", "+") else ():
            spans: list[Range] = [Range(0, 0), Range(0, 0)]
            for side, text in enumerate((before, after)):
                if sign == " " or sign == "-+"[side]:
                    low = text.index(token, at[side])
                    at[side] = low + len(token)
                    spans[side] = Range(low, low + len(token))
            total += 1
            if sign == " ":
                equal += 1
                continue
            changed += 1
            if equal > _JOINED or not changes:
                changes.append(Change([], []))
            equal = 0
            side = "-+".index(sign)
            (changes[-1].old if side == 0 else changes[-1].new).append(spans[side])
    real = [each for each in changes if _key(before, each.old) != _key(after, each.new)]
    return real, changed / max(1, total)


def _key(text: str, spans: Sequence[Range]) -> str:
    """The letters and figures of some words, without the look of their capitals."""
    return alnum_key("".join(text[span.slice] for span in spans))


def _covered(change: Change, findings: Sequence[Finding]) -> bool:
    """Whether nearly all changed words are in findings: those of the new version, or of the old one."""
    held = 0
    for sides, spans in ((0, change.old), (1, change.new)):
        for span in spans:
            held += any(_within(span, each.canonical.span if sides == 0 else each.scan.span) for each in findings)
    return held >= _COVERED * (len(change.old) + len(change.new))


def _within(word: Range, span: Range) -> bool:
    return span.start <= word.start and word.end <= span.end


def _touches(finding: Finding, change: Change) -> bool:
    """Whether a finding holds a changed word, or stands where words were put in or left out."""
    sides = ((finding.canonical.span, change.old), (finding.scan.span, change.new))
    return any(span.start < word.end and word.start < span.end for span, spans in sides for word in spans)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
