"""Records are looked for through the same doors as ever, under the purpose of the request."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from django.db import transaction

from safepassage.apps.cases.authors import authors_of
from safepassage.apps.subjects import services
from safepassage.apps.subjects.content import Opened, What
from safepassage.apps.subjects.services import By
from safepassage.apps.travel.search import SearchGround, find
from safepassage.apps.travel.shown import Found
from safepassage.apps.travel.wanted import Wanted, by_document, by_name
from safepassage.flows.platform import Platform
from safepassage.flows.subjects.told import Told, open_request

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[UUID]).decode


class OwnDecision(Exception):  # noqa: N818 - a state, told as one
    """Who decided about the person does not answer them, nor review the answer."""


def look(platform: Platform, told: Told, *, by: By) -> list[Found]:
    """Unmasked records that the document, or the name with the birth date, leads to.

    Both ways are always gone, so that the work is the same whatever is there; each search is
    in the ledger before anything is opened.
    """
    found: dict[UUID, Found] = {}
    for wanted in ways(told):
        for one in find(
            by.actor,
            by.purpose,
            wanted,
            ground=SearchGround.DATA_SUBJECT,
            keys=platform.keys,
            at=by.at,
        ):
            found.setdefault(one.record.head.id, one)
    return list(found.values())


def ways(told: Told) -> list[Wanted]:
    """How a person is looked for: by document, and by name with birth date or given names."""
    by = [by_document(told.number, told.issuer or None)] if told.number else []
    if told.surname and (told.born or told.given_names):
        by.append(by_name(told.surname, told.given_names, told.born or None))
    return by


@transaction.atomic
def choose(platform: Platform, request: UUID, journeys: Sequence[UUID], *, by: By) -> None:
    """Note which records are the person's; none is a result, too.

    Raises ``OwnDecision``.
    """
    found = open_request(platform, request, by=by, lock=True)
    not_their_own(journeys, by)
    found.content.put(What.CHOSEN, _encode(list(journeys)), by=by.officer, at=by.at)
    services.choose(found.row, list(journeys), by=by)


def chosen(content: Opened) -> list[UUID] | None:
    """The records that were found to be the person's; ``None`` when nobody has looked yet."""
    told = content.last(What.CHOSEN)
    return None if told is None else _decode(told)


def not_their_own(journeys: Sequence[UUID], by: By) -> None:
    """Refuse whoever decided about one of the journeys; raises ``OwnDecision``."""
    if by.officer in authors_of(journeys):
        raise OwnDecision
