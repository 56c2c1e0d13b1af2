"""What was cleared before about one traveller, arranged for their page and their item's."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.clearances import selectors
from safepassage.apps.clearances.shown import ClearanceHead
from safepassage.flows.open_cleared import OpenCleared, open_cleared
from safepassage.flows.redress import notes
from safepassage.records.traveller import Traveller
from safepassage.web import installed
from safepassage.web.console.clearances.wording import STATES, TONES_OF_STATES
from safepassage.web.console.desk import Desk
from safepassage.web.console.phrases.reasons import CLASSES, EFFECTS, TONES


@dataclass(frozen=True, kw_only=True)
class ClearedRow:
    """One hit kept from the queue, in words."""

    opened: OpenCleared
    match_class: str | Promise
    tone: str
    effect: str | Promise
    officer: str
    by_number: bool
    may_end: bool


def cleared_rows(desk: Desk, journey: UUID) -> list[ClearedRow]:
    """What clearances keep from the queue about a journey that the desk may see; else nothing."""
    if not desk.may(Permission.CLEARANCES_CLEARANCE_READ):
        return []
    found = open_cleared(installed.platform(), journey, actor=desk.actor, purpose=desk.purpose)
    officers = accounts.codes_of(sorted({str(one.hit.given_by) for one in found}))
    may_end = desk.may(Permission.CLEARANCES_CLEARANCE_END)
    return [_row(one, officers, may_end=may_end) for one in found]


@dataclass(frozen=True, kw_only=True)
class Remembered:
    """What an item's decision cleared, until when, and what the desk may do about it."""

    heads: list[ClearanceHead]
    may_end: bool
    may_give: bool

    @property
    def until(self) -> date:
        """The day on which the journey is masked."""
        return self.heads[0].mask_day

    @property
    def kept_back(self) -> int:
        """How many hits of other journeys this keeps from the queue."""
        return sum(head.kept_back for head in self.heads)


def remembered(desk: Desk, journey: UUID) -> Remembered | None:
    """What is cleared about a journey, for a desk that may see it; nothing where nothing is."""
    may_read = desk.may(Permission.CLEARANCES_CLEARANCE_READ)
    heads = selectors.heads(desk.purpose, journey) if may_read else []
    if not heads:
        return None
    return Remembered(
        heads=heads,
        may_end=desk.may(Permission.CLEARANCES_CLEARANCE_END),
        may_give=desk.may(Permission.CLEARANCES_NUMBER_GIVE),
    )


@dataclass(frozen=True, kw_only=True)
class NumberRow:
    """A redress number that was sent, in words."""

    words: Promise
    tone: str


def number_rows(desk: Desk, traveller: Traveller | None) -> list[NumberRow]:
    """What the redress numbers sent for a traveller are worth, for a desk that may know."""
    if traveller is None or not desk.may(Permission.CLEARANCES_CLEARANCE_READ):
        return []
    return [
        NumberRow(words=STATES[one.state], tone=TONES_OF_STATES[one.state])
        for one in notes(installed.platform(), traveller)
    ]


def _row(one: OpenCleared, officers: dict[str, str], *, may_end: bool) -> ClearedRow:
    match_class, listing = one.hit.match_class, one.listing
    effect = listing.legal_effect if listing else None
    return ClearedRow(
        opened=one,
        match_class=CLASSES.get(match_class, match_class),
        tone=TONES.get(match_class, "neutral"),
        effect=EFFECTS[effect] if effect else "",
        officer=officers.get(str(one.hit.given_by), ""),
        by_number=one.hit.decision is None,
        may_end=may_end and one.hit.stands and one.hit.decision is not None,
    )
