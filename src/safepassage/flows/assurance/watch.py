"""Every hour: warn of assessments that end, stop what has none, end emergencies and report.

A stop goes through ``apps.regulation.stopping`` like the regulator's orders, so that every
capability asks in one place whether it may go on. While an emergency stands nothing stops for
want of an assessment that ends meanwhile; what ended before it stops as ever.
"""

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from safepassage.apps.assurance import emergencies, standings
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation import stopping
from safepassage.apps.regulation.stopping import Act
from safepassage.apps.regulation.stops import in_force, new_of, stopped_code
from safepassage.flows.assurance.weekly import report_weeks
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.assurance.assessment import Standing, State
from safepassage.safeguards.capabilities import Capability, StopKind, StopSource

ACTOR = Actor.component(Component.RETENTION)
LAW = "Convention 108+ art. 10"


def watch(platform: Platform) -> None:
    """Do what is due now; safe to repeat."""
    at = platform.clock.now()
    _end_emergencies(platform, at)
    report_weeks(at)
    for capability, found in standings.standings(at).items():
        with transaction.atomic():
            _warn(capability, found, at)
            settle(platform, capability, found, actor=ACTOR, at=at)


def settle(
    platform: Platform, capability: Capability, found: Standing, *, actor: Actor, at: datetime
) -> None:
    """Let the stops of a capability be what its standing says; inside a transaction."""
    emergency = emergencies.standing(at)
    begun_at = emergency.begun_at if emergency else None
    may_stop = begun_at is None or found.ends_at <= begun_at
    by = _By(platform, actor, at)
    if found.begins_nothing:
        by.stop(new_of(capability), found.ends_at)
    else:
        by.lift(new_of(capability))
    if found.state is not State.STOPPED:
        by.lift(capability.value)
    elif may_stop:
        by.stop(capability.value, found.stops_at)


class _By:
    """Stops and lifts under one actor at one time."""

    def __init__(self, platform: Platform, actor: Actor, at: datetime) -> None:
        self._platform = platform
        self._actor = actor
        self._at = at
        self._standing = {
            one.code: one.reference
            for one in in_force()
            if one.source is StopSource.ASSESSMENT and one.kind is StopKind.CAPABILITY
        }

    def stop(self, code: str, since: datetime) -> None:
        """Stop what has this code, unless it stands stopped."""
        if code in self._standing:
            return
        act = Act(source=StopSource.ASSESSMENT, reference=_act(code, since), law=LAW)
        row = self._platform.ids.new()
        stopping.stop(act, StopKind.CAPABILITY, code, row=row, actor=self._actor, at=self._at)

    def lift(self, code: str) -> None:
        """Let it go on, if it stands stopped for want of an assessment."""
        if code in self._standing:
            stopping.lift(self._standing[code], actor=self._actor, at=self._at)


def _act(code: str, since: datetime) -> UUID:
    """The act's id: the same for the same end, so that it is done once."""
    return uuid5(NAMESPACE_URL, f"safepassage:assessment:{code}:{since.isoformat()}")


def _warn(capability: Capability, found: Standing, at: datetime) -> None:
    days = standings.note_warning(capability, found.ends_at, at)
    if days is not None:
        _tell(Event.ASSESSMENT_WARNED, capability, at, days=days)
    elif found.begins_nothing and not _is_told(capability):
        _tell(Event.ASSESSMENT_ENDED, capability, at)


def _is_told(capability: Capability) -> bool:
    return stopped_code(StopKind.CAPABILITY, new_of(capability)) is not None


def _tell(event: Event, capability: Capability, at: datetime, **more: int) -> None:
    details: dict[str, str | int] = {"capability": capability.value, **more}
    ledger.write(event=event, actor=ACTOR, subject=capability.value, details=details, at=at)


def _end_emergencies(platform: Platform, at: datetime) -> None:
    for one in emergencies.over(at):
        emergencies.end(emergency=one.pk, actor=ACTOR, at=platform.clock.now())
