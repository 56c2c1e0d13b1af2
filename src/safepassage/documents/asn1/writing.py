"""Writing DER elements, for the few places where bytes are put together anew."""


def encode(tag: int, *contents: bytes) -> bytes:
    """One element: its tag, its length in as few octets as DER wants, its contents."""
    content = b"".join(contents)
    return tag.to_bytes((tag.bit_length() + 7) // 8 or 1) + length(len(content)) + content


def length(octets: int) -> bytes:
    """Length octets (X.690 clause 10.1)."""
    if octets < 0x80:  # noqa: PLR2004
        return bytes((octets,))
    size = (octets.bit_length() + 7) // 8
    return bytes((0x80 | size,)) + octets.to_bytes(size)


def integer(value: int) -> bytes:
    """An INTEGER element in as few octets as its value needs."""
    return encode(0x02, value.to_bytes(value.bit_length() // 8 + 1, signed=True))


def oid(dotted: str) -> bytes:
    """An OBJECT IDENTIFIER element (X.690 clause 8.19)."""
    first, second, *arcs = (int(arc) for arc in dotted.split("."))
    return encode(0x06, *(_base_128(arc) for arc in (first * 40 + second, *arcs)))


def _base_128(arc: int) -> bytes:
    octets = [arc & 0x7F]
    while arc := arc >> 7:
        octets.append(0x80 | arc & 0x7F)
    return bytes(reversed(octets))
