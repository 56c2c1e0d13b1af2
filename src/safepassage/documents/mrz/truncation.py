"""Names that are too long for their field (ICAO Doc 9303-4 to 9303-7, sections 4.2.3).

The standard leaves the choice to the issuer and shows three ways. What holds in all of them:
a letter of the secondary identifier at least is kept, and the field ends in a letter, so that
everybody sees that the name may be cut.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from safepassage.documents.mrz.check_digits import FILLER
from safepassage.documents.mrz.names import BETWEEN

Lengths = list[int]
"""How many letters of each component are kept."""


class Truncation(StrEnum):
    """The standard's ways a, b and c to cut a name's components.

    INITIALS makes the last component an initial and cuts those before it as far as needed.
    SHORTENED keeps the first component of the primary identifier and cuts its others evenly;
    the secondary identifier breaks off where the field ends. EVEN cuts all components of the
    primary identifier evenly, and the secondary identifier to initials.
    """

    INITIALS = "initials"
    SHORTENED = "shortened"
    EVEN = "even"


def truncated(
    primary: Sequence[str],
    secondary: Sequence[str],
    size: int,
    way: Truncation = Truncation.INITIALS,
    room: int = 1,
) -> str:
    """Fit a name's components into ``size`` signs; a name that fits is left whole.

    ``room`` is how many signs of a long name the secondary identifier has at least, as far as
    initials of the primary one leave them. Trailing components are left out only where not
    even initials have room.
    """
    whole = joined(primary, secondary)
    if len(whole) <= size:
        return whole
    if not primary:
        primary, secondary = secondary, ()
    cut_first, cut_second = _WAYS[way]
    full = (_lengths(primary), _lengths(secondary))
    between = len(BETWEEN) if secondary else 0
    most = max(bool(secondary), size - between - _width([1] * len(primary)))
    first = cut_first(full[0], size - between - min(room, _width(full[1]), most))
    second = cut_second(full[1], size - between - _width(first))
    left = size - between - _width(first) - _width(second)
    _fill_up(first, full[0], _fill_up(second, full[1], left))
    return joined(_kept(primary, first), _kept(secondary, second))


def cut_as_chosen(
    primary: Sequence[str],
    secondary: Sequence[str],
    size: int,
    lengths: tuple[Sequence[int], Sequence[int]],
) -> str:
    """Cut a name's components to the lengths that an issuer chose, which is free to choose.

    ValueError where the standard does not allow the outcome.
    """
    first, second = (
        _kept(components, list(chosen))
        for components, chosen in zip((primary, secondary), lengths, strict=True)
    )
    field = joined(first, second).ljust(size, FILLER)
    if len(field) > size or not stands_for(field, primary, secondary):
        raise ValueError("a name is not cut to these lengths in a field of this size")
    return field


def joined(primary: Sequence[str], secondary: Sequence[str]) -> str:
    """The whole name as its field begins, whatever its length."""
    return BETWEEN.join(filter(None, (FILLER.join(primary), FILLER.join(secondary))))


def stands_for(field: str, primary: Sequence[str], secondary: Sequence[str]) -> bool:
    """Whether a name field may stand for a name: whole where it fits, else rightly cut."""
    whole = joined(primary, secondary)
    if len(whole) <= len(field):
        return field.rstrip(FILLER) == whole
    first, _, second = field.partition(BETWEEN)
    begun = _begins(first, primary) and (_begins(second, secondary) if secondary else not second)
    return begun and field[-1] != FILLER


def _begins(identifier: str, components: Sequence[str]) -> bool:
    """Whether every component that is there is the beginning of the full one in its place."""
    read = identifier.split(FILLER)
    return len(read) <= len(components) and all(
        part and component.startswith(part)
        for part, component in zip(read, components, strict=False)
    )


def _lengths(components: Sequence[str]) -> Lengths:
    return [len(component) for component in components]


def _width(lengths: Lengths) -> int:
    """Signs that components take with the fillers between them."""
    return sum(lengths) + max(0, len(lengths) - 1)


def _kept(components: Sequence[str], lengths: Lengths) -> list[str]:
    return [part[:length] for part, length in zip(components, lengths, strict=False)]


def _with_room(lengths: Lengths, room: int) -> Lengths:
    """As many of the first components as have room for an initial each."""
    return lengths[: max(1, (room + 1) // 2)]


def _to_initials(lengths: Lengths, room: int) -> Lengths:
    kept = _with_room(lengths, room)
    if _width(kept) > room and len(kept) > 1:
        kept[-1] = 1
    for place in reversed(range(len(kept))):
        kept[place] -= min(kept[place] - 1, max(0, _width(kept) - room))
    return kept


def _evenly(lengths: Lengths, room: int) -> Lengths:
    """Cut the long components to one length; what is left over goes to the first of them."""
    kept = _with_room(lengths, room)
    if _width(kept) <= room:
        return kept
    letters = room - len(kept) + 1
    even = next(
        most
        for most in range(max(kept), 0, -1)
        if sum(min(length, most) for length in kept) <= letters
    )
    short = [min(length, even) for length in kept]
    return _grown(short, kept, letters - sum(short))


def _grown(short: Lengths, full: Lengths, more: int) -> Lengths:
    """One letter more for the first components that are longer, as many as there are left."""
    longer = [place for place, length in enumerate(short) if full[place] > length][:more]
    return [length + (place in longer) for place, length in enumerate(short)]


def _after_the_first(lengths: Lengths, room: int) -> Lengths:
    first, others = lengths[0], lengths[1:]
    rest = room - first - 1
    if not others or rest < 2 * len(others) - 1:
        return _evenly(lengths, room)
    return [first, *_evenly(others, rest)]


def _broken_off(lengths: Lengths, room: int) -> Lengths:
    """Cut where the field ends; a component that would end on a filler gives it a letter."""
    kept: Lengths = []
    for length in lengths:
        left = room - _width(kept) - bool(kept)
        if left <= 0:
            break
        kept.append(min(length, left))
    if room - _width(kept) == 1 and len(kept) < len(lengths) and kept[-1] > 1:
        kept[-1:] = [kept[-1] - 1, 1]
    return kept


def _fill_up(kept: Lengths, full: Lengths, left: int) -> int:
    """Give back letters where room is left, to the last components first; what then is left."""
    for place in reversed(range(len(kept))):
        more = min(left, full[place] - kept[place])
        kept[place] += more
        left -= more
    return left


_WAYS: Final[dict[Truncation, tuple[Callable[[Lengths, int], Lengths], ...]]] = {
    Truncation.INITIALS: (_to_initials, _to_initials),
    Truncation.SHORTENED: (_after_the_first, _broken_off),
    Truncation.EVEN: (_evenly, _to_initials),
}
