"""The closed lists of the trust store."""

from enum import StrEnum


class Kind(StrEnum):
    """What a certificate is by its own content; only the first two can be roots of a chain."""

    ROOT = "root"
    LINK = "link"
    SIGNER = "signer"
    LIST_SIGNER = "list_signer"
    SEAL_SIGNER = "seal_signer"


ROOTS = (Kind.ROOT, Kind.LINK)


class SourceKind(StrEnum):
    """What certificates come in."""

    SINGLE = "single"
    MASTER_LIST = "master_list"
    DEVIATION_LIST = "deviation_list"
    DIRECTORY = "directory"
    NONCONFORMANT = "nonconformant"


class About(StrEnum):
    """What a word of policy is about."""

    CERTIFICATE = "certificate"
    COUNTRY = "country"
    SOURCE = "source"


class Stance(StrEnum):
    """What the policy says of it; ``DEFAULT`` takes an earlier word back."""

    TRUST = "trust"
    DO_NOT_TRUST = "do_not_trust"
    DEFAULT = "default"
