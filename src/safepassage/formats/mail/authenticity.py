"""Whether a receiving host proved that an e-mail comes from the domain that it names.

Anybody can write any address behind ``From``. What is believed is the header that the state's
own mail server put there itself (RFC 8601), and only when the domain that passed is the one of
the address: a pass of the sender's own mail host says nothing about another's name. The sender
chooses the local part that the server repeats there, so a header is read whole or not at all.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from safepassage.formats.mail.attachments import headers

_PLAIN: Final = r'[^()"\\]'
_COMMENT: Final = rf"\((?:{_PLAIN}|\({_PLAIN}*\))*\)"
_WORD: Final = r'(?:[^\s;()"\\]|"(?:[^"\\]|\\.)*")+'
_TOKEN: Final = re.compile(rf"\s+|;|(?:{_COMMENT}|(?P<word>{_WORD}))(?=[\s;]|$)")
_PASS: Final = re.compile(r"(dkim|spf)(?:/1)?=pass", re.IGNORECASE)
_PROPERTY: Final = re.compile(r"([a-z0-9.-]+)=(.+)", re.IGNORECASE)
_WANTED: Final = {"dkim": ("header.d", "header.i"), "spf": ("smtp.mailfrom",)}
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_ADDRESS: Final = re.compile(
    rf"(?:[a-z0-9.!#$%&'*+/=?^_`{{|}}~-]*@)?({_LABEL}(?:\.{_LABEL})*)\.?", re.IGNORECASE
)
"""A domain, as it is or as that of an addr-spec (RFC 5322, 3.4.1) without quoted strings."""


def is_authenticated(data: bytes, sender: str, *, host: str) -> bool:
    """Whether ``host`` vouches by DKIM or SPF for the domain of ``sender``.

    Only the first header counts: a server puts its own on top, and one below may be forged
    and forwarded in its name.
    """
    domain = sender.rpartition("@")[2].lower()
    first = next(iter(headers(data, "Authentication-Results")), "")
    if not host or not domain:
        return False
    server, *results = _parts(first) or [[]]
    if [one.lower() for one in server[:1]] != [host.lower()]:
        return False
    return any(_same(passed, domain) for one in results for passed in _passed(one))


def _parts(text: str) -> list[list[str]] | None:
    """The words between semicolons, without comments; ``None`` where they cannot be told apart.

    Quotes belong into no comment, and comments to no word: there a sender's own words would
    end them and be read as the server's.
    """
    parts: list[list[str]] = [[]]
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            return None
        place = found.end()
        if found[0] == ";":
            parts.append([])
        elif found["word"]:
            parts[-1].append(found["word"])
    return parts


def _passed(words: Sequence[str]) -> Iterator[str]:
    """The domain of a result that passed and whose every further word is one property."""
    method = _PASS.fullmatch(words[0]) if words else None
    pairs = [_PROPERTY.fullmatch(word) for word in words[1:]]
    told = {pair[1].lower(): pair[2] for pair in pairs if pair}
    if method is None or len(told) != len(pairs):
        return
    named = next((told[key] for key in _WANTED[method[1].lower()] if key in told), "")
    address = _ADDRESS.fullmatch(named)
    if address:
        yield address[1].lower()


def _same(passed: str, domain: str) -> bool:
    """The very domain, or the parent that signs for it."""
    return passed == domain or ("." in passed and domain.endswith(f".{passed}"))
