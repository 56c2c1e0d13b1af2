"""What the model registry says about time: rows past their date, and tables without an end.

It asks every model that is installed, so that a table that comes later is not forgotten.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db.models import CASCADE, ForeignKey, Model, Q

WITHOUT_PERSONS = {
    "accounts": "officers; their accounts end by suspension",
    "assurance": "texts of an office and codes of officers, none of a traveller",
    "audit": "ids and codes; each entry has its own period",
    "carriers": "companies and their credentials",
    "incidents": "codes and counts of breaches; what happened stands sealed, of nobody",
    "outages": "times in which carriers could not send",
    "oversight": "the law",
    "trust": "certificates of authorities and of their signers, none of a person",
}
ENDED_OTHERWISE = {
    "Agency": "an authority of the state",
    "AgencyCredential": "of an authority's system",
    "Configuration": "settings and versions, as witnesses were told them",
    "ForeignAlert": "codes of a check; its words go with the last entry that they are about",
    "ListCategory": "the owner's words for kinds of entries",
    "Order": "codes, ids and law of an order; its words end at their own date",
    "OfficerName": "keyed digests of officers' names; they end with the account's entry",
    "ProposedTerms": "owner, law and review date that wait for a second person",
    "PublishedReport": "suppressed counts that everybody may read",
    "Recipient": "an authority of a state, its law and its key",
    "Received": "the body dies when the message is finished, or at body_until",
    "RegisterState": "whether a database of an authority answers",
    "Remark": "codes and dates of a remark; its words and contact end at their own date",
    "RegulatorKey": "public keys of an authority",
    "Stop": "codes and ids of what stands stopped, and the act that stopped it",
    "WatchCursor": "a number of the ledger",
    "WatchList": "owner, law and review date of a list; who is listed is in its versions",
}
HOLDER = "holder"
ENTRIES_END = "entries_delete_at"
"""The row stays as history; its ``entries`` end."""
LISTED_UNTIL = "ends_at"
"""An entry's own end; it goes as long after it as one of a version out of force."""


def past_their_date(at: datetime) -> dict[str, int]:
    """Count what is kept past ``at``: not masked in time, or not deleted; by model and date."""
    counts = {
        f"{model.__name__}.{name}": model._default_manager.filter(late).count()
        for model in _own_models()
        for name, late in _late(model, at)
    }
    return {name: count for name, count in counts.items() if count}


def without_end() -> list[str]:
    """Models that may hold data about persons and have neither a date nor a holder that ends."""
    return [
        model._meta.label
        for model in _own_models()
        if model._meta.app_config.name.rpartition(".")[2] not in WITHOUT_PERSONS
        and model.__name__ not in ENDED_OTHERWISE
        and not _ends(model)
    ]


def tables() -> list[str]:
    """The tables of the models that end."""
    return [model._meta.db_table for model in _own_models() if _ends(model)]


def _own_models() -> list[type[Model]]:
    return [one for one in apps.get_models() if one.__module__.startswith("safepassage.")]


def _late(model: type[Model], at: datetime) -> Iterator[tuple[str, Q]]:
    names = _names(model)
    if "mask_at" in names:
        yield "mask_at", Q(masked_at=None, mask_at__lte=at)
    if "delete_at" in names:
        yield "delete_at", Q(delete_at__lte=at)
    if ENTRIES_END in names:
        yield "entries", Q(entries_delete_at__lte=at, entries__isnull=False)
    if LISTED_UNTIL in names:
        long_ago = at - timedelta(days=settings.SAFEPASSAGE_DELISTED_DAYS)
        yield LISTED_UNTIL, Q(ends_at__lte=long_ago)


def _ends(model: type[Model]) -> bool:
    names = _names(model)
    return not names.isdisjoint({"delete_at", HOLDER, ENTRIES_END}) or any(
        map(_ends, _owners(model))
    )


def _names(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.local_fields}


def _owners(model: type[Model]) -> Iterator[type[Model]]:
    """The models whose rows take this one's rows with them."""
    for field in model._meta.local_fields:
        if isinstance(field, ForeignKey) and field.remote_field.on_delete is CASCADE:
            yield field.related_model
