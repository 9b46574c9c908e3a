"""One input file as read: its text, its pages, and the page furniture in it.

In: a path or bytes. Out: a :class:`~clausediff.scan.scan.Scan`, and the furniture of its text.
May import: :mod:`clausediff.text` and what is below it.
"""
