from collections.abc import Callable

import pytest

from safepassage.formats.apps.defects import AppsCode
from safepassage.formats.apps.defects import located as located_in_apps
from safepassage.formats.edifact.defects import Code, located
from safepassage.records import Defect


def in_edifact(tag: str) -> Defect:
    return located(Code.UNKNOWN_SEGMENT, {"tag": tag}, segment=3, offset=40)


def in_apps(tag: str) -> Defect:
    return located_in_apps(AppsCode.UNKNOWN_GROUP, {"tag": tag}, segment=3, offset=40)


@pytest.mark.parametrize("tell", [in_edifact, in_apps])
@pytest.mark.parametrize(("sent", "shown"), [("NAD", "NAD"), ("MUSTER", "(not shown)")])
def test_a_tag_too_long_to_be_one_is_not_shown(
    tell: Callable[[str], Defect], sent: str, shown: str
) -> None:
    found = tell(sent)
    assert shown in found.text
    assert "MUSTER" not in found.text
    assert (found.segment, found.offset) == (3, 40)
