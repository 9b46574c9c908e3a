"""The names of months and of days of the week, and the other words of dates."""

from __future__ import annotations

from clausediff import regex as re

__all__ = ["ALL_SIGNS", "DATE_WORDS", "MONTH_NAMES", "MONTH_SIGNS", "WEEKDAY_NAMES", "WEEKDAY_SIGNS", "with_signs"]

_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro",
    "february feb februar février févr fev fév febrero febbraio februari fevereiro",
    "march mar märz mrz mars marzo maart mrt março",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre setiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
)
MONTH_NAMES: dict[str, int] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""The names of months and their abbreviations, in lower case, in English and six other languages, with their numbers."""

_WEEKDAYS = (
    "monday mon montag lundi lunes lunedì maandag segunda-feira",
    "tuesday tue tues dienstag mardi martes martedì dinsdag terça-feira",
    "wednesday wed mittwoch mercredi miércoles mercoledì woensdag quarta-feira",
    "thursday thu thur thurs donnerstag jeudi jueves giovedì donderdag quinta-feira",
    "friday fri freitag vendredi viernes venerdì vrijdag sexta-feira",
    "saturday sat samstag samedi sábado sabato zaterdag",
    "sunday sun sonntag dimanche domingo domenica zondag",
)
WEEKDAY_NAMES = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
DATE_WORDS = frozenset(
    "the this day of in year and to st nd rd th first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth".split()
)
"""Words of English dates in words, besides months and number words: what a date may go on with."""

MONTH_SIGNS = "".join(map(chr, range(0xE001, 0xE00D)))
"""Characters for private use, one for each month, which :func:`with_signs` puts in the place of their names."""
WEEKDAY_SIGNS = "".join(map(chr, range(0xE011, 0xE018)))
"""The same for the days of the week."""
ALL_SIGNS = frozenset(MONTH_SIGNS + WEEKDAY_SIGNS)
_SIGN_OF_NAME = {name: MONTH_SIGNS[number - 1] for name, number in MONTH_NAMES.items()} | {
    name: WEEKDAY_SIGNS[number] for name, number in WEEKDAY_NAMES.items()
}
_LETTERS = re.compile(r"[^\W\d_]{3,}(?:-feira)?", re.IGNORECASE)


def with_signs(text: str) -> str:
    """The text with the names of months and of days of the week as one character each.

    A pattern with the 120 names instead would take most of the time of a comparison to compile. A name may have other letters before
    it (``4thMarch``, where OCR lost the space), but none behind it.
    """

    def signed(found: re.Match[str]) -> str:
        letters = found[0].lower()
        for start in range(len(letters) - 2):
            if sign := _SIGN_OF_NAME.get(letters[start:]):
                return letters[:start] + sign
        return found[0]

    return _LETTERS.sub(signed, text)
