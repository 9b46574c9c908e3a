"""Pictures of pages: PNG, JPEG (turned as the camera says), TIFF of many pages, HEIC.

Nothing is decoded before its size is known: a picture of more than ``max_pixels`` is refused by its header.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausediff.errors import ReadError
from clausediff.scan.grey import on_one_channel
from clausediff.scan.ocr.picture import Picture
from clausediff.scan.options import PageOptions
from clausediff.scan.readers.paged import of_reading, paged_scan
from clausediff.scan.reading_order import join_pages
from clausediff.scan.scan import Scan

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["NAME", "ImageFile", "ImagePicture", "read_files", "scan", "sizes_of"]

NAME = "image"
_ORIENTATION, _ON_ITS_SIDE = 0x0112, 5
"""The camera's tag for how it was held, and the least of its values for a picture on its side."""
_PAPER = 8.3
"""Inches: the shorter side of a sheet, where the picture does not say how large it is."""
_SHORTEST, _LONGEST = 4.5, 18.0
"""Inches: a picture that says that its shorter side is out of this is wrong about it, as telephones are."""


@dataclass(frozen=True, slots=True)
class ImagePicture:
    """One picture of a file, drawn when called; small, and can be sent to another process."""

    path: str
    """Of the file; empty for standard input."""
    data: bytes | None = field(repr=False)
    """The file's bytes where there is no path to read them from again."""
    frame: int = 0

    def __call__(self, dpi: float) -> Image:
        """The picture at so many dots per inch, upright as its camera says, on white."""
        from PIL import Image as Images
        from PIL import ImageOps

        with _opened(self.path, self.data) as file:
            file.seek(self.frame)
            across, down = _resolution(file)
            image = _in_colour(file)
            size = max(1, round(image.width * dpi / across)), max(1, round(image.height * dpi / down))
            image = ImageOps.exif_transpose(_with_exif(image, file))
            if image.mode == "RGBA":
                white = Images.new("RGBA", image.size, (255, 255, 255, 255))
                image = Images.alpha_composite(white, image).convert("RGB")
            if file.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE:
                size = size[::-1]
            if image.size == size:
                return image
            return on_one_channel(image, lambda each: each.resize(size, Images.Resampling.LANCZOS, reducing_gap=3.0))


