"""Why a step of an approval cannot be taken; the text says it."""


class ApprovalError(ValueError):
    """The step cannot be taken."""


class NotStandingError(ApprovalError):
    """The request does not stand so that this could be done with it."""


class NotAllowedError(ApprovalError):
    """Not for this person: who asks never approves, and only the authority does."""


class TooManyUrgentError(ApprovalError):
    """So many of one officer's urgent uses wait for their review that the next one waits, too."""


class UrgencyStoppedError(ApprovalError):
    """An urgent use was not reviewed in time: until it is, nothing is urgent."""
