"""How alike two words of names are, whatever alphabet and spelling they were written in.

``words`` splits a name; ``likeness`` compares two words; ``kept`` and ``asked`` are the keys by
which a vocabulary finds the words that may be like one.
"""

from safepassage.matching.spelling.keys import asked, kept
from safepassage.matching.spelling.likeness import ALIKE, likeness
from safepassage.matching.spelling.words import Script, script_of, words

__all__ = ["ALIKE", "Script", "asked", "kept", "likeness", "script_of", "words"]
