"""Which style declarations leave words where they are and as they are: a closed world.

There are too many ways to hide, cover or exchange words to list them all. So the table says what is harmless, and every other property,
and every other value, is a doubt. What ``looks`` works out itself (display, colours, sizes …) is in ``JUDGED``.
"""

from __future__ import annotations

from typing import Any

from clausediff import regex as re
from clausediff.scan.readers.html.values import Paint, colour, lengths, tokens_of

__all__ = ["JUDGED", "RESET", "is_harmless", "unprefixed"]

RESET = frozenset(("inherit", "initial", "unset", "revert"))
"""Values that every property may have; they take nothing away that is not judged where it was set."""

JUDGED = frozenset(
    "display visibility opacity color text-fill-color background-color background-image font-size font-family text-decoration-line "
    "position top left right bottom margin-top margin-left margin-right margin-bottom padding-left text-indent overflow-x overflow-y "
    "width min-width height max-width max-height float direction clip vertical-align list-style-type "
    "content counter-reset counter-increment "
    "counter-set animation-name white-space".split()
)

_ANY = frozenset(
    # letters
    "font font-style font-weight font-stretch font-width font-kerning font-synthesis font-synthesis-weight font-synthesis-style "
    "font-synthesis-small-caps font-optical-sizing font-language-override font-smoothing osx-font-smoothing font-smooth "
    "font-variant-caps font-variant-numeric font-variant-ligatures font-variant-east-asian font-palette text-rendering "
    "text-size-adjust text-transform "
    # lines and paragraphs
    "text-align text-align-last text-justify text-wrap text-wrap-mode text-wrap-style word-break overflow-wrap word-wrap line-break "
    "hyphens hyphenate-limit-chars hyphenate-limit-lines hyphenate-limit-zone tab-size hanging-punctuation text-spacing "
    "text-spacing-trim text-autospace "
    "text-combine-upright text-orientation text-underline-position text-decoration-style text-decoration-skip "
    "text-decoration-skip-ink text-decoration-color orphans widows page-break-before page-break-after page-break-inside "
    "break-before break-after "
    "break-inside page size box-decoration-break margin-trim text-box text-box-trim text-box-edge line-height-step "
    "ruby-align ruby-position ruby-merge ruby-overhang text-emphasis-color text-emphasis-position "
    # boxes
    "box-sizing min-height min-block-size padding-top padding-right padding-bottom border-color "
    "border-top-color "
    "border-right-color border-bottom-color border-left-color border-style border-top-style border-right-style border-bottom-style "
    "border-left-style border-radius border-top-left-radius border-top-right-radius border-bottom-left-radius "
    "border-bottom-right-radius border-collapse border-spacing empty-cells table-layout clear object-fit object-position "
    "image-rendering image-orientation background-position background-position-x background-position-y background-repeat background-size "
    "background-attachment background-origin background-blend-mode isolation aspect-ratio "
    # columns, flexible boxes and grids, in the order of the page
    "column-gap column-rule column-rule-color column-rule-style column-rule-width "
    "column-fill column-span "
    "gap row-gap grid-gap grid-row-gap grid-column-gap justify-content justify-items justify-self align-content align-items "
    "align-self place-content place-items "
    "place-self flex-grow flex-shrink box-align box-pack box-flex flex-pack flex-align grid-template-columns grid-auto-columns "
    "grid-auto-rows shape-outside shape-margin shape-image-threshold "
    # lists
    "list-style-position list-style-image marker-side "
    # what a reader does with the page
    "appearance cursor pointer-events user-select user-modify touch-action touch-callout tap-highlight-color nbsp-mode resize "
    "scroll-behavior scroll-margin "
    "scroll-margin-top scroll-margin-bottom scroll-margin-left scroll-margin-right scroll-padding scroll-padding-top "
    "scroll-padding-bottom scroll-snap-type "
    "scroll-snap-align scroll-snap-stop overflow-scrolling overflow-anchor overscroll-behavior overscroll-behavior-x "
    "overscroll-behavior-y "
    "scrollbar-width scrollbar-color scrollbar-gutter will-change caret-color accent-color color-scheme color-adjust print-color-adjust "
    "forced-color-adjust speak speak-as interactivity nav-up nav-down outline-color outline-style transition transition-property "
    "transition-duration transition-delay transition-timing-function transition-behavior animation-duration animation-delay "
    "animation-timing-function "
    "animation-iteration-count animation-direction animation-fill-mode animation-play-state perspective perspective-origin "
    "transform-origin "
    "transform-style transform-box backface-visibility container-name anchor-name view-transition-name "
    "contain-intrinsic-size contain-intrinsic-width contain-intrinsic-height dynamic-range-limit field-sizing "
    # pictures in SVG
    "fill-opacity fill-rule stroke-linecap stroke-linejoin shape-rendering "
    # of Word, Excel, LibreOffice and old Internet Explorer; no browser knows them
    "tab-stops tab-interval layout-grid layout-grid-mode layout-grid-line layout-grid-char layout-grid-type layout-flow "
    "punctuation-wrap punctuation-trim "
    "text-underline text-underline-style text-underline-color text-kashida text-kashida-space text-effect text-fit "
    "font-emphasize language "
    "panose-1 so-language tab-align border-bottom-alt border-top-alt border-left-alt border-right-alt behavior v-text-anchor "
    "text-justify-trim "
    "vnd.ms-excel.numberformat word-color layout-grid-align ime-mode text-combine frame-width frame-height".split()
)
"""Harmless with every value."""

