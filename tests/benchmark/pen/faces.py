"""The fonts of the benchmark, in two halves: what the detector's weights may be fitted on, and what they are measured on.

All of them are Debian's: fonts-liberation, fonts-dejavu, fonts-freefont-ttf, fonts-crosextra-caladea, fonts-crosextra-carlito,
fonts-noto-core, fonts-sil-charis, fonts-sil-gentiumplus for print, and for handwriting fonts-sjfonts, fonts-breip,
fonts-femkeklaver, fonts-dkg-handwriting, fonts-rufscript, fonts-klee, fonts-dancingscript, fonts-kristi, fonts-kaushanscript.
More handwriting can be given as a folder of font files (the npm packages ``@fontsource/caveat`` and its like hold some), and more
faces of print for the fitting half as another one: the pen's network knows its own faces too well to show where it errs.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

__all__ = ["ASIDE", "FIT", "HELD_OUT", "Faces", "font"]

_TRUETYPE = Path("/usr/share/fonts/truetype")
_OPENTYPE = Path("/usr/share/fonts/opentype")
_PRINT = {
    "fit": """liberation/LiberationSerif-Regular liberation/LiberationSerif-Regular liberation/LiberationSans-Regular
        liberation/LiberationSerif-Italic liberation/LiberationSans-Bold dejavu/DejaVuSerif freefont/FreeSans
        crosextra/Carlito-Regular crosextra/Carlito-Bold noto/NotoSerif-Regular gentiumplus/GentiumPlus-Regular
        liberation/LiberationMono-Regular freefont/FreeSerifBold dejavu/DejaVuSansCondensed
        liberation/LiberationSansNarrow-Regular liberation/LiberationSerif-Bold dejavu/DejaVuSerifCondensed
        liberation/LiberationSans-Italic crosextra/Carlito-Italic gentiumplus/GentiumBookPlus-Regular
        freefont/FreeMono noto/NotoSerif-Bold noto/NotoSansDisplay-Regular""".split(),
    "held-out": """freefont/FreeSerif crosextra/Caladea-Regular charis/CharisSIL-Regular dejavu/DejaVuSans
        noto/NotoSans-Regular""".split(),
    "aside": ["firacode/FiraCode-Regular", "charis/CharisSIL-Italic"],
}
_HANDS = {
    "fit": """truetype/sjfonts/SteveHand.ttf truetype/sjfonts/Delphine.ttf truetype/breip/Breip.ttf
        truetype/femkeklaver/femkeklaver.ttf truetype/fifthhorseman/dkg.ttf truetype/rufscript/Rufscript010.ttf
        truetype/klee/KleeOne-Regular.ttf""".split(),
    "held-out": """opentype/dancingscript/DancingScript-Regular.otf truetype/kristi/Kristi.ttf
        opentype/kaushanscript/KaushanScript-Regular.otf""".split(),
    "aside": ["opentype/kaushanscript/KaushanScript-Regular.otf", "truetype/sjfonts/SteveHand.ttf"],
}
_MORE = {
    "fit": """caveat patrick-hand homemade-apple indie-flower kalam shadows-into-light architects-daughter coming-soon gochi-hand
        just-another-hand la-belle-aurore nothing-you-could-do caveat-brush delicious-handrawn gaegu gloria-hallelujah handlee
        nanum-brush neucha over-the-rainbow rock-salt satisfy short-stack swanky""".split(),
    "held-out": "reenie-beanie nanum-pen cedarville covered-by".split(),
    "aside": ["cedarville"],
}


class Faces:
    """The fonts of one half."""

    def __init__(self, half: str) -> None:
        self.half = half

    @property
    def printed(self) -> list[Path]:
        """Files of the faces that forms are set in."""
        found = [path for name in _PRINT[self.half] if (path := _TRUETYPE / f"{name}.ttf").exists()]
        more = os.environ.get("PRINT_FONTS") if self.half == "fit" else None
        return found + (sorted(Path(more).iterdir()) if more else [])

    @property
    def hands(self) -> list[Path]:
        """Files of handwriting."""
        found = [path for name in _HANDS[self.half] if (path := _TRUETYPE.parent / name).exists()]
        more = os.environ.get("HANDWRITING_FONTS")
        if more:
            found += [
                path
                for path in sorted(Path(more).iterdir())
                if any(path.name.startswith(name) for name in _MORE[self.half])
            ]
        return found


FIT, HELD_OUT, ASIDE = Faces("fit"), Faces("held-out"), Faces("aside")


@lru_cache(maxsize=400)
def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """A font file at so many pixels."""
    return ImageFont.truetype(str(path), max(4, size))
