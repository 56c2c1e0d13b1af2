"""What a clearance is about, and for whom it speaks; pure.

"Not the same person" is remembered of one listing in its substance and of one person as they
were announced: a name, a birth date and a document together. A passport in other hands, a new
spelling of the name or a listing that says something new is not what an officer has looked at.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256

import msgspec

from safepassage.records.watch import ListEntry, MatchClass
from safepassage.safeguards.sealing import TOKEN_BYTES

NOT_OF_SUBSTANCE = frozenset({"source", "ground", "expires"})
"""What a listing may change without another person being meant; a field added later is not here."""
CLEARABLE = (MatchClass.IDENTITY, MatchClass.NAME_ONLY)
"""Strongest first. A listed document is looked for whoever carries it: never cleared."""

_LENGTH = 32
_encode = msgspec.json.Encoder(order="sorted").encode

ANY_DOCUMENT = ("",)
"""In the place of documents where a redress number speaks for a person, whatever they carry."""

Tokens = Callable[[str], bytes]


def substance(watchlist: bytes, legal_effect: str, entry: ListEntry) -> str:
    """Name a listing by its list, its effect and whom it means, whatever the order of its values.

    128 bits as hexadecimal digits.
    """
    told = {
        name: _unordered(getattr(entry, name))
        for name in ListEntry.__struct_fields__
        if name not in NOT_OF_SUBSTANCE
    }
    return sha256(watchlist + _encode([legal_effect, told])).hexdigest()[:_LENGTH]


def _unordered(value: object) -> object:
    return sorted({_encode(one).decode() for one in value}) if isinstance(value, tuple) else value


def may_clear(cleared: str, found: str) -> bool:
    """Whether a clearance of a hit of one class speaks for a hit of another: never a stronger."""
    classes = [one.value for one in CLEARABLE]
    return {cleared, found} <= set(classes) and classes.index(found) >= classes.index(cleared)


def bind(documents: Iterable[str], persons: Iterable[str], token: Tokens) -> bytes:
    """The tokens of every document with every form of the person, side by side, in one order.

    Nothing without a document, or without a person.
    """
    persons = tuple(persons)
    bound = {token(_pair(document, person)) for document in documents for person in persons}
    return b"".join(sorted(bound))


def speaks_for(
    bound: bytes, documents: Iterable[str], persons: Iterable[str], token: Tokens
) -> bool:
    """Whether somebody announced is whom a clearance is bound to.

    One of their documents must have been there, with every form of the name that is sent now.
    """
    known = {bound[at : at + TOKEN_BYTES] for at in range(0, len(bound), TOKEN_BYTES)}
    persons = tuple(persons)
    return bool(persons) and any(
        all(token(_pair(document, person)) in known for person in persons) for document in documents
    )


def _pair(document: str, person: str) -> str:
    return f"{document}|{person}"
