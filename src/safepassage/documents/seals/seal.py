"""A seal that was read: what it says, and how it is judged."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from safepassage.documents.passive.evidence import Trust
from safepassage.documents.seals.encodings.strict_json import Json
from safepassage.documents.seals.key_sets import KeySet
from safepassage.records import DocumentReason

Fields = Mapping[str, Json]


class Held(NamedTuple):
    """What is held here to judge seals by: certificates, revocation lists, and keys by issuer."""

    certificates: Trust
    keys: tuple[KeySet, ...] = ()


class Stated(NamedTuple):
    """What a seal says that is printed on its document, too: the lines, or single fields.

    A visa's lines lack their optional data.
    """

    lines: str | None = None
    fields: Mapping[str, str] = {}


class Seal(NamedTuple):
    """A read seal of any kind; ``judge`` holds it against what is held here, as of an instant."""

    kind: str
    fields: Fields
    stated: Stated
    judge: Callable[[Held, datetime], Iterable[DocumentReason]]
