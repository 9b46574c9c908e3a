"""What control words of Rich Text Format do, as tables (RTF specification 1.9.1)."""

from __future__ import annotations

__all__ = ["BREAKS", "ENDNOTES", "FLAGS", "PASSED", "SIGNS", "SKIPPED"]

FLAGS = {
    "v": "hidden",
    "webhidden": "hidden",
    "strike": "struck",
    "striked": "struck",
    "super": "raised",
    "sub": "raised",
}
"""Words that switch a look of characters on, or off with a 0 behind them."""

SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "enspace": " ", "emspace": " ", "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c", "zwbo": "", "zwnbo": "",
}  # fmt: skip

BREAKS = {
    "par": "par", "sect": "par", "page": "par", "column": "par", "line": "line", "softline": "line",
    "cell": "cell", "nestcell": "cell", "row": "row", "nestrow": "row",
}  # fmt: skip

SKIPPED = frozenset(
    "stylesheet rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl "
    "wgrffmtfilter pgptbl filetbl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn pnseclvl mmathPr xe tc tcn "
    "nonshppict nonesttables atnid atnref atntime atndate atnparent atnicn atrfstart atrfend blipuid picprop sp private objdata "
    "objclass objname objalias template operator title subject author manager company category keywords comment doccomm hlinkbase "
    "creatim revtim printim buptim falt fontemb panose passwordhash protusertbl fchars lchars background "
    "factoidname datafield docfmt macpict sv sn upr oleclsid shprslt ffname ffdeftext ffformat ffhelptext ffstattext ffentrymcr "
    "ffexitmcr".split()
)
"""Destinations that hold no words of the page, or the same words as another one that is read."""

PASSED = frozenset("shppict shpinst userprops nesttableprops formfield moMath moMathPara tblrsid flymaincnt".split())
"""Groups marked as unknown to old programs (``\\*``) whose contents are the page's all the same."""

ENDNOTES = {
    "aftnnar": "decimal", "aftnnalc": "lowerLetter", "aftnnauc": "upperLetter", "aftnnrlc": "lowerRoman", "aftnnruc": "upperRoman",
    "aftnnchi": "chicago",
}  # fmt: skip
"""How endnotes are numbered."""
