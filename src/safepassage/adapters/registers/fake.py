"""A register in the box: it answers by the values alone, for demonstrations and tests."""

from collections.abc import Collection
from hashlib import sha256

from safepassage.records.register import (
    NO_HIT,
    RegisterAnswer,
    RegisterKind,
    RegisterQuestion,
    Unchecked,
    Verdict,
    not_checked,
)

REASONS = {
    RegisterKind.DOCUMENTS: "stolen",
    RegisterKind.PERSONS: "wanted_for_arrest",
    RegisterKind.VISAS: "annulled",
    RegisterKind.IDENTITIES: "invalidated",
}


class FakeRegister:
    """Knows ``holds`` and one in ``one_in`` of all others; asked again it answers the same.

    To one in ``silent_one_in`` it says nothing, as if it did not answer in time.
    """

    def __init__(
        self, *, holds: Collection[str] = (), one_in: int = 0, silent_one_in: int = 0
    ) -> None:
        self._holds = frozenset(holds)
        self._one_in = one_in
        self._silent_one_in = silent_one_in

    def ready(self) -> bool:
        """It never rests."""
        return True

    def ask(self, question: RegisterQuestion) -> RegisterAnswer:
        """The same answer to the same values."""
        drawn = _drawn(question)
        if self._silent_one_in and drawn % self._silent_one_in == 1:
            return not_checked(Unchecked.TIMED_OUT)
        known = not self._holds.isdisjoint(question.values.values())
        if known or (self._one_in and drawn % self._one_in == 0):
            return _hit(question, drawn)
        return NO_HIT

    def close(self) -> None:
        """It holds nothing open."""


def _hit(question: RegisterQuestion, drawn: int) -> RegisterAnswer:
    return RegisterAnswer(
        verdict=Verdict.HIT,
        reference=f"FAKE-{drawn % 1_000_000:06}",
        reason=REASONS[question.kind],
        matched=tuple(sorted(question.values)),
    )


def _drawn(question: RegisterQuestion) -> int:
    """A number that hangs on the values and nothing else."""
    told = "|".join(f"{name}={value}" for name, value in sorted(question.values.items()))
    return int.from_bytes(sha256(f"{question.kind}|{told}".encode()).digest()[:6])
