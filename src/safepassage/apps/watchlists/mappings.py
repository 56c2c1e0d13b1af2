"""What the columns of a list's own table mean: remembered with the list for its next version."""

from datetime import datetime

import msgspec
from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists.models import WatchList
from safepassage.formats.lists import ColumnMapping
from safepassage.records.actor import Actor


@transaction.atomic
def remember(*, watchlist: WatchList, mapping: ColumnMapping, actor: Actor, at: datetime) -> None:
    """Keep a mapping in place of an earlier one; the same one is kept already. Never a row."""
    known = WatchList.objects.select_for_update().get(pk=watchlist.pk)
    if mapping_of(known) == mapping:
        return
    known.mapping = msgspec.to_builtins(mapping)
    known.save(update_fields=["mapping"])
    details = {"columns": sum(map(len, mapping.columns.values()))}
    ledger.write(
        event=Event.LIST_MAPPED, actor=actor, subject=str(known.pk), details=details, at=at
    )


def mapping_of(watchlist: WatchList) -> ColumnMapping | None:
    """The mapping of a list that comes as a table of one's own."""
    return msgspec.convert(watchlist.mapping, ColumnMapping) if watchlist.mapping else None
