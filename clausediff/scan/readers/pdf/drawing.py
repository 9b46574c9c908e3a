"""Draws a page of a PDF as an image."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausediff.errors import ReadError
from clausediff.scan.pages import Box

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["PdfPicture"]


@dataclass(frozen=True, slots=True)
class PdfPicture:
    """A page of a PDF, or a part of it, drawn when called; small, and can be sent to another process."""

    path: str
    """Of the file; empty for standard input."""
    data: bytes | None = field(repr=False)
    """The file's bytes where there is no path to read them from again."""
    index: int
    """0-based, of the page."""
    password: str | None = field(default=None, repr=False)
    part: Box | None = None
    """What to cut out of the page as shown, in points; all of it by default."""
    max_pixels: int = 200_000_000

    def __call__(self, dpi: float) -> Image:
        """The page at so many dots per inch. Raises ReadError ``too-large`` where it would have too many pixels."""
        import pypdfium2

        document = pypdfium2.PdfDocument(self.data if self.data is not None else self.path, password=self.password)
        try:
            if document.get_formtype():
                document.init_forms()
            page = document[self.index]
            wide, high = page.get_size()
            scale = dpi / 72
            if wide * high * scale * scale > self.max_pixels:
                raise ReadError(
                    "too-large",
                    f"{self.path}: page {self.index + 1} measures {wide / 72:.0f} × {high / 72:.0f} inches, more than "
                    f"{self.max_pixels:,} pixels; raise the limit with --max-pixels",
                )
            image: Image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
            page.close()
        finally:
            document.close()
        if self.part is None:
            return image
        left, top, right, bottom = (round(value * scale) for value in self.part)
        return image.crop((left, top, max(left + 1, right), max(top + 1, bottom)))
