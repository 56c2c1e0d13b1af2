"""Letters that the machine-readable zone writes differently (ICAO Doc 9303-3 section 6 A)."""

PLAIN = str.maketrans(
    {
        "ß": "SS", "ẞ": "SS", "Æ": "AE", "æ": "AE", "Œ": "OE", "œ": "OE", "Ø": "O", "ø": "O",
        "Ð": "D", "ð": "D", "Đ": "D", "đ": "D", "Þ": "TH", "þ": "TH", "Ł": "L", "ł": "L",
        "Ħ": "H", "ħ": "H", "Ŧ": "T", "ŧ": "T", "Ŋ": "N", "ŋ": "N",
        "\N{LATIN SMALL LETTER DOTLESS I}": "I", "ĸ": "Q", "Ə": "A", "ə": "A",
        # Persian and Arabic keyboards write the same two letters with different codes.
        "ی": "ي", "ى": "ي", "ک": "ك",
    }
)  # fmt: skip
"""Letters without a decomposition, in their shortest form."""

EXPANDED = str.maketrans(
    {
        "Ä": "AE", "ä": "AE", "Å": "AA", "å": "AA", "Ö": "OE", "ö": "OE", "Ø": "OE", "ø": "OE",
        "Ü": "UE", "ü": "UE",
    }
)  # fmt: skip
"""The two-letter form that an issuer may choose instead of dropping the mark."""

ESCAPED = str.maketrans({"Ñ": "NXX", "ñ": "NXX", "Ü": "UXX", "ü": "UXX"})
"""The form with XX that an issuer may choose for the same letters."""
