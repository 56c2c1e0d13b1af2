"""Officers' names as keyed digests: enough to see that a name is one of theirs, and no more."""

from collections.abc import Collection
from uuid import UUID

from safepassage.apps.watching.models import OfficerName


def note(officer: UUID, tokens: Collection[bytes]) -> None:
    """Put these digests in place of an officer's earlier ones; none forgets them."""
    OfficerName.objects.filter(officer=officer).exclude(token__in=tokens).delete()
    for token in set(tokens):
        OfficerName.objects.get_or_create(officer=officer, token=token)


def bearers(tokens: Collection[bytes]) -> dict[UUID, set[bytes]]:
    """The officers to whom any of the digests belongs, with those that do."""
    found: dict[UUID, set[bytes]] = {}
    rows = OfficerName.objects.filter(token__in=tokens).values_list("officer", "token")
    for officer, token in rows:
        found.setdefault(officer, set()).add(bytes(token))
    return found


def noted() -> set[UUID]:
    """The officers whose names are known."""
    return set(OfficerName.objects.values_list("officer", flat=True))
