"""The files of a full export, and what a row of each is; nothing of two purposes in one file."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import Any

import msgspec
from django.conf import settings
from django.db import transaction

from safepassage.apps.accounts.credentials import periods
from safepassage.apps.accounts.selectors import officers, postings
from safepassage.apps.agencies import export as agencies
from safepassage.apps.approvals import export as approvals
from safepassage.apps.assurance import export as assurance
from safepassage.apps.audit import ledger
from safepassage.apps.audit.chain import encode_line
from safepassage.apps.carriers.selectors import carriers
from safepassage.apps.cases import export as cases
from safepassage.apps.clearances import export as clearances
from safepassage.apps.disclosures import export as disclosures
from safepassage.apps.enquiries import export as enquiries
from safepassage.apps.figures import export as figures
from safepassage.apps.holds import export as holds
from safepassage.apps.incidents import export as incidents
from safepassage.apps.messages import export as answers
from safepassage.apps.messages import selectors as messages
from safepassage.apps.outages import export as outages
from safepassage.apps.oversight import following
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.quality import export as quality
from safepassage.apps.regulation import export as regulation
from safepassage.apps.subjects.selectors import exported as subject_requests
from safepassage.apps.travel import export as travel
from safepassage.apps.trust import export as trust
from safepassage.apps.watching import export as watching
from safepassage.apps.watchlists.export import lists_for
from safepassage.flows.leaving.items import opened
from safepassage.flows.orders.giving import sealing
from safepassage.flows.platform import Platform
from safepassage.flows.watching.decoys import decoys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import SCREENING, Purpose, purpose_of
from safepassage.safeguards.sharing import PURPOSE_OF_ROLE

SETTINGS = (
    "STATE",
    "EDI_ADDRESS",
    "HOME_AIRPORTS",
    "MESSAGE_LIMIT",
    "INTERACTIVE_LIMIT",
    "INTERACTIVE_SECONDS",
    "CONTACT_SECONDS",
    "TELEPHONE_SECONDS",
    "PARKED_HOURS",
    "DELISTED_DAYS",
    "REDRESS_DAYS",
    "URGENT_REVIEW_HOURS",
    "CORRECTION_HOURS",
    "NOTICE_DAYS",
    "DEFERRAL_DAYS",
    "BREACH_HOURS",
    "UNIT_BREACH_HOURS",
    "AUTHORITY_ADDRESS",
    "SUPERVISOR_ADDRESS",
    "COURT_ADDRESS",
    "SUBJECT_ANSWER_DAYS",
    "SUBJECT_BATCH_DAYS",
    "SUBJECT_BATCH_WEEKDAY",
    "SUBJECT_COPIES_BYTES",
    "SUBJECT_COPY_DAYS",
    "SUBJECT_KEPT_DAYS",
    "SUBJECT_NEUTRAL_KINDS",
    "SUBJECT_PER_MINUTE",
    "HOLD_DAYS",
    "HSTS",
    "RESULT_DAYS",
    "CLIENT_CERTIFICATE_HEADER",
    "FIRST_ASSESSMENT_DAYS",
    "FREE_MOVEMENT",
    "IDLE_MINUTES",
    "PROTECTION_CONTACT",
    "REFUSAL_APPEAL",
    "REFUSAL_CONTACT",
    "SIGN_IN_HOURS",
    "EARLIEST_HOURS",
    "CLOSING_MINUTES",
    "QUALITY_DAYS",
    "REGISTER_SILENT_MINUTES",
    "MAIL_HELD_BYTES",
    "CONFORMANCE_PER_MINUTE",
    "DROP_SETTLE_SECONDS",
    "MAIL_HOST",
    "TYPEB_ADDRESS",
    "TYPEB_PART",
    "QUARANTINE_MESSAGES",
    "REGULATION_DAYS",
    "FIGURES_DAYS",
    "FAST_SECONDS",
    "FAST_IN_A_ROW",
    "QUARANTINE_MINUTES",
    "LEASE_SECONDS",
    "WORKERS",
    "REQUESTS_PER_MINUTE",
    "PROXIES",
    "DECOYS",
    "WATCH_CEILING",
    "WATCH_DAYS",
    "WATCH_FLOOR",
    "WITNESS_HOURS",
)
"""What is exported of the settings: none of them is a secret or a place on the machine."""
_STORIES = 500
Rows = Iterator[Any]


class Kind(Record, frozen=True):
    """One file: its name, its rows, and the purpose of the people in it, if there are any."""

    name: str
    rows: Callable[[], Rows]
    purpose: Purpose | None = None


def kinds(platform: Platform, actor: Actor) -> Iterator[Kind]:
    """Every file in its order; whoever reads ``rows`` opens what they tell of."""
    yield from _of_kinds(platform, actor)
    yield from _of_purposes()
    yield from _of_oversight(platform)
    for name, rows in _OF_NOBODY.items():
        yield Kind(name=name, rows=rows)


def _of_kinds(platform: Platform, actor: Actor) -> Iterator[Kind]:
    at, keys = platform.clock.now(), platform.keys
    for kind in DataKind:
        purpose = purpose_of(kind)
        of_kind = partial(
            travel.travellers, kind, actor=actor, keys=keys, at=at, without=decoys(keys)
        )
        yield Kind(name=f"travellers-{kind.value}", rows=of_kind, purpose=purpose)
        items = partial(_items, kind, platform, actor, at)
        yield Kind(name=f"decisions-{kind.value}", rows=items, purpose=purpose)
        for name, told in _OF_JOURNEYS.items():
            rows = partial(_only, kind, told)
            yield Kind(name=f"{name}-{kind.value}", rows=rows, purpose=purpose)
    yield Kind(
        name="reservations-pnr",
        rows=partial(travel.reservations, actor=actor, keys=keys, at=at),
        purpose=purpose_of(DataKind.PNR),
    )
    requests = travel.requests
    yield Kind(name="requests-pnr", rows=requests, purpose=purpose_of(DataKind.PNR))


def _of_purposes() -> Iterator[Kind]:
    for purpose in SCREENING:
        yield Kind(
            name=f"watchlists-{purpose.value}", rows=partial(lists_for, purpose), purpose=purpose
        )
        numbers = partial(clearances.numbers, purpose)
        yield Kind(name=f"redress-numbers-{purpose.value}", rows=numbers, purpose=purpose)
    for role, purpose in PURPOSE_OF_ROLE.items():
        yield Kind(
            name=f"handed-{purpose.value}", rows=partial(agencies.handed, role), purpose=purpose
        )


def _of_oversight(platform: Platform) -> Iterator[Kind]:
    words = sealing(platform).words
    for name, rows in (
        ("orders", partial(regulation.orders, words)),
        ("remarks", partial(regulation.remarks, words)),
        ("regulator-keys", regulation.keys),
        ("regulator-readings", regulation.sealed),
    ):
        yield Kind(name=name, rows=rows, purpose=Purpose.OVERSIGHT)


def _only(kind: DataKind, told: Callable[[], Rows]) -> Rows:
    """Those of the rows that tell of a journey of this kind of data."""
    rest = told()
    while rows := list(islice(rest, _STORIES)):
        mine = travel.of_kind(kind, [row["journey"] for row in rows])
        yield from (row for row in rows if row["journey"] in mine)


def _items(kind: DataKind, platform: Platform, actor: Actor, at: datetime) -> Rows:
    for row in cases.items(kind):
        with transaction.atomic():
            ledger.write_read(
                actor=actor,
                purpose=Purpose.OVERSIGHT,
                subject=str(row["journey"]),
                field_group="work_item",
                at=at,
            )
        yield opened(row, platform.keys)


def _messages() -> Rows:
    """The story of every message; bodies never leave."""
    before: int | None = None
    while stories := messages.stories(before=before, limit=_STORIES):
        yield from stories
        before = stories[-1].sequence


def _carriers() -> Rows:
    """Carriers and when their credentials began and ended; never what proves them."""
    for one in carriers():
        mappings = [_columns(mapping) for mapping in one.mappings.all()]
        yield _columns(one) | {"credentials": periods(one.credentials), "mappings": mappings}


def _bases() -> Rows:
    return map(_columns, oversight.versions())


def _agency_laws() -> Rows:
    return map(_columns, oversight.agency_versions())


def _profiles() -> Rows:
    return map(_columns, following.national_versions())


def _choices() -> Rows:
    return map(_columns, following.choices())


def _postings() -> Rows:
    return map(_columns, postings())


def _officers() -> Rows:
    """Who the ids in decisions and entries are: code and roles, no password and no factor."""
    for one in officers():
        yield {
            "id": one.pk,
            "code": one.code,
            "roles": sorted(one.roles),
            "postings": [posting.code for posting in one.postings.all()],
            "is_active": one.is_active,
            "created_at": one.created_at,
        }


def _settings() -> Rows:
    yield {f"SAFEPASSAGE_{name}": getattr(settings, f"SAFEPASSAGE_{name}") for name in SETTINGS}


def _ledger() -> Rows:
    return (msgspec.Raw(encode_line(line)) for line in ledger.lines())


def _columns(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of any table
    return {field.attname: getattr(row, field.attname) for field in row._meta.local_fields}


_OF_JOURNEYS: Mapping[str, Callable[[], Rows]] = MappingProxyType(
    {
        "statuses": cases.statuses,
        "arrival-notices": cases.notices,
        "answers": answers.answers,
        "clearances": clearances.given,
        "cleared-hits": clearances.kept_back,
        "corrections": disclosures.corrections,
        "disclosures": disclosures.disclosures,
        "enquiries": enquiries.enquiries,
        "person-notices": disclosures.person_notices,
        "holds": holds.holds,
        "chance-finds": holds.finds,
    }
)
"""Codes and ids about travellers, one file a kind of data."""
_OF_NOBODY: Mapping[str, Callable[[], Rows]] = MappingProxyType(
    {
        "flights": travel.flights,
        "incidents": incidents.incidents,
        "messages": _messages,
        "subject-requests": subject_requests,
        "tallies": quality.tallies,
        "recipients": disclosures.recipients,
        "alerts": watching.alerts,
        "receipts": watching.receipts,
        "configurations": watching.configurations,
        "registers": enquiries.days,
        "carriers": _carriers,
        "agencies": agencies.agencies,
        "bases": _bases,
        "agency-laws": _agency_laws,
        "profiles": _profiles,
        "profile-choices": _choices,
        "postings": _postings,
        "officers": _officers,
        "settings": _settings,
        "trust": trust.rows,
        "assessments": assurance.assessments,
        "training": assurance.training,
        "emergencies": assurance.emergencies,
        "suppliers": assurance.suppliers,
        "outages": outages.rows,
        "group_counts": figures.counts,
        "transparency": figures.reports,
        "approvals": approvals.approvals,
        "ledger": _ledger,
    }
)
