"""Whether an input is PNRGOV XML: a look at its first bytes, and only then for the root's name."""

from typing import Final

_ROOT: Final = "PNRGOV_Notif"
_FORMS: Final = (_ROOT.encode(), _ROOT.encode("utf-16-le"), _ROOT.encode("utf-16-be"))
_BEFORE: Final = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # byte order marks, blanks, halves of UTF-16
_LOOKED_AT: Final = 256


def is_pnrgov_xml(data: bytes) -> bool:
    """Whether the input begins like XML and names the root element anywhere."""
    if not data[:_LOOKED_AT].lstrip(_BEFORE).startswith(b"<"):
        return False
    return any(form in data for form in _FORMS)
