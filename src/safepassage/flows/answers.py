"""What carriers are told about travellers, in their dialect."""

from collections.abc import Iterable
from unicodedata import normalize
from uuid import UUID

from safepassage.apps.messages import selectors as asked
from safepassage.apps.messages import services as messages
from safepassage.apps.messages.rows import transaction_of
from safepassage.apps.travel.carrier_view import Addressed
from safepassage.flows.platform import Platform
from safepassage.flows.refusal_terms import refusal_terms
from safepassage.formats import cusres
from safepassage.formats.cusres.codes import RESPONSE, UNSOLICITED
from safepassage.formats.edifact.writer import Sending
from safepassage.records.actor import Actor
from safepassage.records.answer import Answer, Meaning, Scope
from safepassage.records.journey import Leg
from safepassage.records.message import Message

STATUS_OF = {
    Meaning.BOARD: "0Z",
    Meaning.DO_NOT_BOARD: "1Z",
    Meaning.CONTACT_GOVERNMENT: "2Z",
    Meaning.INSUFFICIENT_DATA: "4Z",
}
TEXT_OF = {
    Meaning.BOARD: "OK TO BOARD",
    Meaning.DO_NOT_BOARD: "DO NOT BOARD",
    Meaning.CONTACT_GOVERNMENT: "CONTACT GOVERNMENT",
    Meaning.INSUFFICIENT_DATA: "INSUFFICIENT DATA",
}
SEVEREST_FIRST = (
    Meaning.DO_NOT_BOARD,
    Meaning.CONTACT_GOVERNMENT,
    Meaning.INSUFFICIENT_DATA,
    Meaning.BOARD,
)


def severest(meanings: Iterable[Meaning]) -> Meaning:
    """The one word that a carrier gets when several copies of a traveller say several things."""
    said = set(meanings)
    return next((one for one in SEVEREST_FIRST if one in said), Meaning.BOARD)


def answer_for(
    meaning: Meaning,
    *,
    leg: Leg,
    reference: str | None,
    locator: str | None,
    missing: Iterable[str] = (),
) -> Answer:
    """One traveller's answer; ``missing`` names what the carrier must complete."""
    lacking = ", ".join(missing).upper()
    return Answer(
        scope=Scope.TRAVELLER,
        flight=designator(leg) if is_flight(leg) else None,
        traveller_reference=reference,
        reservation=locator,
        status=STATUS_OF[meaning],
        meaning=meaning,
        text=_text(meaning, lacking),
    )


def _text(meaning: Meaning, lacking: str) -> str:
    """The word, with what lacks, or with whom the refused reach and how they appeal."""
    text, terms = TEXT_OF[meaning], refusal_terms()
    if meaning is Meaning.INSUFFICIENT_DATA and lacking:
        return f"{text}: {lacking}"
    if meaning is Meaning.DO_NOT_BOARD and terms:
        return f"{text}. CONTACT: {_plain(terms.contact)}. APPEAL: {_plain(terms.appeal)}"
    return text


def _plain(words: str) -> str:
    """Capital ASCII letters, which every carrier's system shows; others lose their accents."""
    plain = normalize("NFKD", words).encode("ascii", "ignore").decode()
    return plain.upper().strip(" .")


def is_flight(leg: Leg) -> bool:
    """Whether there is a flight to name; a list of crew or gate passes has none."""
    return bool(leg.number or leg.origin or leg.destination)


def designator(leg: Leg) -> str:
    """Carrier and number of a leg as one word."""
    return f"{leg.carrier or ''}{leg.number or ''}"


def response(
    request: Message | None, leg: Leg, answers: Iterable[Answer], *, control_reference: str
) -> bytes:
    """A CUSRES 962 that answers ``request``, with its references."""
    message = Message(
        format="cusres",
        version="D.05B",
        reference=request.reference if request else control_reference,
        common_access_reference=request.common_access_reference if request else None,
        function=RESPONSE,
        transaction=request.transaction if request else None,
        sender=request.recipient if request else None,
        recipient=request.sender if request else None,
        sent_at=request.sent_at if request else None,
        flights=(leg,) if is_flight(leg) else (),
        answers=tuple(answers),
    )
    return cusres.write(message, sending=_sending(control_reference))


def queue_unsolicited(
    platform: Platform,
    addressed: Addressed,
    meaning: Meaning,
    *,
    carrier: UUID,
    decision: UUID | None,
    actor: Actor,
) -> None:
    """Let a CUSRES 132 about one traveller wait for the carrier, in the caller's transaction.

    It comes from whom the carrier wrote to, as the answer to its question does.
    """
    at = platform.clock.now()
    answer_id = platform.ids.new()
    answer = answer_for(
        meaning,
        leg=addressed.leg,
        reference=addressed.traveller.reference,
        locator=addressed.traveller.reservation,
    )
    message = Message(
        format="cusres",
        version="D.05B",
        reference="1",
        function=UNSOLICITED,
        transaction=transaction_of(answer_id),
        sender=asked.addressee(addressed.message) or platform.edi_address,
        recipient=addressed.leg.carrier,
        sent_at=f"{at:%Y-%m-%dT%H:%M}",
        flights=(addressed.leg,) if is_flight(addressed.leg) else (),
        answers=(answer,),
    )
    body = cusres.write(message, sending=_sending(str(answer_id.int)[-14:]))
    messages.queue_answer(
        answer_id=answer_id,
        carrier=carrier,
        journey=addressed.journey,
        decision=decision,
        status=answer.status or "",
        body=platform.spool.seal("outgoing", answer_id, at.date(), body),
        at=at,
        delete_at=addressed.delete_at,
        actor=actor,
    )


def _sending(control_reference: str) -> Sending:
    return Sending(control_reference=control_reference, application_reference="IAPI")
