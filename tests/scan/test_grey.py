"""Work on one channel of a picture without colour."""

from __future__ import annotations

from typing import Any

import pytest

from clausediff.scan.grey import on_one_channel

numpy = pytest.importorskip("numpy")
Image = pytest.importorskip("PIL.Image")

SHADES = numpy.random.default_rng(7).integers(0, 256, (70, 50), dtype=numpy.uint8)
GREY = Image.fromarray(SHADES).convert("RGB")
TINTED = Image.fromarray(numpy.stack((SHADES, SHADES, SHADES // 2), axis=2))


def turned(image: Any) -> Any:
    """Turned as a page that lies askew is."""
    white = 255 if image.mode == "L" else (255, 255, 255)
    return image.rotate(1.5, Image.Resampling.BICUBIC, fillcolor=white)


def smaller(image: Any) -> Any:
    """Scaled as a picture of other dots per inch is."""
    return image.resize((31, 44), Image.Resampling.LANCZOS, reducing_gap=3.0)


@pytest.mark.parametrize("image", [GREY, TINTED, GREY.convert("L")], ids=["grey", "tinted", "one channel"])
@pytest.mark.parametrize("work", [turned, smaller])
def test_the_result_is_the_same(image: Any, work: Any) -> None:
    """A picture comes out as it would with all of its channels, in its own mode."""
    made = on_one_channel(image, work)
    assert (made.mode, made.tobytes()) == (image.mode, work(image).tobytes())


@pytest.mark.parametrize(("image", "mode"), [(GREY, "L"), (TINTED, "RGB"), (GREY.convert("L"), "L")])
def test_only_a_picture_without_colour_has_one_channel(image: Any, mode: str) -> None:
    """One channel is worked on where all three are the same, and nowhere else."""
    given: list[str] = []

    def work(each: Any) -> Any:
        given.append(each.mode)
        return each

    on_one_channel(image, work)
    assert given == [mode]