_FLOWS = r"(?:(?:in)?line|block|inline-block|list-item|flow-root|(?:inline-)?(?:flex|grid|table)"
_FLOWS += r"|table-(?:row|cell|caption|(?:row|header|footer)-group)|contents"
_FLOWS += r"|-webkit-(?:inline-)?(?:box|flex)|-ms-(?:inline-)?(?:flexbox|grid)|-moz-(?:inline-)?(?:box|stack)|ruby(?:-text|-base)?|run-in)"
_ONLY = {
    "display": rf"none|table-column(?:-group)?|{_FLOWS}",
    "visibility": r"visible|hidden|collapse",
    "position": r"static|relative|absolute|fixed|sticky|-webkit-sticky",
    "float": r"left|right|none|inline-start|inline-end",
    "direction": r"ltr|rtl",
    "overflow-x": r"visible|hidden|clip|auto|scroll|overlay",
    "overflow-y": r"visible|hidden|clip|auto|scroll|overlay",
    "white-space": r"normal|nowrap|pre|pre-wrap|pre-line|break-spaces|collapse|preserve|wrap|preserve nowrap|-moz-pre-wrap|-o-pre-wrap",
    "white-space-collapse": r"collapse|preserve|preserve-breaks|break-spaces",
    "vertical-align": r"baseline|top|middle|bottom|text-top|text-bottom|super|sub|-webkit-baseline-middle"
    r"|[-+]?[\d.]+(?:px|pt|em|ex|rem|%|in|cm|mm)?",
    "text-decoration-line": r"(?:none|underline|overline|line-through|blink|spelling-error|grammar-error|\s)+",
    "text-decoration-thickness": r"auto|from-font|thin|[0-2](?:\.\d+)?(?:px|pt)?|0?\.[01]\d*(?:em|rem)",
    "text-underline-offset": r"auto|from-font|\d*\.?\d+(?:px|pt|em|rem|%)?",
    "text-emphasis": r"none(?:\s.*)?",
    "text-emphasis-style": r"none",
    "text-overflow": r"clip",
    "text-security": r"none",
    "font-size-adjust": r"none|0?\.[3-9]\d*|1(?:\.0)?",
    "font-feature-settings": r"normal|(?:\s*[\"'](?:kern|liga|clig|calt|dlig|hlig|[lopt]num|zero|case|c2sc|smcp"
    r"|pcap|cpsp|frac|ss\d\d|cv\d\d|palt|vkrn|locl)[\"']"
    r"(?:\s+(?:\d|on|off))?\s*,?)+",
    "font-variation-settings": r"normal|(?:\s*[\"'](?:wght|wdth|slnt|ital|opsz|grad)[\"']\s+-?[\d.]+\s*,?)+",
    "font-variant": r"(?:normal|none|small-caps|all-small-caps|(?:no-)?(?:common|discretionary|historical)-ligatures|[a-z]+-nums|\s)+",
    "font-variant-alternates": r"normal",
    "font-variant-position": r"normal",
    "font-variant-emoji": r"normal|text|unicode",
    "hyphenate-character": r"auto|[\"'][-‐]?[\"']",
    "quotes": r"auto|none|(?:[\"'][^\"'\w]*[\"']|[\"'][\"'][\"']|\s)+",
    "order": r"0",
    "z-index": r"auto|\+?\d+",
    "flex": r"none|auto|[\d.]+(?:\s+[\d.]+)?(?:\s+\S+)?",
    "flex-basis": r"auto|content|(?:max|min|fit)-content|[\d.]*[1-9][\d.]*\S+|0(?:%|px)?",
    "flex-direction": r"row|column",
    "flex-wrap": r"no-?wrap|wrap",
    "flex-order": r"0",
    "box-orient": r"horizontal|vertical|inline-axis|block-axis",
    "box-direction": r"normal",
    "box-ordinal-group": r"[01]",
    "grid-template-rows": r"none|(?!.*\b0(?:fr|px|pt|%)?(?![\d.])).*",
    "grid-template-areas": r"none",
    "grid-auto-flow": r"row|column",
    "grid-row": r"auto|span \d+|1 ?/ ?-1",
    "grid-column": r"auto|span \d+|1 ?/ ?-1|span \d+ ?/ ?span \d+",
    "grid-column-start": r"auto|span \d+",
    "grid-column-end": r"auto|span \d+|-1",
    "grid-row-start": r"auto|span \d+",
    "grid-row-end": r"auto|span \d+",
    "column-count": r"auto|[1-6]",
    "column-width": r"auto|[4-9]\d(?:\.\d+)?p[xt]|[1-9]\d\d+(?:\.\d+)?p[xt]|(?:[3-9]|[1-9]\d+)(?:\.\d+)?r?em|[1-9]\d*(?:\.\d+)?(?:in|cm|%)",
    "columns": r"(?:auto|[1-6]|[4-9]\d(?:\.\d+)?p[xt]|[1-9]\d\d+(?:\.\d+)?p[xt]|(?:[3-9]|[1-9]\d+)(?:\.\d+)?r?em|\s)+",
    "container-type": r"normal|inline-size|scroll-state",
    "container": r"(?!.*(?<!inline-)\bsize\b).*",
    "caption-side": r"top",
    "writing-mode": r"horizontal-tb|lr-tb|lr|tb-lr",
    "unicode-bidi": r"normal|embed|isolate|plaintext",
    "zoom": r"normal|(?:[7-9]\d|1\d\d|200)%|0?\.[7-9]\d*|1(?:\.\d+)?",
    "filter": r"none|drop-shadow\([^()]*\)|progid:.*|alpha\(.*\)|[\"'](?:progid|alpha).*",
    "backdrop-filter": r"none",
    "mix-blend-mode": r"normal|multiply",
    "mask": r"none",
    "mask-image": r"none",
    "mask-border": r"none",
    "mask-box-image": r"none",
    "clip-path": r"none",
    "translate": r"none|0(?:px)?(?:\s+0(?:px)?)*",
    "scale": r"none|1(?:\s+1)*|100%",
    "rotate": r"none|0(?:deg)?",
    "transform": r"none|translate(?:[xyz]|3d)?\((?:-?[0-2](?:\.\d+)?(?:px|pt|%)?[\s,]*)+\)"
    r"|scale(?:[xyz]|3d)?\((?:1(?:\.0+)?[\s,]*)+\)|rotate\(0(?:deg)?\)|matrix\(1, ?0, ?0, ?1, ?0, ?0\)",
    "offset": r"none",
    "offset-path": r"none",
    "contain": r"none|(?:layout|style|content|paint|\s)+",
    "content-visibility": r"visible|auto",
    "line-clamp": r"none",
    "box-reflect": r"none",
    "border-image": r"none.*",
    "border-image-source": r"none",
    "background-clip": r"border-box|padding-box|content-box",
    "initial-letter": r"normal",
    "paint-order": r"normal|fill|fill stroke|fill stroke markers",
    "position-visibility": r"always|anchors-visible",
    "mso-hide": r"none",
    "text-line-through": r"none",
    "text-shadow": r"none|auto",
    "text-stroke": r"none|0(?:px)?|(?:0?\.\d+|1)(?:px)?(?:\s.*)?",
    "text-stroke-width": r"0(?:px)?|(?:0?\.\d+|1)(?:px)?",
    "text-stroke-color": r".*",
    "animation-name": r".*",
    "font-size": r".+",
}  # fmt: skip
_HARMLESS = {name: re.compile(pattern) for name, pattern in _ONLY.items()}
"""For each property the values that are harmless, or that are judged elsewhere."""

