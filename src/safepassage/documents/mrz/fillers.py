"""Lines with too many or too few fillers, the commonest slip of whoever types them.

Fillers that end a line, or stand before its last check digits, carry nothing; as many are
taken or given as make the line whole. Whether no other sign was the fault, the check digits
have to say.
"""

import re
from collections.abc import Sequence
from typing import Final

from safepassage.documents.mrz.check_digits import FILLER
from safepassage.documents.mrz.layouts import LAYOUTS

MOST_MISCOUNTED: Final = 3
"""Fillers of one line that are taken for a slip; more, and 36 signs might be meant for 44."""
_SHAPES: Final = sorted({(layout.lines, layout.width) for layout in LAYOUTS.values()})
_LAST_FILLERS: Final = re.compile(f"{FILLER}{{2,}}(?=[0-9]{{0,2}}$)")


def recounted(lines: Sequence[str]) -> str:
    """The lines, joined, with as many fillers as belong there; "" where that cannot help."""
    for count, width in _SHAPES:
        if len(lines) == count and all(abs(len(line) - width) <= MOST_MISCOUNTED for line in lines):
            whole = [_resized(line, width) for line in lines]
            if all(len(line) == width for line in whole):
                return "".join(whole)
    return ""


def _resized(line: str, width: int) -> str:
    found = _LAST_FILLERS.search(line)
    if found is None:
        return line
    many = len(found[0]) + width - len(line)
    return line[: found.start()] + FILLER * max(0, many) + line[found.end() :]
