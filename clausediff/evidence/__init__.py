"""How likely a difference is a misreading: what the judge weighs, without deciding anything.

In: an edit and the page around it. Out: likelihoods, rivals, and what the layout proves.
May import: :mod:`clausediff.alignment` and what is below it.
"""
