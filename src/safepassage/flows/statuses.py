"""What the machine tells a carrier about the travellers of an interactive message.

Only board, insufficient data, or contact government; a decision of a person
stands above all three. "Contact government" ends by itself (``lapse``).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.cases.status import Alert, Status, open_alerts, say_all, statuses
from safepassage.apps.messages.lease import Lease
from safepassage.apps.travel.carrier_view import spoken_of, told_later
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.apps.watchlists.selectors import legal_effects
from safepassage.flows.answers import severest
from safepassage.flows.effects import Told
from safepassage.flows.nationals import copies_of, first_copies, free_nationals, is_coming_home
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import JourneyDraft, Part, Prepared
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning

ACTING = frozenset({LegalEffect.TRAVEL_BAN, LegalEffect.ARREST, LegalEffect.SEIZE_DOCUMENT})


class Word(Record, frozen=True):
    """The answer about one traveller and the journey that carries it."""

    ordinal: int
    journey: UUID
    meaning: Meaning
    missing: tuple[str, ...]
    reference: str | None
    locator: str | None


def settle(
    platform: Platform, lease: Lease, prepared: Prepared, told: Sequence[Told], *, actor: Actor
) -> list[Word]:
    """Decide and keep the word about every stored traveller of a message, in their order.

    What a later message of the spool has told stands, whichever is processed first.
    """
    copies = copies_of(lease, told)
    journeys = [one for group in copies.values() for one in group]
    earlier = not all(one.stored.new for one in told) or bool(lease.progress)
    if earlier:
        free_nationals(platform, lease, prepared, copies, actor=actor)
    alerts = open_alerts(journeys) if earlier or _any_alert(prepared) else {}
    known = statuses(journeys) if earlier else {}
    overtaken = told_later(journeys, lease.sequence) if earlier else set()
    at = platform.clock.now()
    words, machine = [], []
    for part, batch, draft in first_copies(prepared):
        if not (group := copies.get(draft.ordinal)):
            continue
        decided = _decided(group, known, alerts)
        mine = {one: alerts[one] for one in group if one in alerts and one not in decided}
        until = _contact_until(platform, part, draft, mine)
        own_word = severest(_machine_words(draft, until, at))
        words.append(_word(draft, group[0], severest([*decided.values(), own_word])))
        if group[0] not in decided and group[0] not in overtaken:
            waits = own_word is Meaning.CONTACT_GOVERNMENT
            machine.append(
                Status(
                    journey=group[0],
                    carrier=lease.sender,
                    meaning=own_word,
                    since=at,
                    delete_at=batch.delete_at,
                    lapses_at=until if waits else None,
                    waits_for=_first_item(mine) if waits else None,
                )
            )
    say_all(machine)
    return words


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


def _is_overtaken(status: Status, alert: Alert | None) -> bool:
    """Whether new evidence opened the item again; a refusal stands until a person ends it."""
    refused = status.meaning is Meaning.DO_NOT_BOARD
    return alert is not None and not refused and alert.since > status.since


def _any_alert(prepared: Prepared) -> bool:
    drafts = (
        draft for part in prepared.parts for batch in part.batches for draft in batch.journeys
    )
    return any(match.alert for draft in drafts for match in draft.matches)


def _machine_words(
    draft: JourneyDraft, contact_until: datetime | None, at: datetime
) -> Iterator[Meaning]:
    yield Meaning.BOARD
    if draft.missing:
        yield Meaning.INSUFFICIENT_DATA
    if contact_until and contact_until > at:
        yield Meaning.CONTACT_GOVERNMENT


def _contact_until(
    platform: Platform, part: Part, draft: JourneyDraft, alerts: Mapping[UUID, Alert]
) -> datetime | None:
    """Until when the carrier is asked to wait; ``None`` when there is no reason to."""
    if not alerts or not _acting(alerts) or is_coming_home(platform, part, draft):
        return None
    return max(alert.since for alert in alerts.values()) + platform.contact_time


def _first_item(alerts: Mapping[UUID, Alert]) -> UUID:
    return min(alerts.values(), key=lambda alert: alert.since).item


def _acting(alerts: Mapping[UUID, Alert]) -> bool:
    """Whether a list that raised an alert wants more than to inform."""
    lists = (one for alert in alerts.values() for one in alert.lists)
    return not ACTING.isdisjoint(legal_effects(lists))


def _word(draft: JourneyDraft, journey: UUID, meaning: Meaning) -> Word:
    return Word(
        ordinal=draft.ordinal,
        journey=journey,
        meaning=meaning,
        missing=draft.missing,
        reference=draft.reference,
        locator=draft.locator,
    )


def not_boarding(words: Sequence[Word]) -> list[Word]:
    """The words that a carrier who was already told "board" must still hear."""
    return [word for word in words if word.meaning is not Meaning.BOARD]


def standing(message: UUID) -> list[Word]:
    """The words that stand now about the travellers of a message that came before."""
    words = []
    for ordinal, group in spoken_of(message).items():
        known = statuses(group)
        meaning = severest(one.meaning for one in known.values())
        words.append(
            Word(
                ordinal=ordinal,
                journey=group[0],
                meaning=meaning,
                missing=(),
                reference=None,
                locator=None,
            )
        )
    return words
