"""What readers of this app are given; officers' words stay sealed here."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.disclosures.models import (
    CorrectionNotice,
    Disclosure,
    PersonNotice,
    Recipient,
)
from safepassage.records._base import Record
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.safeguards.disclosure import Onward, Protection, RecipientKind, Terms
from safepassage.safeguards.offences import Offence
from safepassage.safeguards.purpose import Purpose


class RecipientHead(Record, frozen=True):
    """A recipient with its terms, and who brought and confirmed it."""

    id: UUID
    code: str
    name: str
    contact: str
    terms: Terms
    added_by: UUID
    added_at: datetime
    confirmed_by: UUID | None
    confirmed_at: datetime | None
    suspended_at: datetime | None


class DisclosureHead(Record, frozen=True):
    """A disclosure without its words."""

    id: UUID
    journey: UUID
    kind: DataKind
    item: UUID
    decision: UUID
    recipient: RecipientHead
    purpose: Purpose
    offence: Offence
    chance_find: bool
    groups: tuple[FieldGroup, ...]
    stage: str
    approval: UUID | None
    officer: UUID
    at: datetime
    second_officer: UUID | None
    second_at: datetime | None
    sent_by: UUID | None
    sent_at: datetime | None
    sha256: str
    received_at: datetime | None
    feedback: str
    feedback_at: datetime | None
    officer_told_at: datetime | None
    officer_saw_at: datetime | None
    delete_at: datetime

    @property
    def reference(self) -> str:
        """The name by which its recipient and we speak of it."""
        return f"D-{self.id.hex[-8:].upper()}"


class CorrectionHead(Record, frozen=True):
    """A notice to a recipient of a record."""

    id: UUID
    journey: UUID
    change: str
    groups: tuple[str, ...]
    channel: str
    recipient: str
    reference: str
    at: datetime
    due_at: datetime
    delivered_at: datetime | None
    way: str
    officer: UUID | None


class PersonNoticeHead(Record, frozen=True):
    """A notice to a person; ``waits_until`` is its deferral's end, or its due date."""

    id: UUID
    journey: UUID
    kind: DataKind
    cause: str
    disclosure: UUID | None
    at: datetime
    due_at: datetime
    ground: str
    deferred_by: UUID | None
    deferred_until: datetime | None
    deferrals: int
    ended: str
    ended_by: UUID | None
    ended_at: datetime | None

    @property
    def waits_until(self) -> datetime:
        """When it has to be sent, or its deferral reviewed."""
        return self.deferred_until or self.due_at


def recipient_head(row: Recipient) -> RecipientHead:
    """The value of a recipient's row."""
    own = {name: getattr(row, name) for name in RecipientHead.__struct_fields__ if name != "terms"}
    terms = Terms(
        kind=RecipientKind(row.kind),
        state=row.state or None,
        in_force=row.in_force,
        law=row.law,
        purpose_lock=row.purpose_lock,
        protection=Protection(row.protection),
        reference=row.reference,
        until=row.until,
        onward=Onward(row.onward),
        key=bytes(row.public_key),
    )
    return RecipientHead(**own, terms=terms)


def disclosure_head(row: Disclosure) -> DisclosureHead:
    """The value of a disclosure's row."""
    own = {name: getattr(row, name) for name in DisclosureHead.__struct_fields__}
    return DisclosureHead(
        **own
        | {
            "kind": DataKind(row.kind),
            "recipient": recipient_head(row.recipient),
            "purpose": Purpose(row.purpose),
            "offence": Offence(row.offence),
            "groups": tuple(map(FieldGroup, row.groups)),
        }
    )


def correction_head(row: CorrectionNotice) -> CorrectionHead:
    """The value of a notice's row."""
    own = {name: getattr(row, name) for name in CorrectionHead.__struct_fields__}
    return CorrectionHead(**own | {"groups": tuple(row.groups)})


def person_notice_head(row: PersonNotice) -> PersonNoticeHead:
    """The value of a notice's row."""
    own = {name: getattr(row, name) for name in PersonNoticeHead.__struct_fields__}
    return PersonNoticeHead(**own | {"kind": DataKind(row.kind)})
