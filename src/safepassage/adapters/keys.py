"""The home's key store: outside the database, and for the day keys outside every backup.

``home/keys`` holds (folders 0700, files 0600)::

    days/DATE.key       mask-date keys: masking destroys one
    spool/DATE.key      keys of receiving days: message bodies die with them
    digest.key          the home's own: digests of message bodies, redress numbers, words
    digest-before.key   the one before it, until the next renewal
    session.key         the web's session secret (read by the settings)
    session-before.key  the one before it, until the next renewal
    answers/ID.key      keys of requests for approval: a grant opens with its own alone
    authority.pub       the approval authority's X25519 public key, PEM
    former/KIND-N.pub   those that were in use before, oldest first
    urgent.pub          that of whoever of the authority is on call, if there is one
    authority.pem       its private half, in a demonstration only
    ledger/anchor.pub   the ledger's first public key, PEM: what verification starts from
    ledger/PUBLIC.key   the seed of the signing key in force

A backup must not contain the folders in ``NEVER_BACKED_UP``: what was masked or destroyed
would come back with it.
"""

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from safepassage.adapters import _key_files
from safepassage.adapters.answer_keys import AnswerKeys
from safepassage.adapters.authority_keys import AuthorityKeys
from safepassage.adapters.day_keys import DayKeys
from safepassage.adapters.digest_keys import DigestKeys
from safepassage.adapters.pem import authority_from_pem, signer_from_pem, signer_to_pem
from safepassage.adapters.session_secret import fresh
from safepassage.safeguards.sealing import KEY_BYTES, KeyGone

NEVER_BACKED_UP = ("answers", "days", "spool")


FOLDERS = (*NEVER_BACKED_UP, "ledger")


class HomeExists(Exception):  # noqa: N818 - a state, told as one
    """The home folder is in use already."""


class HomeKeys:
    """The keys of one home folder; safe to use from several processes at once."""

    def __init__(
        self,
        home: Path,
        *,
        random: _key_files.Random = os.urandom,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = home / "keys"
        self._random = random
        self._days = DayKeys(self._folder / "days", random=random, monotonic=monotonic)
        self._spool = DayKeys(self._folder / "spool", random=random, monotonic=monotonic)
        self._digests = DigestKeys(self._folder, random=random, monotonic=monotonic)
        self.answers = AnswerKeys(self._folder / "answers", random=random)
        self.authority = AuthorityKeys(self._folder, random=random)

    def day_key(self, day: date) -> bytes:
        """Return the key of a mask date, made at first use; raises ``KeyGone``."""
        return self._days.key(day)

    def live_days(self) -> list[date]:
        """Return the mask dates whose keys exist, in order."""
        return self._days.live()

    def destroy_day(self, day: date) -> None:
        """Destroy a mask date's key irrecoverably; safe to repeat."""
        self._days.destroy(day)

    def spool_key(self, day: date) -> bytes:
        """Return the key that wraps the body keys of messages received on ``day``."""
        return self._spool.key(day)

    def live_spool_days(self) -> list[date]:
        """Return the receiving days whose keys exist, in order."""
        return self._spool.live()

    def destroy_spool_day(self, day: date) -> None:
        """Destroy a receiving day's key, and so every body of that day; safe to repeat."""
        self._spool.destroy(day)

    def forget(self) -> None:
        """Drop every key that is held in memory."""
        self._days.forget()
        self._spool.forget()
        self._digests.forget()

    def digest_keys(self) -> tuple[bytes, ...]:
        """Return the home's own key, and the one before it if there is one."""
        return self._digests.every()

    def renew_digest_key(self) -> None:
        """Make another key the home's own; the one before the present is destroyed."""
        self._digests.renew()

    def authority_public(self) -> bytes:
        """Return the approval authority's X25519 public key, 32 raw bytes."""
        return self.authority.in_use()

    def ledger_anchor(self) -> bytes:
        """Return the ledger's first Ed25519 public key, 32 raw bytes."""
        return signer_from_pem((self._folder / "ledger" / "anchor.pub").read_bytes())

    def signing_key(self, public: bytes) -> bytes:
        """Return the Ed25519 seed that belongs to ``public``; raises ``KeyGone``."""
        return self._needed(self._signing_path(public))

    def make_signing_key(self) -> bytes:
        """Make one more signing key and return its public half."""
        return _make_signing_key(self._folder / "ledger", self._random)

    def destroy_signing_key(self, public: bytes) -> None:
        """Destroy a signing key that has a successor; safe to repeat."""
        _key_files.destroy(self._signing_path(public))

    def _signing_path(self, public: bytes) -> Path:
        return self._folder / "ledger" / f"{public.hex()}.key"

    def _needed(self, path: Path) -> bytes:
        key = _key_files.read_key(path)
        if key is None:
            raise KeyGone(f"there is no key {path.name} in the key store")
        return key


def create_home(
    home: Path,
    *,
    authority_pem: bytes,
    random: _key_files.Random,
    authority_private_pem: bytes | None = None,
) -> None:
    """Make the home folder with its keys; all of them or none.

    ``authority_pem`` is the approval authority's public key; the private one is kept here in
    a demonstration only.  Raises ``HomeExists`` when the folder holds anything, and
    ``ValueError`` when the key is none; nothing is made then.
    """
    authority_from_pem(authority_pem)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(home.iterdir()):
        raise HomeExists(f"the home folder {home} is not empty")
    home.chmod(0o700)
    draft = home / ".keys"
    for folder in (draft, *(draft / name for name in FOLDERS)):
        folder.mkdir(mode=0o700)
    _fill(draft, authority_pem, random)
    if authority_private_pem:
        _key_files.publish(draft / "authority.pem", authority_private_pem, random=random)
    draft.rename(home / "keys")
    _key_files.sync(home)


def _fill(folder: Path, authority_pem: bytes, random: _key_files.Random) -> None:
    anchor = _make_signing_key(folder / "ledger", random)
    for name, content in (
        ("digest.key", random(KEY_BYTES)),
        ("session.key", fresh(random)),
        ("authority.pub", authority_pem),
        ("ledger/anchor.pub", signer_to_pem(anchor)),
    ):
        _key_files.publish(folder / name, content, random=random)


def _make_signing_key(folder: Path, random: _key_files.Random) -> bytes:
    seed = random(KEY_BYTES)
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    _key_files.publish(folder / f"{public.hex()}.key", seed, random=random)
    return public
