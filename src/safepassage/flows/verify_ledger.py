"""Verifies the ledger in the database, as an export is verified, and what only a database shows."""

from collections.abc import Iterable
from datetime import datetime

from safepassage.apps.audit import ledger
from safepassage.apps.audit.chain import HeadLine
from safepassage.apps.audit.verify import Break, BreakCode, Verdict, Verifier


def verify(*, anchor: bytes, at: datetime, witnessed: Iterable[HeadLine] = ()) -> Verdict:
    """Read the whole ledger; ``at`` is now.

    Entries that wait for the next second's seal are counted as unsealed, no break.
    """
    verdict = Verifier(anchor=anchor, at=at, witnessed=witnessed).read(ledger.lines())
    verdict.unsealed = ledger.count_waiting()
    if verdict.first_break is None and (stray := ledger.stray()):
        number, entry = stray
        text = f"entry {entry} was written past the sealer"
        verdict.break_at(Break(number=number, code=BreakCode.EXTRA, text=text))
    return verdict
