"""What the tests of canonicals share: front matter to parse with, and nodes as the cases write them."""

from __future__ import annotations

from clausediff.canonical.template import Alternatives, Canonical, Either, Node, OptionalPart, Slot, Text


def front(fields: str = "") -> str:
    """Front matter with the given fields."""
    return "---\nid: x\n" + (f"fields:\n  {fields}\n" if fields else "") + "---\n"


def shown(canonical: Canonical, nodes: tuple[Node, ...]) -> list[object]:
    """Nodes as the cases write them."""
    found: list[object] = []
    for node in nodes:
        match node:
            case Text(span):
                found.append(canonical.text[span.slice])
            case Slot(_, field):
                found.append({"slot": field})
            case Alternatives(_, options):
                found.append({"alternatives": [canonical.text[option.slice] for option in options]})
            case OptionalPart(_, name, inner):
                found.append({"optional": name, "nodes": shown(canonical, inner)})
            case Either(_, name, branches):
                found.append({"either": name, "branches": [shown(canonical, branch) for branch in branches]})
    return found


def covered(canonical: Canonical) -> str:
    """The body put together again from the outermost nodes."""
    parts, at = [], canonical.body.start
    for node in canonical.nodes:
        gap = canonical.text[at : node.span.start]
        assert gap in ("", "\\"), "only the backslash of literal braces belongs to no node"
        parts += [gap, canonical.text[node.span.slice]]
        at = node.span.end
    return "".join([*parts, canonical.text[at:]])
