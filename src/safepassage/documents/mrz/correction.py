"""Signs that a reader may have taken for others, where the check digits prove it.

Letters where digits have to stand come first, then one sign of the number and one of the
optional data, because one check digit cannot prove two changes; and a letter is taken for a
digit only beside digits, a digit for a letter only beside letters or in front, because any
tenth change makes a check digit fit by chance. A reading is offered only when it alone, of all
that change as few signs, makes every check digit fit. Names have no check digit, and signs
whose values differ by ten (G and 6, L and 1) are the same to one, so nothing is told of these.
"""

from collections.abc import Iterator
from itertools import combinations, islice
from typing import Final, NamedTuple

from safepassage.documents.mrz.check_digits import values
from safepassage.documents.mrz.layouts import Parts
from safepassage.documents.mrz.lines import Lines
from safepassage.documents.mrz.numbers import long_number
from safepassage.documents.mrz.proofs import prove
from safepassage.documents.mrz.zone import Change

MOST_TRIED: Final = 1000
"""Readings of one zone that are tried; where there are more, the zone is left as it is."""
_MOST_CHANGES: Final = 2
_LETTERS_LIKE: Final = {
    "0": "ODQ",
    "1": "IL",
    "2": "Z",
    "4": "A",
    "5": "S",
    "6": "G",
    "7": "T",
    "8": "B",
}
_DIGIT_LIKE: Final = {letter: digit for digit, like in _LETTERS_LIKE.items() for letter in like}
_OTHERS: Final = _LETTERS_LIKE | _DIGIT_LIKE
_FIELD_OF_DIGITS: Final = {
    "number_digit": "number",
    "born": "born",
    "born_digit": "born",
    "expires": "expires",
    "expires_digit": "expires",
    "optional_digit": "optional",
    "composite_digit": "composite",
}
_FIELD_OF_SIGNS: Final = {"number": "number", "optional": "optional", "more_optional": "optional"}


class Sign(NamedTuple):
    """Another sign at one place of the joined lines."""

    field: str
    place: int
    proposed: str


Reading = tuple[Sign, ...]


def find_correction(lines: Lines) -> tuple[Change, ...]:
    """The changes of the one reading that the check digits prove; () when there is none such."""
    sure = tuple(_letters_for_digits(lines))
    if sure and _fits(lines, sure):
        return _changes(lines, sure)
    look_alikes = list(_look_alikes(lines))
    for count in range(1, _MOST_CHANGES + 1):
        tried = list(islice(_readings(look_alikes, count), MOST_TRIED + 1))
        if len(tried) > MOST_TRIED:
            break
        fitting = [(*sure, *more) for more in tried if _fits(lines, (*sure, *more))]
        if fitting:
            return _changes(lines, fitting[0]) if len(fitting) == 1 else ()
    return ()


def _readings(signs: list[Sign], count: int) -> Iterator[Reading]:
    """Every choice of so many signs that lie in as many fields."""
    for reading in combinations(signs, count):
        if len({sign.field for sign in reading}) == count:
            yield reading


def _letters_for_digits(lines: Lines) -> Iterator[Sign]:
    for part, field in _FIELD_OF_DIGITS.items():
        for place in _places(lines, part):
            if lines.zone[place] in _DIGIT_LIKE:
                yield Sign(field, place, _DIGIT_LIKE[lines.zone[place]])


def _look_alikes(lines: Lines) -> Iterator[Sign]:
    """Other signs where both letters and digits may stand, as far as a check digit sees them."""
    for part, field in _FIELD_OF_SIGNS.items():
        places = _places(lines, part) if part == "number" or lines.layout.composite else ()
        for place in places:
            for other in _OTHERS.get(lines.zone[place], ""):
                if values(other)[0] != lines.signs[place] and _is_at_home(
                    lines, part, place, other
                ):
                    yield Sign(field, place, other)


def _is_at_home(lines: Lines, part: str, place: int, other: str) -> bool:
    """Whether another sign has its like beside it, or is a letter in front of its field."""
    own = _places(lines, part)
    beside = [lines.zone[at] for at in (place - 1, place + 1) if at in own]
    if other.isalpha():
        return place == own.start or any(map(str.isalpha, beside))
    return any(map(str.isdigit, beside))


def _places(lines: Lines, part: str) -> range:
    place: slice = getattr(lines.layout.places, part)
    return range(place.start, place.stop)


def _fits(lines: Lines, reading: Reading) -> bool:
    signs = list(lines.zone)
    for sign in reading:
        signs[sign.place] = sign.proposed
    zone = "".join(signs)
    parts = Parts(*lines.layout.cut(zone))
    read = Lines(zone=zone, signs=values(zone), layout=lines.layout)
    return not prove(read, parts, long_number(lines.layout, parts)).reasons


def _changes(lines: Lines, reading: Reading) -> tuple[Change, ...]:
    return tuple(_change(lines, sign) for sign in sorted(reading, key=lambda sign: sign.place))


def _change(lines: Lines, sign: Sign) -> Change:
    line, place = lines.layout.line_and_sign(sign.place)
    return Change(
        field=sign.field,
        line=line,
        sign=place,
        read=lines.zone[sign.place],
        proposed=sign.proposed,
    )
