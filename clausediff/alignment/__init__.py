"""Which words of a copy correspond to which words of the canonical.

In: the words of both sides. Out: the copies in a scan, and for each its units, moves and edits.
May import: :mod:`clausediff.canonical` and what is below it.
"""
