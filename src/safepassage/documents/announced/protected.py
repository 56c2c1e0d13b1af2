"""Who is told nothing against their document: refugees, stateless and undetermined nationality.

A refugee's papers are often irregular, and that may not be held against them (Geneva Convention
relating to the Status of Refugees, articles 28 and 31; Convention relating to the Status of
Stateless Persons, article 28). ``notes`` therefore keeps of their notes only ``HARMLESS`` ones.
"""

from safepassage.documents.announced.announcement import code_of
from safepassage.formats.document_types import first_letter
from safepassage.records import Document, Traveller

NATIONALITIES = frozenset({"XXA", "XXB", "XXC", "XXX"})
"""Stateless, refugee, refugee of another kind, not determined (Doc 9303-3 section 5, part D)."""
PASSPORTS = frozenset({"PR", "PS", "PT"})
"""Of refugees, stateless persons and aliens (Doc 9303-4 section 4.4)."""
LETTERS = frozenset("RT")
"""Refugee travel documents and permits to return, as carriers announce them."""
HARMLESS = frozenset({"announced_number_with_digit"})
"""How a number was written, which says nothing of the document or of its holder."""


def is_protected(traveller: Traveller) -> bool:
    """Whether anything announced says refugee, stateless, alien or undetermined."""
    told = {traveller.nationality, *(one.nationality for one in traveller.documents)}
    told |= {one.issuer for one in traveller.documents}
    return not NATIONALITIES.isdisjoint(map(code_of, told)) or any(
        map(_is_of_protection, traveller.documents)
    )


def _is_of_protection(document: Document) -> bool:
    code = (document.type or "").strip().upper()
    return code[:2] in PASSPORTS or first_letter(code) in LETTERS
