"""The state's lanes from a file; one that cannot be used is said, and stops nothing."""

import logging
from pathlib import Path

from safepassage.records._base import Record
from safepassage.safeguards.lanes import Lane, LaneError, read_lanes

log = logging.getLogger(__name__)


class Lanes(Record, frozen=True):
    """The state's own lanes; ``fault`` says why there are none."""

    named: tuple[Lane, ...] = ()
    fault: str | None = None


NO_LANES = Lanes()


def lanes_in(path: str | None) -> Lanes:
    """The lanes of a file, none without one."""
    if path is None:
        return NO_LANES
    try:
        return Lanes(named=read_lanes(Path(path).read_bytes()))
    except (LaneError, OSError) as error:
        fault = error.strerror if isinstance(error, OSError) else str(error)
        log.error("the lanes cannot be used, so none are named: %s", fault)  # noqa: TRY400 - told, not traced
        return Lanes(fault=fault)
