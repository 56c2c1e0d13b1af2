"""The sentence of an item says how the names fit, for every reason that screening gives."""

from types import SimpleNamespace

import pytest

from safepassage.matching.evidence import NAME_CODES
from safepassage.records.watch import MatchClass
from safepassage.web.console.phrases.reasons import _NAMES, _SHORT, brief, reason

UNSAID = {"name_word_same", "name_weak_alias", "name_single"}
"""What the sentence leaves to the page of the item."""


def item(*codes, match_class=MatchClass.IDENTITY):
    return SimpleNamespace(match_class=match_class, codes=codes, effect="")


def test_every_reason_about_names_has_its_words():
    assert set(_NAMES) == NAME_CODES - UNSAID
    assert set(_NAMES) <= set(_SHORT)


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (("name_same",), "The name and birth date equal those of a listed person"),
        (
            ("name_word_same", "name_word_only_listed"),
            "A part of the name and birth date equal those of a listed person",
        ),
        (
            ("name_word_same", "name_word_only_listed", "name_word_alike"),
            "The name in another spelling and birth date equal those of a listed person",
        ),
        (
            ("name_word_written",),
            "The name in another alphabet and birth date equal those of a listed person",
        ),
    ],
)
def test_the_sentence_says_how_the_names_fit(codes, said):
    assert reason(item(*codes, "birth_date_exact")) == said


def test_a_name_alone_is_said_to_be_alone():
    alone = item("name_word_alike", match_class=MatchClass.NAME_ONLY)
    assert reason(alone) == "The name in another spelling alone equals that of a listed person"
    assert brief(alone) == "Name in another spelling"
