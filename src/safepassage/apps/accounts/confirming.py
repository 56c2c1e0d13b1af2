"""Two people make an account: one asks for the enrolment link, another lets it open.

Whoever could do both alone could make officers of their own, and with them agree to
everything here that asks two people, or take over the account of somebody who oversees.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from safepassage.apps.accounts import policy, selectors
from safepassage.apps.accounts.errors import AccountError
from safepassage.apps.accounts.models import LinkUse, Officer, SingleUseLink
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor, ActorKind


def is_needed(actor: Actor, officer: Officer) -> bool:
    """Whether a link of ``officer`` that ``actor`` makes waits for somebody else.

    At the console always. From the command line once somebody is enrolled who can agree: the
    first accounts of an installation have nobody yet.
    """
    others = (one for one in selectors.officers() if one.pk != officer.pk)
    return actor.kind is ActorKind.OFFICER or any(map(_can_agree, others))


def _can_agree(officer: Officer) -> bool:
    enrolled = selectors.is_demonstration() or selectors.has_second_factor(officer)
    return enrolled and policy.may(officer, Permission.ACCOUNTS_OFFICER_CONFIRM)


def waiting(*, at: datetime) -> Sequence[SingleUseLink]:
    """The enrolment links that wait for a second person, oldest first."""
    open_links = SingleUseLink.objects.filter(
        use=LinkUse.ENROL.value, used_at=None, confirmed_at=None, expires_at__gt=at
    )
    return list(open_links.select_related("officer").order_by("created_at"))


@transaction.atomic
def confirm(*, link: int, actor: Actor, at: datetime) -> Officer:
    """Let a link open; raises ``AccountError`` for one's own, or one that waits no more."""
    found = next((one for one in waiting(at=at) if one.pk == link), None)
    if found is None:
        raise AccountError("This link does not wait any more.")
    if actor.id in {found.made_by, str(found.officer.pk)}:
        raise AccountError("Somebody else agrees: neither who made the link nor whose it is.")
    SingleUseLink.objects.filter(pk=found.pk).update(confirmed_at=at)
    ledger.write(event=Event.OFFICER_CONFIRMED, actor=actor, subject=str(found.officer.pk), at=at)
    return found.officer
