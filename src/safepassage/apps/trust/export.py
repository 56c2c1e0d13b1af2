"""The trust store for a full export: every certificate and list, where from, and what was said."""

from collections.abc import Iterator
from typing import Any

from safepassage.apps.trust.models import (
    Certificate,
    DeviationList,
    Import,
    Policy,
    Presence,
    RevocationList,
    Source,
)

Exported = dict[str, Any]
_TABLES = (
    ("source", Source),
    ("import", Import),
    ("certificate", Certificate),
    ("presence", Presence),
    ("revocation_list", RevocationList),
    ("deviation_list", DeviationList),
    ("policy", Policy),
)
_CHUNK = 200


def rows() -> Iterator[Exported]:
    """Every row of the store, each under the name of what it is; bytes as they came."""
    for name, model in _TABLES:
        for row in model._default_manager.order_by("pk").iterator(chunk_size=_CHUNK):
            yield {name: _columns(row)}


def _columns(row: Any) -> Exported:  # noqa: ANN401 - a row of any table of this app
    found = {field.attname: getattr(row, field.attname) for field in row._meta.local_fields}
    return {name: bytes(value) if name == "raw" else value for name, value in found.items()}
