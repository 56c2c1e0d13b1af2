"""Furnish a demonstration: bases, lists, carriers, postings and officers, all invented.

Everything goes through the services that production uses, and into the ledger. What is
there already stays, so that furnishing again is harmless.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from io import BytesIO
from uuid import uuid4

from safepassage.apps.accounts import enrolment
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.accounts.services import add_officer, ensure_posting
from safepassage.apps.assurance import assessments, training
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.carriers import services as carrier_services
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.oversight.services import import_bases
from safepassage.apps.regulation import keys as regulator_keys
from safepassage.apps.regulation.models import KeyUse
from safepassage.apps.trust.kinds import About, Stance
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.apps.watchlists.services import Terms
from safepassage.flows.import_list import REVIEW_AFTER, import_list
from safepassage.flows.trust.given import Order
from safepassage.flows.trust.take_in import take_in
from safepassage.flows.trust.words import propose
from safepassage.formats.lists import ListFormat
from safepassage.records._base import Record
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.assurance.assessment import Answer
from safepassage.safeguards.assurance.risks import Level, risks_of
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.purpose import Purpose

ACTOR = Actor.component(Component.DEMONSTRATION)
OBTAINED = "Handed over by an envoy (invented), and compared by telephone"
ASSESSED = "Invented for the demonstration: everybody here is simulated, so nobody is harmed."
ADVISED = "Invented for the demonstration: a real assessment needs real answers."
LAW = "Border Act of Utopia (invented), section"


class InventedList(Record, frozen=True):
    """A watchlist as JSONL with what the law attaches to it."""

    name: str
    effect: LegalEffect
    severity: int
    content: bytes


class InventedFile(Record, frozen=True):
    """A file for the trust store; ``as_root`` where its certificate is obtained by hand."""

    content: bytes
    source: str = ""
    as_root: bool = False


class Login(Record, frozen=True):
    """A single-use login: who enters, what for, and the link's token."""

    name: str
    duty: str
    token: str


class _Post(Record, frozen=True):
    """One officer of the demonstration."""

    name: str
    duty: str
    roles: tuple[Role, ...]
    postings: tuple[str, ...]


_UNIT = (Purpose.PNR_ASSESSMENT, Purpose.PNR_REQUEST, Purpose.PNR_CRITERIA)
_OFFICE = (Purpose.OVERSIGHT, Purpose.DATA_SUBJECT, Purpose.TECHNICAL_REPAIR)
POSTINGS = (
    ("PDL", "Border post, western gateway", (Purpose.BORDER_CHECK,), "Atlantic/Azores", "PDL"),
    ("FNC", "Border post, southern gateway", (Purpose.BORDER_CHECK,), "Atlantic/Madeira", "FNC"),
    ("PIU", "Passenger information unit", _UNIT, "Atlantic/Azores", ""),
    ("HQ", "Head office", _OFFICE, "Atlantic/Azores", ""),
)
OFFICERS = (
    _Post("officer", "decides work items", (Role.OFFICER,), ("PDL", "FNC", "PIU")),
    _Post(
        "second",
        "second officer and supervisor: confirms decisions, repairs messages",
        (Role.OFFICER, Role.SUPERVISOR),
        ("PDL", "FNC", "PIU", "HQ"),
    ),
    _Post("protection", "protection contact", (Role.PROTECTION_CONTACT,), ("PDL",)),
    _Post("authority", "approval authority", (Role.APPROVAL_AUTHORITY,), ("HQ",)),
    _Post("dpo", "data protection officer", (Role.DATA_PROTECTION_OFFICER,), ("HQ",)),
    _Post("regulator", "regulator", (Role.REGULATOR,), ("HQ",)),
    _Post("custodian", "key custodian", (Role.KEY_CUSTODIAN,), ("HQ",)),
    _Post("administrator", "carriers and officers", (Role.ADMINISTRATOR,), ("HQ",)),
    _Post(
        "supervisor",
        "another supervisor: confirms what the other one brings into a watchlist",
        (Role.SUPERVISOR,),
        ("PDL", "PIU", "HQ"),
    ),
)


