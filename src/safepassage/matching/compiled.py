"""Functions that a compiler makes fast where there is one, and that mean the same without it.

A compiled function takes numbers and arrays only. The machine code is kept beside the package,
in a folder named after the sources it was made from: a change in one of them never meets code
made from another state. ``NUMBA_CACHE_DIR`` moves that folder; where none can be written to, every
process compiles for itself.
"""

from collections.abc import Callable
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, ParamSpec, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

try:
    import numba
except ImportError:  # pragma: no cover - every platform of the locked requirements has it
    IS_COMPILED = False
else:
    IS_COMPILED = True

P = ParamSpec("P")
R = TypeVar("R")

Bytes = NDArray[np.uint8]
Shorts = NDArray[np.uint16]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Likenesses = NDArray[np.float32]
Flags = NDArray[np.bool_]


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function at its first call; without a compiler it runs as it stands."""
    if not IS_COMPILED:
        return function
    try:
        return cast("Callable[P, R]", _kept(cache=True)(function))
    except RuntimeError:  # neither the package nor the user has a folder that can be written to
        return cast("Callable[P, R]", _kept(cache=False)(function))


def _kept(*, cache: bool) -> Callable[[Callable[P, R]], Any]:
    return numba.njit(cache=cache, nogil=True, error_model="numpy")


_MARKS = (b"@compiled", b"@inlined")


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function into each one that calls it: for what is small and called most."""
    if not IS_COMPILED:
        return function
    return cast("Callable[P, R]", numba.njit(inline="always", error_model="numpy")(function))


def _sources(folder: Traversable) -> list[bytes]:
    found: list[bytes] = []
    for one in sorted(folder.iterdir(), key=lambda item: item.name):
        if one.name.endswith(".py"):
            source = one.read_bytes()
            if any(mark in source for mark in _MARKS):
                found.append(source)
    return found


def _keep_beside() -> None:
    room = files("safepassage.matching")
    digest = sha256(b"".join((*_sources(room), *_sources(room / "spelling")))).hexdigest()
    chosen = numba.config.CACHE_DIR  # type: ignore[attr-defined]
    folder = f"{chosen or room / '__pycache__'}/compiled-{digest[:16]}"
    numba.config.CACHE_DIR = folder  # type: ignore[attr-defined]


if IS_COMPILED:
    _keep_beside()
