"""Whether a receiving host proved that an e-mail comes from the domain that it names.

Anybody can write any address behind ``From``. What is believed is the header that the state's
own mail server put there itself (RFC 8601), and only when the domain that passed is the one of
the address: a pass of the sender's own mail host says nothing about another's name.
"""

import re
from collections.abc import Iterator
from typing import Final

from safepassage.formats.mail.attachments import headers

_COMMENT: Final = re.compile(r"\([^()]*\)")
_PASS: Final = re.compile(r"(?P<method>dkim|spf)\s*=\s*pass\b", re.IGNORECASE)
_DKIM_DOMAIN: Final = re.compile(r"header\.(?:d|i)\s*=\s*\"?@?([^\s;\"]+)", re.IGNORECASE)
_SPF_DOMAIN: Final = re.compile(r"smtp\.mailfrom\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)


def is_authenticated(data: bytes, sender: str, *, host: str) -> bool:
    """Whether ``host`` vouches by DKIM or SPF for the domain of ``sender``.

    Only the first header counts: a server puts its own on top, and one below may be forged
    and forwarded in its name.
    """
    domain = sender.rpartition("@")[2].lower()
    first = next(iter(headers(data, "Authentication-Results")), "")
    if not host or not domain:
        return False
    text = _COMMENT.sub(" ", first)
    server, _, results = text.partition(";")
    if server.lower().split()[:1] != [host.lower()]:
        return False
    return any(_same(passed, domain) for passed in _passed(results))


def _passed(results: str) -> Iterator[str]:
    for one in results.split(";"):
        found = _PASS.search(one)
        if found is None:
            continue
        pattern = _DKIM_DOMAIN if found["method"].lower() == "dkim" else _SPF_DOMAIN
        named = pattern.search(one)
        if named:
            yield named[1].rpartition("@")[2].lower().rstrip(".")


def _same(passed: str, domain: str) -> bool:
    """The very domain, or the parent that signs for it."""
    return passed == domain or ("." in passed and domain.endswith(f".{passed}"))
