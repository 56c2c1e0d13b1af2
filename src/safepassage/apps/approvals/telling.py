"""What the ledger is told of approvals: ids and codes, found by the subject."""

from datetime import datetime

from safepassage.apps.approvals.models import ApprovalRequest
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose


def tell(
    event: Event, row: ApprovalRequest, actor: Actor, at: datetime, **details: str | int
) -> None:
    """One entry about a request, in the caller's transaction."""
    told: dict[str, str | int] = {
        "approval": str(row.id),
        "kind": row.kind,
        "urgent": int(row.urgent),
        "opens": row.opens,
    }
    if row.valid_until:
        told["until"] = row.valid_until.isoformat()
    ledger.write(
        event=event,
        actor=actor,
        purpose=Purpose(row.purpose),
        subject=str(row.subject),
        details={**told, **{name: value for name, value in details.items() if value != ""}},
        at=at,
    )
