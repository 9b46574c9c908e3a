"""The benchmark: how often clausediff hides an edit, how often it cries wolf, and what others do on the same pages.

``python -m tests.benchmark`` runs it. :mod:`arms` yields cases, :mod:`systems` reads each with clausediff and with the
baselines, :mod:`score` holds what they said against the labels, :mod:`table` and :mod:`docs` print.
"""
