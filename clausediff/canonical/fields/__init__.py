"""Fields: what a copy filled in, cleaned, and held against the field's type and bounds.

A filling is accepted only where a grammar of its type accepts the whole of it, so that no clause can hide inside one; what
does not fit is a problem for a person. Nothing is guessed: a choice whose marks were lost stays without a value.

    cleaning     the filling as a person reads it
    riders       words that bind, refuse or limit, wherever they stand
    figures      dates, money, numbers       (grammars in clausediff.text)
    persons      persons and signatures      organizations; beside_names: what no name has beside it, in any language
    prose        free text                   copyright_lines: the text field of a licence
    phrases      what a stretch of a text says by the place of its words, in any language that has lists (clausediff.text.terms)
    sentences    signs of a sentence in a language other than English
    boxes        choices and check boxes
    comparing    whether two places of a field are filled alike
"""

from __future__ import annotations

from clausediff.canonical.fields.boxes import ANSWERS
from clausediff.canonical.fields.cleaning import clean
from clausediff.canonical.fields.comparing import same
from clausediff.canonical.fields.persons import signed_name
from clausediff.canonical.fields.reading import read_field
from clausediff.canonical.fields.riders import BINDING, CALLED, NUMBER_WORDS, legal_act

__all__ = ["ANSWERS", "BINDING", "CALLED", "NUMBER_WORDS", "clean", "legal_act", "read_field", "same", "signed_name"]
