"""The grounds of decisions: an officer's words, sealed under the traveller's own key."""

from uuid import UUID

from safepassage.safeguards.sealing import Place, Sealer

KEY_VERSION = 1


def seal_ground(sealer: Sealer, nonce: bytes, decision: UUID, ground: str) -> bytes:
    """The sealed ground of a decision."""
    return sealer.seal(nonce, ground.strip().encode(), _place(decision))


def open_ground(sealer: Sealer, decision: UUID, sealed: bytes) -> str:
    """The ground of a decision in words; raises SealBroken."""
    return sealer.open(sealed, _place(decision)).decode()


def _place(decision: UUID) -> Place:
    row = decision.hex
    return Place(table="cases_decision", column="ground", row=row, version=KEY_VERSION)
