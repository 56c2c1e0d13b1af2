"""Profiles: what a family of laws asks of whoever keeps passenger data, as typed values."""

from safepassage.safeguards.profiles._tables import STRICT, shipped, strict
from safepassage.safeguards.profiles.profile import Instrument, KindTerms, Profile, Unconfirmed

__all__ = ["STRICT", "Instrument", "KindTerms", "Profile", "Unconfirmed", "shipped", "strict"]
