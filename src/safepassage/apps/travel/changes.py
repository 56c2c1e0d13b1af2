"""Whether a journey's newest version says somebody else than the one before."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.audit import ledger
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.opening import open_versions
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
    """Two neighbouring versions of one traveller, the older one first."""

    before: Traveller
    after: Traveller


def altered(journey: UUID, *, actor: Actor, keys: Keys, at: datetime) -> Altered | None:
    """Both versions when name, birth date or documents differ; a ledgered read."""
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
    earlier = [number for number in sorted(versions) if number < row.version]
    if not earlier or row.version not in versions:
        return None
    pair = Altered(
        before=traveller_from(versions[earlier[-1]]), after=traveller_from(versions[row.version])
    )
    return pair if _who(pair.before) != _who(pair.after) else None


def _who(traveller: Traveller) -> tuple[object, ...]:
    return (
        traveller.surname,
        traveller.given_names,
        traveller.born,
        [(one.type, one.number, one.issuer) for one in traveller.documents],
    )
