"""One clause of a law, and one duty of this platform, as the tables hold them."""

from safepassage.records._base import Record
from safepassage.safeguards.profiles.profile import Verified


class Clause(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one clause asks.

    ``law`` is the short name of ``docs/safeguards/duties.md``. ``refs`` are the articles under
    which that page's duties answer it (its own where there are none), ``about`` words that such
    a duty holds where the law has no articles. ``configuration`` names what of the installation
    is told, ``evidence`` the ledger's events that are counted. ``by_state``: no software can
    do it alone.
    """

    law: str
    clause: str
    asks: str
    verified: Verified
    refs: tuple[str, ...] = ()
    about: str = ""
    configuration: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    by_state: bool = False
    note: str = ""


class Duty(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of ``docs/safeguards/duties.md``: a duty, its articles, the code and the tests.

    Without code it is not met yet.
    """

    duty: str
    refs: tuple[str, ...]
    code: tuple[str, ...]
    tests: tuple[str, ...]
