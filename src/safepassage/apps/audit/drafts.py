"""What a caller says of an entry before it is written."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

Scalar = str | int | bool | None
Details = Mapping[str, "Scalar | Sequence[Scalar] | Mapping[str, Scalar]"]
"""Ids, codes, counts and digests; no value that says something about a person."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An entry before it is written."""

    event: Event
    actor: Actor
    at: datetime
    purpose: Purpose | None = None
    subject: str = ""
    details: Details | None = None
