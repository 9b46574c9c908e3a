"""One module a language: its word lists, as a :class:`~clausediff.text.vocabulary.Vocabulary` named ``VOCABULARY``.

To add a language, copy ``en.py`` to a module named by the language's ISO 639 code, fill each list by the class that its
docstring in :mod:`clausediff.text.vocabulary` states (not by translating word for word), name it in ``LANGUAGES``, and
write a few edits of each class in ``tests/cases/vocabulary.yaml``. :mod:`~clausediff.text.languages.forms` keeps the lists
of languages with inflected forms short; :mod:`~clausediff.text.languages.frequent` has what a language is told by.
"""
