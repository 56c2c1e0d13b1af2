"""What carriers are told about the travellers of an interactive message, and what stands."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from safepassage.apps.cases.status import (
    Alert,
    Status,
    held_up,
    open_alerts,
    protecting,
    say_all,
    statuses,
)
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.lease import Lease
from safepassage.apps.travel.carrier_view import Bound, bound, keep, spoken_of
from safepassage.flows.answers import severest
from safepassage.flows.effects import Told
from safepassage.flows.machine_word import Facts, Question, leaves_at, machine_word
from safepassage.flows.nationals import (
    Copies,
    Kins,
    comes_home,
    copies_of,
    first_copies,
    free_nationals,
    is_coming_home,
    shield_protected,
)
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import Batch, JourneyDraft, Part, Prepared
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning
from safepassage.records.intent import ENDING, OF_FLIGHT
from safepassage.records.traveller import Traveller
from safepassage.safeguards.sufficiency import missing_fields


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
    platform: Platform,
    lease: Lease,
    prepared: Prepared,
    told: Sequence[Told],
    others: Kins,
    *,
    actor: Actor,
    leads: bool = False,
) -> list[Word]:
    """Decide and keep the word about every stored traveller of a message, in their order.

    ``others`` are what ``nationals.kins_of`` found before the transaction; ``leads`` when a
    register had a hit meanwhile.
    What a later question of the spool was answered stands, whichever is processed first.
    """
    copies = copies_of(lease, told)
    keep([one for group in copies.values() for one in group])
    free_nationals(platform, lease, prepared, copies, others, actor=actor)
    shield_protected(copies, others)
    earlier = not all(one.stored.new for one in told) or bool(lease.progress)
    settling = _Settling(
        platform, lease, prepared, copies, others, may_have_alerts=earlier or leads
    )
    words = [
        settling.word(part, batch, draft)
        for part, batch, draft in first_copies(prepared)
        if draft.ordinal in copies
    ]
    say_all(settling.machine)
    return words


class _Settling:
    """What is known about the travellers of a question; ``machine`` fills up with its words."""

    def __init__(
        self,
        platform: Platform,
        lease: Lease,
        prepared: Prepared,
        copies: Copies,
        others: Kins,
        *,
        may_have_alerts: bool,
    ) -> None:
        journeys = [one for group in copies.values() for one in group]
        self.machine: list[Status] = []
        self._platform = platform
        self._copies = copies
        self._question = _question(platform, lease.sender, lease.sequence)
        self._known = statuses(journeys)
        self._alerts = open_alerts(journeys) if may_have_alerts or _any_alert(prepared) else {}
        self._shielded = protecting(list(self._known.values()))
        self._refused = _refused_elsewhere(others)

    def word(self, part: Part, batch: Batch, draft: JourneyDraft) -> Word:
        """The word about one traveller; what only tells who boarded changes none that stands.

        Who travels no more may board: that they were known is all the word says. What comes
        after departure holds up nobody anew, and neither lifts nor hides what stands.
        """
        group = self._copies[draft.ordinal]
        if part.intent in ENDING:
            return _word(draft, group[0], Meaning.BOARD)
        if part.intent in OF_FLIGHT and (said := _said(group, self._known)):
            return _word(draft, group[0], severest(said))
        decided = self._decided(group)
        own = machine_word(self._facts(part, batch, draft, decided), self._question)
        if group[0] not in decided and not self._stays(group[0], late=part.late):
            self.machine.append(own)
        if not self._shielded.isdisjoint(group):
            return _word(draft, group[0], Meaning.BOARD)
        people = [*decided.values(), *self._refused.get(draft.ordinal, ())]
        word = _after_departure(people) if part.late else severest([*people, own.meaning])
        return _word(draft, group[0], word)

    def _facts(
        self, part: Part, batch: Batch, draft: JourneyDraft, decided: Mapping[UUID, Meaning]
    ) -> Facts:
        group = self._copies[draft.ordinal]
        alerts = () if part.late else self._alerts
        undecided = [one for one in group if one in alerts and one not in decided]
        return Facts(
            journey=group[0],
            delete_at=batch.delete_at,
            missing=() if part.late or part.intent in OF_FLIGHT else draft.missing,
            alerts={one: self._alerts[one] for one in undecided},
            comes_home=is_coming_home(self._platform, part, draft),
            leaves_at=leaves_at(part.crossing),
        )

    def _decided(self, group: Sequence[UUID]) -> dict[UUID, Meaning]:
        """What people decided about the copies of a traveller and nothing new has overtaken."""
        found = [self._known[one] for one in group if one in self._known]
        return {
            status.journey: status.meaning
            for status in found
            if status.decision and not self._is_overtaken(status)
        }

    def _is_overtaken(self, status: Status) -> bool:
        """Whether new evidence opened the item again.

        A refusal stands until a person ends it, and so does what protects somebody.
        """
        alert = self._alerts.get(status.journey)
        refused = status.meaning is Meaning.DO_NOT_BOARD
        stands = refused or status.journey in self._shielded
        return alert is not None and not stands and alert.since > status.since

    def _stays(self, journey: UUID, *, late: bool) -> bool:
        """Whether a word stays: that of a later question, or, for a late one, one that waits."""
        status = self._known.get(journey)
        if status is None:
            return False
        waits = status.meaning is Meaning.CONTACT_GOVERNMENT
        return (late and waits) or status.sequence > self._question.sequence


def _after_departure(people: Sequence[Meaning]) -> Meaning:
    """The answer after departure: nothing but "board", unless a person has refused.

    A scheduled time is no proof: a delayed flight may stand at the gate.
    """
    return Meaning.DO_NOT_BOARD if Meaning.DO_NOT_BOARD in people else Meaning.BOARD


def _said(group: Sequence[UUID], known: Mapping[UUID, Status]) -> list[Meaning]:
    return [known[one].meaning for one in group if one in known]


def _question(platform: Platform, carrier: UUID, sequence: int) -> Question:
    return Question(
        carrier=carrier,
        sequence=sequence,
        at=platform.clock.now(),
        contact_time=platform.contact_time,
        registers=platform.registers.holding_up,
    )


def _refused_elsewhere(others: Kins) -> dict[int, list[Meaning]]:
    """What people refused on the unit's other record of the same person, and of nobody else."""
    held = held_up() if others else frozenset[UUID]()
    sure = {place: kin.sure & held for place, kin in others.items()}
    only = {place: min(same) for place, same in sure.items() if len(same) == 1}
    refusals = {
        one: status.meaning for one, status in statuses(only.values()).items() if status.decision
    }
    return {place: [refusals[one]] for place, one in only.items() if one in refusals}


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
        leaves_at=leaves_at(way),
    )
