"""HTML tags as Markdown knows them: which names and attributes have a meaning, and which attributes hold words.

A tag is taken out of the text that is compared, so whatever stands inside it must be proved to be no text: an element
that HTML has, attributes that HTML has, and values made of the words that typesetting itself uses (``center``, ``12px``,
``page-3``). Every other word in a tag is reported by :func:`words_of`, and the caller decides what becomes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from clausediff import regex as re
from clausediff.model import Range

__all__ = ["TYPED", "VOID", "Tag", "is_html", "is_layout", "read_tags", "words_of", "wordy_attributes"]

_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9-]{0,30})((?:[^<>"']|"[^"<]{0,400}"|'[^'<]{0,400}'){0,600}?)(/?)>""")
_ATTRIBUTE = re.compile(r"""\s+([A-Za-z_:][\w.:-]{0,40})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")

_NAMES = frozenset(
    "a abbr address article aside b bdo big blockquote body br caption center cite code col colgroup dd del details dfn div "
    "dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd li link main mark meta "
    "nav ol p picture pre q rp rt ruby s samp section small source span strike strong style sub summary sup table tbody td "
    "tfoot th thead time tr tt u ul var video wbr".split()
)
"""Elements that GitHub-like Markdown passes on, or that a converter puts around a page."""

TYPED = frozenset(
    "b big body br center code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 hr html i ins li mark ol p pre s small span "
    "strike strong sub sup table tbody td tfoot th thead tr tt u ul".split()
)
"""Elements that OCR engines with a vision model write into plain text: type, lists and tables."""

VOID = frozenset("br col hr img input link meta source wbr".split())
"""Elements that have no closing tag."""

_CSS = frozenset(
    "align aqua auto background baseline black blank block blue bold bolder border both bottom break center char circle "
    "clear col colgroup collapse color cursive decimal decoration direction disc display dotted double em family fantasy "
    "fixed float flow font gray green grey hanging height hidden image indent inherit initial inline inside italic justify "
    "left letter lighter line list lower ltr margin max medium middle min monospace nofollow none noopener noreferrer "
    "normal oblique opacity outside overflow overline padding page parent pre pt purple px red rem repeat rgb rgba right "
    "roman row rowgroup rtl sans scroll self serif silver size small solid spacing square static style sub super table teal "
    "text through top transform transparent type underline upper uppercase lowercase variant vertical visibility visible "
    "weight white width word wrap yellow large larger smaller x xx cm mm in ex checkbox radio separate hide relative "
    "absolute position caps capitalize nowrap hyphens spaces stretch important scale rotate translate "
    "arial helvetica neue times new courier georgia verdana calibri cambria garamond tahoma trebuchet ms palatino book "
    "antiqua liberation dejavu noto mono".split()
)
"""What styles are made of: properties, keywords, basic colours and common type faces."""

_LAYOUT = frozenset(
    "anchor attachment attachments asset assets bbox bottom box break caption cell chart clip clipped col column crop "
    "cropped fig figs figure figures file files footer formula header heading icon image images img imgs in line "
    "list logo media number page pagebreak pagenumber pages para paragraph photo pic pics picture pictures row scan "
    "scanned scans screenshot sheet slide table tables thumbnail png jpg jpeg gif webp svg bmp tif tiff".split()
)
"""What converters call the parts of a page."""
_GENERATED = frozenset(
    "mso normal list paragraph pandoc ocr ocrx carea par word xocr highlight emphasis strong indent quote gdoc docx "
    "kix smallcaps strikethrough strikeout c p s t".split()
)
"""Further parts of the classes that converters write."""

_STYLED = frozenset(
    "align valign dir type rel target scope bgcolor color face border style width height colspan rowspan span cellpadding "
    "cellspacing size start tabindex clear hspace vspace frame rules loading".split()
)
_NAMED = frozenset("class id name for role headers itemprop itemscope itemtype".split())
_WORDY = frozenset(
    "alt title summary abbr label content cite value placeholder datetime src srcset href download".split()
)
_BARE = frozenset("hidden nowrap noshade open checked disabled compact reversed".split())
_PATH = re.compile(
    r"(?:(?:s|sec|section|art|article|clause|par|para|item|li|h)[-_.]?)?\d{1,3}(?:[-_.](?:\d{1,3}|[a-z]{1,4}))*",
    re.IGNORECASE,
)
"""The number of a clause, as an anchor at it is called: ``5.3.a``, ``section-5-3``."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_a-zA-Z]+")
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b", re.IGNORECASE)
_HASH = re.compile(r"\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}\b", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,(?:iVBORw0KGgo|/9j/|R0lGOD|UklGR)[A-Za-z0-9+/=\s]*")
"""A picture's own bytes, by the signature of its format. SVG is left out: it may hold text."""


class Tag(NamedTuple):
    """An opening, closing or empty tag."""

    span: Range
    """In the text, brackets included."""
    name: str
    """In lower case."""
    closing: bool
    attributes: tuple[tuple[str, str | None], ...]
    """Names in lower case, each with its value without quotes; None where it has none."""
    rest: str
    """What stands between the name and the closing bracket and is no attribute; empty in a well-formed tag."""


def read_tags(text: str) -> Iterator[Tag]:
    """Everything between pointed brackets that begins with a name, in order; whether HTML has it is not asked."""
    for match in _TAG.finditer(text):
        closing, name, inside, _ = match.groups()
        at, found = 0, []
        while (attribute := _ATTRIBUTE.match(inside, at)) is not None:
            values = [value for value in attribute.groups()[1:] if value is not None]
            found.append((attribute[1].lower(), values[0] if values else None))
            at = attribute.end()
        yield Tag(Range(*match.span()), name.lower(), bool(closing), tuple(found), inside[at:].strip())


def is_html(tag: Tag) -> bool:
    """Whether HTML gives a meaning to all of a tag. ``<section 5 is void>`` is none: its attributes do not exist."""
    if tag.rest or tag.name not in _NAMES or (tag.closing and tag.attributes):
        return False
    return all(_is_attribute(name, value) for name, value in tag.attributes)


def _is_attribute(name: str, value: str | None) -> bool:
    if value is None:
        return name in _BARE
    known = _STYLED | _NAMED | _WORDY | _BARE
    return name in known or name in ("lang", "xml:lang") or name.startswith(("data-", "aria-"))


def words_of(tag: Tag) -> tuple[str, ...]:
    """The values of an HTML tag's attributes that hold words; links (``href``) are left to the caller."""
    return tuple(value for _, value in wordy_attributes(tag))


def wordy_attributes(tag: Tag) -> Iterator[tuple[str, str]]:
    """The attributes that hold words, but for links."""
    for name, value in tag.attributes:
        if value and name != "href" and _holds_words(name, value):
            yield name, value


def _holds_words(name: str, value: str) -> bool:
    if name in ("lang", "xml:lang"):
        return _LANGUAGE.fullmatch(value) is None
    if name in _STYLED:
        return not _made_of(_COLOUR.sub(" ", value), _CSS)
    if name in ("id", "name", "for") and _PATH.fullmatch(value):
        return False
    if name in _NAMED:
        return not _made_of(value, _CSS | _LAYOUT | _GENERATED)
    if name in _BARE:
        return value.lower() not in ("", "true", name)
    return not is_layout(value)


def is_layout(text: str) -> bool:
    """Whether a picture's name, a comment or a description says only which part of a page this is.

    ``page 3``, ``img-0.jpeg`` and ``images/9f2c41d07aa1.png`` do; a figure alone does not.
    """
    if _PICTURE.fullmatch(text):
        return True
    named = _HASH.sub(" ", text)
    figures_alone = named == text and any(map(str.isdigit, text)) and not re.search(r"[A-Za-z]{2}", text)
    return not figures_alone and _made_of(named, _LAYOUT)


def _made_of(text: str, vocabulary: frozenset[str]) -> bool:
    """Whether every word of a text is in a vocabulary; figures are no words."""
    return all(part.isdigit() or part.lower() in vocabulary for part in _PART.findall(text))