_BOUNDS = {
    "letter-spacing": ("normal", -0.07, 2.0),
    "word-spacing": ("normal", -0.2, 4.0),
    "border": ("", 0.0, 3.0), "border-width": ("", 0.0, 3.0), "border-top": ("", 0.0, 3.0), "border-bottom": ("", 0.0, 3.0),
    "border-left": ("", 0.0, 3.0), "border-right": ("", 0.0, 3.0), "border-top-width": ("", 0.0, 3.0),
    "border-bottom-width": ("", 0.0, 3.0),
    "border-left-width": ("", 0.0, 3.0), "border-right-width": ("", 0.0, 3.0), "border-inline": ("", 0.0, 3.0),
    "border-block": ("", 0.0, 3.0),
    "outline": ("", 0.0, 0.15), "outline-width": ("thin medium", 0.0, 0.15), "outline-offset": ("", -0.1, 2.0),
    "box-shadow": ("none", -0.35, 0.35),
    "text-shadow": ("none", -0.4, 0.4),
}  # fmt: skip
"""For each property the words that may be its value, and the bounds of all its lengths, in sizes of the letters; other tokens of the value
are looked at no further where there is no word in the list."""
_WITHIN_A_LINE = 0.35
"""Sizes of the letters: a thicker border around words of a line covers the line before or behind."""
_INSET = 0.25
"""The same, of a shadow within a box: a wider one is what is behind the words."""
_TRANSLUCENT, _LIGHT = 0.5, 0x88
"""How much a shadow may cover, and the least of its red, green and blue, so that black print on it can be read."""
_FAR = 1000.0
_NO_BROWSER = ("mso-", "-ms-", "-o-", "-khtml-", "-apple-", "-epub-", "_", "-fl-", "-xv-", "-wap-", "-rim-", "-ro-")
"""Beginnings of the names of properties that browsers pass over."""
_PREFIXES = ("-webkit-", "-moz-")


