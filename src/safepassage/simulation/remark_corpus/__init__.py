"""Invented remark lines of six languages, of which it is known what they reveal.

``development`` is what the word lists of ``safeguards.special`` were built with; ``held_out``
was written before them, with other sentences and other words, and is for measuring alone.
``fresh`` was written after the last change of the lists. What was measured once and then led to
a change is in ``development``, so nothing there says how well the filter works.
"""

from safepassage.simulation.remark_corpus.corpus import LANGUAGES, Part, Remark, remarks

__all__ = ["LANGUAGES", "Part", "Remark", "remarks"]
