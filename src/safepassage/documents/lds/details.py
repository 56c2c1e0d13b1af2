"""Data objects with a meaning each, as data groups 11, 12 and 16 have them: a table reads them."""

from collections.abc import Callable, Mapping
from typing import Any

from safepassage.documents.lds import tlv

TAG_LIST = 0x5C

Meanings = Mapping[int, tuple[str, Callable[[bytes], object]]]
"""By tag: the name of a field, and what makes the field's value of the content."""


def read_details(file: bytes, start: int, stop: int, meanings: Meanings) -> dict[str, Any]:
    """Values by field of what stands between two offsets; ``unknown`` has all other tags.

    The tag list has to be one, but not to be right: issuers forget tags in it.
    """
    said: dict[str, Any] = {}
    unknown: list[str] = []
    for tag, (first, last) in tlv.fields(file, start, stop).items():
        content = file[first:last]
        if tag in meanings:
            field, reader = meanings[tag]
            said[field] = reader(content)
        elif tag == TAG_LIST:
            tlv.tags(content)
        else:
            unknown.append(f"{tag:02X}")
    return {**said, "unknown": tuple(unknown)}
