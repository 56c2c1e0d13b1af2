"""The certificate that a system showed to the proxy that ends TLS, as the proxy passes it on.

Proxies write it in three ways: as Client-Cert of RFC 9440 (``:base64:``), as base64 alone, or
as PEM with percent signs. It is named by the SHA-256 of its DER, so that an operator's own
certificate serves, whoever signed it: the handshake proved that the caller holds its key.
"""

import binascii
from base64 import b64decode
from hashlib import sha256
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest

_LONGEST = 16_384
_BEGIN, _END = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"


def shown(request: HttpRequest) -> str:
    """The SHA-256 (hex) of the certificate shown, empty where none was.

    Only where a proxy stands before the platform and the header is named: it must strike the
    header from what comes in (``docs/operate/install.md``).
    """
    name = settings.SAFEPASSAGE_CLIENT_CERTIFICATE_HEADER
    told = request.headers.get(name, "") if name and settings.SAFEPASSAGE_PROXIES else ""
    der = _der(told)
    return sha256(der).hexdigest() if der else ""


def _der(told: str) -> bytes:
    if len(told) > _LONGEST:
        return b""
    text = unquote(told).strip()
    if text.startswith(_BEGIN):
        text = text.partition(_BEGIN)[2].partition(_END)[0]
    try:
        return b64decode("".join(text.strip(":").split()), validate=True)
    except (ValueError, binascii.Error):
        return b""
