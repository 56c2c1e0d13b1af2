"""Which part of a SQLite page belongs to nothing: between the cell pointers and the cells.

Source: "Database File Format", sqlite.org/fileformat2.html, sections 1.3, 1.6 and 2.1.
"""

from struct import Struct, unpack_from
from typing import NamedTuple

HEADER_BYTES = 100
LARGEST_PAGE = 65_536
_INTERIOR, _LEAF = {2, 5}, {10, 13}
_HEAD = Struct(">xHHH")
_MAGIC = b"SQLite format 3\0"
_MOST_PAGES = 1 << 24
"""Below it the first byte of a page that is no b-tree's (overflow, free list) is 0."""
_LOCK_BYTE = 1 << 30
"""The page with this byte is never used (section 1.3.2)."""


class Layout(NamedTuple):
    """How a database file is divided; ``usable`` bytes of each page hold content."""

    page_size: int
    usable: int

    @property
    def lock_page(self) -> int:
        """The number, from 1, of the page that no content stands on."""
        return _LOCK_BYTE // self.page_size + 1


def layout(head: bytes, size: int) -> Layout | None:
    """Read the head of a file of ``size`` bytes; ``None`` where pages are not told apart safely.

    That is: no SQLite file, pointer-map pages (auto-vacuum), or too many pages.
    """
    if len(head) < HEADER_BYTES or not head.startswith(_MAGIC):
        return None
    page_size = int.from_bytes(head[16:18])
    page_size = LARGEST_PAGE if page_size == 1 else page_size
    moves_pages = any(head[52:56])
    if moves_pages or size // page_size >= _MOST_PAGES:
        return None
    return Layout(page_size=page_size, usable=page_size - head[20])


def unallocated(page: bytes, usable: int) -> tuple[int, int] | None:
    """Begin and end of what no cell of a b-tree page takes; ``None`` of any other page.

    Nothing is trusted that does not hang together. The first page is not to be given: its head
    begins later.
    """
    kind = page[0]
    if kind not in _INTERIOR and kind not in _LEAF:
        return None
    freed, cells, content = _HEAD.unpack_from(page)
    pointers = 12 if kind in _INTERIOR else 8
    begin, end = pointers + 2 * cells, content or LARGEST_PAGE
    if not begin <= end <= usable or (freed and freed < end):
        return None
    places = unpack_from(f">{cells}H", page, pointers)
    strange = cells and not (end <= min(places) and max(places) < usable)
    return None if strange else (begin, end)
