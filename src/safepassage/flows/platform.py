"""The adapters that a running process uses, made once from the settings."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from time import monotonic
from uuid import UUID

from django.conf import settings

from safepassage.adapters.airports import WorldAirports
from safepassage.adapters.clock import SystemClock
from safepassage.adapters.ids import SystemIds
from safepassage.adapters.index_files import ScreeningIndex
from safepassage.adapters.keys import HomeKeys
from safepassage.adapters.lane_file import NO_LANES, Lanes, lanes_in
from safepassage.adapters.registers.file import NO_REGISTERS, Registers, registers_in
from safepassage.adapters.spool import DatabaseSpool
from safepassage.pipeline.ports import Clock, Ids, Keys, Lists
from safepassage.safeguards.windows import Windows


@dataclass
class Platform:
    """Clock, keys, spool, lists and geography of one process; tests give their own.

    ``windows`` say when carriers must send; ``quality_time`` is how long counts about them live.
    A carrier that has not acknowledged an answer after ``telephone_time`` is to be telephoned.
    ``edi_address`` is the sender of what goes to carriers that addressed nobody (UNB S002);
    What is urgent is reviewed within ``review_time``.
    ``lanes`` are those that the state names for the arrival forecast, ``registers`` the databases
    that are asked about travellers.
    """

    clock: Clock
    ids: Ids[UUID]
    keys: Keys
    lists: Lists
    geography: WorldAirports
    lease: timedelta
    contact_time: timedelta
    parked_time: timedelta
    edi_address: str
    windows: Windows = field(default_factory=Windows)
    quality_time: timedelta = timedelta(days=1095)
    telephone_time: timedelta = timedelta(minutes=5)
    review_time: timedelta = timedelta(hours=48)
    lanes: Lanes = NO_LANES
    registers: Registers = NO_REGISTERS

    @cached_property
    def spool(self) -> DatabaseSpool:
        """The spool of this process."""
        return DatabaseSpool(keys=self.keys, clock=self.clock, ids=self.ids, lease=self.lease)

    @classmethod
    def from_settings(cls) -> "Platform":
        """The platform of the configured home."""
        clock, home = SystemClock(), settings.SAFEPASSAGE_HOME
        return cls(
            clock=clock,
            ids=SystemIds(),
            keys=HomeKeys(home),
            lists=ScreeningIndex(home, monotonic),
            geography=WorldAirports(
                state=settings.SAFEPASSAGE_STATE,
                home_airports=settings.SAFEPASSAGE_HOME_AIRPORTS,
            ),
            lease=timedelta(seconds=settings.SAFEPASSAGE_LEASE_SECONDS),
            contact_time=timedelta(seconds=settings.SAFEPASSAGE_CONTACT_SECONDS),
            parked_time=timedelta(hours=settings.SAFEPASSAGE_PARKED_HOURS),
            edi_address=settings.SAFEPASSAGE_EDI_ADDRESS,
            windows=Windows(
                earliest=timedelta(hours=settings.SAFEPASSAGE_EARLIEST_HOURS),
                closing=timedelta(minutes=settings.SAFEPASSAGE_CLOSING_MINUTES),
            ),
            quality_time=timedelta(days=settings.SAFEPASSAGE_QUALITY_DAYS),
            telephone_time=timedelta(seconds=settings.SAFEPASSAGE_TELEPHONE_SECONDS),
            review_time=timedelta(hours=settings.SAFEPASSAGE_URGENT_REVIEW_HOURS),
            lanes=lanes_in(settings.SAFEPASSAGE_LANES),
            registers=registers_in(settings.SAFEPASSAGE_REGISTERS),
        )
