"""What a holder's versions say once pushes of changes only are laid over what was told before.

A push of changes only (PNRGOV, MSG 141) is kept twice: as it was told, in groups of its own,
and laid over the version before it, as everybody reads it. When a message comes late, what
was laid over the wrong version is laid anew, so that the order of processing never matters.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from safepassage.pipeline.draft import CHANGES_ONLY
from safepassage.records._base import Record
from safepassage.records.groups import FieldGroup

TOLD = "told."
"""What stands before a group's name where it holds what was told, and nothing else."""

ENDED = 0
"""The version of a telling whose content is deleted; the spool counts from one."""

Parts = Mapping[str, bytes]


class Tell(Record, frozen=True, order=True):
    """That a message told of a holder: its place in the spool, the version, and as what."""

    sequence: int
    version: int
    function: str

    @property
    def changes_only(self) -> bool:
        """Whether what it left out stays."""
        return self.function == CHANGES_ONLY


def as_told(parts: Parts) -> dict[str, bytes]:
    """The groups under the names of those that keep what was told."""
    return {f"{TOLD}{group}": content for group, content in parts.items()}


def is_whole(group: str) -> bool:
    """Whether a group is one that everybody reads."""
    return not group.startswith(TOLD)


OLDEST_CORRECTION = -(1 << 32)
"""Corrections count downwards from -1 and stay above it; imported messages are far below."""


def is_correction(version: int) -> bool:
    """Whether a version is no message's."""
    return OLDEST_CORRECTION < version < ENDED


def corrected(group: str, told: bytes | None, correction: bytes) -> bytes:
    """A group of the version in force with what was corrected laid over it, whoever told it.

    Of documents a correction says which number is to stand in the place of which; documents
    that it does not name stay as they are told.
    """
    fields: dict[str, Any] = msgspec.msgpack.decode(told) if told else {}
    news: dict[str, Any] = msgspec.msgpack.decode(correction)
    if group == FieldGroup.DOCUMENTS:
        for one in fields.get("documents", ()):
            one["number"] = news.get(one.get("number"), one.get("number"))
    else:
        fields |= news
    return msgspec.msgpack.encode(fields)


def fold(tellings: Iterable[Tell], contents: Mapping[int, Parts]) -> dict[int, dict[str, bytes]]:
    """What each version of changes only says in all, laid over what came before it."""
    standing: dict[str, bytes] = {}
    folded: dict[int, dict[str, bytes]] = {}
    for one in sorted(tellings):
        content = contents.get(one.version, {})
        if one.changes_only:
            standing = folded[one.version] = _laid_over(standing, _told(content))
        else:
            standing = {group: part for group, part in content.items() if is_whole(group)}
    return folded


def _told(content: Parts) -> dict[str, bytes]:
    return {
        group.removeprefix(TOLD): part for group, part in content.items() if group.startswith(TOLD)
    }


def _laid_over(before: Parts, told: Parts) -> dict[str, bytes]:
    """Field by field: what is named replaces, what is left out stays."""
    laid = dict(before)
    for group, content in told.items():
        fields: dict[str, Any] = msgspec.msgpack.decode(before[group]) if group in before else {}
        fields.update(msgspec.msgpack.decode(content))
        laid[group] = msgspec.msgpack.encode(fields)
    return laid
