"""The answer to a carrier that waits, in the dialect of its question."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from safepassage.flows.answers import STATUS_OF, answer_for, response
from safepassage.flows.platform import Platform
from safepassage.flows.statuses import Word
from safepassage.formats import ackres, apps
from safepassage.formats.apps.codes import CANCEL, CLOSE
from safepassage.formats.intents import intent_of
from safepassage.records.answer import Answer, AnswerError, Meaning, Scope
from safepassage.records.intent import ENDING
from safepassage.records.journey import Leg
from safepassage.records.message import Message
from safepassage.records.traveller import Traveller

Words = Mapping[int, Word]
"""What is said about each traveller, by their place in the input."""

NO_OVERRIDE, CANCELLED, NO_RECORD = "8509", "8505", "8506"
_MOST_DIGITS = 10


def reply_to(platform: Platform, request: Message, first: int, words: Words) -> bytes | None:
    """The reply to one message whose travellers begin at ``first``; ``None`` if it asks nothing."""
    if request.format == "paxlst":
        return _cusres(platform, request, first, words)
    if request.format == "apps":
        return _apps(platform, request, first, words)
    if request.format == "pnrgov":
        return _ackres(platform, request)
    return None


def _ackres(platform: Platform, push: Message) -> bytes:
    """That the push is here, and what is wrong with the flight it is for."""
    at = f"{platform.clock.now():%Y-%m-%dT%H:%M}"
    told = ackres.acknowledgement(push, ackres.errors_of(push))
    return ackres.write(replace(told, sent_at=at, flights=push.flights))


def _cusres(platform: Platform, request: Message, first: int, words: Words) -> bytes:
    leg = request.flights[0] if request.flights else Leg()
    intent = intent_of(request.format, request.function, request.subfunction)
    asked = () if intent in ENDING else request.travellers
    answers = [
        _answer(words.get(first + place), traveller, leg) for place, traveller in enumerate(asked)
    ]
    control = str(platform.ids.new().int)[-14:]
    return response(request, leg, answers, control_reference=control)


def _answer(word: Word | None, traveller: Traveller, leg: Leg) -> Answer:
    """Nothing known against boarding means board, also when nothing could be stored."""
    return answer_for(
        word.meaning if word else Meaning.BOARD,
        leg=leg,
        reference=traveller.reference,
        locator=traveller.reservation,
        missing=word.missing if word else (),
    )


def _apps(platform: Platform, request: Message, first: int, words: Words) -> bytes | None:
    """CIRS, CICC or CIMA; an answer of somebody else's is not answered."""
    country = platform.geography.home() or ""
    theirs = [words.get(first + place) for place, _ in enumerate(request.travellers)]
    ids = [str(word.journey.int)[-_MOST_DIGITS:] if word else "" for word in theirs]
    try:
        told = apps.respond(request, list(_apps_answers(request, theirs)), country=country, ids=ids)
    except ValueError:
        return None
    return apps.write(told)


def _apps_answers(request: Message, words: list[Word | None]) -> Iterator[Answer]:
    transaction = request.apps.transaction if request.apps else None
    if transaction == CLOSE:
        groups = request.apps.groups if request.apps else ()
        for _ in [group for group in groups if group.name == "MRQ"]:
            yield Answer(scope=Scope.FLIGHT, meaning=Meaning.MANIFEST_ACCEPTED)
    for word in words:
        if transaction == CANCEL:
            status = CANCELLED if word else NO_RECORD
            yield Answer(scope=Scope.TRAVELLER, status=status)
        else:
            yield _apps_answer(word)


def _apps_answer(word: Word | None) -> Answer:
    """A person's "do not board" cannot be overridden at a desk; what lacks is said beside "board".

    APPS has no established code for insufficient data.
    """
    meaning = word.meaning if word else Meaning.BOARD
    if meaning is Meaning.DO_NOT_BOARD:
        return Answer(scope=Scope.TRAVELLER, meaning=meaning, status=NO_OVERRIDE)
    if meaning is not Meaning.INSUFFICIENT_DATA:
        return Answer(scope=Scope.TRAVELLER, meaning=meaning)
    lacking = ", ".join(word.missing if word else ()).upper()
    error = AnswerError(code=STATUS_OF[Meaning.INSUFFICIENT_DATA], text=f"INCOMPLETE: {lacking}")
    return Answer(scope=Scope.TRAVELLER, meaning=Meaning.BOARD, errors=(error,))
