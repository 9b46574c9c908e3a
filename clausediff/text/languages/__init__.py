"""One module a language: its word lists, as a :class:`~clausediff.text.vocabulary.Vocabulary` named ``VOCABULARY``.

To add a language, copy ``en.py`` to a module named by the language's ISO 639 code, fill each list by the class that its
docstring in :mod:`clausediff.text.vocabulary` states (not by translating word for word), and name it in ``LANGUAGES``.
"""
