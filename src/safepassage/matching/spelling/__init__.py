"""How alike two words of names are, whatever alphabet and spelling they were written in.

``words`` splits a name; ``likeness`` compares two words; ``Pool`` holds many words as arrays,
for which ``keys`` gives what finds alike words in a vocabulary.
"""

from safepassage.matching.spelling.distance import LONGEST_WORD
from safepassage.matching.spelling.likeness import ALIKE, likeness
from safepassage.matching.spelling.scripts import Script, script_of
from safepassage.matching.spelling.words import spread, words

__all__ = ["ALIKE", "LONGEST_WORD", "Script", "likeness", "script_of", "spread", "words"]
