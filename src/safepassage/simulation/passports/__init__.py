"""Invented states' whole document PKI and their passports, sound and with each defect on purpose.

Everything follows from a seed; no state, holder or key in it is real, and none of the private
keys is a secret. ``World`` is the way in; ``CASES`` says what each ``Defect`` must lead to.
"""

from safepassage.simulation.passports.defects import CASES, Defect
from safepassage.simulation.passports.files import passport_files, write_all
from safepassage.simulation.passports.issuing import Order
from safepassage.simulation.passports.lists.faulty import ListDefect, StateList
from safepassage.simulation.passports.passport import Check, Expected, Passport
from safepassage.simulation.passports.world import World

__all__ = [
    "CASES",
    "Check",
    "Defect",
    "Expected",
    "ListDefect",
    "Order",
    "Passport",
    "StateList",
    "World",
    "passport_files",
    "write_all",
]
