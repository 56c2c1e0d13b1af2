"""What an uploaded picture of a document is, by its first and last bytes; it is never decoded.

A picture of a stranger is hostile until the contrary is shown: only two kinds are taken, by
content and never by name, and it is a person's browser that shows it, in a page of its own.
"""

MOST_BYTES = 2_000_000
_JPEG, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


class NoPicture(Exception):  # noqa: N818 - a state, told as one
    """The bytes are no whole JPEG or PNG of a size that is taken; the text says why."""


def media_type(content: bytes) -> str:
    """Return ``image/jpeg`` or ``image/png``; raises ``NoPicture``."""
    if len(content) > MOST_BYTES:
        raise NoPicture("too large")
    if content.startswith(_JPEG) and content.endswith(_JPEG_END):
        return "image/jpeg"
    if content.startswith(_PNG) and content.endswith(_PNG_END):
        return "image/png"
    raise NoPicture("neither JPEG nor PNG")