def scan(path: str, data: bytes, options: PageOptions, source: str = "") -> Scan:
    """The scan of a file of pictures, one page a picture.

    ``path`` is for messages; ``source`` is where the file can be read again, empty for standard input. Raises ReadError of the
    kinds ``damaged``, ``too-large``, and ``ocr`` where nothing is installed, or allowed, that reads pictures.
    """
    from clausediff.scan.ocr.engines import choose, missing

    if not choose(options.ocr):
        why = "--ocr none reads no pictures" if options.ocr == "none" else missing(options.ocr)
        raise ReadError("ocr", f"{path}: is a picture; {why}")
    return read_files([ImageFile(path, data, source)], options)[0]


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A file of pictures, or the part of a document that is one."""

    path: str
    """For messages."""
    data: bytes = field(repr=False)
    source: str = ""
    """Where the file can be read again; empty where it cannot, and its bytes are kept."""


def read_files(files: Sequence[ImageFile], options: PageOptions, needs_words: bool = True) -> list[Scan]:
    """The scans of files of pictures, one page a picture, all read side by side.

    Raises ReadError ``empty`` where a file has no words, unless it needs none: it is a part of a document that may have some.
    """
    from clausediff.scan.ocr.engines import choose
    from clausediff.scan.ocr.reading import read_pictures

    draws: list[ImagePicture] = []
    pictures: list[Picture] = []
    owners: list[tuple[int, int]] = []  # file, and page in it
    hashes = [hashlib.sha256(file.data).hexdigest() for file in files]
    for number, file in enumerate(files):
        for frame in range(_checked(file.path, file.data, options)):
            draws.append(ImagePicture(file.source, None if file.source else file.data, frame))
            pictures.append(Picture(f"{hashes[number]}/{frame}", draws[-1], f"{file.path}: page {frame + 1}"))
            owners.append((number, frame))
    by_engine = read_pictures(pictures, choose(options.ocr), options, [True] * len(pictures))
    scans = []
    for number, file in enumerate(files):
        pages = [
            [
                of_reading(owners[at][1] + 1, reading, draws[at])
                for at, several in enumerate(readings)
                if owners[at][0] == number
                for reading in several
            ]
            for readings in by_engine
        ]
        witnesses = tuple(join_pages([page.written for page in each])[0] for each in pages[1:])
        scans.append(paged_scan(file.path, hashes[number], NAME, pages[0], (), witnesses, needs_words))
    return scans


def sizes_of(path: str, data: bytes, options: PageOptions) -> list[tuple[float, float]]:
    """The width and the height of each picture of a file in points, upright as its camera says. Raises ReadError ``damaged`` and
    ``too-large``."""
    sizes = []
    count = _checked(path, data, options)
    with _opened(path, data) as file:
        for number in range(count):
            file.seek(number)
            across, down = _resolution(file)
            wide, high = file.width * 72 / across, file.height * 72 / down
            turned = file.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE
            sizes.append((high, wide) if turned else (wide, high))
    return sizes


def _checked(path: str, data: bytes, options: PageOptions) -> int:
    """How many pictures the file holds, each small enough."""
    try:
        with _opened("", data) as file:
            count = int(getattr(file, "n_frames", 1))
            if count > options.max_pages:
                raise ReadError(
                    "too-large",
                    f"{path}: has {count} pages, more than {options.max_pages}; raise the limit with --max-pages",
                )
            for number in range(count):
                file.seek(number)
                if file.width * file.height > options.max_pixels:
                    raise ReadError(
                        "too-large",
                        f"{path}: page {number + 1} has {file.width} × {file.height} pixels, more than "
                        f"{options.max_pixels:,}; raise the limit with --max-pixels",
                    )
            return count
    except ReadError:
        raise
    except Exception as error:
        # Pillow raises many kinds for bytes that are no picture.
        raise ReadError(
            "damaged", f"{path}: the picture is damaged ({type(error).__name__}: {error}); save it again"
        ) from None


@contextmanager
def _opened(path: str, data: bytes | None) -> Iterator[Image]:
    """The picture, not yet decoded."""
    from PIL import Image as Images

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of pictures that are large, or odd: both are looked at here
        before, Images.MAX_IMAGE_PIXELS = Images.MAX_IMAGE_PIXELS, None
        try:
            if data is None:
                with open(path, "rb") as handle:
                    data = handle.read()
            if data[4:8] == b"ftyp":
                import pillow_heif

                pillow_heif.register_heif_opener(thumbnails=False)
            with Images.open(io.BytesIO(data)) as file:
                yield file
        finally:
            Images.MAX_IMAGE_PIXELS = before


def _in_colour(file: Image) -> Image:
    """The picture with eight bits a colour, and its transparency where it has some.

    Pillow clips deeper pixels, which makes a page of them all white; here the lightest of them is white.
    """
    if file.mode.startswith(("I", "F")):
        import numpy
        from PIL import Image as Images

        deep = numpy.nan_to_num(numpy.asarray(file, dtype=numpy.float64))
        low, high = min(0.0, float(deep.min(initial=0.0))), float(deep.max(initial=0.0))
        return Images.fromarray(((deep - low) * (255 / max(high - low, 1e-9))).astype(numpy.uint8)).convert("RGB")
    return file.convert("RGBA") if "A" in file.getbands() or "transparency" in file.info else file.convert("RGB")


def _with_exif(image: Image, file: Image) -> Image:
    """A converted picture with the camera's data of the original, which says how it was held."""
    image.info["exif"] = file.getexif().tobytes() if file.getexif() else b""
    return image


def _resolution(file: Image) -> tuple[float, float]:
    """Dots per inch across and down; what the file says where that makes a sheet of paper, else as if it were one."""
    said = file.info.get("dpi")
    try:
        across, down = (float(value) for value in said) if said else (0.0, 0.0)
    except (TypeError, ValueError, ZeroDivisionError):
        across = down = 0.0
    if across > 0 and down > 0 and _SHORTEST <= min(file.width / across, file.height / down) <= _LONGEST:
        return across, down
    guessed = min(file.width, file.height) / _PAPER
    return guessed, guessed
