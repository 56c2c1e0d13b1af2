"""What telex networks, mail gateways and careless software do to an interchange."""

from datetime import datetime

from safepassage.simulation.dialects import Noise

_LINE = 69


def disturb(text: str, kind: Noise, at: datetime, charset: str = "latin-1") -> bytes:
    """Return the bytes that arrive when ``text`` was sent at ``at``."""
    makers = {
        Noise.TELEX: _telex,
        Noise.WRAPPED: _wrapped,
        Noise.MAIL: _mail,
        Noise.UNTERMINATED: _unterminated,
    }
    if kind is Noise.TYPOGRAPHIC:
        return _typographic(text)
    noisy = makers[kind](text, at) if kind in makers else text
    return noisy.encode(charset)


def _telex(text: str, at: datetime) -> str:
    head = f"\r\nQP UTOPIXH\r\n.HDQSIM1 {at:%d%H%M}\r\n"
    tail = f"\r\n      \r\n  {at:%d%b%y %H%M}Z *3872\r\n".upper()
    return head + text + tail


def _wrapped(text: str, at: datetime) -> str:
    """Break lines after 69 characters, inside tags and values, as teletype lines do."""
    lines = (text[i : i + _LINE] for i in range(0, len(text), _LINE))
    return _telex("\r\n".join(lines), at)


def _mail(text: str, _at: datetime) -> str:
    return f"{text}\r\n\r\n\r\nThis message was scanned and found clean.\r\n"


def _unterminated(text: str, _at: datetime) -> str:
    return text.rstrip()[:-1]


def _typographic(text: str) -> bytes:
    """Turn the announced terminator into a typographic quote, as word processors do; in UTF-8."""
    return (text[:8] + "\N{RIGHT SINGLE QUOTATION MARK}" + text[9:]).encode()
