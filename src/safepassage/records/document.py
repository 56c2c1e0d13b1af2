"""A travel document as announced by a carrier."""

from safepassage.records._base import Record


class Document(Record, frozen=True):
    """Type, issuer and nationality as sent (ISO alpha-3 or ICAO code); dates ISO."""

    type: str | None = None
    number: str | None = None
    issuer: str | None = None
    nationality: str | None = None
    expires: str | None = None
    issued: str | None = None
    place: str | None = None
