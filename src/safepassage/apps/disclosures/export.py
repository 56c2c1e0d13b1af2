"""Recipients, disclosures and notices for a full export; the officers' words stay behind.

They are sealed under keys of this home, and the ledger says what was decided.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from safepassage.apps.disclosures.models import (
    CorrectionNotice,
    Disclosure,
    PersonNotice,
    Recipient,
)

Exported = dict[str, Any]
SEALED = ("words", "second_words")


def recipients() -> Iterator[Exported]:
    """Who may be given records, by which law, with their public keys."""
    yield from _rows(Recipient)


def disclosures() -> Iterator[Exported]:
    """What was asked for and left; codes and ids only."""
    yield from _rows(Disclosure)


def corrections() -> Iterator[Exported]:
    """Whom a correction has to reach, and whom it has."""
    yield from _rows(CorrectionNotice)


def person_notices() -> Iterator[Exported]:
    """Who has to be told that their data were used."""
    yield from _rows(PersonNotice)


def _rows(model: type[Model]) -> Iterator[Exported]:
    names = [one.attname for one in model._meta.local_fields if one.name not in SEALED]
    yield from map(dict, model._default_manager.order_by("pk").values(*names).iterator())
