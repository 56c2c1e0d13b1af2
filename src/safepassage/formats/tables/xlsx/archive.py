"""The members of a ZIP archive in memory (PKWARE APPNOTE 4.3), with a budget for unpacking.

Sizes in the archive are not believed: unpacking stops at the budget.
"""

import struct
import zlib
from typing import Final, NamedTuple

from safepassage.formats.tables.defects import TableCode
from safepassage.formats.tables.xlsx.refusal import RefusedError, damaged, too_large

BUDGET: Final = 32 * 1024 * 1024
MAX_MEMBERS: Final = 1000
_END: Final = struct.Struct("<4s4H2LH")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_LONGEST_END: Final = 65_557
_ENCRYPTED: Final = 1
_STORED, _DEFLATED = 0, 8


class Member(NamedTuple):
    """Where a member lies and how it is packed."""

    flags: int
    method: int
    checksum: int
    packed: int
    offset: int


class Archive:
    """An opened archive; everything read from it counts against one budget."""

    def __init__(self, data: bytes, budget: int = BUDGET) -> None:
        self._data = data
        self._left = budget
        self._members = _members(data)

    def names(self) -> list[str]:
        """Every member, in the archive's order."""
        return list(self._members)

    def read(self, name: str) -> bytes | None:
        """A member's content, ``None`` where there is none of that name."""
        member = self._members.get(name)
        if member is None:
            return None
        if member.flags & _ENCRYPTED:
            raise RefusedError(TableCode.WORKBOOK_LOCKED)
        content = self._unpacked(member)
        if zlib.crc32(content) != member.checksum:
            raise damaged()
        self._left -= len(content)
        return content

    def _unpacked(self, member: Member) -> bytes:
        raw = self._packed(member)
        if member.method == _STORED and len(raw) <= self._left:
            return raw
        if member.method != _DEFLATED:
            raise too_large() if member.method == _STORED else damaged()
        return _inflated(raw, self._left)

    def _packed(self, member: Member) -> bytes:
        head = _unpack(_LOCAL, self._data, member.offset, b"PK\x03\x04")
        begins = member.offset + _LOCAL.size + head[-2] + head[-1]
        raw = self._data[begins : begins + member.packed]
        if len(raw) != member.packed:
            raise damaged()
        return raw


def _inflated(raw: bytes, limit: int) -> bytes:
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = machine.decompress(raw, limit + 1)
    except zlib.error:
        raise damaged() from None
    if len(content) > limit:
        raise too_large()
    if not machine.eof:
        raise damaged()
    return content


def _members(data: bytes) -> dict[str, Member]:
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _LONGEST_END))
    if end < 0:
        raise damaged()
    count, _, offset = _unpack(_END, data, end, b"PK\x05\x06")[4:7]
    if count > MAX_MEMBERS:
        raise too_large()
    members = {}
    for _ in range(count):
        fields = _unpack(_CENTRAL, data, offset, b"PK\x01\x02")
        name_begins = offset + _CENTRAL.size
        name = data[name_begins : name_begins + fields[10]].decode("utf-8", "replace")
        members[name.replace("\\", "/").lower()] = Member(
            fields[3], fields[4], fields[7], fields[8], fields[-1]
        )
        offset = name_begins + sum(fields[10:13])
    return members


def _unpack(layout: struct.Struct, data: bytes, offset: int, signature: bytes) -> tuple[int, ...]:
    if offset + layout.size > len(data) or data[offset : offset + 4] != signature:
        raise damaged()
    return layout.unpack_from(data, offset)
