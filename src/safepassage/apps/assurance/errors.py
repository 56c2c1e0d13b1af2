"""What keeps a step of assurance from being taken."""


class AssuranceError(ValueError):
    """A rule stands against it; the text says which."""
