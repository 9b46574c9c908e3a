"""Opening a PDF: what is encrypted, damaged, empty or too long is refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from clausediff.errors import ReadError
from clausediff.scan.options import PageOptions

__all__ = ["opened"]

_TAIL = 1024
"""So many bytes of junk may stand behind the end."""


@contextmanager
def opened(path: str, data: bytes, options: PageOptions) -> Iterator[Any]:
    """The document, closed afterwards. Raises ReadError of the kinds ``encrypted``, ``damaged``, ``empty`` and ``too-large``.

    Nothing in it is run: no script, no action, no attachment and no link is ever opened.
    """
    import pypdfium2
    from pypdfium2 import raw

    if _ends_early(data):
        raise ReadError("damaged", f"{path}: the PDF is cut off: its end is missing; fetch it again from where it came")
    try:
        document = pypdfium2.PdfDocument(data, password=options.password)
    except pypdfium2.PdfiumError as error:
        # pdfium keeps the code of an earlier file's error where this one sets none; the trailer is never encrypted
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
            what = "the password does not open it" if options.password else "the PDF is encrypted"
            raise ReadError("encrypted", f"{path}: {what}; give its password with --password") from None
        raise ReadError(
            "damaged",
            f"{path}: the PDF is damaged, or has no pages ({error}); save it again from the program that made it",
        ) from None
    try:
        count = len(document)
        if count == 0:
            raise ReadError("empty", f"{path}: the PDF has no pages")
        if count > options.max_pages:
            raise ReadError(
                "too-large",
                f"{path}: has {count} pages, more than {options.max_pages}; raise the limit with --max-pages",
            )
        yield document
    finally:
        document.close()


def _ends_early(data: bytes) -> bool:
    """Whether the file lacks its end: pdfium would rebuild what is there, and pages would be missing in silence."""
    at = data.rfind(b"%%EOF")
    return at < 0 or len(data[at + 5 :].strip(b"\0 \t\r\n\x1a")) > _TAIL
