"""Why a step of a disclosure is not taken."""

from collections.abc import Iterable

from safepassage.safeguards.disclosure import Refusal


class DisclosureRefused(Exception):  # noqa: N818 - a state, told as one
    """Rules stand against it, or it is in no state for this step; each reason is a sentence."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(" ".join(self.reasons))


def refused(found: Iterable[Refusal]) -> DisclosureRefused:
    """The refusal by rules."""
    return DisclosureRefused(one.what for one in found)
