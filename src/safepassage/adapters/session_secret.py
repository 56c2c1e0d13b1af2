"""The web's session secret: the one in use, and the one before it until the next renewal.

Sign-ins signed with the one before are still good, so that nobody is signed out by a renewal.
"""

import os
from pathlib import Path

from safepassage.adapters import _key_files

SECRET_BYTES = 48


def secrets_of(home: Path) -> list[str]:
    """The secrets of a home, the one in use first; none before ``init``."""
    return [path.read_text().strip() for path in (_now(home), _before(home)) if path.is_file()]


def renew(home: Path, *, random: _key_files.Random = os.urandom) -> None:
    """Put a new secret in the place of the present one, which is the one before from now on."""
    _key_files.succeed(_now(home), _before(home), fresh(random), random=random)


def fresh(random: _key_files.Random) -> bytes:
    """A new secret as its file holds it."""
    return random(SECRET_BYTES).hex().encode()


def _now(home: Path) -> Path:
    return home / "keys" / "session.key"


def _before(home: Path) -> Path:
    return home / "keys" / "session-before.key"
