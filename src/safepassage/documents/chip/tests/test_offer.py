"""EF.CardAccess held against what the state signed."""

import chip_files as made
from safepassage.documents.chip import judge_offer

GENERIC = made.pace()
OLDER = made.pace("0.4.0.127.0.7.2.2.4.2.1", 12)
TERMINAL = made.info("0.4.0.127.0.7.2.2.2", b"\2\1\1")
VOUCHED = frozenset({14})


def judged(offered, signed, vouched=VOUCHED):
    card_access = made.security_infos(*offered)
    return judge_offer(card_access, made.dg14(made.security_infos(*signed)), vouched)


def test_what_is_offered_as_it_was_signed_needs_no_word():
    assert judged([GENERIC], [GENERIC, TERMINAL]) == ()
    assert judged([OLDER, GENERIC], [GENERIC, OLDER]) == ()


def test_a_stronger_protocol_taken_away_is_seen():
    (found,) = judged([OLDER], [GENERIC, OLDER])
    assert found.code == "protocol_downgrade"
    assert "id-PACE-ECDH-GM-AES-CBC-CMAC-128 missing" in found.text


def test_all_of_pace_taken_away_is_seen():
    for offered in ([TERMINAL], []):
        (found,) = judged(offered, [GENERIC, TERMINAL])
        assert found.code == "protocol_downgrade"


def test_a_protocol_that_was_not_signed_is_seen():
    (found,) = judged([GENERIC, OLDER], [GENERIC])
    assert "not signed" in found.text


def test_other_parameters_are_another_protocol():
    assert len(judged([made.pace(parameters=12)], [made.pace(parameters=13)])) == 2


def test_a_data_group_that_forgot_the_copy_tells_nothing():
    assert judged([GENERIC], [TERMINAL]) == ()


def test_a_data_group_that_nobody_vouched_for_tells_nothing():
    assert judged([OLDER], [GENERIC], frozenset({1, 2})) == ()


def test_what_cannot_be_read_leaves_the_question_open():
    (found,) = judge_offer(b"\x31", made.dg14(), VOUCHED)
    assert found.code == "malformed_data"
