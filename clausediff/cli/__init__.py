"""The command line.

In: arguments. Out: a report on stdout and nothing else there, messages for people on stderr, an exit code.
May import every other package; heavy ones only in the functions that use them.
"""