def furnish(
    *, senders: Mapping[str, str], lists: Iterable[InventedList], at: datetime
) -> dict[str, str]:
    """Put everything in place; returns a fresh token for each sender's code."""
    for profile in (oversight.demonstration_profile(), oversight.demonstration_of_other_modes()):
        import_bases(profile, actor=ACTOR, at=at)
    for invented in lists:
        for purpose in (Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT):
            _screen_by(invented, purpose, at)
    for code, name, purposes, zone, place in POSTINGS:
        ensure_posting(code=code, name=name, purposes=purposes, time_zone=zone, places=[place])
    for capability in Capability:
        _assess(capability, at)
    for post in OFFICERS:
        training.grant(officer=_appoint(post, at).pk, actor=ACTOR, at=at)
    return {code: credential(code, name, at) for code, name in senders.items()}


def _assess(capability: Capability, at: datetime) -> None:
    """An assessment for a year, as an example of its form."""
    answer = Answer(measures=ASSESSED, level=Level.LOW)
    made = assessments.write(
        capability=capability,
        purpose=f"Demonstration (invented): {capability.what}.",
        answers={one.code: answer for one in risks_of(capability)},
        actor=ACTOR,
        at=at,
    )
    assessments.advise(assessment=made.pk, advice=ADVISED, actor=ACTOR, at=at)
    assessments.approve(
        assessment=made.pk,
        valid_until=at + timedelta(days=365),
        consulted="",
        notified="",
        actor=ACTOR,
        at=at,
    )


def furnish_trust(files: Iterable[InventedFile], *, asked: str, at: datetime) -> None:
    """Fill the trust store; one officer asks for the root ``asked``, and another may confirm it."""
    for file in files:
        order = Order(ACTOR, at, source=file.source, as_root=file.as_root, ground=OBTAINED)
        take_in(BytesIO(file.content), order)
    custodian = next(post for post in OFFICERS if Role.KEY_CUSTODIAN in post.roles)
    propose(
        about=About.CERTIFICATE,
        subject=asked,
        stance=Stance.TRUST,
        ground=OBTAINED,
        actor=Actor.officer(str(_appoint(custodian, at).pk)),
        at=at,
    )


def furnish_regulator(public: Mapping[KeyUse, bytes], *, at: datetime) -> None:
    """Let the invented regulator's keys count, where none does yet."""
    regulator = next(post for post in OFFICERS if Role.REGULATOR in post.roles)
    officer = _appoint(regulator, at).pk
    for use, key in public.items():
        regulator_keys.propose(uuid4(), use, key, actor=ACTOR, at=at)
        by, told = Actor.officer(str(officer)), regulator_keys.fingerprint(key)
        regulator_keys.confirm(use, told, officer=officer, actor=by, at=at)


def credential(code: str, name: str, at: datetime, label: str = "simulated carrier") -> str:
    """Return a fresh token for an invented carrier, which is added if need be."""
    carrier = carriers.by_code(code) or carrier_services.add_carrier(
        code=code, name=name, actor=ACTOR, at=at
    )
    return carrier_services.rotate(carrier=carrier, actor=ACTOR, at=at, label=label)


def logins(*, at: datetime) -> list[Login]:
    """Return a fresh single-use login for each officer."""
    return [
        Login(
            name=post.name,
            duty=post.duty,
            token=enrolment.entry(officer=_appoint(post, at), at=at),
        )
        for post in OFFICERS
    ]


def _screen_by(invented: InventedList, purpose: Purpose, at: datetime) -> None:
    """Lists are held for one purpose each: the unit has its own copy."""
    copy = purpose is Purpose.PNR_ASSESSMENT
    import_list(
        invented.content,
        list_format=ListFormat.JSONL,
        name=f"{invented.name} (unit)" if copy else invented.name,
        terms=Terms(
            owner="Court of Utopia (invented)",
            legal_effect=invented.effect,
            legal_ground=f"{LAW} {invented.severity}",
            purpose=purpose,
            severity=invented.severity,
            review_date=_review(at),
        ),
        actor=ACTOR,
        at=at,
    )


def _review(at: datetime) -> date:
    return at.date() + REVIEW_AFTER


def _appoint(post: _Post, at: datetime) -> Officer:
    return accounts.officer_by_name(post.name) or add_officer(
        username=post.name, roles=post.roles, postings=post.postings, actor=ACTOR, at=at
    )
