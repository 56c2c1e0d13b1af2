"""Passive authentication: are these the data that the state signed? Doc 9303-11 clause 5.1.

``authenticate`` reads the security object, proves its signature by the signer's certificate,
that certificate by a root held here, and each data group by its digest, and says why.
"""

from safepassage.documents.passive.authenticate import authenticate
from safepassage.documents.passive.evidence import Chip, Examination, GroupState, Trust

__all__ = ["Chip", "Examination", "GroupState", "Trust", "authenticate"]
