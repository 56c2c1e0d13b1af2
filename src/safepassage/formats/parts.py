"""Messages sent in parts (UNH S010: ``01:C``, ``02``, ``03:F``), joined whatever their order.

Parts belong together by sender, common access reference, message type and function.
Nothing is kept here: whoever stores parts that wait asks again when another one comes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from safepassage.formats.edifact.defects import Code, defect
from safepassage.formats.edifact.envelope import is_part
from safepassage.formats.part_totals import contradictions, whole_totals
from safepassage.records import Defect, Leg, Message, Transfer
from safepassage.records._base import Record

_OF_A_PART: Final = frozenset({Code.CONTROL_TOTAL, Code.RESERVATION_COUNT})
_MOST_TOLD: Final = 20  # a part that calls itself the 9000th is no reason for 8999 findings
_CONTENT: Final = ("flights", "travellers", "reservations", "answers")


class PartKey(Record, frozen=True):
    """What the parts of one message have in common."""

    format: str
    sender: str | None
    common_access_reference: str
    function: str | None
    subfunction: str | None


class Joined(Record, frozen=True):
    """One message made of its parts; ``missing`` are the numbers of those not there.

    Until the last part (``F``) has come, the one after the highest is missing too: how many
    more there are is not known. ``message`` holds what has come so far.
    """

    message: Message
    missing: tuple[int, ...]
    complete: bool


def key_of(message: Message) -> PartKey | None:
    """What this part shares with the others; ``None`` for a message that is whole.

    A part without common access reference cannot be told from others and counts as whole.
    """
    if not is_part(message.transfer) or not message.common_access_reference:
        return None
    return PartKey(
        format=message.format,
        sender=message.sender,
        common_access_reference=message.common_access_reference,
        function=message.function,
        subfunction=message.subfunction,
    )


def join(parts: Iterable[Message]) -> Joined:
    """The message that ``parts``, given in the order of their arrival, make up.

    A part that came twice counts once; if its content differs, the later one counts.
    Defects keep the positions they have in their part; control totals are compared with the
    whole once it is complete.
    Raises ``ValueError`` for no part at all and for parts of different messages.
    """
    arrived = tuple(parts)
    if len({key_of(part) for part in arrived}) != 1:
        raise ValueError("the parts of exactly one message can be joined")
    if key_of(arrived[0]) is None:
        return Joined(message=arrived[-1], missing=(), complete=not is_part(arrived[-1].transfer))
    numbered, differing = _numbered(arrived)
    missing = _missing(numbered)
    message = _merged(list(numbered.values()))
    found = [defect(Code.PART_DIFFERS, number=number) for number in differing]
    found += [defect(Code.PART_MISSING, number=number) for number in missing[:_MOST_TOLD]]
    found += [] if missing else contradictions(message)
    message = replace(message, defects=(*message.defects, *found))
    return Joined(message=message, missing=missing, complete=not missing)


def split(message: Message, largest: int) -> tuple[Message, ...]:
    """The parts in which a message of many travellers or reservations travels.

    Each has at most ``largest`` of them and the head and control totals of the whole.
    """
    count = max(len(message.travellers), len(message.reservations), 1)
    starts = range(0, count, largest)
    if len(starts) == 1:
        return (message,)
    return tuple(
        replace(
            message,
            transfer=Transfer(number=number, first=number == 1, last=number == len(starts)),
            travellers=message.travellers[start : start + largest],
            reservations=message.reservations[start : start + largest],
        )
        for number, start in enumerate(starts, 1)
    )


def _place(part: Message) -> Transfer:
    return part.transfer or Transfer(number=1, first=True, last=False)


def _numbered(arrived: Sequence[Message]) -> tuple[dict[int, Message], list[int]]:
    """The parts by number, in order; and the numbers that came with different contents."""
    kept: dict[int, Message] = {}
    differing: dict[int, None] = {}
    for part in arrived:
        number = _place(part).number
        if number in kept and _content(kept[number]) != _content(part):
            differing[number] = None
        elif number in kept:
            continue
        kept[number] = part
    return dict(sorted(kept.items())), sorted(differing)


def _content(part: Message) -> list[object]:
    return [getattr(part, name) for name in (*_CONTENT, "transfer", "control_totals")]


def _missing(numbered: dict[int, Message]) -> tuple[int, ...]:
    numbers = list(numbered)
    is_closed = any(_place(part).last for part in numbered.values())
    gaps = sorted(set(range(1, numbers[-1])) - set(numbers))
    return (*gaps,) if is_closed else (*gaps, numbers[-1] + 1)


def _merged(parts: Sequence[Message]) -> Message:
    """The head of the first part that has it, the content of all."""
    flights = _flights(parts)
    message = replace(
        parts[0],
        transfer=None,
        segment_count=None,
        transaction=_first(parts, lambda part: part.transaction),
        revision=_first(parts, lambda part: part.revision),
        contact=next((part.contact for part in parts if part.contact), None),
        flights=flights,
        travellers=tuple(one for part in parts for one in part.travellers),
        reservations=tuple(one for part in parts for one in part.reservations),
        answers=tuple(one for part in parts for one in part.answers),
        defects=tuple(_defects(parts, has_flight=bool(flights))),
    )
    return replace(message, control_totals=whole_totals(parts, message))


def _first(parts: Iterable[Message], field: Callable[[Message], str | None]) -> str | None:
    return next(filter(None, map(field, parts)), None)


def _flights(parts: Sequence[Message]) -> tuple[Leg, ...]:
    """Every part repeats the flight: those of the first, and what only later ones tell."""
    legs = list(parts[0].flights)
    for part in parts[1:]:
        legs += [leg for leg in part.flights if leg not in legs]
    return tuple(legs)


def _defects(parts: Iterable[Message], *, has_flight: bool) -> Iterator[Defect]:
    """What is wrong with the parts, without what is wrong only because they are parts."""
    ignored = {*_OF_A_PART, Code.FLIGHT_MISSING} if has_flight else _OF_A_PART
    return (one for part in parts for one in part.defects if one.code not in ignored)
