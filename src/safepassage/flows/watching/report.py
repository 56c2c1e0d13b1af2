"""The report for the oversight body: who read what, what was unusual, refused, given, deleted.

Counts, codes and sentences; no traveller's data. Its first part says what it cannot show.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

import msgspec
from django.utils.translation import gettext as _

from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.audit import counting, ledger
from safepassage.apps.audit.counting import Tally
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.standalone.verify_ledger import CANNOT_SHOW
from safepassage.apps.watching import alerts, receipts
from safepassage.flows.watching.wording import KINDS, VERDICTS, sentence
from safepassage.records._base import Record
from safepassage.records.actor import ActorKind

HOUR = timedelta(hours=1)
READS = (
    Event.RECORD_READ,
    Event.RECORD_SEARCHED,
    Event.REPAIR_READ,
    Event.MESSAGE_VIEWED,
    Event.LEDGER_READ,
    Event.LEDGER_EXPORTED,
)
GIVEN = (
    Event.AGENCY_GIVEN,
    Event.ANSWER_SENT,
    Event.ENQUIRY_ASKED,
    Event.EXPORT_BEGUN,
    Event.EXPORT_ENDED,
    Event.REQUEST_SENT,
)
ENDED = (
    Event.RETENTION_MASKED,
    Event.RETENTION_DELETED,
    Event.RETENTION_PROVED,
    Event.RETENTION_UNPROVED,
    Event.KEY_DESTROYED,
    Event.LEDGER_EXPIRED,
)
REFUSED = (
    Event.PAGE_REFUSED,
    Event.OFFICER_REFUSED,
    Event.CARRIER_REFUSED,
    Event.AGENCY_REFUSED,
    Event.WITNESS_REFUSED,
)
MOST_READERS = 20


class Section(Record, frozen=True):
    """One part: a title, sentences before the table, and the table's head and rows."""

    title: str
    lead: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Report(Record, frozen=True):
    """The whole of it, from ``start`` until before ``end``."""

    start: datetime
    end: datetime
    entries: int
    sections: tuple[Section, ...]


def report(start: datetime, end: datetime, *, at: datetime) -> Report:
    """Make the report of a time; ``at`` is now."""
    tallies = counting.tallies(start, end)
    who = _Who(tallies)
    return Report(
        start=start,
        end=end,
        entries=sum(one.times for one in tallies),
        sections=(
            _limits(),
            _reads(tallies, who),
            _readers(tallies, who),
            _unusual(start, end, who),
            _refused(start, end, who),
            _events(_("Given to others"), GIVEN, tallies),
            _events(_("Masked, deleted and proved"), ENDED, tallies),
            _settings(start, end),
            _outside(),
            _gaps(start, min(end, at)),
        ),
    )


class _Who:
    """Officers' codes and roles, as they are now."""

    def __init__(self, tallies: Iterable[Tally]) -> None:
        known = {str(one.pk): one for one in accounts.officers()}
        self._codes = {key: one.code for key, one in known.items()}
        self._roles = {
            key: ", ".join(sorted(role.label for role in one.roles)) for key, one in known.items()
        }
        self._kinds = {one.actor_id: one.actor_kind for one in tallies}

    def code(self, actor: str) -> str:
        return self._codes.get(actor, actor)

    def role(self, actor: str) -> str:
        if self._kinds.get(actor) != ActorKind.OFFICER:
            return _("no officer: %(kind)s") % {"kind": self._kinds.get(actor, "")}
        return self._roles.get(actor) or _("no role any more")


def _limits() -> Section:
    lines = [line.strip("- ") for line in CANNOT_SHOW.splitlines()[1:]]
    checked = _(
        "The counts are taken from the ledger as it stands here. Verify it first, by an export, "
        "the stand-alone verifier and the heads that the witnesses keep."
    )
    return Section(title=_("What this report cannot show"), lead=(*lines, checked))


def _reads(tallies: Iterable[Tally], who: _Who) -> Section:
    counted: Counter[tuple[str, str, str]] = Counter()
    for one in tallies:
        if one.event in READS:
            counted[_what(one.event), who.role(one.actor_id), one.purpose or "-"] += one.times
    rows = tuple((*key, str(count)) for key, count in sorted(counted.items()))
    head = (_("What"), _("Role"), _("Purpose"), _("Entries"))
    return Section(title=_("Who read what, for which purpose"), head=head, rows=rows)


