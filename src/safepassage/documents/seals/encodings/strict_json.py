"""JSON as signatures need it: no key twice, no number or text that has no one form (RFC 7493)."""

import json
import re
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import TypeAlias

import rfc8785

from safepassage.documents.asn1.der import MalformedError

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None

DEEPEST = 32
LARGEST = 1 << 20
LARGEST_NUMBER = 1 << 53
"""Beyond this, a number is another one for other readers (RFC 7493 clause 2.2)."""

_STRING = re.compile(rb'"(?:[^"\\]++|\\.?)*+(?:"|\Z)', re.DOTALL)
"""Also one that never ends: else the search would begin anew at every quotation mark in it."""
_BRACKET = re.compile(rb"[\[\]{}]")


def read(data: bytes) -> Json:
    """Read one JSON text in UTF-8; raises MalformedError, also for what would nest too deep."""
    if len(data) > LARGEST or _depth(data) > DEEPEST:
        raise MalformedError("JSON that is too large or too deep")
    try:
        value: Json = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_whole,
            parse_float=_fraction,
            parse_constant=_fraction,
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # refuses lone surrogates
    except ValueError:
        raise MalformedError("a text that is not JSON, or says something twice") from None
    return value


def _depth(data: bytes) -> int:
    """How deep brackets nest outside of strings, at most."""
    deepest = depth = 0
    for bracket in _BRACKET.findall(_STRING.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _whole(digits: str) -> int:
    number = int(digits)
    if abs(number) >= LARGEST_NUMBER:
        raise ValueError("a number too large")
    return number


def _fraction(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError("no number")
    return number


def canonical(value: Json) -> bytes:
    """The one form that is signed (RFC 8785); MalformedError where there is none."""
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError:
        raise MalformedError("JSON that has no canonical form") from None
