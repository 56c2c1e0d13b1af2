"""Whole names in other alphabets against a list, both ways round."""

import pytest

from safepassage.matching import build, screen
from safepassage.records import ListEntry, Subject


def alerts(listed: str, asked: str, born: str | None = None) -> bool:
    index = build([ListEntry(id="one", name=listed, dob=("1971-05-27",))])
    return any(match.alert for match in screen(index, Subject(name=asked, dob=born)))


PEOPLE = {
    "張志強": (
        "Zhang Zhiqiang",
        "ZHIQIANG ZHANG",
        "Zhang Zhi Qiang",
        "CHANG Chih-chiang",
        "CHEUNG Chi Keung",
        "张志强",
        "張 志 強",
    ),
    "欧阳美玲": ("Ouyang Meiling", "Au Yeung Mei Ling", "歐陽美玲", "OUYANG MEI-LING"),
    "查尔斯·利文斯顿": ("Charles Livingston", "LIVINGSTON CHARLES"),
    "山田はなこ": ("Yamada Hanako", "YAMADA HANAKO", "山田 ハナコ"),
}


@pytest.mark.parametrize(
    ("written", "other"), [(name, other) for name, others in PEOPLE.items() for other in others]
)
def test_a_han_name_is_found_however_it_is_spelt(written: str, other: str) -> None:
    assert alerts(written, other)
    assert alerts(other, written)


@pytest.mark.parametrize(
    "other", ["Zhang Wei", "Zhiqiang", "Zhang Ziyi", "Wang Zhiqiang", "张伟", "汪志强", "Chang Wen"]
)
def test_part_of_a_han_name_is_no_alert(other: str) -> None:
    assert not alerts("張志強", other)
    assert not alerts(other, "張志強")


def test_a_frequent_han_name_says_little_where_the_list_gives_no_birth_date() -> None:
    index = build([ListEntry(id="one", name="王伟")])
    assert not any(
        match.alert for match in screen(index, Subject(name="Wang Wei", dob="1971-05-27"))
    )
    (same,) = screen(index, Subject(name="王伟", dob="1971-05-27"))
    assert "common_name" in {reason.code for reason in same.reasons}
    assert "name_single" not in {reason.code for reason in same.reasons}
