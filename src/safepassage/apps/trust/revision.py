"""How often the store changed: one number, so that processes can ask often."""

from django.db.models import F

from safepassage.apps.trust.models import Revision


def revision() -> int:
    """The number of the store's state; the same number always means the same content."""
    return Revision.objects.values_list("number", flat=True).first() or 0


def changed() -> None:
    """Count a change, inside the caller's transaction."""
    Revision.objects.get_or_create(pk=1)
    Revision.objects.filter(pk=1).update(number=F("number") + 1)
