"""Is a chip's protected answer made by the session's key? Doc 9303-11 clause 9.8.

The code covers the send sequence counter and the data objects before it, so an answer that
holds was made by whoever knows the key, in this place of the session.
"""

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.chip.ciphers import Suite, mac, padded
from safepassage.documents.lds import tlv

STATUS = 0x99
CODE = 0x8E
STATUS_OCTETS = 2


def answer_holds(suite: Suite, key: bytes, counter: int, answer: bytes) -> bool:
    """Whether the code of a response holds for a counter; MalformedError for broken objects.

    ``answer`` are the response's data objects, with the plain status after them or without. One
    that is nothing but a status was not protected, so it does not hold.
    """
    if len(answer) == STATUS_OCTETS:
        return False
    if not 0 <= counter < 1 << 8 * suite.block:
        raise MalformedError("a send sequence counter that no session reaches")
    covered, code = _parts(answer)
    protected = padded(suite, counter.to_bytes(suite.block) + covered)
    return mac(suite, key, protected) == code


def _parts(answer: bytes) -> tuple[bytes, bytes]:
    """The data objects before the code, and the code."""
    at = 0
    seen: set[int] = set()
    while at < len(answer):
        tag, start, stop = tlv.element(answer, at, len(answer))
        if tag == CODE:
            if STATUS not in seen or len(answer) - stop not in {0, STATUS_OCTETS}:
                break
            return answer[:at], answer[start:stop]
        seen.add(tag)
        at = stop
    raise MalformedError("a protected answer without its status and its code")
