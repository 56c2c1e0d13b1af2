"""One key a request for approval: the authority answers to it, and it dies with its grant."""

from pathlib import Path

from safepassage.adapters import _key_files
from safepassage.safeguards.sealing import KEY_BYTES, KeyGone


class AnswerKeys:
    """The X25519 private keys in one folder, ``REQUEST.key`` each; made when a request is."""

    def __init__(self, folder: Path, *, random: _key_files.Random) -> None:
        self._folder = folder
        self._random = random

    def make(self, request: str) -> bytes:
        """Make the request's key; the one there is, if it was made before."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        _key_files.publish(self._path(request), self._random(KEY_BYTES), random=self._random)
        return self.key(request)

    def key(self, request: str) -> bytes:
        """Return the request's 32 bytes; raises ``KeyGone``."""
        key = _key_files.read_key(self._path(request))
        if key is None:
            raise KeyGone(f"the key of request {request} was destroyed")
        return key

    def live(self) -> list[str]:
        """Return the requests whose keys exist (or whose destruction was cut short)."""
        names = {
            path.stem for suffix in ("key", "dying") for path in self._folder.glob(f"*.{suffix}")
        }
        return [name for name in sorted(names) if not name.startswith(".")]

    def destroy(self, request: str) -> None:
        """Destroy the request's key irrecoverably; safe to repeat."""
        _key_files.destroy(self._path(request))

    def _path(self, request: str) -> Path:
        return self._folder / f"{request}.key"
