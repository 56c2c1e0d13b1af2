"""Who else on a flight was announced with the same document; found by tokens, nobody is opened."""

from uuid import UUID

from safepassage.apps.travel.joins.counterparts import holding
from safepassage.apps.travel.shown import TravellerRecord
from safepassage.pipeline.draft import document_key
from safepassage.pipeline.ports import Keys
from safepassage.records.document import Document
from safepassage.safeguards.sealing import LookUp


def bearers(record: TravellerRecord, keys: Keys) -> dict[Document, tuple[UUID, ...]]:
    """Each document that others of the flight have too, in the same kind of data, with theirs."""
    if record.traveller is None:
        return {}
    numbered = [one for one in record.traveller.documents if one.number]
    if not _others(record, numbered, keys):
        return {}
    found = {one: _others(record, [one], keys) for one in numbered}
    return {one: others for one, others in found.items() if others}


def _others(record: TravellerRecord, documents: list[Document], keys: Keys) -> tuple[UUID, ...]:
    wanted = [
        (LookUp.DOCUMENT, document_key(one.number, one.issuer)) for one in documents if one.number
    ]
    rows = holding(record.head.flight, record.head.kind.value, wanted, keys) if wanted else []
    return tuple(row.id for row in rows if row.id != record.head.id)
