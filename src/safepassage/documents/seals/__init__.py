"""Seals: barcodes, files and messages that a state signed, each by its own standard.

``check`` reads any of them and says by what is held here whether it is the state's, unaltered:
visible digital seals (Doc 9303-13), ICAO barcodes, VDS-NC, EU digital COVID certificates, SMART
health cards, digital travel credentials, and mobile documents by their issuer's signature.
"""

from safepassage.documents.seals.check import CheckedSeal, check
from safepassage.documents.seals.key_sets import KeySet, read_key_set
from safepassage.documents.seals.read import read
from safepassage.documents.seals.seal import Held, Seal

__all__ = ["CheckedSeal", "Held", "KeySet", "Seal", "check", "read", "read_key_set"]
