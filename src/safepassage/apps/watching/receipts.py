"""What witnesses have signed, and what they were told was set."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db.models import Max

from safepassage.apps.watching.models import Configuration, Receipt
from safepassage.records._base import Record

KEPT = timedelta(days=5 * 365)
"""As long as the unit's entries live."""
MOST_COMPARED = 1000


class Held(Record, frozen=True, kw_only=True):
    """A witness's last word: what it holds, and since when; ``at`` is of the last acceptance."""

    number: int = 0
    chain: str = ""
    configuration: str = ""
    at: datetime | None = None
    refused: str = ""
    """Why it refused what it was told last; empty when it accepted."""


def held_by(witness: str) -> Held:
    """What a witness holds by its own last receipts."""
    rows = Receipt.objects.filter(witness=witness)
    last, good = rows.order_by("-id").first(), rows.filter(accepted=True).order_by("-id").first()
    if last is None:
        return Held()
    return Held(
        number=last.number,
        chain=last.chain,
        configuration=good.configuration if good else "",
        at=good.at if good else None,
        refused="" if last.accepted else last.why,
    )


def last_common(witness: str, chain_at: Callable[[int], str]) -> int:
    """The last number up to which a witness holds the same chain as this ledger."""
    rows = Receipt.objects.filter(witness=witness).order_by("-id")
    for number, chain in rows.values_list("number", "chain")[:MOST_COMPARED]:
        if chain_at(number) == chain:
            return int(number)
    return 0


def keep(witness: str, held: Held, *, accepted: bool, why: str, text: str, at: datetime) -> None:
    """Keep a receipt as it was signed."""
    Receipt.objects.create(
        witness=witness,
        number=held.number,
        chain=held.chain,
        accepted=accepted,
        why=why[:200],
        configuration=held.configuration,
        at=at,
        text=text,
        delete_at=at + KEPT,
    )


def last_accepted() -> dict[str, datetime]:
    """When each witness signed last, by its name."""
    rows = Receipt.objects.filter(accepted=True).values("witness").annotate(last=Max("at"))
    return {row["witness"]: row["last"] for row in rows}


def newest(limit: int = 50) -> list[Receipt]:
    """The newest receipts."""
    return list(Receipt.objects.order_by("-id")[:limit])


def last_told() -> Configuration | None:
    """The configuration that was noted last."""
    return Configuration.objects.order_by("-id").first()


def note(digest: str, told: Mapping[str, str], *, at: datetime) -> None:
    """Note a configuration that is new."""
    Configuration.objects.create(digest=digest, told=dict(told), at=at)


def changed(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """The names whose values differ."""
    return sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
