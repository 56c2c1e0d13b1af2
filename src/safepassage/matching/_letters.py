"""Letters that the machine-readable zone writes differently (ICAO Doc 9303-3 section 6 A).

The table is that of ``formats.transliteration``; what it does not hold, or what screening
takes in a shorter form, is added here.
"""

from safepassage.formats.transliteration.latin import LATIN

_UNDIVIDED = "ẞÆŒÐĐÞŁĦŦŊ\N{LATIN SMALL LETTER DOTLESS I}"
_EXPANDED = "ÄÅÖØÜ"
_ESCAPE = "XX"


def _both_cases(forms: dict[str, str]) -> dict[int, str]:
    """Capital letters with their forms, and the small ones with the same."""
    return str.maketrans({letter.lower(): form for letter, form in forms.items()} | forms)


PLAIN = _both_cases({letter: LATIN[letter][0] for letter in _UNDIVIDED}) | str.maketrans(
    {
        "Ø": "O", "ø": "O", "ĸ": "Q", "Ə": "A", "ə": "A",
        # Persian and Arabic keyboards write the same two letters with different codes.
        "ی": "ي", "ى": "ي", "ک": "ك",
    }
)  # fmt: skip
"""Letters without a decomposition, in their shortest form."""

EXPANDED = _both_cases({letter: LATIN[letter][0] for letter in _EXPANDED})
"""The two-letter form that an issuer may choose instead of dropping the mark."""

ESCAPED = _both_cases(
    {
        letter: form
        for letter, allowed in LATIN.items()
        for form in allowed
        if form.endswith(_ESCAPE)
    }
)
"""The form with XX that an issuer may choose for the same letters."""
