"""Reports: one module a format, each first building plain data, then rendering it to a stream.

    from clausediff.report import formats, render, write
    write(report, "out.html")                       # the suffix names the format
    render(report, "text", sys.stdout, RenderOptions(color=True))

Reports read :mod:`clausediff.model` and nothing else. A format's module is imported when it is used, and so is the
library that it may need.
"""

from __future__ import annotations

from clausediff.report.registry import Format, RenderOptions, by_name, by_suffix, formats, render
from clausediff.report.stored import load
from clausediff.report.writing import write

__all__ = ["Format", "RenderOptions", "by_name", "by_suffix", "formats", "load", "render", "write"]
