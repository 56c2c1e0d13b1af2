"""What a participant hands to the ICAO public key directory: checked first, the same every time.

Doc 9303-12 5.1: signers, revocation lists and master lists go to the directory; CSCA
certificates do not, they are given to its operator and to other states by hand.
"""

from safepassage.documents.lint.upload.package import Package, RefusedError, package
from safepassage.documents.lint.upload.parcel import Offer

__all__ = ["Offer", "Package", "RefusedError", "package"]
