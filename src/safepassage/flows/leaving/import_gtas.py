"""A state that leaves GTAS: its messages through the same gate as a carrier's, or only counted.

What a basis does not admit today, with its clocks counted from when GTAS received it, never
enters the spool. The rest is processed by the pipeline like any message; a repeat of an
import finds its messages there and adds nothing.
"""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers import selectors as carriers
from safepassage.flows.context import Context, Contexts
from safepassage.flows.leaving.judged import NOT_ASKED_FOR, Judged, Tally, judge
from safepassage.flows.platform import Platform
from safepassage.formats.gtas import (
    Finding,
    Findings,
    GtasMessage,
    Staged,
    messages,
    watchlists,
    write_envelope,
)
from safepassage.formats.gtas.rows import Stage
from safepassage.formats.gtas.staged import why_left
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.gate import told

FIRST_CARRIER_NAMES = 20


class GtasReport(Record, frozen=True):
    """What a dump holds and what became of it; counts only, travellers where nothing else is said.

    ``admitted`` is by basis: API of one traveller may have two. ``taken`` counts messages, new
    and repeated; both are 0 in a dry run.
    """

    applied: bool
    counts: dict[str, int]
    admitted: dict[str, int]
    refused: dict[str, int]
    unknown_carriers: dict[str, int]
    taken: dict[str, int]
    watchlists: dict[str, int]
    tables_read: dict[str, int]
    tables_left: dict[str, str]
    findings: dict[str, int]
    first_findings: tuple[Finding, ...]


class GtasImport:
    """Goes once through a staged dump."""

    def __init__(
        self, platform: Platform, *, only: Collection[str] = (), actor: Actor, apply: bool
    ) -> None:
        self._platform = platform
        self._only = {code.upper() for code in only}
        self._actor = actor
        self._apply = apply
        self._taken = Counter({"new": 0, "repeats": 0})
        self._senders: dict[str | None, UUID | None] = {}

    def run(self, stage: Stage, account: Staged, findings: Findings) -> GtasReport:
        """Judge every message, keep those that are admitted when told to, and account for all."""
        contexts, tally = Contexts(self._platform), Tally()
        if self._apply:
            self._tell(Event.IMPORT_BEGUN, {})
        for found in messages(stage, findings):
            judged = self._judged(found, contexts.current())
            tally.add(found, judged)
            if self._apply and judged.is_taken:
                self._take(found)
        lists = {one.name: len(one.entries) for one in watchlists(stage, findings)}
        if self._apply:
            self._tell(Event.IMPORT_ENDED, self._told(tally))
        return self._report(tally, account, findings, lists)

    def _judged(self, found: GtasMessage, context: Context) -> Judged:
        if self._only and (found.carrier or "") not in self._only:
            return Judged(refused={NOT_ASKED_FOR: told(found.message)})
        sender = self._sender(found.carrier)
        return judge(found, sender, context, at=self._platform.clock.now())

    def _sender(self, code: str | None) -> UUID | None:
        """The carrier, as registered here; a suspended one is not taken either."""
        if code not in self._senders:
            known = carriers.by_code(code) if code else None
            self._senders[code] = known.pk if known and known.is_active else None
        return self._senders[code]

    def _take(self, found: GtasMessage) -> None:
        sender = self._senders[found.carrier]
        if sender is None:
            return
        body = write_envelope(found.message)
        _, new = self._platform.spool.put_imported(sender, body, received_at=found.received_at)
        self._taken["new" if new else "repeats"] += 1

    def _tell(self, event: Event, counts: dict[str, int]) -> None:
        with transaction.atomic():
            ledger.write(
                event=event, actor=self._actor, details=counts, at=self._platform.clock.now()
            )

    def _told(self, tally: Tally) -> dict[str, int]:
        refused = {f"refused.{name}": count for name, count in tally.refused.items()}
        return dict(sorted((self._taken | tally.counts | refused).items()))

    def _report(
        self, tally: Tally, account: Staged, findings: Findings, lists: dict[str, int]
    ) -> GtasReport:
        return GtasReport(
            applied=self._apply,
            counts=dict.fromkeys(
                ("messages", "flights", "passengers", "documents", "reservations", "contradictory"),
                0,
            )
            | dict(tally.counts)
            | {"watchlist_entries": sum(lists.values())},
            admitted=dict(sorted(tally.admitted.items())),
            refused=dict(sorted(tally.refused.items())),
            unknown_carriers=dict(tally.carriers.most_common(FIRST_CARRIER_NAMES)),
            taken=dict(self._taken),
            watchlists=lists,
            tables_read=account.read,
            tables_left={
                name: f"{rows} rows: {why_left(name)}" for name, rows in account.left.items()
            },
            findings={code.value: count for code, count in sorted(findings.counts.items())},
            first_findings=tuple(findings.first),
        )
