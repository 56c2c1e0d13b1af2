"""Makes requests from the platform's vocabulary: CIRQ, CICX and CIMR.

Fields that are not established stay empty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from safepassage.formats.apps.codes import (
    CANCEL,
    CHECK_IN,
    CLOSE,
    COUNTS,
    CREW,
    LONGEST_NAME,
    MOST,
    NEW,
    OLD,
    PASSENGER,
    PRE_CHECK_IN,
)
from safepassage.formats.apps.reader import read
from safepassage.formats.apps.writer import write
from safepassage.records import Apps, AppsGroup, Document, Leg, Message, Role, Traveller

_CREW: Final = frozenset({Role.CREW, Role.TRANSIT_CREW})
_DAY, _SECOND, _REFERENCE = 8, 6, 26
_STAYS: Final = ("N", "N")


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """How a request is made: its id, who asks, the version, whether before check-in.

    ``pad_country`` is the country for which second documents are sent (PAD, version 26).
    """

    message_id: str
    sender: str
    version: str = OLD
    pre_check_in: bool = False
    pad_country: str = ""

    @property
    def header(self) -> tuple[str, ...]:
        """The header's fields of a check-in request or cancellation."""
        return self.sender, "N", PRE_CHECK_IN if self.pre_check_in else "", self.version


def check_in(leg: Leg, travellers: Sequence[Traveller], how: Asking) -> Message:
    """CIRQ for at most 5 passengers; raises ``ValueError`` for more."""
    groups = [_flight(leg), *_passengers("PRQ", travellers, how)]
    if how.version == NEW:
        groups += _pads(travellers, how.pad_country)
    return built(CHECK_IN, how.message_id, how.header, groups)


def cancel(leg: Leg, travellers: Sequence[Traveller], ids: Sequence[str], how: Asking) -> Message:
    """CICX for at most 10 passengers, ``ids`` being APPS's of each; ``ValueError`` for more."""
    groups = [_flight(leg), *_passengers("PCX", travellers, how, ids)]
    return built(CANCEL, how.message_id, how.header, groups)


def close(leg: Leg, countries: Sequence[str], how: Asking) -> Message:
    """CIMR: the manifest of a flight is complete, for each of some countries."""
    designator = (leg.carrier or "") + (leg.number or "")
    flight = (designator, leg.origin or "", digits(leg.departs)[:_DAY])
    manifests = [_full("MRQ", (country, "C", "C"), how.version) for country in countries]
    groups = [_full("INM", flight, how.version), *manifests]
    return built(CLOSE, how.message_id, (how.sender, how.version), groups)


def built(
    transaction: str, message_id: str | None, header: Sequence[str], groups: Sequence[AppsGroup]
) -> Message:
    """The message of these groups as its reader will have it."""
    apps = Apps(
        transaction=transaction,
        message_id=message_id,
        header=tuple(header),
        groups=tuple(groups),
    )
    (message,) = read(write(Message(format="apps", apps=apps))).messages
    return message


def digits(iso: str | None) -> str:
    """ISO 8601 as digits; what a partial date lacks is written ``00``."""
    return "".join(filter(str.isdigit, iso or "")).ljust(_DAY, "0") if iso else ""


def _flight(leg: Leg) -> AppsGroup:
    designator = (leg.carrier or "") + (leg.number or "")
    times = [part for moment in (leg.departs, leg.arrives) for part in _day_and_clock(moment)]
    fields = ("S", designator, leg.origin or "", leg.destination or "", *times)
    return _full("INT", fields, OLD)


def _day_and_clock(moment: str | None) -> tuple[str, str]:
    written = digits(moment)
    clock = written[_DAY:]
    return written[:_DAY], clock and clock.ljust(_SECOND, "0")


def _passengers(
    name: str, travellers: Sequence[Traveller], how: Asking, ids: Sequence[str] | None = None
) -> Iterator[AppsGroup]:
    if len(travellers) > MOST[name]:
        raise ValueError(f"{name} names at most {MOST[name]} passengers.")
    for place, traveller in enumerate(travellers):
        before = (str(place + 1), *([ids[place]] if ids is not None else []))
        yield _passenger(name, before, traveller, how.version)


def _passenger(name: str, before: tuple[str, ...], traveller: Traveller, version: str) -> AppsGroup:
    person = _person(traveller, with_subtype=version == NEW)
    group = _full(name, (*before, *person, *_STAYS), version)
    if name != "PRQ" or version != NEW:
        return group
    fields = list(group.fields)
    fields[_REFERENCE] = traveller.reference or ""
    return replace(group, fields=tuple(fields))


def _person(traveller: Traveller, *, with_subtype: bool) -> tuple[str, ...]:
    document = traveller.documents[0] if traveller.documents else Document()
    kind = CREW if traveller.role in _CREW else PASSENGER
    names = (_name(traveller.surname), _name(traveller.given_names))
    subtype = ("",) if with_subtype else ()
    identity = (kind, traveller.nationality or "", document.issuer or "", document.number or "")
    expiry = (digits(document.expires), "", "", "")
    about = (*names, digits(traveller.born), traveller.sex or "", "", "")
    return (*identity, "", document.type or "", *subtype, *expiry, *about)


def _name(text: str | None) -> str:
    return (text or "")[:LONGEST_NAME].strip()


def _pads(travellers: Sequence[Traveller], country: str) -> Iterator[AppsGroup]:
    for sequence, traveller in enumerate(travellers, 1):
        for document in traveller.documents[1:]:
            fields = (str(sequence), country, document.type, "", document.number, document.issuer)
            written = tuple(text or "" for text in fields)
            yield _full("PAD", (*written, digits(document.expires)), NEW)


def _full(name: str, fields: Sequence[str], version: str) -> AppsGroup:
    count = COUNTS[name][version]
    filled = (*fields, *[""] * (count - len(fields)))
    return AppsGroup(name=name, field_count=count, fields=filled)
