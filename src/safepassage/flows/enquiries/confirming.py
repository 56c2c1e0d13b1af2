"""An officer notes what the owner of a register said about a hit; it decides nothing."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import Queue
from safepassage.apps.enquiries import selectors, services
from safepassage.apps.enquiries.models import Confirmation
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose


def note_confirmation(
    platform: Platform,
    *,
    enquiry: UUID,
    word: Confirmation,
    officer: UUID,
    actor: Actor,
    purpose: Purpose,
    queues: Collection[Queue],
) -> UUID | None:
    """Keep the owner's word; the work item, or ``None`` where ``purpose`` and queues find none."""
    with transaction.atomic():
        row = selectors.hit(purpose, enquiry)
        item = cases.by_journey(purpose, queues, [row.journey]).get(row.journey) if row else None
        if row is None or item is None:
            return None
        services.note_confirmation(
            row,
            word,
            officer=officer,
            actor=actor,
            purpose=purpose,
            at=platform.clock.now(),
            keep=platform.quality_time,
        )
        return item.id
