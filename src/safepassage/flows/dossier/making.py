"""Makes the dossier: each clause with its configuration, code, tests and evidence, in counts.

What carriers and partner states ask for (ICAO Annex 9, 9.33 to 9.38: compliance is shown on
request). It holds no personal data, and says where a clause is not met or to be confirmed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from safepassage import __version__
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.audit import counting, ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.oversight import following
from safepassage.apps.oversight import selectors as oversight
from safepassage.flows import retain
from safepassage.flows.dossier.facts import Facts, digest, facts
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.clauses import Answer, clauses, duties, judge, laws_of
from safepassage.safeguards.clauses.judging import NAMES, Standing
from safepassage.safeguards.profiles import Profile, shipped
from safepassage.safeguards.profiles.profile import Verified

SINCE = timedelta(days=365)
EVENTS = {one.value: one for one in Event}


class Line(Record, frozen=True, kw_only=True):
    """One clause answered."""

    law: str
    clause: str
    asks: str
    standing: Standing
    to_confirm: bool
    configuration: tuple[str, ...]
    code: tuple[str, ...]
    tests: tuple[str, ...]
    evidence: tuple[str, ...]
    missing: tuple[str, ...]
    note: str


class Followed(Record, frozen=True, kw_only=True):
    """A profile followed, with what is still to be confirmed of it."""

    code: str
    version: int
    title: str
    instruments: tuple[str, ...]
    to_confirm: tuple[str, ...]


class Dossier(Record, frozen=True, kw_only=True):
    """All of it; times are UTC, ``since`` is where the counts begin."""

    made_at: datetime
    since: datetime
    state: str
    kind: str
    release: str
    configuration_sha256: str
    asked_for: tuple[str, ...]
    followed: tuple[Followed, ...]
    refused_bases: tuple[str, ...]
    retention: str
    standings: dict[str, int]
    lines: tuple[Line, ...]


def make(at: datetime, *, profile: str | None = None, state: str = "") -> Dossier:
    """The dossier for ``profile``, or for what is followed; raises ``LookupError`` for no such."""
    since = at - SINCE
    answers = [judge(one, duties()) for one in clauses() if one.law in _laws(profile)]
    told = counting.count_events(_events(answers), since=since, until=at)
    counted = {one: told.get(one.value, 0) for one in _events(answers)}
    known = facts(at)
    lines = tuple(_line(one, known, counted) for one in answers)
    installation = accounts.installation()
    return Dossier(
        made_at=at,
        since=since,
        state=state,
        kind=installation.kind if installation else "",
        release=__version__,
        configuration_sha256=digest(at),
        asked_for=(profile,) if profile else tuple(one.code for one in following.followed()),
        followed=tuple(map(_followed, following.followed())),
        refused_bases=tuple(_refused(at)),
        retention=_retention(),
        standings=dict(Counter(one.standing.value for one in lines)),
        lines=lines,
    )


def record(dossier: Dossier, sha256: str, *, actor: Actor) -> None:
    """Write into the ledger that it was made, before anybody gets it."""
    details = {"profiles": " ".join(dossier.asked_for), "sha256": sha256}
    with transaction.atomic():
        ledger.write(
            event=Event.EXPORT_COMPLIANCE, actor=actor, details=details, at=dossier.made_at
        )


def _laws(profile: str | None) -> frozenset[str]:
    """The laws whose clauses are answered; a national profile answers for what it rests on."""
    known = {one.code: one for one in (*following.available(), *following.followed())}
    if profile and profile not in known:
        raise LookupError(f"there is no profile {profile}; known are {', '.join(known)}")
    asked = [known[profile]] if profile else following.followed()
    return frozenset(law for one in asked for law in laws_of(_shipped_of(one)))


def _shipped_of(profile: Profile) -> str:
    return profile.code if profile.code in shipped() else profile.based_on or profile.code


def _events(answers: Sequence[Answer]) -> list[Event]:
    return sorted({EVENTS[name] for one in answers for name in one.clause.evidence})


def _line(answer: Answer, known: Facts, counted: Mapping[Event, int]) -> Line:
    clause = answer.clause
    return Line(
        law=NAMES[clause.law],
        clause=clause.clause,
        asks=clause.asks,
        standing=answer.standing,
        to_confirm=clause.verified is Verified.RECALLED,
        configuration=tuple(text for name in clause.configuration for text in known[name]),
        code=answer.code,
        tests=answer.tests,
        evidence=tuple(f"{counted[EVENTS[one]]}: {EVENTS[one].what}" for one in clause.evidence),
        missing=answer.missing,
        note=clause.note,
    )


def _followed(profile: Profile) -> Followed:
    return Followed(
        code=profile.code,
        version=profile.version,
        title=profile.title,
        instruments=tuple(f"{one.title}, {one.articles}" for one in profile.instruments),
        to_confirm=tuple(one.text for one in profile.to_confirm),
    )


def _refused(at: datetime) -> Iterator[str]:
    for basis, why in oversight.refused_bases(at):
        yield f"{basis.code} v{basis.version}: {' '.join(why)}"


def _retention() -> str:
    """What the last run of retention proved."""
    runs = retain.last_runs(1)
    if not runs:
        return "retention has not run yet"
    word = "proved that nothing is past its date" if runs[0].holds else "found what is past"
    return f"the last run, at {runs[0].at:%Y-%m-%d %H:%M} UTC, {word}"
