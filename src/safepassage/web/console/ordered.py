"""Which orders of the supervisory authority stand about a record, for the record's own pages."""

from uuid import UUID

from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.regulation import orders
from safepassage.safeguards.orders import OrderKind
from safepassage.web.console.desk import Desk
from safepassage.web.console.phrases.orders import KINDS


def ordered(desk: Desk, journey: UUID) -> list[dict[str, object]]:
    """The orders about a record, newest first; ``sees`` whether the desk may open them."""
    sees = desk.may(Permission.REGULATION_ORDER_READ)
    return [
        {"order": one, "kind": KINDS[OrderKind(one.kind)], "sees": sees}
        for one in orders.about(journey)
    ]
