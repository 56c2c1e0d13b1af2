"""Invented remark lines of six languages, of which it is known what they reveal.

``development`` is what the word lists of ``safeguards.special`` were built with; ``held_out``
was written before them, with other sentences and other words, and is for measuring alone.
``rare`` was written after the lists were closed, to find where they end: uncommon words and
hints without any word of the category.
"""

from safepassage.simulation.remark_corpus.corpus import LANGUAGES, Part, Remark, remarks

__all__ = ["LANGUAGES", "Part", "Remark", "remarks"]
