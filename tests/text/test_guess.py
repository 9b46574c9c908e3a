"""The language of a text is guessed by its frequent words and its script."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausediff.text.languages.guess import UNDETERMINED, guess

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = {
    "en": "The Grower gives no warranty for the fruit and is not liable for a loss that the carriage of it has caused.",
    "de": "Der Bauer gibt keine Garantie für das Obst und haftet nicht für Schäden, die bei der Lieferung entstehen.",
    "fr": "Le fermier ne donne aucune garantie sur les fruits et n'est pas responsable des dommages causés par le transport.",
    "es": "El granjero no ofrece ninguna garantía sobre la fruta y no responde de los daños causados por el transporte.",
    "it": "Il contadino non offre alcuna garanzia sulla frutta e non risponde dei danni causati dal trasporto delle casse.",
    "nl": "De boer geeft geen garantie op het fruit en is niet aansprakelijk voor schade die door het vervoer ontstaat.",
    "pt": "O fazendeiro não dá nenhuma garantia sobre as frutas e não responde pelos danos causados pelo transporte.",
    "sv": "Bonden lämnar ingen garanti för frukten och ansvarar inte för skador som uppstår vid leveransen av den.",
    "da": "Bonden giver ingen garanti for frugten og er ikke ansvarlig for skader, der opstår ved leveringen af den.",
    "pl": "Rolnik nie udziela żadnej gwarancji na owoce i nie odpowiada za szkody, które powstały w czasie przewozu.",
    "ru": "Фермер не даёт никакой гарантии на фрукты и не отвечает за ущерб, причинённый при перевозке ящиков.",
    "zh": "果农对水果不作任何保证，对运输造成的损失不承担责任。",
    "ja": "農家は果物について何ら保証せず、輸送によって生じた損害について責任を負わない。",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_is_enough(language: str) -> None:
    """Each language by its own words or letters, its near relatives beside it."""
    assert guess(SENTENCES[language]) == language


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "nl", "pt"])
def test_capitals_and_wrapped_lines(language: str) -> None:
    """How a text is set is no part of its language."""
    text = SENTENCES[language].upper().replace(" ", "\n", 3)
    assert guess(text) == language


def test_too_short_to_tell() -> None:
    """A name and an address are in the language that is asked for."""
    assert guess("Harrow Mill GmbH, 12 Mühlenweg, Salem") == "en"
    assert guess("Harrow Mill GmbH, 12 Mühlenweg, Salem", "de") == "de"
    assert guess("") == "en"


def test_no_language_that_is_known() -> None:
    """Words of a language that has no list here, or a list of parts, are of none."""
    assert (
        guess(
            "Mkulima hatoi dhamana yoyote kwa matunda wala hawajibiki kwa hasara itokanayo na usafirishaji wa makreti"
        )
        == UNDETERMINED
    )
    assert guess(" ".join(f"RX{n} pump valve gasket flange" for n in range(9))) == UNDETERMINED


@pytest.mark.parametrize("path", sorted((ROOT / "canonical").glob("*.md")), ids=lambda path: path.stem)
def test_forms_of_the_library(path: Path) -> None:
    """Each is in the language that it states."""
    assert guess(path.read_text("utf-8")) == "en"
