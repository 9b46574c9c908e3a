"""placeholder until the lists are merged"""

FREQUENT = {
    "en": frozenset(
        "the of and to in a is that for it as be by or this with on not any are shall which such from other an at its".split()
    ),
    "de": frozenset(
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei oder kein keine".split()
    ),
}
