"""An officer asks a carrier for one reservation or for all of a flight (GOVREQ).

Under a PNR purpose, on a ground, and only where a legal basis for PNR covers the flight. It
waits for the carrier where unsolicited answers do. What the carrier acknowledges (ACKRES) and
pushes afterwards is tied to the request.
"""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from msgspec.structs import replace

from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages import services
from safepassage.apps.messages.lease import Lease
from safepassage.apps.messages.states import ASKED
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.travel.bookings import requests
from safepassage.apps.travel.bookings.requests import AskGround, Asking
from safepassage.apps.travel.bookings.whole import Wanted, wanted_flight, wanted_reservation
from safepassage.apps.travel.carrier_view import leg_of
from safepassage.apps.travel.shown import FlightHead
from safepassage.flows.platform import Platform
from safepassage.flows.stopped import refuse_stopped
from safepassage.formats import govreq
from safepassage.pipeline.draft import Part
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.gate import basis_of_flight
from safepassage.safeguards.offences import Reasons, Unreasoned, check_reasons, wants_reasons
from safepassage.safeguards.purpose import Purpose, may_read
from safepassage.safeguards.route import crossing_of

FORMAT = "ackres"


class WhyNot(StrEnum):
    """Why a carrier is not asked."""

    NOT_FOUND = "not_found"
    NO_PURPOSE = "no_purpose"
    NO_BASIS = "no_basis"
    NO_CARRIER = "no_carrier"
    NO_REASONS = "no_reasons"
    IN_BULK = "in_bulk"


class NotAsked(Exception):  # noqa: N818 - a state, told as one
    """Nothing was sent; ``why`` says the reason."""

    def __init__(self, why: WhyNot) -> None:
        super().__init__(why.value)
        self.why = why


def ask_for_reservation(
    platform: Platform,
    *,
    journey: UUID,
    actor: Actor,
    purpose: Purpose,
    ground: AskGround,
    reasons: Reasons | None = None,
) -> UUID:
    """Ask for the reservation of a journey; raises NotAsked.

    A case-by-case request (2016/681 art. 6(2)(b)) wants its ``reasons``.
    """
    refuse_stopped(Capability.ASKING_CARRIERS)
    _want_purpose(purpose)
    _want_reasons(purpose, reasons)
    at = platform.clock.now()
    wanted = wanted_reservation(actor, purpose, journey, platform.keys, at)
    by = Asker(actor=actor, purpose=purpose, ground=ground, reasons=reasons)
    return _ask(platform, wanted, about=journey, by=by)


def ask_for_flight(
    platform: Platform, *, flight: UUID, actor: Actor, purpose: Purpose, ground: AskGround
) -> UUID:
    """Ask for all reservations of a flight; raises NotAsked, also for a request in one case."""
    refuse_stopped(Capability.ASKING_CARRIERS)
    _want_purpose(purpose)
    if wants_reasons(purpose):
        raise NotAsked(WhyNot.IN_BULK)
    by = Asker(actor=actor, purpose=purpose, ground=ground)
    return _ask(platform, wanted_flight(flight), about=flight, by=by)


def take_acknowledged(platform: Platform, lease: Lease, part: Part, *, actor: Actor) -> None:
    """Tie a carrier's ACKRES to its request; a refusal keeps its codes."""
    if part.format != FORMAT or not part.answers_to:
        return
    at = platform.clock.now()
    errors = [error.code for one in part.replies for error in one.errors]
    own = requests.acknowledge_request(lease.sender, part.answers_to, errors, actor=actor, at=at)
    if own:
        services.acknowledge(own, carrier=lease.sender, actor=actor, at=at)


def take_pushed(
    platform: Platform, lease: Lease, bookings: Sequence[UUID], *, actor: Actor
) -> None:
    """Tie a push of what was asked for to its requests."""
    if bookings:
        at = platform.clock.now()
        requests.answer_requests(lease.sender, lease.id, bookings, actor=actor, at=at)


def _want_purpose(purpose: Purpose) -> None:
    """A use of PNR; rights and oversight look at what is stored, and ask nobody for more."""
    if purpose not in USES or not may_read(purpose, DataKind.PNR):
        raise NotAsked(WhyNot.NO_PURPOSE)


def _want_reasons(purpose: Purpose, reasons: Reasons | None) -> None:
    try:
        check_reasons(purpose, reasons)
    except Unreasoned as error:
        raise NotAsked(WhyNot.NO_REASONS) from error


USES = frozenset({Purpose.PNR_ASSESSMENT, Purpose.PNR_REQUEST})
"""The purposes under which a carrier is asked for somebody's reservation."""


class Asker(Record, frozen=True, kw_only=True):
    """Who asks, for which use, and why."""

    actor: Actor
    purpose: Purpose
    ground: AskGround
    reasons: Reasons | None = None


def _ask(platform: Platform, wanted: Wanted | None, *, about: UUID, by: Asker) -> UUID:
    if wanted is None:
        raise NotAsked(WhyNot.NOT_FOUND)
    if not _has_basis(platform, wanted.flight):
        raise NotAsked(WhyNot.NO_BASIS)
    carrier = _carrier(wanted)
    if carrier is None:
        raise NotAsked(WhyNot.NO_CARRIER)
    at = platform.clock.now()
    answer = platform.ids.new()
    asking = Asking(
        id=platform.ids.new(),
        flight=wanted.flight.id,
        reservation=wanted.reservation,
        carrier=carrier,
        answer=answer,
        reference=str(answer.int)[-14:],
        ground=by.ground,
        reasons=by.reasons,
    )
    body = _govreq(platform, wanted, asking.reference)
    with transaction.atomic():
        services.queue_answer(
            answer_id=answer,
            carrier=carrier,
            journey=about,
            decision=None,
            status=ASKED,
            body=platform.spool.seal("outgoing", answer, at.date(), body),
            at=at,
            delete_at=wanted.delete_at,
            actor=by.actor,
        )
        requests.note_request(asking, actor=by.actor, purpose=by.purpose, at=at)
    return asking.id


def _has_basis(platform: Platform, flight: FlightHead) -> bool:
    """Whether a law in force lets the state have PNR of this flight, today as on its day."""
    crossing = crossing_of([leg_of(flight)], platform.geography)
    at = platform.clock.now()
    bases = oversight.bases_in_force(at)
    return crossing is not None and bool(basis_of_flight(DataKind.PNR, crossing, bases, at))


def _carrier(wanted: Wanted) -> UUID | None:
    """Who told of it last, else the carrier of the flight."""
    story = messages.story(wanted.message) if wanted.message else None
    if story:
        return story.sender
    known = carriers.by_code(wanted.flight.carrier)
    return known.id if known and known.is_active else None


def _govreq(platform: Platform, wanted: Wanted, reference: str) -> bytes:
    """The message, from whom the carrier wrote to; the reference comes back in the ACKRES."""
    at = platform.clock.now()
    addressee = messages.addressee(wanted.message) if wanted.message else None
    asked = govreq.request(
        sender=addressee or platform.edi_address,
        recipient=wanted.flight.carrier,
        flight=leg_of(wanted.flight),
        locator=wanted.booking,
    )
    message = replace(
        asked,
        reference="1",
        common_access_reference=reference,
        sent_at=f"{at:%Y-%m-%dT%H:%M}",
    )
    return govreq.write(message)
