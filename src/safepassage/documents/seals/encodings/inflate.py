"""Compressed content, never larger than what a seal can need."""

import zlib

from safepassage.documents.asn1.der import MalformedError

LARGEST = 1 << 20
"""Octets; what a barcode holds is some thousand times less than what its octets could become."""

_ZLIB = zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS


def inflate(data: bytes, *, raw: bool = False) -> bytes:
    """Octets of a whole zlib stream (RFC 1950), or of a DEFLATE one (RFC 1951) for ``raw``.

    Raises MalformedError for one that is broken, goes on after its end, or grows too large.
    """
    stream = zlib.decompressobj(_RAW if raw else _ZLIB)
    try:
        content = stream.decompress(data, LARGEST + 1)
    except zlib.error:
        raise MalformedError("compressed content that is broken") from None
    if len(content) > LARGEST:
        raise MalformedError(f"compressed content that grows over {LARGEST} octets")
    if not stream.eof or stream.unused_data:
        raise MalformedError("compressed content that does not end where the data end")
    return content
