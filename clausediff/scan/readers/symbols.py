"""What is seen of a character in a symbol font: the code says one thing, the font shows another.

``<w:sym w:font="Symbol" w:char="F0B4"/>`` is ×, and the letters ``not`` in Wingdings are three pictures. The tables hold
the fonts that Word brings, as far as their characters are in Unicode.
"""

from __future__ import annotations

__all__ = ["symbols"]


def _table(first: int, signs: str) -> dict[int, str]:
    """Signs from a code on; a ``.`` in the list leaves one out."""
    return {first + index: sign for index, sign in enumerate(signs.split()) if sign != "."}


_SYMBOL = {
    0x20: " ",
    **_table(0x21, "! ∀ # ∃ % & ∋ ( ) ∗ + , −"),
    0x2E: ".",
    **_table(
        0x2F, "/ 0 1 2 3 4 5 6 7 8 9 : ; < = > ? ≅ Α Β Χ Δ Ε Φ Γ Η Ι ϑ Κ Λ Μ Ν Ο Π Θ Ρ Σ Τ Υ ς Ω Ξ Ψ Ζ [ ∴ ] ⊥ _ ‾"
    ),
    **_table(0x61, "α β χ δ ε φ γ η ι ϕ κ λ μ ν ο π θ ρ σ τ υ ϖ ω ξ ψ ζ { | } ∼"),
    **_table(0xA0, "€ ϒ ′ ≤ ⁄ ∞ ƒ ♣ ♦ ♥ ♠ ↔ ← ↑ → ↓ ° ± ″ ≥ × ∝ ∂ • ÷ ≠ ≡ ≈ … | — ↵ ℵ ℑ ℜ ℘ ⊗ ⊕ ∅ ∩ ∪ ⊃ ⊇ ⊄ ⊂ ⊆ ∈ ∉"),
    **_table(0xD0, "∠ ∇ ® © ™ ∏ √ ⋅ ¬ ∧ ∨ ⇔ ⇐ ⇑ ⇒ ⇓ ◊ 〈 ® © ™ ∑ ⎛ ⎜ ⎝ ⎡ ⎢ ⎣ ⎧ ⎨ ⎩ ⎪"),
    **_table(0xF1, "〉 ∫ ⌠ ⎮ ⌡ ⎞ ⎟ ⎠ ⎤ ⎥ ⎦ ⎫ ⎬ ⎭"),
}
_WINGDINGS = {
    0x20: " ",
    **_table(0x22, "✂ ✁ . . . . ☎ ✆ ✉"),
    **_table(0x3F, "✍ . ✌ . . . ☜ ☞ ☝ ☟ . ☺ . ☹"),
    **_table(
        0x51, "✈ ☼ . ❄ . ✞ . ✠ ✡ ☪ ☯ . ☸ ♈ ♉ ♊ ♋ ♌ ♍ ♎ ♏ ♐ ♑ ♒ ♓ & & ● ❍ ■ ☐ ❐ ❑ ❒ ◆ ◆ ◆ ❖ ◆ ☒ . ⌘ . . “ ”"
    ),
    **_table(0x80, "⓪ ① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩ ⓿ ❶ ❷ ❸ ❹ ❺ ❻ ❼ ❽ ❾ ❿"),
    **_table(0x9E, "· • ▪ ○ ○ ○ ◉ ◎ . ▪ ☐ . ✦ ★ ✶ ✴ ✹ ✵"),
    **_table(0xD5, "⌫ ⌦ . ➢ . . . ➲"),
    **_table(0xDF, "← → ↑ ↓ ↖ ↗ ↙ ↘ ← ➔ ↑ ↓ ↖ ↗ ↙ ↘ ⇦ ⇨ ⇧ ⇩ ⬄ ⇳ . . . . ▪ ▫ ✗ ✓ ☒ ☑"),
}
_WINGDINGS_2 = {
    0x20: " ",
    **_table(0x4F, "✗ ✓ ☒ ☑ ☒ ☒"),
    **_table(0x95, "• ● . ○ ◉ . . ◎ . ▪ ■ ☐ ☐ ☐ ☐ ☐"),
    0x2A: "☐",
    0xA3: "☐",
}
_WINGDINGS_3 = {0x20: " ", **_table(0x21, "→ ↑ ↓ ↖ ↗ ↙ ↘"), 0x7D: "▶", 0x75: "▶", 0x74: "◀", 0x70: "▲", 0x71: "▼"}
_WEBDINGS = {0x20: " ", 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x3D: "●", 0x34: "▶", 0x33: "◀"}

_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "marlett": {},
    "zapfdingbats": {0x20: " ", 0x33: "✓", 0x34: "✔", 0x35: "✕", 0x36: "✖", 0x37: "✗", 0x38: "✘", 0x6F: "☐", 0x71: "☐"},
}


def symbols(text: str, font: str, *, coded: bool = False) -> str | None:
    """What is seen of ``text`` in a font: itself in a font of letters; None where a sign of it is not known.

    Word writes a symbol font's characters as their codes or as U+F000 and more; in a font of letters the latter are the
    same letters. ``coded`` is whether the document says of a font that is not known here that it is one of symbols: then no code in it
    is a letter.
    """
    table = _FONTS.get(font.strip().lower())
    if table is None:
        if coded and any("!" <= char <= "\xff" or "\uf000" <= char <= "\uf0ff" for char in text):
            return None
        if all(not 0xF000 <= ord(char) <= 0xF0FF for char in text):
            return text
        return "".join(chr(ord(char) - 0xF000) if 0xF020 <= ord(char) <= 0xF0FF else char for char in text)
    shown = []
    for char in text:
        code = ord(char)
        code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
        if char.isspace() or code > 0xFF:
            shown.append(char)
        elif code in table:
            shown.append(table[code])
        else:
            return None
    return "".join(shown)
