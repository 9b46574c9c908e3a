"""Words that the label of a clause begins with, by language, in lower case: *Section* 3, *Klausel* 3, *Cláusula* 3.

They are all read in every text: a form may be in a language that nobody stated. They are apart from the languages' other lists, which
load when their language is used.
"""

from __future__ import annotations

__all__ = ["ABBREVIATIONS", "LABEL_WORDS"]

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
