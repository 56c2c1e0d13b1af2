"""Characters that no listed value needs: controls, and those that turn the reading order.

Marks that scripts are written with (zero-width joiners, left-to-right and right-to-left marks)
stay; embeddings, overrides and isolates go (Unicode Standard Annex 9, section 2).
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from safepassage.records import ListEntry

_INVISIBLE: Final = "\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
_CONTROLS: Final = "\x00-\x1f\x7f-\x9f\u2028\u2029"
_TURNING: Final = re.compile(f"[{_INVISIBLE}]")
_CONTROL: Final = re.compile(f"[{_CONTROLS}]")
_UNWANTED: Final = re.compile(f"[{_INVISIBLE}{_CONTROLS}]")
_SUSPECT: Final = re.compile(
    rb"\\[bfnrtu]|\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]"
    rb"|\xef\xbb\xbf|\xef\xbf[\xb9-\xbb]"
)
"""What an entry that has any of them shows in its JSON: one look at it spares nearly all work."""


def cleaned(entry: ListEntry) -> ListEntry:
    """The entry without such characters; the very same one where it has none."""
    if not _SUSPECT.search(msgspec.json.encode(entry)):
        return entry
    if not _UNWANTED.search(" ".join(_texts(entry))):
        return entry
    return msgspec.convert(_without(msgspec.to_builtins(entry)), ListEntry)


def tidied(text: str) -> str:
    """A text without such characters, runs of blanks and line breaks as one blank."""
    return " ".join(_CONTROL.sub(" ", _TURNING.sub("", text)).split())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))


def _without(value: object) -> object:
    if isinstance(value, str):
        return tidied(value)
    if isinstance(value, dict):
        return {key: _without(each) for key, each in value.items()}
    return [_without(each) for each in value] if isinstance(value, list | tuple) else value
