"""Writes APPS messages: header, then each group with its name and its number of fields."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from safepassage.formats.apps.framing import SEPARATOR, begins_message
from safepassage.records import Apps, AppsGroup, Message

_UNWRITABLE: Final = re.compile(r"[/\x00-\x1f\x7f\ud800-\udfff]+")


def write(message: Message) -> bytes:
    """One message as its ``apps`` tells it, ended by a slash and a line break.

    A group shorter than it announces is filled up, empty fields too many are left out, and the
    number of fields is written as it then is. APPS knows no way to write a slash inside a
    field: it becomes a blank. Raises ``ValueError`` for a message without ``apps``.
    """
    if message.apps is None:
        raise ValueError("Only a message with its APPS groups can be written as APPS.")
    return (SEPARATOR.join([*_fields(message.apps), ""]) + "\n").encode()


def _fields(apps: Apps) -> Iterator[str]:
    if apps.transaction:
        yield f"{apps.transaction}:{''.join(writable(apps.message_id).split())}"
        yield from map(writable, apps.header)
    for group in apps.groups:
        fields = fitted(group)
        yield from (group.name, str(len(fields)), *map(writable, fields))


def fitted(group: AppsGroup) -> Sequence[str]:
    """As many fields as announced, more only where there is something in them."""
    announced = group.field_count or 0
    fields = [*group.fields, *[""] * (announced - len(group.fields))]
    while len(fields) > announced and not fields[-1].strip():
        fields.pop()
    return fields


def writable(text: str | None) -> str:
    """A value without slashes, control characters and blanks around it."""
    written = _UNWRITABLE.sub(" ", text or "").strip()
    return written.replace(":", " ") if begins_message(written) else written
