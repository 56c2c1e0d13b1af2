"""What is set here, as witnesses are told it: names, values without secrets, and words for each.

A protection is ``on`` or says why it is off. Laws and lists stand by their ids and versions;
files by their digest. What is not listed here witnesses do not learn of.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from django.conf import settings

from safepassage import __version__
from safepassage.adapters.installed_code import code_digest, libraries_digest
from safepassage.adapters.keys import HomeKeys
from safepassage.adapters.pulse import silence
from safepassage.adapters.witness_file import witnesses_in
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.roles import WATCHING
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.routing import routers
from safepassage.apps.oversight import following
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.watchlists import selectors as watchlists
from safepassage.records._base import Record

ON = "on"
RETENTION = PROOFS = "retention"
"""The part that deletes, and what the entries of its proofs are about."""
RETENTION_SILENT_AFTER = 3 * 3600.0
SETTINGS = {
    "SAFEPASSAGE_STATE": "the state whose border this is",
    "SAFEPASSAGE_PARKED_HOURS": "how long unread messages live",
    "SAFEPASSAGE_DELISTED_DAYS": "how long ended list entries live",
    "SAFEPASSAGE_REDRESS_DAYS": "how long redress numbers last",
    "SAFEPASSAGE_QUALITY_DAYS": "how long counts about carriers live",
    "SAFEPASSAGE_CONTACT_SECONDS": "how long a carrier is told to contact the government",
    "SAFEPASSAGE_HSTS": "how long browsers come by TLS alone",
    "SAFEPASSAGE_SIGN_IN_HOURS": "after how long a sign-in ends",
    "SAFEPASSAGE_IDLE_MINUTES": "after how long an idle sign-in ends",
    "SAFEPASSAGE_FIRST_ASSESSMENT_DAYS": "how long risky work may go on before its assessment",
    "SAFEPASSAGE_URGENT_REVIEW_HOURS": "within how long an urgent opening is reviewed",
    "SAFEPASSAGE_NOTICE_DAYS": "within how many days persons are told in writing",
    "SAFEPASSAGE_HOLD_DAYS": "how long a record is held at most before it is looked at again",
    "SAFEPASSAGE_RESULT_DAYS": "how long results of screening live once told",
    "SAFEPASSAGE_SUBJECT_NEUTRAL_KINDS": "of which kinds nobody is told directly",
    "SAFEPASSAGE_FREE_MOVEMENT": "whose free movement is respected",
    "SAFEPASSAGE_REFUSAL_CONTACT": "whom a refused traveller reaches",
    "SAFEPASSAGE_REFUSAL_APPEAL": "how a refused traveller appeals",
    "SAFEPASSAGE_WITNESS_HOURS": "how often witnesses are told",
    "SAFEPASSAGE_DECOYS": "how many invented persons watch for reading without reason",
    "SAFEPASSAGE_WATCH_FLOOR": "below how many files an hour no reading is unusual",
    "SAFEPASSAGE_WATCH_CEILING": "above how many files an hour all reading is unusual",
    "SAFEPASSAGE_WATCH_DAYS": "from how many days an officer's habit is learnt",
}
FILES = {
    "SAFEPASSAGE_LANES": "the file of lanes",
    "SAFEPASSAGE_REGISTERS": "the file of registers that are asked",
    "SAFEPASSAGE_WITNESSES": "the file of witnesses",
}
Item = tuple[str, str, str]
"""Name, value, and what it is in words."""


class Told(Record, frozen=True):
    """A configuration: values by name, and what each is in words."""

    values: dict[str, str]
    words: dict[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 over the values in the order of their names."""
        return sha256(msgspec.json.encode(self.values, order="sorted")).hexdigest()


def configuration(home: Path, at: datetime) -> Told:
    """Look at everything that witnesses are told of."""
    items = [item for part in PARTS for item in part(home, at)]
    return Told(
        values={name: value for name, value, _ in items},
        words={name: words for name, _, words in items},
    )