def unprefixed(name: str) -> str:
    """A property's name without a maker's prefix."""
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    return name


def is_harmless(name: str, said: str, size: float, *, inline: bool) -> bool:
    """Whether a declaration leaves words as they are, or is judged elsewhere; ``said`` in lower case, ``size`` of the letters in points."""
    if name.startswith("--") or (said in RESET and name != "all"):
        return True
    own = unprefixed(name)
    if own in _BOUNDS and (
        _is_bounded(own, said, size, inline=inline) or (own == "box-shadow" and _is_light(said, size))
    ):
        return True
    if own in _HARMLESS:
        return _HARMLESS[own].fullmatch(said) is not None
    if own in _BOUNDS:
        return False
    if own == "line-height":
        return _has_height(said, size)
    return own in _ANY or own in JUDGED or name.startswith(_NO_BROWSER)


def _is_bounded(name: str, said: str, size: float, *, inline: bool) -> bool:
    words, low, high = _BOUNDS[name]
    if said in words.split():
        return True
    if inline and name.startswith(("border", "box-shadow")):
        high = _WITHIN_A_LINE
    if name == "box-shadow" and "inset" in said:
        low, high = -_INSET, _INSET
    seen = 0
    for token in tokens_of(said):
        if token.type in ("dimension", "number", "percentage"):
            found = lengths(token.serialize(), size, size)
            if found is None or not low * size <= found[0] <= high * size:
                return False
            seen += 1
        elif token.type == "function" and not token.lower_name.startswith(
            ("rgb", "hsl", "hwb", "lab", "lch", "okl", "color")
        ):
            return False
    return seen > 0 or (name.startswith(("border", "outline")) and bool(said))


def _is_light(said: str, size: float) -> bool:
    """Whether print can be read on a shadow around a box: of a translucent colour, or of a light one that is blurred and near."""
    layers: list[list[Any]] = [[]]
    for token in tokens_of(said):
        if token.type == "literal" and token.value == ",":
            layers.append([])
        else:
            layers[-1].append(token)
    return all(_is_light_layer(layer, size) for layer in layers)


def _is_light_layer(layer: list[Any], size: float) -> bool:
    paints = [colour(str(token.serialize())) for token in layer if token.type in ("hash", "function", "ident")]
    if len(paints) != 1 or not isinstance(paints[0], Paint):
        return False
    if paints[0].alpha <= _TRANSLUCENT:
        return True
    found = [lengths(token.serialize(), size, size) for token in layer if token.type in ("dimension", "number")]
    sizes = [abs(each[0]) if each else _FAR for each in found]
    near = max([*sizes[:2], *sizes[3:]], default=_FAR) <= 0.5 * size
    return near and min(paints[0].colour) >= _LIGHT


def _has_height(said: str, size: float) -> bool:
    """Whether lines of this height do not lie over each other."""
    if said == "normal":
        return True
    tokens = tokens_of(said)
    if len(tokens) != 1:
        return False
    if tokens[0].type == "number":
        return _LEAST_LINE <= float(tokens[0].value) <= _MOST_LINE
    found = lengths(said, size, size)
    return found is not None and _LEAST_LINE * size <= found[0] <= _MOST_LINE * size


_LEAST_LINE, _MOST_LINE = 0.75, 12.0
"""Sizes of the letters: lower lines lie over each other, higher ones leave the page."""
