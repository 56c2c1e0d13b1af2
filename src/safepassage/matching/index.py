"""The index of listed persons: built once, exported to bytes, shared by forked workers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from safepassage.matching import mrz_names, names
from safepassage.matching.documents import number_key
from safepassage.records import ListEntry

LAYOUT = 1
"""Rises whenever stored bytes can no longer be read by the code of today."""

_FULL_DATE = len("1971-05-27")


class IndexUnreadableError(ValueError):
    """The bytes are no index, or one of another layout."""


class ListedName(msgspec.Struct, frozen=True, array_like=True):
    """One spelling of one name of ``entry`` (a position in the index)."""

    entry: int
    text: str
    words: names.Words
    weak: bool = False


class ListIndex(msgspec.Struct, frozen=True, array_like=True):
    """Everything that screening looks up; positions point into ``entries`` and ``names``.

    ``spellings`` maps a spelling key, ``birth_words`` a birth date with one
    telling word and ``cut_words`` the first letters of a word of a long name
    to names; ``numbers`` maps a document number to entries.
    """

    layout: int
    entries: tuple[ListEntry, ...]
    names: tuple[ListedName, ...]
    spellings: dict[str, tuple[int, ...]]
    birth_words: dict[str, tuple[int, ...]]
    cut_words: dict[str, tuple[int, ...]]
    numbers: dict[str, tuple[int, ...]]

    def to_bytes(self) -> bytes:
        """Export the index; the same entries give the same bytes."""
        return _ENCODER.encode(self)

    @classmethod
    def from_buffer(cls, buffer: memoryview | bytes) -> "ListIndex":
        """Load an exported index.

        Raises:
            IndexUnreadableError: if the buffer is damaged or of another layout.

        """
        try:
            index = _DECODER.decode(buffer)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise IndexUnreadableError("these bytes are no screening index") from error
        if index.layout != LAYOUT:
            raise IndexUnreadableError(f"index layout {index.layout} instead of {LAYOUT}")
        return index


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(ListIndex)


def build(entries: Iterable[ListEntry]) -> ListIndex:
    """Index the entries; their order does not matter, their ids must differ."""
    ordered = tuple(sorted(entries, key=lambda entry: entry.id))
    listed = tuple(
        name for position, entry in enumerate(ordered) for name in _listed_names(position, entry)
    )
    return ListIndex(
        layout=LAYOUT,
        entries=ordered,
        names=listed,
        spellings=_grouped((names.spelling_key(name.words), at) for at, name in enumerate(listed)),
        birth_words=_grouped(_birth_words(ordered, listed)),
        cut_words=_grouped(_cut_words(listed)),
        numbers=_grouped(_numbers(ordered)),
    )


def birth_word(born: str, word: str) -> str:
    """Make the key under which a name's word is found together with a full birth date."""
    return f"{born} {word}"


def _listed_names(position: int, entry: ListEntry) -> Iterator[ListedName]:
    known: set[names.Words] = set()
    for text, weak in _texts(entry):
        for words in names.forms(text):
            if words not in known:
                known.add(words)
                yield ListedName(entry=position, text=text, words=words, weak=weak)


def _texts(entry: ListEntry) -> Iterator[tuple[str, bool]]:
    """Give every name with whether it is a weak one, the best first."""
    if entry.name:
        yield entry.name, False
    if entry.given and entry.family:
        yield f"{entry.given} {entry.family}", False
    for text in (*entry.aliases, *entry.script_names):
        yield text, False
    for text in entry.weak:
        yield text, True


def _birth_words(
    entries: tuple[ListEntry, ...], listed: tuple[ListedName, ...]
) -> Iterator[tuple[str, int]]:
    for at, name in enumerate(listed):
        for born in entries[name.entry].dob:
            if len(born) == _FULL_DATE:
                for word in sorted(names.telling_words(name.words)):
                    yield birth_word(born, word), at


def _cut_words(listed: tuple[ListedName, ...]) -> Iterator[tuple[str, int]]:
    for at, name in enumerate(listed):
        if mrz_names.may_be_cut(name.words):
            for prefix in mrz_names.prefixes(name.words):
                yield prefix, at


def _numbers(entries: tuple[ListEntry, ...]) -> Iterator[tuple[str, int]]:
    for position, entry in enumerate(entries):
        for document in entry.documents:
            key = number_key(document.number)
            if key:
                yield key, position


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    groups: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for key, position in pairs:
        groups[key][position] = None
    return {key: tuple(positions) for key, positions in groups.items()}
