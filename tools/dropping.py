"""A drop root with carriers' folders, for tests that lay files down."""

import json
from pathlib import Path

from safepassage.flows.doors.drop import Drop, Limits
from safepassage.flows.interactive import Interactive
from safepassage.flows.platform import Platform

LIMIT = 20_000
"""Bytes of the largest file that is taken."""


class Steady:
    """A steady clock that moves when told."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.seconds


class Dropped:
    """A drop root with the folders of two carriers."""

    def __init__(self, platform: Platform, root: Path) -> None:
        self.platform = platform
        self.root = root
        self.steady = Steady()
        self.interactive = Interactive(platform, seconds=20)
        self.drop = self.again()

    def again(self) -> Drop:
        """As after a restart."""
        limits = Limits(told=LIMIT, asked=LIMIT, settle=5, per_minute=6_000)
        self.drop = Drop(
            self.platform,
            self.root,
            limits=limits,
            interactive=self.interactive,
            steady=self.steady,
        )
        return self.drop

    def lay(self, name: str, content: bytes, *, folder: str = "in", carrier: str = "XY") -> Path:
        """Lay a file down as a gateway does."""
        path = self.root / carrier / folder / name
        path.write_bytes(content)
        return path

    def settled(self) -> int:
        """Two looks with time to stand still between them."""
        self.drop.look()
        self.steady.seconds += 6
        return self.drop.look()

    def names(self, folder: str, carrier: str = "XY") -> list[str]:
        """What lies in a folder, without what begins with a dot."""
        paths = (self.root / carrier / folder).iterdir()
        return sorted(path.name for path in paths if not path.name.startswith("."))

    def reason(self, name: str) -> str:
        """Why a file was refused, as its carrier is told."""
        told = json.loads((self.root / "XY" / "refused" / f"{name}.json").read_text())
        return str(told["reason"])
