"""Requests for a full export: ids and codes; words and answers stay under keys of this machine."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.approvals.models import ApprovalRequest, Review

_SEALED = {"words", "reasons", "answer"}


def approvals() -> Iterator[dict[str, Any]]:
    """Every request with its reviews."""
    names = [one.attname for one in ApprovalRequest._meta.local_fields if one.name not in _SEALED]
    reviewed = [one.attname for one in Review._meta.local_fields if one.name not in _SEALED]
    for row in ApprovalRequest.objects.prefetch_related("reviews").order_by("id").iterator(500):
        reviews = [{name: getattr(one, name) for name in reviewed} for one in row.reviews.all()]
        yield {name: getattr(row, name) for name in names} | {"reviews": reviews}
