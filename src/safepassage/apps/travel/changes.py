"""Whether a journey's newest version says somebody else than the one before."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.opening import Versions, open_versions
from safepassage.apps.travel.vault import open_keys
from safepassage.pipeline.draft import traveller_from
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import purpose_of

_WHO = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)


class Altered(Record, frozen=True):
    """Two versions of one traveller, the older one first; it is missing once it is deleted."""

    before: Traveller | None
    after: Traveller


def altered(
    journey: UUID, *, actor: Actor, keys: Keys, at: datetime, refused: int | None = None
) -> Altered | None:
    """Both versions when name, birth date or documents differ; a ledgered read.

    The older one is the version that was ``refused``, or, where nobody says which it was, the
    neighbour of the newest.
    """
    row = Journey.objects.filter(id=journey, masked_at=None).first()
    sealers = open_keys([journey], keys) if row else {}
    if row is None or journey not in sealers:
        return None
    ledger.write_read(
        actor=actor,
        purpose=purpose_of(DataKind(row.kind)),
        subject=str(journey),
        field_group=" ".join(_WHO),
        at=at,
    )
    versions = open_versions(journey, sealers[journey])
    number = _neighbour(row, versions) if refused is None else refused
    if row.version not in versions or number is None:
        return None
    after = traveller_from(versions[row.version])
    if number not in versions:
        return Altered(before=None, after=after)
    before = traveller_from(versions[number])
    return Altered(before=before, after=after) if _who(before) != _who(after) else None


def _neighbour(row: Journey, versions: Versions) -> int | None:
    return max((number for number in versions if number < row.version), default=None)


def _who(traveller: Traveller) -> tuple[object, ...]:
    return (
        traveller.surname,
        traveller.given_names,
        traveller.born,
        [(one.type, one.number, one.issuer) for one in traveller.documents],
    )
