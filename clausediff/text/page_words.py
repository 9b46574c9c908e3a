"""The words by which a page speaks of itself: that it is blank, that the signatures come next, what number a service gave it.

One table for each language, in the form of keys (:func:`~clausediff.text.words.alnum_key`). The words of a table are all that
such a line may have: no party, no verb of a duty, no amount is among them, so that nothing can be agreed with them alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["PageWords", "page_words"]


class PageWords(NamedTuple):
    """The words of one language or of several."""

    pages: frozenset[str]
    """A page or a part of one."""
    blank: frozenset[str]
    """That nothing is printed there."""
    signatures: frozenset[str]
    """Signatures in the plural: a single one that follows may be a promise to sign."""
    signing: frozenset[str]
    """What a page is for that only has signatures."""
    follows: frozenset[str]
    """That something comes next."""
    between: frozenset[str]
    """Words that join these."""
    of: frozenset[str]
    """Words between a signature page and the title of what is signed."""
    documents: frozenset[str]
    """What is signed, where its title is not given."""
    numbered: frozenset[str]
    """What a signing service gives a number to."""
    numbers: frozenset[str]
    """What it calls that number."""


_TABLES: dict[str, tuple[str, ...]] = {
    "en": (
        "page pages side sheet remainder rest space portion",
        "blank empty",
        "signatures",
        "signature execution signing",
        "follow follows following next continued continues overleaf begin begins appear appears",
        "the of this on is are has have been left intentionally purposely deliberately remaining and or in reverse",
        "to of for",
        "agreement contract document letter",
        "envelope document doc transaction file signature certificate session",
        "id ids identifier number no ref reference code hash key uuid guid",
    ),
    "de": (
        "seite seiten blatt rest rückseite",
        "leer frei freigelassen freigeblieben leergelassen",
        "unterschriften unterschriftenseite unterschriftsseite unterschriftenblatt",
        "unterschrift unterschriften unterzeichnung",
        "folgt folgen folgende folgenden folgender nächste nächsten nächster fortsetzung umseitig",
        "der die das dieser diese dieses den dem auf ist sind wurde bleibt absichtlich bewusst gelassen verbleibende übrige und",
        "zu zum zur für des der",
        "vertrag vertrags vertrages vereinbarung dokument",
        "umschlag umschlags dokument dokumenten transaktion transaktions vorgang vorgangs datei zertifikat",
        "id kennung nummer nr referenz",
    ),
    "fr": (
        "page pages reste verso espace",
        "blanche blanches blanc vierge vide",
        "signatures",
        "signature signatures",
        "suit suivent suivante suivantes suite",
        "la le les l de du des cette ce est sont en a été laissée laissé laissées intentionnellement volontairement à sur présente et",
        "de du au à la le",
        "contrat accord convention document",
        "enveloppe document transaction fichier dossier certificat",
        "id identifiant numéro n no référence réf",
    ),
    "es": (
        "página páginas pagina resto reverso espacio hoja",
        "blanco vacía vacío",
        "firmas",
        "firma firmas",
        "sigue siguen siguiente siguientes continúa continuación",
        "la el las los de del esta este es en ha sido se deja dejado dejada intencionalmente intencionadamente y a",
        "de del al a la el",
        "contrato acuerdo convenio documento",
        "sobre documento transacción archivo certificado",
        "id identificador número n no nº referencia ref",
    ),
    "it": (
        "pagina pagine resto retro spazio foglio",
        "bianco vuota vuoto",
        "firme",
        "firma firme",
        "segue seguono seguente seguenti successiva continua",
        "la il le lo della del delle di questa questo è in stata stato lasciata lasciato intenzionalmente volutamente restante parte e",
        "di del della al alla il la",
        "contratto accordo documento",
        "busta documento transazione file certificato",
        "id identificativo numero n nr riferimento rif",
    ),
    "nl": (
        "pagina paginas rest bladzijde blad zijde",
        "leeg blanco",
        "handtekeningen",
        "handtekening handtekeningen ondertekening",
        "volgt volgen volgende vervolg ommezijde",
        "de het deze dit van op is zijn opzettelijk bewust gelaten resterende en",
        "bij van voor de het",
        "overeenkomst contract document",
        "envelop envelope document transactie bestand certificaat",
        "id identificatie nummer nr referentie",
    ),
    "pt": (
        "página páginas pagina restante verso espaço folha",
        "branco vazia vazio",
        "assinaturas",
        "assinatura assinaturas",
        "segue seguem seguinte seguintes continua próxima",
        "a o as os da do desta deste esta este é em foi deixada deixado intencionalmente propositadamente na e",
        "de do da ao a o",
        "contrato acordo documento",
        "envelope documento transação arquivo ficheiro certificado",
        "id identificador número n no nº referência ref",
    ),
}


def page_words(languages: Iterable[str]) -> tuple[PageWords, ...]:
    """The tables of some languages (ISO 639 codes), of those that have one. A line is in one language, so they are kept apart."""
    return tuple(
        PageWords(*(frozenset(words.split()) for words in _TABLES[code])) for code in languages if code in _TABLES
    )
