"""Identifiers and randomness from the system."""

import os
import time
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62
_LOW_74 = (1 << 74) - 1
_RAND_B = (1 << 62) - 1


class SystemIds:
    """Time-ordered identifiers (RFC 9562 version 7) and random bytes."""

    def new(self) -> UUID:
        """48 bits of milliseconds, then 74 random bits."""
        milliseconds = time.time_ns() // 1_000_000
        chance = int.from_bytes(os.urandom(10)) & _LOW_74
        rand_a, rand_b = chance >> 62, chance & _RAND_B
        return UUID(int=milliseconds << 80 | _VERSION_7 | rand_a << 64 | _VARIANT | rand_b)

    def random(self, size: int) -> bytes:
        """``size`` bytes from the kernel's generator."""
        return os.urandom(size)
