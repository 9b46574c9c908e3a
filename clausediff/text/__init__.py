"""Text by itself: words and lines with their offsets, labels, page numbers, and the words that a contract lives by.

In: a string. Out: words, lines, labels and classes of words, all with offsets into that string.
May import: :mod:`clausediff.model` and :mod:`clausediff.errors`.
"""
