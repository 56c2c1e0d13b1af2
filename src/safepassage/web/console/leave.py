"""From a masked record to the request that it be opened."""

from uuid import UUID

from django.urls import reverse

from safepassage.apps.accounts.permissions import Permission
from safepassage.flows.approvals.unmasking import PURPOSE
from safepassage.web.console.desk import Desk


def address_to_ask(desk: Desk, record: UUID) -> str:
    """Where leave is asked to open a masked record; empty for who may not ask at this desk."""
    may = desk.may(Permission.APPROVALS_REQUEST_ASK) and desk.purpose is PURPOSE
    return reverse("leave_ask", args=[record]) if may else ""
