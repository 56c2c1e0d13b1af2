"""How the names of two records of one flight relate.

Narrower than screening: there a listed name may be found by half of it, here a sister
with another given name must never be taken for her brother.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import product

from safepassage.matching.joining.slips import one_slip
from safepassage.matching.names import forms
from safepassage.records._base import Record
from safepassage.records.traveller import Traveller

_NO_NAMES = "FNU LNU NFN NOFIRSTNAME NOGIVENNAME NONAME UNKNOWN XXX INF INFANT CHD CHILD BABY"
_UNKNOWN = frozenset(_NO_NAMES.split())
"""What stands where no name is known."""
_SHORTEST_SLIP, _SHORTEST_CUT = 4, 5
_TWO = 2
_LETTERS_OF_A_HABIT = 4
"""More letters than these never differ by a transliteration."""
_SOUNDS = (
    ("PH", "F"),
    ("TCH", "CH"),
    ("SCH", "SH"),
    ("KH", "H"),
    ("GH", "G"),
    ("TH", "T"),
    ("DH", "Z"),
    ("ZH", "J"),
    ("OU", "U"),
    ("OE", "O"),
    ("UE", "U"),
    ("AE", "A"),
    ("EE", "I"),
    ("EI", "AY"),
    ("CK", "K"),
    ("KS", "X"),
    ("TS", "C"),
    ("Q", "K"),
    ("C", "K"),
    ("W", "V"),
    ("J", "Y"),
    ("IY", "Y"),
    ("I", "Y"),
    ("YY", "Y"),
    ("SS", "S"),
    ("LL", "L"),
)  # fmt: skip - pairs read best side by side


class NameFit(StrEnum):
    """From the strongest agreement down; the order of definition is the order of rank."""

    SAME = "same"
    SWAPPED = "swapped"
    ORDER = "order"
    SPELT = "spelt"
    SLIP = "slip"
    PART = "part"
    CUT = "cut"
    INITIALS = "initials"
    GIVEN_UNKNOWN = "given_unknown"
    SLIPS = "slips"
    LATER_PART = "later_part"
    UNKNOWN = "unknown"
    OTHER_SURNAME = "other_surname"
    OTHER_GIVEN = "other_given"
    OTHER = "other"


ANOTHER = frozenset({NameFit.OTHER_GIVEN, NameFit.OTHER})
"""Names of two people, as far as names can tell."""
RANK = {fit: rank for rank, fit in enumerate(NameFit)}
Words = tuple[str, ...]


class Form(Record, frozen=True):
    """One form of a name: its words, and both parts without spaces."""

    surname: Words
    given: Words
    family: str
    first: str


def forms_of(traveller: Traveller) -> tuple[Form, ...]:
    """The forms of the main name, then those of every other name sent; each once.

    Of forms with the same letters the one whose words stand apart is kept.
    """
    others = [(one.surname, one.given_names) for one in traveller.names]
    found: dict[tuple[str, str], Form] = {}
    for told in dict.fromkeys([(traveller.surname, traveller.given_names), *others]):
        for form in _forms(*told):
            letters = (form.family, form.first)
            if letters not in found or _count(form) > _count(found[letters]):
                found[letters] = form
    return tuple(found.values())


def _count(form: Form) -> int:
    return len(form.surname) + len(form.given)


def main_forms(traveller: Traveller) -> tuple[Form, ...]:
    """The main name alone, in each spelling that documents give its letters."""
    return tuple(_forms(traveller.surname, traveller.given_names))


def _forms(surname: str | None, given: str | None) -> Iterator[Form]:
    for family, first in product(_parts(surname), _parts(given)):
        if family or first:
            yield Form(surname=family, given=first, family="".join(family), first="".join(first))


def _parts(text: str | None) -> tuple[Words, ...]:
    found = tuple(words for words in forms(text or "") if not _UNKNOWN.issuperset(words))
    return found or ((),)


def best_fit(ours: tuple[Form, ...], theirs: tuple[Form, ...]) -> NameFit:
    """The best relation between any two forms."""
    if not ours or not theirs:
        return NameFit.UNKNOWN
    if not set(ours).isdisjoint(theirs):
        return NameFit.SAME
    return min((fit(one, other) for one, other in product(ours, theirs)), key=RANK.__getitem__)


def fit(one: Form, other: Form) -> NameFit:
    """How two forms relate."""
    return _whole(one, other) or _by_parts(one, other)


def _whole(one: Form, other: Form) -> NameFit | None:
    if (one.family, one.first) == (other.family, other.first):
        return NameFit.SAME
    if one.family == other.first and one.first == other.family:
        return NameFit.SWAPPED
    same_words = sorted(one.surname + one.given) == sorted(other.surname + other.given)
    return NameFit.ORDER if same_words else None


def _by_parts(one: Form, other: Form) -> NameFit:
    family, first = _surnames(one, other), _givens(one, other)
    if family is NameFit.OTHER:
        return _across(one, other, first)
    if first is NameFit.OTHER:
        return NameFit.OTHER_GIVEN if family is NameFit.SAME else NameFit.OTHER
    if family in _SLIPPING and first in _SLIPPING:
        return NameFit.SLIPS
    if {family, first} <= _NEAR and not _SLIPPING.isdisjoint({family, first}):
        return NameFit.SLIP
    return max(family, first, key=RANK.__getitem__)


_SLIPPING = frozenset({NameFit.SLIP, NameFit.SPELT})
_NEAR = _SLIPPING | {NameFit.SAME, NameFit.ORDER, NameFit.PART}


def _surnames(one: Form, other: Form) -> NameFit:
    if one.family == other.family:
        return NameFit.SAME
    if not one.family or not other.family:
        return NameFit.OTHER
    found = _words(one.surname, other.surname)
    return NameFit.PART if found is NameFit.LATER_PART else found


def _givens(one: Form, other: Form) -> NameFit:
    if one.first == other.first:
        return NameFit.SAME
    if not one.first or not other.first:
        return NameFit.GIVEN_UNKNOWN
    if _initials(one.given, other.given):
        return NameFit.INITIALS
    return _words(one.given, other.given)


def _words(ours: Words, theirs: Words) -> NameFit:
    """How two surnames, or the given names of two records, relate."""
    short, long = sorted((ours, theirs), key=lambda words: len("".join(words)))
    return (
        _whole_words(short, long) or _letters("".join(short), "".join(long)) or _first(short, long)
    )


def _whole_words(short: Words, long: Words) -> NameFit | None:
    if sorted(short) == sorted(long):
        return NameFit.ORDER
    if set(short) <= set(long):
        return NameFit.PART if short[0] == long[0] else NameFit.LATER_PART
    if short[0][0] != long[0][0]:
        return None
    glued = _begins_at_a_word("".join(short), long) or _begins_at_a_word("".join(long), short)
    return NameFit.PART if glued else None


def _letters(short: str, long: str) -> NameFit | None:
    if len(short) < _SHORTEST_SLIP:
        return None
    if one_slip(short, long):
        return NameFit.SLIP
    few = len(set(short) ^ set(long)) <= _LETTERS_OF_A_HABIT
    if few and _sound(short) == _sound(long):
        return NameFit.SPELT
    return NameFit.CUT if len(short) >= _SHORTEST_CUT and long.startswith(short) else None


def _first(short: Words, long: Words) -> NameFit:
    """A slip in the first word, where the shorter name also lacks later ones."""
    begin = "".join(long[: len(short)])
    if len(short) < len(long) and len(begin) >= _SHORTEST_SLIP and one_slip("".join(short), begin):
        return NameFit.SLIPS
    return NameFit.OTHER


def _begins_at_a_word(text: str, words: Words) -> bool:
    return any(text == "".join(words[:count]) for count in range(1, len(words) + 1))


def _initials(ours: Words, theirs: Words) -> bool:
    """Whether words of one side stand as single letters on the other, the rest being alike."""
    pairs = list(zip(ours, theirs, strict=False))
    shortened = [a != b for a, b in pairs]
    return any(shortened) and all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs
    )


def _sound(text: str) -> str:
    """The letters with their usual transliterations folded into one."""
    for spelt, folded in _SOUNDS:
        text = text.replace(spelt, folded)
    return text


def _across(one: Form, other: Form, first: NameFit) -> NameFit:
    """Surnames that differ: the border between the parts may lie elsewhere."""
    ours, theirs = set(one.surname + one.given), set(other.surname + other.given)
    if min(len(ours), len(theirs)) >= _TWO and (ours <= theirs or theirs <= ours):
        return NameFit.PART
    swapped = Form(surname=other.given, given=other.surname, family=other.first, first=other.family)
    if {_surnames(one, swapped), _givens(one, swapped)} <= _NEAR:
        return NameFit.SLIPS
    return NameFit.OTHER_SURNAME if first is NameFit.SAME else NameFit.OTHER
