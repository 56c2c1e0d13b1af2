"""What the accounts' services refuse, in a sentence for the person who asked."""


class AccountError(ValueError):
    """The request breaks a rule; the text says which."""


class LastWatcherError(AccountError):
    """Without this account nobody could watch in its role any more."""
