"""The alerts about a chunk of travellers: sealed before the lock is taken, raised inside it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.cases import services as cases
from safepassage.apps.cases.findings import Occasion
from safepassage.apps.clearances import services as clearances
from safepassage.apps.travel.plan import Plan
from safepassage.apps.travel.store import Stored
from safepassage.flows.fairness.tallying import Screened, groups_from, tally_screened
from safepassage.flows.hits import (
    NOTHING,
    Alerts,
    Whom,
    alerts_of,
    found_among,
    occasion_of,
    raise_found,
)
from safepassage.flows.platform import Platform
from safepassage.pipeline.draft import Batch, JourneyDraft, Part, traveller_from
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import SCREENING, purpose_of


class Alerting:
    """What screening said of the travellers of a chunk, from their drafts to their work items."""

    def __init__(
        self,
        platform: Platform,
        part: Part,
        batch: Batch,
        drafts: Sequence[JourneyDraft],
        lists: str,
    ) -> None:
        self._platform = platform
        self._part = part
        self._batch = batch
        self._drafts = drafts
        self._lists = lists
        self._alerts: dict[UUID, Alerts] = {}

    def seal(self, stored: Sequence[Stored | None], plan: Plan) -> None:
        """Look up who alerts, and seal the evidence; anew whenever it is planned anew."""
        compared = {
            one.journey: (self._whom(draft, one.journey, plan), draft.matches)
            for draft, one in zip(self._drafts, stored, strict=True)
            if one and one.current and _alerts(draft)
        }
        found = alerts_of(list(compared.values()), self._platform, self._lists)
        self._alerts = dict(zip(compared, found, strict=True))

    def tally(self, stored: Sequence[Stored | None]) -> None:
        """Count, by group, who was screened for the first time and which lists hit them."""
        purpose, at = purpose_of(self._batch.kind), self._platform.clock.now()
        if purpose in SCREENING:
            tally_screened(self._screened(stored, at), purpose=purpose, at=at)

    def _screened(self, stored: Sequence[Stored | None], at: datetime) -> Iterator[Screened]:
        for draft, one in zip(self._drafts, stored, strict=True):
            if one and one.new:
                alerts = self._alerts.get(one.journey)
                hits = alerts.hits if alerts else ()
                lists = frozenset(hit.list_id for hit in hits if hit.list_id)
                yield Screened(groups=groups_from(draft.parts, at), lists=lists)

    def raise_(self, stored: Sequence[Stored | None], flight: UUID, *, actor: Actor) -> None:
        """Make everybody's hits what was found, in the caller's transaction."""
        judged = list(self._to_judge(stored))
        if not judged:
            return
        alerting = [one for one in judged if one in self._alerts]
        among = found_among([self._alerts[one] for one in alerting], self._platform)
        found = dict(zip(alerting, among, strict=True))
        raise_found(
            [(self._occasion(flight, one), found.get(one, NOTHING)) for one in judged],
            actor=actor,
            at=self._platform.clock.now(),
            in_part=self._part.tells_changes_only,
        )

    def _to_judge(self, stored: Sequence[Stored | None]) -> Iterator[UUID]:
        """Those whose newest data raise an alert, or may make an earlier one vanish.

        Unchanged data alert too when somebody was listed since they were told first. What is
        told in part makes nothing vanish.
        """
        before = [one.journey for one in stored if one and not one.new]
        judged = cases.with_item(before) | clearances.noted(before)
        whole = not self._part.tells_changes_only
        for draft, one in zip(self._drafts, stored, strict=True):
            if one is None or not one.current:
                continue
            if _alerts(draft) or (whole and one.changed and one.journey in judged):
                yield one.journey

    def _whom(self, draft: JourneyDraft, journey: UUID, plan: Plan) -> Whom:
        return Whom(
            traveller=traveller_from(draft.parts),
            kind=self._batch.kind,
            sealer=plan.sealers[journey],
        )

    def _occasion(self, flight: UUID, journey: UUID) -> Occasion:
        return occasion_of(self._part, self._batch, flight, journey, self._platform)


def _alerts(draft: JourneyDraft) -> bool:
    return any(match.alert for match in draft.matches)
