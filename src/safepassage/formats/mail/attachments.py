"""An e-mail to its attachments (RFC 5322, 2045 to 2047): bytes in, bytes out, nothing opened.

Only what carriers send is taken. Archives are refused: what is in them is nobody's to guess,
and a small one can hold a very large file. Names are never used but to tell a kind of file.
"""

from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from email.policy import default
from email.utils import getaddresses, parseaddr
from enum import StrEnum
from typing import Final

from safepassage.records._base import Record

_ARCHIVES: Final = (b"PK\x03\x04", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh")
_WORKBOOK: Final = b"[Content_Types].xml"
_HEAD: Final = 4096
_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"#!")
_TEXT_KINDS: Final = frozenset({"text", "application"})


class Trouble(StrEnum):
    """Why an e-mail or an attachment is not taken."""

    UNREADABLE = "unreadable"
    NOTHING_ATTACHED = "nothing_attached"
    TOO_MANY = "too_many_attachments"
    TOO_LARGE = "attachment_too_large"
    TOO_DEEP = "too_deeply_nested"
    ARCHIVE = "archive"
    NOT_A_MESSAGE = "not_a_message"
    EMPTY = "empty"


class Limits(Record, frozen=True):
    """How many attachments, of how many bytes each, in how many letters within each other."""

    count: int = 20
    size: int = 20_000_000
    depth: int = 2


class Attachment(Record, frozen=True):
    """One attachment as its bytes, or why it is not taken."""

    content: bytes = b""
    trouble: Trouble | None = None


class Letter(Record, frozen=True):
    """An e-mail: who says to have sent it, its attachments, and what is wrong with all of it."""

    sender: str | None
    attachments: tuple[Attachment, ...]
    trouble: Trouble | None = None


def read_letter(data: bytes, limits: Limits) -> Letter:
    """The attachments of an e-mail, those of forwarded ones included; never raises.

    The sender is the one address of ``From``; of several or none it is ``None``.
    """
    try:
        message = BytesParser(_class=EmailMessage, policy=default).parsebytes(data)
        sender = _sender(message)
        found = list(_attachments(message, limits, limits.depth))
    except (MessageError, ValueError, LookupError, AttributeError, RecursionError, TypeError):
        return Letter(sender=None, attachments=(), trouble=Trouble.UNREADABLE)
    if len(found) > limits.count:
        return Letter(sender=sender, attachments=(), trouble=Trouble.TOO_MANY)
    if not found:
        return Letter(sender=sender, attachments=(), trouble=Trouble.NOTHING_ATTACHED)
    return Letter(sender=sender, attachments=tuple(found))


def headers(data: bytes, name: str) -> list[str]:
    """Every value of a header, in the order in which they stand."""
    found = BytesHeaderParser().parsebytes(data).get_all(name, [])
    return [" ".join(str(one).split()) for one in found]


def _sender(message: EmailMessage) -> str | None:
    written = [str(one) for one in message.get_all("From", [])]
    addresses = [address for _, address in getaddresses(written) if address]
    return parseaddr(written[0])[1].lower() if len(addresses) == 1 and len(written) == 1 else None


def _attachments(message: EmailMessage, limits: Limits, depth: int) -> Iterator[Attachment]:
    for part in message.iter_attachments() if message.is_multipart() else ():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if not depth:
                yield Attachment(trouble=Trouble.TOO_DEEP)
            elif isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
                yield from _attachments(inner[0], limits, depth - 1)
        elif part.get_content_maintype() == "multipart":
            yield from _attachments(part, limits, depth)
        else:
            yield _judged(part.get_payload(decode=True), part.get_content_maintype(), limits)


def _judged(content: object, kind: str, limits: Limits) -> Attachment:
    if not isinstance(content, bytes) or not content.strip():
        return Attachment(trouble=Trouble.EMPTY)
    if len(content) > limits.size:
        return Attachment(trouble=Trouble.TOO_LARGE)
    if content.startswith(_ARCHIVES) and _WORKBOOK not in content[:_HEAD]:
        return Attachment(trouble=Trouble.ARCHIVE)
    if kind not in _TEXT_KINDS or content.startswith(_PROGRAMS):
        return Attachment(trouble=Trouble.NOT_A_MESSAGE)
    return Attachment(content=content)
