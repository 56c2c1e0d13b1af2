"""The spool as a table of the platform's own database (SQLite or PostgreSQL)."""

from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from safepassage.apps.messages import selectors, services
from safepassage.apps.messages.lease import Arrival, Lease
from safepassage.pipeline.ports import Clock, Ids, Keys, Sealed
from safepassage.safeguards.sealing import (
    KEY_BYTES,
    NONCE_BYTES,
    Place,
    Sealer,
    body_digest,
)

KEY_VERSION = 1


class DatabaseSpool:
    """Bodies sealed under a key each, the keys under the key of the receiving day."""

    def __init__(self, *, keys: Keys, clock: Clock, ids: Ids[UUID], lease: timedelta) -> None:
        self._keys = keys
        self._clock = clock
        self._ids = ids
        self._lease = lease

    def put(self, sender: UUID, body: bytes) -> tuple[UUID, bool]:
        """Keep a message durably; its id and whether it is new."""
        return services.put(self._arrival(sender, body))

    def put_held(
        self, sender: UUID, body: bytes, *, hold: str, asks: bool = False
    ) -> tuple[UUID, bool]:
        """Keep a message that waits for a person; its id and whether it is new."""
        return services.put(replace(self._arrival(sender, body), held=hold, asks=asks))

    def put_leased(self, sender: UUID, body: bytes, *, owner: str) -> tuple[UUID, Lease | None]:
        """Keep a message that ``owner`` processes now; its id, and its lease unless a repeat."""
        arrival = self._arrival(sender, body)
        until = arrival.at + self._lease
        return services.put_leased(replace(arrival, lease_owner=owner, lease_until=until))

    def put_imported(
        self, sender: UUID, body: bytes, *, received_at: datetime
    ) -> tuple[UUID, bool]:
        """Keep a message that another system received then; its id and whether it is new."""
        arrival = self._arrival(sender, body)
        day = arrival.at.date()
        return services.put_imported(replace(arrival, at=received_at, day=day))

    def _arrival(self, sender: UUID, body: bytes) -> Arrival:
        at = self._clock.now()
        message_id = self._ids.new()
        digest, *former = (body_digest(key, body) for key in self._keys.digest_keys())
        return Arrival(
            id=message_id,
            sender=sender,
            digest=digest,
            former=tuple(former),
            body=self.seal("received", message_id, at.date(), body),
            size=len(body),
            at=at,
        )

    def claim(self, owner: str, limit: int) -> list[Lease]:
        """Take the next messages."""
        return services.claim(owner=owner, now=self._clock.now(), lease=self._lease, limit=limit)

    def heartbeat(self, owner: str) -> None:
        """Keep all leases of ``owner`` alive."""
        services.heartbeat(owner=owner, now=self._clock.now(), lease=self._lease)

    def depth(self) -> int:
        """How many messages are not finished."""
        return selectors.depth()

    def open(self, lease: Lease) -> bytes:
        """The body of a leased message; raises SealBroken when it was tampered with."""
        return self.unseal("received", lease.id, lease.received_day, lease.body)

    def seal(self, table: str, row: UUID, day: date, body: bytes) -> Sealed:
        """A body under a fresh key, the key under the day's."""
        key = self._ids.random(KEY_BYTES)
        wrapped = Sealer(self._keys.spool_key(day)).seal(
            self._ids.random(NONCE_BYTES), key, _place(table, "body_key", row)
        )
        content = Sealer(key).seal(self._ids.random(NONCE_BYTES), body, _place(table, "body", row))
        return Sealed(content=content, key=wrapped)

    def unseal(self, table: str, row: UUID, day: date, sealed: Sealed) -> bytes:
        """The body again; raises SealBroken."""
        wrapping = Sealer(self._keys.spool_key(day))
        key = wrapping.open(sealed.key, _place(table, "body_key", row))
        return Sealer(key).open(sealed.content, _place(table, "body", row))


def _place(table: str, column: str, row: UUID) -> Place:
    return Place(table=f"messages_{table}", column=column, row=row.hex, version=KEY_VERSION)
