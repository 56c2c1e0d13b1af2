"""Work spread over the cores of the machine, in processes that share an index by its file."""

import gc
import mmap
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

from safepassage.matching import ListIndex

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

_FEW = 1
"""Batches that are not worth another process."""
_WORK: list[Callable[[Any], Any]] = []
"""What forked processes are to do: they have it from the process they were forked from."""


def processes() -> int:
    """How many processes work side by side here: one for each core that may be used."""
    return len(os.sched_getaffinity(0))


def in_a_child(work: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
    """Do work that takes up much memory in a process that ends with it; its errors are raised."""
    with get_context("fork").Pool(1) as pool:
        return pool.apply(work, given, named)


def mapped(place: int) -> ListIndex:
    """Use an index in an open file, as every process does that is forked from this one."""
    return ListIndex.from_buffer(memoryview(mmap.mmap(place, 0, access=mmap.ACCESS_READ)))


def spread(work: Callable[[T], R], batches: Iterable[T]) -> Iterator[R]:
    """Work on batches side by side and give the results in their order; few are done right here."""
    coming = iter(batches)
    first = list(islice(coming, _FEW + 1))
    if len(first) <= _FEW or processes() == 1:
        yield from map(work, chain(first, coming))
        return
    _WORK[:] = [work]
    gc.collect()
    gc.freeze()
    with get_context("fork").Pool(processes()) as pool:
        yield from pool.imap(_do, chain(first, coming))


def _do(batch: Any) -> Any:  # noqa: ANN401 - whatever is spread
    return _WORK[0](batch)
