"""The reference text: from a file to words, clauses and fields that a copy can be compared with.

In: a canonical file, or copies to infer one from. Out: a :class:`~clausediff.canonical.template.Canonical`, made ready once
as a :class:`~clausediff.canonical.variants.PreparedCanonical`, and for each copy the
:class:`~clausediff.canonical.reference.CanonicalWords` of its wording. May import: :mod:`clausediff.scan` and below.
"""
