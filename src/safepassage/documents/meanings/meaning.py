"""What one reason means."""

from typing import NamedTuple

from safepassage.records import Weight


class Meaning(NamedTuple):
    """One code: its weight, its sentence with room for ``about``, and the officer's next step."""

    severity: Weight
    text: str
    advice: str
