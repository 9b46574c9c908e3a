"""Headers and footers of an OpenDocument text: those of the pages that it uses."""

from __future__ import annotations

from collections.abc import Iterator

from clausediff.scan.readers.odt.package import Element, Package, o
from clausediff.scan.readers.odt.styles import Styles

__all__ = ["edges"]


def edges(package: Package, styles: Styles, kind: str) -> Iterator[Element]:
    """The headers or footers of the master pages in use, but for those that are switched off."""
    pages = {each.get(o("style:name")) or "": each for each in package.styles.iter(o("style:master-page"))}
    used = [name for name in dict.fromkeys(["Standard", *styles.masters()]) if name in pages]
    for name in used:
        following = pages[name].get(o("style:next-style-name"))
        if following in pages and following not in used:
            used.append(following)
    for name in used or list(pages)[:1]:
        for end in ("", "-left", "-first"):
            yield from (
                each for each in pages[name].findall(o(f"{kind}{end}")) if each.get(o("style:display")) != "false"
            )
