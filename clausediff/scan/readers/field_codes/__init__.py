"""Fields of word processors: what their codes say is shown, against the words that the file holds for them.

A word processor stores with each field what it showed last, and works it out anew when the file is opened, printed or brought up
to date. So the words of the file need not be those that a person sees::

    { QUOTE "42 months" }   the file holds:  24 months      shown:  42 months

The readers of Word, Rich Text and OpenDocument files read the stored words and ask this package whether they can be trusted.

    code      the text of a field's code: its name, its words and its switches
    formula   arithmetic, comparisons and text, as far as no value is missing
    formats   numbers and dates in the formats that a field asks for
    worked_out    what fields show whose codes say it
    doubts    what is told of a field
    drawn     fields of which nothing is stored, since they are drawn from their code
"""

from __future__ import annotations

from clausediff.scan.readers.field_codes.code import bookmark_set_by, nested, parsed
from clausediff.scan.readers.field_codes.doubts import Field, doubt_of, shows_nothing, tell_field, tell_other
from clausediff.scan.readers.field_codes.drawn import Shown, without_result
from clausediff.scan.readers.field_codes.formats import can_be_number, is_count, number_of, same_words
from clausediff.scan.readers.field_codes.formula import Unknown, Value, evaluate
from clausediff.scan.readers.field_codes.worked_out import Known

__all__ = [
    "Field",
    "Known",
    "Shown",
    "Unknown",
    "Value",
    "bookmark_set_by",
    "can_be_number",
    "doubt_of",
    "evaluate",
    "is_count",
    "nested",
    "number_of",
    "parsed",
    "same_words",
    "shows_nothing",
    "tell_field",
    "tell_other",
    "without_result",
]
