"""Which clearances an officer finds at all: those of lists for data that their purpose allows."""

from safepassage.records.kinds import PASSED_ON
from safepassage.safeguards.purpose import Purpose, kinds_of, purpose_of


def screened_for(purpose: Purpose) -> set[str]:
    """The purposes of the lists that data seen under ``purpose`` are held against."""
    return {purpose_of(kind).value for kind in kinds_of(purpose) - PASSED_ON}
