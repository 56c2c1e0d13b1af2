"""What a message in SITA's APPS format says beyond what every message says."""

from safepassage.records._base import Record


class AppsGroup(Record, frozen=True):
    """One group as sent: its name, the number of fields it announces, and its fields."""

    name: str
    field_count: int | None = None
    fields: tuple[str, ...] = ()


class AppsPad(Record, frozen=True):
    """Additional data about a passenger (group PAD): a further document, for one country."""

    country: str | None = None
    document_type: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    expiry: str | None = None


class AppsPassenger(Record, frozen=True):
    """What one group asks or answers about one passenger, codes as sent.

    An answer about a whole message or flight (ERR, MAK) is an entry without ``sequence``.
    """

    sequence: int | None = None
    person_type: str | None = None
    code: str | None = None
    status: str | None = None
    apps_passenger_id: str | None = None
    country: str | None = None
    error_code: str | None = None
    error_text: str | None = None
    pre_check_in: str | None = None
    transfer_at_origin: str | None = None
    transfer_at_destination: str | None = None
    passenger_reference: str | None = None
    pad: AppsPad | None = None


class Apps(Record, frozen=True):
    """An APPS transaction as sent; ``group`` and ``field_count`` are the first group's.

    ``header`` holds the fields between the message's id and its first group.
    """

    transaction: str | None = None
    message_id: str | None = None
    header: tuple[str, ...] = ()
    group: str | None = None
    field_count: int | None = None
    groups: tuple[AppsGroup, ...] = ()
    passengers: tuple[AppsPassenger, ...] = ()
