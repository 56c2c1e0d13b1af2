"""Han and kana: how names are parted, and which Latin spellings they are found by."""

import numpy as np
import pytest

from safepassage.matching.spelling import ALIKE, likeness, spread, words
from safepassage.matching.spelling.keys import MOST_KEYS, asked_keys, kept_keys
from safepassage.matching.spelling.pool import pool_of
from safepassage.matching.spelling.tables import table

ALERTING = 0.8


def find_each_other(one: str, other: str) -> bool:
    asked, kept = (np.zeros(MOST_KEYS, dtype=np.int64) for _ in range(2))
    many = asked_keys(table(), pool_of((one,)), 0, asked)
    more = kept_keys(table(), pool_of((other,)), 0, kept)
    return bool(set(asked[:many].tolist()) & set(kept[:more].tolist()))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("王小明", ("王", "小明")),
        ("王 小明", ("王", "小明")),
        ("王伟", ("王", "伟")),
        ("欧阳小明", ("欧阳", "小明")),
        ("歐陽明", ("欧阳", "明")),
        ("陳大文", ("陈", "大文")),
        ("查尔斯·利文斯顿", ("查尔斯", "利文斯顿")),
        ("查尔斯・利文斯顿", ("查尔斯", "利文斯顿")),
        ("林Lily", ("林", "lily")),
        ("山田はなこ", ("山田", "はなこ")),
        ("マイケル", ("まいける",)),
        ("ガンダム", ("がんだむ",)),
    ],
)
def test_a_name_is_parted_as_it_is_spoken(name: str, parts: tuple[str, ...]) -> None:
    assert words(name) == parts


@pytest.mark.parametrize(
    ("name", "apart"),
    [
        ("王小明", ("王 小 明",)),
        ("小明 王", ("小 明 王",)),
        ("欧阳小明", ("欧阳 小 明", "欧 阳 小 明")),
        ("欧阳明", ("欧阳 明", "欧 阳 明")),
        ("山田太郎", ("山田 太郎",)),
        ("王伟", ()),
        ("查尔斯·利文斯顿", ()),
        ("Wang Xiaoming", ()),
        ("Łukasz", ()),
    ],
)
def test_a_name_is_also_parted_in_the_other_usual_ways(name: str, apart: tuple[str, ...]) -> None:
    assert spread(name) == apart


@pytest.mark.parametrize(
    ("written", "spellings"),
    [
        ("小明", "xiaoming hsiaoming siuming"),
        ("志强", "zhiqiang chihchiang chikeung"),
        ("大文", "dawen tawen taiman"),
        ("嘉慧", "jiahui chiahui kawai"),
        ("英文", "yingwen ingwen yingman"),
        ("月娥", "yuee yueeh"),
        ("王", "wang wong ong"),
        ("陳", "chen chan tan"),
        ("張", "zhang chang cheung teo"),
        ("黃", "huang wong ng"),
        ("吳", "wu ng goh"),
        ("曾", "zeng tseng tsang"),
        ("單", "shan"),
        ("李", "li lee"),
        ("歐陽", "ouyang auyeung"),
        ("渡辺", "watanabe"),
        ("利文斯顿", "livingston"),
        ("伊万诺夫", "ivanov"),
        ("ひろし", "hiroshi hirosi"),
        ("じゅんいちろう", "junichiro junichiroh"),
        ("きょうこ", "kyoko kyouko"),
        ("ペトロフ", "petrov"),
    ],
)
def test_a_word_is_like_its_spellings_and_found_by_them(written: str, spellings: str) -> None:
    (word,) = words(written)
    for latin in spellings.split():
        assert likeness(word, latin) >= ALERTING, latin
        assert find_each_other(word, latin), latin
        assert find_each_other(latin, word), latin


@pytest.mark.parametrize(
    ("written", "others"),
    [
        ("小明", "simon xiaomei dawen ming"),
        ("志强", "zhigang zhiyuan jiangzhi"),
        ("王", "wen huang yang wu"),
        ("林", "lan ling liu"),
        ("李", "lan liu lai"),
        ("嘉慧", "jiahao huijia jia"),
        ("利文斯顿", "lincoln washington"),
        ("ひろし", "haruki hiroko"),
    ],
)
def test_a_word_is_not_like_others_of_its_kind(written: str, others: str) -> None:
    (word,) = words(written)
    for latin in others.split():
        assert likeness(word, latin) < ALIKE, latin


def test_forms_of_one_letter_are_the_same_and_other_letters_of_its_sound_are_not() -> None:
    assert words("張曉華") == words("张晓华")
    assert likeness("王", "汪") == 0


def test_letters_that_are_not_in_the_table_are_compared_with_themselves_only() -> None:
    rare = "\U00020000\U00020001"
    assert words(rare) == (rare,)
    assert likeness(rare, rare) == 1
    assert likeness(rare, "wang") == 0
