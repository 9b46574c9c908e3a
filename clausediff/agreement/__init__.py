"""One copy through all stages, and what is said of it as a whole.

In: a copy's words and its prepared canonical. Out: an :class:`~clausediff.model.Agreement`.
May import: :mod:`clausediff.judge` and what is below it.
"""