def _readers(tallies: Iterable[Tally], who: _Who) -> Section:
    files: Counter[str] = Counter()
    for one in tallies:
        if one.event in READS and one.actor_kind == ActorKind.OFFICER:
            files[one.actor_id] += one.times
    rows = tuple(
        (who.code(actor), who.role(actor), str(count))
        for actor, count in files.most_common(MOST_READERS)
    )
    head = (_("Officer"), _("Role"), _("Entries"))
    title = _("The %(n)d officers who read most") % {"n": MOST_READERS}
    return Section(title=title, head=head, rows=rows)


def _unusual(start: datetime, end: datetime, who: _Who) -> Section:
    found = alerts.between(start, end)
    false = sum(1 for one in found if one.verdict == "false_alarm")
    rows = tuple(
        (
            _moment(one.at),
            who.code(str(one.officer)),
            str(KINDS.get(one.kind, one.kind)),
            sentence(one.kind, one.numbers),
            str(VERDICTS.get(one.verdict, _("not reviewed yet"))),
        )
        for one in found
    )
    lead = _("%(n)d alerts, %(false)d of them false alarms by their review.") % {
        "n": len(found),
        "false": false,
    }
    head = (_("When"), _("Officer"), _("Kind"), _("In a sentence"), _("Finding"))
    return Section(title=_("Unusual reading"), lead=(lead,), head=head, rows=rows)


def _refused(start: datetime, end: datetime, who: _Who) -> Section:
    counted: Counter[tuple[str, str, str, str]] = Counter()
    for entry in counting.between(REFUSED, start, end):
        told = msgspec.json.decode(entry.details)
        whom = who.code(entry.actor_id) if entry.actor_kind == ActorKind.OFFICER else entry.subject
        what = str(told.get("permission", ""))
        key = (_what(entry.event), whom, what, str(told.get("why", "")))
        counted[key] += int(told.get("times", 1))
    rows = tuple((*key, str(count)) for key, count in sorted(counted.items()))
    head = (_("What"), _("Whom"), _("Permission"), _("Why"), _("Times"))
    return Section(title=_("Refused attempts"), head=head, rows=rows)


def _events(title: str, events: Iterable[Event], tallies: Iterable[Tally]) -> Section:
    counted: Counter[str] = Counter()
    for one in tallies:
        counted[one.event] += one.times
    rows = tuple((event.what, str(counted[event.value])) for event in events)
    return Section(title=title, head=(_("What"), _("Entries")), rows=rows)


def _settings(start: datetime, end: datetime) -> Section:
    rows = tuple(
        (_moment(entry.at), ", ".join(_changed(msgspec.json.decode(entry.details))))
        for entry in counting.between((Event.CONFIGURATION_CHANGED,), start, end)
    )
    head = (_("When"), _("What was set otherwise"))
    return Section(title=_("Settings and protections"), head=head, rows=rows)


def _changed(told: Mapping[str, object]) -> list[str]:
    names = told.get("changed")
    return list(map(str, names)) if isinstance(names, list) and names else [_("first noted")]


def _outside() -> Section:
    rows = tuple((name, _moment(at)) for name, at in sorted(receipts.last_accepted().items()))
    head = (_("Witness"), _("Signed last"))
    return Section(title=_("Witnesses"), head=head, rows=rows)


def _gaps(start: datetime, end: datetime) -> Section:
    rows = tuple((_moment(first), _moment(last)) for first, last in _silent(start, end))
    lead = _("While the platform runs, something is written every hour: its own proof of deletion.")
    waiting = _("%(n)d entries wait for their seal.") % {"n": ledger.count_waiting()}
    head = (_("Nothing was written from"), _("until"))
    return Section(title=_("Gaps"), lead=(lead, waiting), head=head, rows=rows)


def _silent(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of whole hours in which nothing was written."""
    written = counting.hours_written(start, end)
    hour = start.replace(minute=0, second=0, microsecond=0)
    since: datetime | None = None
    while hour < end:
        if hour in written and since is not None:
            yield since, hour
            since = None
        elif hour not in written and since is None:
            since = hour
        hour += HOUR
    if since is not None:
        yield since, end


def _what(event: str) -> str:
    known = {one.value: one.what for one in Event}
    return known.get(event, event)


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M UTC")
