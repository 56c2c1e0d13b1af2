"""What this app refuses."""


class TrustError(ValueError):
    """The request breaks a rule; the text says which."""
