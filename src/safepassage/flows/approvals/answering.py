"""What the authority's own people say here: grant, refuse, review. Only the console opens it.

An answer that comes by file is taken by ``files``.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.approvals import deciding
from safepassage.apps.approvals.deciding import Decider, Granting, Reviewing
from safepassage.apps.approvals.shown import RequestHead
from safepassage.flows.approvals.asking import outside
from safepassage.flows.platform import Platform


def grant(
    platform: Platform, request: UUID, *, officer: UUID, valid_until: datetime, reasons: str
) -> RequestHead:
    """An officer of the authority grants a request that needs no key.

    Raises ``ApprovalError`` where it does not stand, or where its answer is a file.
    """
    granting = Granting(valid_until=valid_until, reasons=reasons)
    return grant_as(platform, request, Decider(officer=officer), granting)


def grant_as(
    platform: Platform, request: UUID, decider: Decider, granting: Granting
) -> RequestHead:
    """Grant on somebody's word that was proved."""
    with transaction.atomic():
        return deciding.grant(
            request,
            decider,
            granting,
            outside(platform),
        )


def refuse(platform: Platform, request: UUID, decider: Decider, reasons: str) -> RequestHead:
    """The authority refuses, with reasons; raises ``ApprovalError``."""
    with transaction.atomic():
        return deciding.refuse(
            request,
            decider,
            reasons,
            outside(platform),
        )


def review(
    platform: Platform, request: UUID, decider: Decider, reviewing: Reviewing
) -> RequestHead:
    """The authority, or the data protection officer, looked again; raises ``ApprovalError``."""
    with transaction.atomic():
        return deciding.review(
            request,
            decider,
            reviewing,
            outside(platform),
        )
