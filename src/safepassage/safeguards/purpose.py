"""The closed list of purposes and the kinds of data each one may touch."""

from enum import StrEnum
from types import MappingProxyType

from safepassage.records.kinds import DataKind


class Purpose(StrEnum):
    """What passenger data is used for; nothing outside this list exists.

    The three PNR uses are those of Directive (EU) 2016/681 art. 6(2) a-c. The last two are
    those of other agencies: no role holds them, the single window alone works under them.
    """

    BORDER_CHECK = "border_check"
    PNR_ASSESSMENT = "pnr_assessment"
    PNR_REQUEST = "pnr_request"
    PNR_CRITERIA = "pnr_criteria"
    DATA_SUBJECT = "data_subject"
    OVERSIGHT = "oversight"
    TECHNICAL_REPAIR = "technical_repair"
    CUSTOMS_CONTROL = "customs_control"
    PUBLIC_HEALTH = "public_health"


SCREENING = (Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT)
"""The purposes under which travellers are held against lists; every list has one of them."""

WATCHING = frozenset({Purpose.DATA_SUBJECT, Purpose.OVERSIGHT})
"""The purposes that still find a record whose processing is restricted (EU 2016/680 art. 16(3))."""

_ALL = frozenset(DataKind)
OF_THE_UNIT = frozenset({DataKind.API_PIU, DataKind.PNR})
"""The kinds of data that the passenger information unit keeps."""

KINDS_OF_PURPOSE = MappingProxyType(
    {
        Purpose.BORDER_CHECK: frozenset({DataKind.API_BORDER}),
        Purpose.PNR_ASSESSMENT: OF_THE_UNIT,
        Purpose.PNR_REQUEST: OF_THE_UNIT,
        Purpose.PNR_CRITERIA: OF_THE_UNIT,
        Purpose.DATA_SUBJECT: _ALL,
        Purpose.OVERSIGHT: _ALL,
        Purpose.TECHNICAL_REPAIR: frozenset[DataKind](),
        Purpose.CUSTOMS_CONTROL: frozenset({DataKind.API_CUSTOMS}),
        Purpose.PUBLIC_HEALTH: frozenset({DataKind.API_HEALTH}),
    }
)

_PURPOSE_OF = MappingProxyType(
    {
        DataKind.API_BORDER: Purpose.BORDER_CHECK,
        DataKind.API_PIU: Purpose.PNR_ASSESSMENT,
        DataKind.PNR: Purpose.PNR_ASSESSMENT,
        DataKind.API_CUSTOMS: Purpose.CUSTOMS_CONTROL,
        DataKind.API_HEALTH: Purpose.PUBLIC_HEALTH,
    }
)


def kinds_of(purpose: Purpose) -> frozenset[DataKind]:
    """The kinds of data that may be read under ``purpose``."""
    return KINDS_OF_PURPOSE[purpose]


def may_read(purpose: Purpose, kind: DataKind) -> bool:
    """Whether data of ``kind`` may be read under ``purpose``."""
    return kind in KINDS_OF_PURPOSE[purpose]


def purpose_of(kind: DataKind) -> Purpose:
    """The purpose under which the machine itself works with data of ``kind``."""
    return _PURPOSE_OF[kind]
