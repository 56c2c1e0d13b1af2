"""What this app refuses."""


class WatchListError(ValueError):
    """The request breaks a rule; the text says which."""
