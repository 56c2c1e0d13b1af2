"""Keys of invented authorities and chips: how they are written down and how they sign.

Every key follows from a public label, so anyone can make it again: it is worth nothing as a key.
"""

from safepassage.simulation.passports.keys.algorithms import COMMONEST, Algorithm, Ecdsa, Rsa
from safepassage.simulation.passports.keys.posing import PosingSigner
from safepassage.simulation.passports.keys.signers import Signer, signer

__all__ = ["COMMONEST", "Algorithm", "Ecdsa", "PosingSigner", "Rsa", "Signer", "signer"]
