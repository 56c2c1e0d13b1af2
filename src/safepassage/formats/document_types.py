"""Codes for kinds of document, as carriers send them (UN/EDIFACT 1001 in the API guidelines, DOC).

The first letter tells the kind; Doc 9303-4 section 4.4 gives passports a second one (PP, PR …).
"""

FIRST_LETTERS = frozenset("PVICFALTMNRSG")
"""Passport, visa, identity and residence cards, and what single states call their documents."""


def first_letter(code: str | None) -> str:
    """The letter that tells the kind; empty where no code was sent."""
    return (code or "").strip().upper()[:1]
