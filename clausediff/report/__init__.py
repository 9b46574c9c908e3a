"""Reports: one module for each format, which first builds plain data and then renders it to a stream.

In: a :class:`~clausediff.model.Report` and :class:`RenderOptions`. Out: a report in a file or on a stream.
May import: :mod:`clausediff.model` and :mod:`clausediff.errors`, and from the core nothing else.

    from clausediff.report import formats, render, write
    write(report, "out.html")                       # the suffix names the format
    render(report, "text", sys.stdout, RenderOptions(color=True))

A format's module, and the library that it may need, are imported when the format is used.
"""

from __future__ import annotations

from clausediff.report.registry import Format, RenderOptions, by_name, by_suffix, formats, render
from clausediff.report.stored import load
from clausediff.report.writing import write

__all__ = ["Format", "RenderOptions", "by_name", "by_suffix", "formats", "load", "render", "write"]
