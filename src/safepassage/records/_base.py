"""The common base of all value types."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An immutable value; field names are the platform's public vocabulary.

    Unknown is ``None``, never an invented value; collections are tuples and
    ``()`` when empty, so that JSON shows ``[]`` and never ``null``.
    Dates are ISO 8601 text in the precision that was sent. Values refer to values
    made before them, so the cycle collector has nothing to look for in them.
    """