def _release(home: Path, at: datetime) -> Iterator[Item]:  # noqa: ARG001 - every part's form
    yield "release.version", __version__, "the release"
    yield "release.code", code_digest(), "the code of the release"
    yield "release.libraries", libraries_digest(), "the libraries that the release uses"


def _settings(home: Path, at: datetime) -> Iterator[Item]:  # noqa: ARG001 - as above
    for name, words in SETTINGS.items():
        value = getattr(settings, name)
        yield name, "not set" if value is None else str(value), words
    for name, words in FILES.items():
        yield name, _file(getattr(settings, name)), words


def _file(path: str | None) -> str:
    if path is None:
        return "not set"
    try:
        return sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return "not readable"


def _laws(home: Path, at: datetime) -> Iterator[Item]:  # noqa: ARG001 - as above
    for basis in oversight.bases_in_force(at):
        clocks = f"masked after {basis.mask_after_hours} h, deleted {basis.delete_after_hours} h"
        digest = sha256(msgspec.json.encode(basis, order="sorted")).hexdigest()[:16]
        yield f"basis.{basis.code}", f"version {basis.version}, {clocks}, {digest}", basis.title


def _profiles(home: Path, at: datetime) -> Iterator[Item]:  # noqa: ARG001 - as above
    for one in following.followed():
        yield f"profile.{one.code}", f"version {one.version}", one.title


def _router(home: Path, at: datetime) -> Iterator[Item]:  # noqa: ARG001 - as above
    """Who may make what others told be deleted."""
    for code in sorted(routers().values()):
        yield f"router.{code}", "marked", "the sender that is the Union's router"


def _lists(home: Path, at: datetime) -> Iterator[Item]:  # noqa: ARG001 - as above
    for version, state in watchlists.states_in_force().items():
        yield f"list.{version}", f"in force for {state.purpose.value}", "a version of a list"


def _protections(home: Path, at: datetime) -> Iterator[Item]:  # noqa: ARG001 - as above
    quiet = silence(home, RETENTION)
    deleting = quiet is not None and quiet < RETENTION_SILENT_AFTER
    (last,) = ledger.page(subject=PROOFS, limit=1) or (None,)
    proved = last is None or last.event != Event.RETENTION_UNPROVED
    second = not accounts.is_demonstration()
    yield "protection.deletion", _on(deleting), "masking and deletion"
    yield "protection.proof", _on(proved), "the proof that nothing is past its date"
    yield "protection.second_factor", _on(second), "the second factor at sign-in"
    yield "protection.tls", _on(settings.SESSION_COOKIE_SECURE), "sign-ins through TLS alone"
    yield "protection.ledger", _on(ledger.is_guarded()), "the database's guard over the ledger"
    yield "protection.witnesses", _on(_witnessed()), "two witnesses outside the agency"
    yield "protection.authority", _authority(home), "the approval authority's own key"


def _watchers(home: Path, at: datetime) -> Iterator[Item]:  # noqa: ARG001 - as above
    """Whoever suspends those that watch changes this, and so witnesses learn of it."""
    for role in WATCHING:
        active, suspended = accounts.standing(role)
        yield (
            f"watchers.{role}",
            f"{active} active, {suspended} suspended",
            f"accounts of the {role.label.lower()}",
        )


def _authority(home: Path) -> str:
    """On while the key is the one that the installation was made with."""
    try:
        public = HomeKeys(home).authority_public()
    except (OSError, ValueError):
        return "off: no key"
    made = accounts.installation()
    known = made.authority_fingerprint if made else ""
    return _on(not known or known == sha256(public).hexdigest())


def _witnessed() -> bool:
    return len(witnesses_in(settings.SAFEPASSAGE_WITNESSES).named) > 1


def _on(stands: bool) -> str:  # noqa: FBT001 - the word for it
    return ON if stands else "off"


PARTS: tuple[Callable[[Path, datetime], Iterator[Item]], ...] = (
    _release,
    _settings,
    _laws,
    _profiles,
    _router,
    _lists,
    _protections,
    _watchers,
)
"""What is looked at; a part more is a function more here."""
