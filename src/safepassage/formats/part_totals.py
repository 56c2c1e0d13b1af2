"""Control totals of a message joined from parts, compared with the whole."""

from collections.abc import Iterator, Sequence

from safepassage.formats.edifact.defects import Code, defect
from safepassage.formats.paxlst.totals import counted
from safepassage.records import Defect, Message


def whole_totals(parts: Sequence[Message], message: Message) -> dict[str, int]:
    """What the parts announce for all of them together.

    Each repeats the total of the whole. Some senders count each part alone: where the sum
    agrees with what was found and no single number does, the sum is the total.
    """
    found = found_totals(message)
    qualifiers = dict.fromkeys(name for part in parts for name in part.control_totals)
    return {name: _total(name, parts, found.get(name)) for name in qualifiers}


def _total(qualifier: str, parts: Sequence[Message], found: int | None) -> int:
    told = [part.control_totals.get(qualifier) for part in parts]
    known = [count for count in told if count is not None]
    if found is not None and found in {known[-1], sum(known)}:
        return found
    return known[-1]


def contradictions(message: Message) -> Iterator[Defect]:
    """One finding for every control total that the message does not keep."""
    found = found_totals(message)
    code = Code.RESERVATION_COUNT if message.format == "pnrgov" else Code.CONTROL_TOTAL
    for qualifier, announced in message.control_totals.items():
        if found.get(qualifier, announced) != announced:
            yield defect(code, announced=announced, found=found[qualifier])


def found_totals(message: Message) -> dict[str, int]:
    """What a message tells of, by the qualifier under which it would be announced."""
    if message.format == "pnrgov":
        return {"EQN": len(message.reservations)}
    return counted(message.travellers) if message.format == "paxlst" else {}
