"""Words that the label of a clause begins with, by language, in lower case: *Section* 3, *Klausel* 3, *Cláusula* 3.

They are all read in every text: a form may be in a language that nobody stated. They are apart from the languages' other lists, which
load when their language is used.
"""

from __future__ import annotations

__all__ = ["ABBREVIATIONS", "LABEL_WORDS", "PARTS", "same_label_word"]

LABEL_WORDS: dict[str, tuple[str, ...]] = {
    language: tuple(words.split())
    for language, words in {
        "en": "article section clause paragraph schedule exhibit annex appendix §",
        "de": "artikel abschnitt ziffer paragraph paragraf absatz klausel anlage anhang kapitel punkt §",
        "es": "artículo sección cláusula párrafo apartado anexo capítulo inciso título punto §",
        "fr": "article section clause paragraphe annexe chapitre alinéa titre point §",
        "it": "articolo sezione clausola paragrafo comma allegato capitolo capo titolo punto §",
        "nl": "artikel afdeling clausule paragraaf lid bijlage hoofdstuk titel onderdeel punt §",
        "pt": "artigo secção seção cláusula parágrafo alínea anexo capítulo inciso título ponto §",
    }.items()
}
ABBREVIATIONS = ("Art", "Ziff", "Abschn", "Sec", "Cl")
"""The same cut short, with a point and a capital: *Art.* 3. In small letters one is a reference's that a line happens to begin with."""
ATTACHED = frozenset("schedule exhibit annex appendix anlage anhang anexo annexe allegato bijlage".split())
"""Those that number what is attached to an agreement."""
PARTS = frozenset(word for words in LABEL_WORDS.values() for word in words) - ATTACHED
"""Those that number the parts of an agreement itself."""
_SIGNED = {
    "en": ("section",),
    "de": ("paragraph", "paragraf"),
    "es": ("párrafo",),
    "fr": ("paragraphe",),
    "it": ("paragrafo",),
    "nl": ("paragraaf",),
    "pt": ("parágrafo",),
}
"""What the sign § is read as."""
_SHORTEST = 2
"""Letters of the shortest abbreviation."""


def same_label_word(one: str, other: str, language: str) -> bool:
    """Whether two keys are one word before a number, the one as a sign or cut short: *Section*, *§*, *Sec.*; *Artikel*, *Art.*

    What more than one of the language's words begins with is none of them cut short.
    """
    if "§" in (one, other):
        return one in _SIGNED.get(language, ()) or other in _SIGNED.get(language, ())
    if one.endswith("s") and other.endswith("s"):  # Secs. 2 and 3
        one, other = one[:-1], other[:-1]
    shorter, longer = sorted((one, other), key=len)
    begun = [label for label in LABEL_WORDS.get(language, ()) if label.startswith(shorter)]
    return _SHORTEST <= len(shorter) < len(longer) and begun == [longer]
