"""Messages that come as attachments of an e-mail, and how sure it is who sent them."""

from safepassage.formats.mail.attachments import Attachment, Letter, Limits, Trouble, read_letter
from safepassage.formats.mail.authenticity import is_authenticated

__all__ = [
    "Attachment",
    "Letter",
    "Limits",
    "Trouble",
    "is_authenticated",
    "read_letter",
]
