"""Every defect and every oddity that a passport can be made with, as a closed list."""

from enum import StrEnum, auto


class Defect(StrEnum):
    """What is wrong with a passport, or odd about it; NONE is a sound one.

    What each does and what must be found of it stands beside its making, in this package.
    """

    NONE = auto()

    # what was read is not what was signed
    ALTERED_DG1 = auto()
    ALTERED_DG2 = auto()
    ALTERED_DIGEST_LIST = auto()
    INJECTED_DG13 = auto()
    MISSING_DG2 = auto()
    UNREAD_DG3 = auto()
    NO_SECURITY_OBJECT = auto()
    TRUNCATED_SECURITY_OBJECT = auto()
    MALFORMED_SECURITY_OBJECT = auto()
    MALFORMED_DG1 = auto()
    TABLE_DIFFERS = auto()

    # the signature
    BROKEN_SIGNATURE = auto()
    BROKEN_MESSAGE_DIGEST = auto()
    STRANGERS_SIGNATURE = auto()
    WRONG_CONTENT_TYPE_ATTRIBUTE = auto()
    UNKNOWN_CONTENT_TYPE = auto()
    MALFORMED_SIGNER = auto()
    WEAK_DIGEST = auto()
    WEAK_KEY = auto()
    SUBSTITUTED_CURVE_224 = auto()
    SUBSTITUTED_CURVE_256 = auto()
    FORGED_GENERATOR = auto()

    # the chain
    UNKNOWN_COUNTRY = auto()
    UNKNOWN_GENERATION = auto()
    IMPOSTOR_ROOT = auto()
    FORGED_ROOT_GENERATOR = auto()
    OTHER_STATES_SIGNER = auto()
    TYPE_NOT_PERMITTED = auto()

    # times
    EXPIRED_SIGNER = auto()
    SIGNER_NOT_YET_VALID = auto()
    SIGNED_BEFORE_VALIDITY = auto()
    SIGNED_AFTER_EXPIRY = auto()
    OUTSIDE_PRIVATE_KEY_USAGE = auto()
    EXPIRED_ROOT = auto()
    ROOT_NOT_VALID_THEN = auto()

    # revocation
    REVOKED_SIGNER = auto()
    REVOKED_BY_STALE_LIST = auto()
    STALE_REVOCATION_LIST = auto()
    REVOCATION_LIST_BY_ANOTHER_KEY = auto()
    NO_REVOCATION_LIST = auto()
    REVOCATION_LIST_OF_NEXT_ROOT = auto()

    # the chip
    CLONED_CHIP = auto()
    CHIP_KEY_REPLACED = auto()
    CHIP_KEY_NOT_SIGNED = auto()
    NO_CHIP_PROOF = auto()
    ANSWER_IN_DER = auto()
    ANSWER_WITHOUT_DG14 = auto()
    ACCESS_PROTOCOL_REMOVED = auto()
    ACCESS_PROTOCOL_WEAKENED = auto()

    # announced by the state
    ANNOUNCED_DG12 = auto()
    ANNOUNCED_ELSEWHERE = auto()

    # what the lines show
    EXPIRED_DOCUMENT = auto()
    WRONG_CHECK_DIGIT = auto()

    # how states write, without being wrong about anybody
    WRONG_SIGNER_IDENTIFIER = auto()
    ISSUER_REORDERED = auto()
    ISSUER_RESPELLED = auto()
    SIGNERS_ISSUER_RESPELLED = auto()
    SIGNER_NAMED_BY_KEY = auto()
    SIGNER_HELD_BESIDE = auto()
    SIGNER_NOWHERE = auto()
    INDEFINITE_LENGTHS = auto()
    NO_SIGNING_TIME = auto()
    ATTRIBUTES_UNSORTED = auto()
    ATTRIBUTES_SIGNED_AS_SENT = auto()
    FORMER_CONTENT_TYPE = auto()
    PLAIN_DATA = auto()
    THREE_DIGESTS = auto()
    DIGEST_APART = auto()
    BARE_ALGORITHM = auto()
    NO_AUTHORITY_KEY = auto()
    SMALL_COUNTRY = auto()
    NEGATIVE_SERIAL = auto()
    ZERO_SERIAL = auto()
    ROOT_NOT_MARKED = auto()
    ROOT_MARKED_LOOSELY = auto()
    ROOT_PATH_LENGTH_1 = auto()
    NO_EXTENSIONS = auto()
    ONLY_LINK_HELD = auto()
    GENERATIONS_OF_ONE_NAME = auto()
    RENAMED_AUTHORITY = auto()
    SAME_KEY_IDENTIFIER_TWICE = auto()
    REISSUED_ROOT = auto()
