"""The supervisory authority reviews answers, and checks in the place of who asked for that."""

from uuid import UUID

import msgspec
from django.db import transaction

from safepassage.apps.subjects import services
from safepassage.apps.subjects.content import What
from safepassage.apps.subjects.services import By
from safepassage.flows.platform import Platform
from safepassage.flows.subjects import letters
from safepassage.flows.subjects.answering import Limits, check_in_their_place, ready
from safepassage.flows.subjects.looking import chosen, not_their_own
from safepassage.flows.subjects.told import NoRequest, Open, open_request
from safepassage.safeguards.rights.asked import Review, Route


@transaction.atomic
def check(platform: Platform, request: UUID, *, by: By) -> None:
    """Answer that checks were made, on a request that goes the supervisor's way (LED 17)."""
    found, _journeys = ready(platform, request, by=by)
    if found.row.route != Route.REGULATOR:
        raise NoRequest
    check_in_their_place(found, by=by)


@transaction.atomic
def review(platform: Platform, request: UUID, *, stands: bool, words: str, by: By) -> None:
    """Let an answer stand, or have it given again; never by who answered or decided."""
    found = open_request(platform, request, by=by, lock=True)
    if found.row.review != Review.ASKED or found.row.answered_by == by.officer:
        raise NoRequest
    not_their_own(chosen(found.content) or [], by)
    found.content.put(What.REVIEW, words.strip().encode(), by=by.officer, at=by.at)
    if stands:
        letter = letters.reviewed(found.row, found.told, by.at.date())
        found.content.put(What.LETTER, letter, by=by.officer, at=by.at)
    services.review(found.row, Review.UPHELD if stands else Review.AGAIN, by=by)


def limits_of(found: Open) -> Limits | None:
    """Why access was limited, as documented for the supervisor."""
    told = found.content.last(What.LIMITS)
    return msgspec.json.decode(told, type=Limits) if told else None


@transaction.atomic
def limits_seen(platform: Platform, request: UUID, *, by: By) -> Limits | None:
    """The same of a request that is opened for it."""
    return limits_of(open_request(platform, request, by=by))
