"""Tables as they are written down: a code point in hexadecimal, and what stands for it."""


def pairs(table: str) -> dict[str, str]:
    """Read ``0410 A 0411 B`` as a letter's forms by letter; alternatives are parted by ``/``."""
    words = table.split()
    return {chr(int(code, 16)): forms for code, forms in zip(words[::2], words[1::2], strict=True)}
