"""The approval authority's public keys: the one in use, those before it, and the urgent one.

None of them opens anything here. A new key wraps what comes from now on; what was wrapped for
an earlier one opens with that one, which the authority keeps as long as such records live.
"""

from pathlib import Path

from safepassage.adapters import _key_files
from safepassage.adapters.pem import authority_from_pem
from safepassage.pipeline.ports import OutsideKey
from safepassage.safeguards.letters import key_id

IN_USE, URGENT, FORMER = "authority.pub", "urgent.pub", "former"


class AuthorityKeys:
    """The public keys in the key store's folder, PEM files."""

    def __init__(self, folder: Path, *, random: _key_files.Random) -> None:
        self._folder = folder
        self._random = random

    def in_use(self) -> bytes:
        """The key for which everything is wrapped, 32 raw bytes."""
        return authority_from_pem((self._folder / IN_USE).read_bytes())

    def urgent(self) -> bytes | None:
        """The key of whoever is on call, if the state has one."""
        try:
            return authority_from_pem((self._folder / URGENT).read_bytes())
        except FileNotFoundError:
            return None

    def first(self) -> bytes:
        """The first key there was."""
        former = self._former(IN_USE)
        return former[0] if former else self.in_use()

    def known(self) -> dict[bytes, OutsideKey]:
        """Every key that records may be wrapped for, by its id."""
        urgent = self.urgent()
        usual = [*self._former(IN_USE), self.in_use()]
        on_call = [*self._former(URGENT), *([urgent] if urgent else [])]
        every = [OutsideKey(public=one, urgent=False) for one in usual]
        every += [OutsideKey(public=one, urgent=True) for one in on_call]
        return {key_id(one.public): one for one in every}

    def adopt(self, pem: bytes) -> tuple[bytes, bytes]:
        """Take a new key into use and return the old and the new one; raises ``ValueError``."""
        public = self._new(pem)
        old = self.in_use()
        self._retire(IN_USE)
        _key_files.replace(self._folder / IN_USE, pem, random=self._random)
        return old, public

    def adopt_urgent(self, pem: bytes) -> tuple[bytes | None, bytes]:
        """Take a key for whoever is on call into use, the first or another one."""
        public, old = self._new(pem), self.urgent()
        if old:
            self._retire(URGENT)
        _key_files.replace(self._folder / URGENT, pem, random=self._random)
        return old, public

    def _former(self, name: str) -> list[bytes]:
        paths = sorted((self._folder / FORMER).glob(f"{Path(name).stem}-*.pub"))
        return [authority_from_pem(path.read_bytes()) for path in paths]

    def _retire(self, name: str) -> None:
        former = self._folder / FORMER
        former.mkdir(mode=0o700, exist_ok=True)
        number = len(self._former(name)) + 1
        content = (self._folder / name).read_bytes()
        kept = former / f"{Path(name).stem}-{number:04}.pub"
        _key_files.publish(kept, content, random=self._random)

    def _new(self, pem: bytes) -> bytes:
        public = authority_from_pem(pem)
        if key_id(public) in self.known():
            raise ValueError("this key is or was in use already")
        return public
