"""Keep whitelisted coded fields, strike the rest, count what was struck.

The API whitelist is Regulation (EU) 2025/12 art. 4(2) a-h; the PNR whitelist
the nineteen elements of Directive (EU) 2016/681 Annex I without free text
(elements 12 and 19 only as far as they are coded).
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import FieldProfile
from safepassage.safeguards.special import is_special

_API_STRUCK = (
    "title",
    "residence",
    "birth_place",
    "agency_reference",
    "customer_reference",
    "tickets",
    "frequent_flyer",
    "phones",
    "emails",
    "addresses",
    "destination_address",
    "group",
    "vehicle",
    "rank",
)
_EMPTY = Traveller()
_API_BLANK = {name: getattr(_EMPTY, name) for name in _API_STRUCK}

Struck = Counter[str]


def minimise_traveller(traveller: Traveller, profile: FieldProfile, struck: Struck) -> Traveller:
    """The traveller with the fields that ``profile`` allows; ``struck`` counts the others."""
    if profile is FieldProfile.PNR:
        return traveller
    present = [name for name in _API_STRUCK if getattr(traveller, name) != _API_BLANK[name]]
    if not present:
        return traveller
    struck.update(present)
    return msgspec.structs.replace(traveller, **{name: _API_BLANK[name] for name in present})


def minimise_reservation(
    reservation: Reservation, profile: FieldProfile, struck: Struck
) -> Reservation:
    """The reservation without free text; special-category lines are counted apart."""
    lines = (*reservation.remarks, *(entry.text or "" for entry in reservation.history))
    _count_text(filter(None, lines), struck)
    history = tuple(msgspec.structs.replace(entry, text=None) for entry in reservation.history)
    travellers = tuple(minimise_traveller(one, profile, struck) for one in reservation.travellers)
    return msgspec.structs.replace(reservation, remarks=(), history=history, travellers=travellers)


def _count_text(lines: Iterable[str], struck: Struck) -> None:
    for line in lines:
        struck["special_category" if is_special(line) else "free_text"] += 1
