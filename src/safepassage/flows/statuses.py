"""What carriers are told about the travellers of an interactive message, and what stands."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from safepassage.apps.cases.status import Alert, Status, open_alerts, say_all, statuses
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.lease import Lease
from safepassage.apps.travel.carrier_view import Bound, bound, keep, spoken_of
from safepassage.flows.answers import severest
from safepassage.flows.effects import Told
from safepassage.flows.machine_word import Facts, Question, machine_word
from safepassage.flows.nationals import (
    comes_home,
    copies_of,
    first_copies,
    free_nationals,
    is_coming_home,
)
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import JourneyDraft, Prepared
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning
from safepassage.records.traveller import Traveller
from safepassage.safeguards.sufficiency import missing_fields

FLIGHT_STATUS = "266"  # UN/EDIFACT 1001: it tells who boarded, and asks about nobody anew


class Word(Record, frozen=True):
    """The answer about one traveller and the journey that carries it."""

    ordinal: int
    journey: UUID
    meaning: Meaning
    missing: tuple[str, ...]


class Asked(Record, frozen=True):
    """A question whose bytes came before: its travellers by their place in the message."""

    message: UUID
    sender: UUID
    travellers: Mapping[int, Traveller]


def settle(
    platform: Platform, lease: Lease, prepared: Prepared, told: Sequence[Told], *, actor: Actor
) -> list[Word]:
    """Decide and keep the word about every stored traveller of a message, in their order.

    What a later question of the spool was answered stands, whichever is processed first.
    """
    copies = copies_of(lease, told)
    journeys = [one for group in copies.values() for one in group]
    keep(journeys)
    if earlier := not all(one.stored.new for one in told) or bool(lease.progress):
        free_nationals(platform, lease, prepared, copies, actor=actor)
    known = statuses(journeys)
    alerts = open_alerts(journeys) if earlier or _any_alert(prepared) else {}
    question = _question(platform, lease.sender, lease.sequence)
    words, machine = [], []
    for part, batch, draft in first_copies(prepared):
        if not (group := copies.get(draft.ordinal)):
            continue
        tells = part.function == FLIGHT_STATUS
        if tells and (said := _said(group, known)):
            words.append(_word(draft, group[0], severest(said)))
            continue
        decided = _decided(group, known, alerts)
        facts = Facts(
            journey=group[0],
            delete_at=batch.delete_at,
            missing=() if tells else draft.missing,
            alerts={one: alerts[one] for one in group if one in alerts and one not in decided},
            comes_home=is_coming_home(platform, part, draft),
        )
        own = machine_word(facts, question)
        words.append(_word(draft, group[0], severest([*decided.values(), own.meaning])))
        if group[0] not in decided and not _is_told_later(known.get(group[0]), lease):
            machine.append(own)
    say_all(machine)
    return words


def _said(group: Sequence[UUID], known: Mapping[UUID, Status]) -> list[Meaning]:
    return [known[one].meaning for one in group if one in known]


def _question(platform: Platform, carrier: UUID, sequence: int) -> Question:
    return Question(
        carrier=carrier,
        sequence=sequence,
        at=platform.clock.now(),
        contact_time=platform.contact_time,
    )


def _decided(
    group: Sequence[UUID], known: Mapping[UUID, Status], alerts: Mapping[UUID, Alert]
) -> dict[UUID, Meaning]:
    """What people decided about the copies of a traveller and nothing new has overtaken."""
    found = ((one, known[one]) for one in group if one in known)
    return {
        one: status.meaning
        for one, status in found
        if status.decision and not _is_overtaken(status, alerts.get(one))
    }


def _is_told_later(status: Status | None, lease: Lease) -> bool:
    return status is not None and status.sequence > lease.sequence


def _is_overtaken(status: Status, alert: Alert | None) -> bool:
    """Whether new evidence opened the item again; a refusal stands until a person ends it."""
    refused = status.meaning is Meaning.DO_NOT_BOARD
    return alert is not None and not refused and alert.since > status.since


def _any_alert(prepared: Prepared) -> bool:
    drafts = (
        draft for part in prepared.parts for batch in part.batches for draft in batch.journeys
    )
    return any(match.alert for draft in drafts for match in draft.matches)


def _word(draft: JourneyDraft, journey: UUID, meaning: Meaning) -> Word:
    return Word(ordinal=draft.ordinal, journey=journey, meaning=meaning, missing=draft.missing)


def not_boarding(words: Sequence[Word]) -> list[Word]:
    """The words that a carrier who was already told "board" must still hear."""
    return [word for word in words if word.meaning is not Meaning.BOARD]


def standing(platform: Platform, asked: Asked) -> list[Word]:
    """The words that stand now about the travellers of a message that came before.

    Who was only told of, in a notification of the same bytes, gets their first word now.
    """
    places = {
        ordinal: group
        for ordinal, group in spoken_of(asked.message).items()
        if ordinal in asked.travellers
    }
    with transaction.atomic():
        journeys = [one for group in places.values() for one in group]
        keep(journeys)
        known = statuses(journeys)
        first = _first_words(
            platform,
            asked,
            {place: group for place, group in places.items() if known.keys().isdisjoint(group)},
        )
        say_all(first)
    known |= {status.journey: status for status in first}
    return [
        Word(
            ordinal=ordinal,
            journey=group[0],
            meaning=severest(_said(group, known)),
            missing=missing_fields(asked.travellers[ordinal]),
        )
        for ordinal, group in places.items()
    ]


def _first_words(
    platform: Platform, asked: Asked, unsaid: Mapping[int, Sequence[UUID]]
) -> list[Status]:
    """The machine's words about travellers of whom no carrier has asked yet."""
    journeys = [one for group in unsaid.values() for one in group]
    story = messages.story(asked.message) if journeys else None
    if story is None:
        return []
    question = _question(platform, asked.sender, story.sequence)
    alerts, ways = open_alerts(journeys), bound(journeys)
    return [
        machine_word(
            _facts(platform, group, asked.travellers[ordinal], ways[group[0]], alerts), question
        )
        for ordinal, group in unsaid.items()
        if group[0] in ways
    ]


def _facts(
    platform: Platform,
    group: Sequence[UUID],
    traveller: Traveller,
    way: Bound,
    alerts: Mapping[UUID, Alert],
) -> Facts:
    return Facts(
        journey=group[0],
        delete_at=way.delete_at,
        missing=missing_fields(traveller),
        alerts={one: alerts[one] for one in group if one in alerts},
        comes_home=comes_home(platform, way.direction, traveller),
    )
