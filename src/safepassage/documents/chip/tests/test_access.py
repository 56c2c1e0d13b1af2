"""Doc 9303-11 appendices D and G.1: the worked examples of access to an invented chip."""

from functools import partial

import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.chip import bac, ciphers, pace
from safepassage.documents.chip.ciphers import SUITES, TRIPLE_DES
from safepassage.documents.chip.secure_messaging import answer_holds

octets = bytes.fromhex
AES_128 = SUITES["AES-CBC-CMAC-128"]

LINES = "L898902C<369080619406236"
ACCESS = ciphers.Keys(
    octets("AB94FDECF2674FDFB9B391F85D7F76F2"), octets("7962D9ECE03D1ACD4C76089DCE131543")
)
TERMINAL = bac.Terminal(
    chip_nonce=octets("4608F91988702212"),
    nonce=octets("781723860C06C226"),
    key=octets("0B795240CB7049B01C19B33E32804F0B"),
)
CHIPS_ANSWER = octets(
    "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D7449"
)


def test_keys_of_basic_access_control_from_the_printed_lines():
    assert bac.seed(LINES) == octets("239AB9CB282DAF66231DC5A4DF6BFBAE")
    assert bac.access_keys(LINES) == ACCESS


def test_data_of_external_authenticate():
    assert bac.command_data(ACCESS, TERMINAL) == octets(
        "72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A7"
    )


def test_the_session_that_the_chips_answer_begins():
    session = bac.session(ACCESS, TERMINAL, CHIPS_ANSWER)
    assert session.keys.encryption == octets("979EC13B1CBFE9DCD01AB0FED307EAE5")
    assert session.keys.authentication == octets("F1CB1F1FB5ADF208806B89DC579DC1F8")
    assert session.counter == 0x887022120C06C226


def test_an_altered_answer_or_one_to_another_challenge_begins_no_session():
    altered = bytes((CHIPS_ANSWER[0] ^ 1,)) + CHIPS_ANSWER[1:]
    other = TERMINAL._replace(nonce=bytes(8))
    assert bac.session(ACCESS, TERMINAL, altered) is None
    assert bac.session(ACCESS, other, CHIPS_ANSWER) is None


@pytest.mark.parametrize(
    "refused",
    [
        partial(bac.session, ACCESS, TERMINAL, b""),
        partial(bac.command_data, ACCESS, TERMINAL._replace(key=b"")),
        partial(bac.command_data, ACCESS, TERMINAL._replace(nonce=bytes(9))),
    ],
)
def test_numbers_of_another_length_are_refused(refused):
    with pytest.raises(MalformedError):
        refused()


BASIC = octets("F1CB1F1FB5ADF208806B89DC579DC1F8")
ANSWERS = [
    (0x887022120C06C228, "990290008E08FA855A5D4C50A8ED9000"),
    (0x887022120C06C22A, "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000"),
    (
        0x887022120C06C22C,
        "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000",
    ),
]


@pytest.mark.parametrize(("counter", "answer"), ANSWERS)
def test_protected_answers_hold_at_their_counter_and_with_their_key_only(counter, answer):
    holds = partial(answer_holds, TRIPLE_DES, BASIC)
    assert holds(counter, octets(answer))
    assert holds(counter, octets(answer)[:-2])
    assert not holds(counter + 1, octets(answer))
    assert not answer_holds(TRIPLE_DES, bytes(16), counter, octets(answer))


def test_every_altered_bit_of_a_protected_answer_is_seen():
    counter, answer = ANSWERS[0][0], octets(ANSWERS[0][1])[:-2]
    for bit in range(len(answer) * 8):
        altered = bytearray(answer)
        altered[bit // 8] ^= 1 << bit % 8
        try:
            assert not answer_holds(TRIPLE_DES, BASIC, counter, bytes(altered))
        except MalformedError:
            continue


def test_a_bare_status_is_no_protected_answer():
    assert not answer_holds(TRIPLE_DES, BASIC, 2, octets("6988"))


@pytest.mark.parametrize("answer", ["", "99029000", "8E08FA855A5D4C50A8ED", "990290008E08FA", "00"])
def test_an_answer_without_its_objects_is_refused(answer):
    with pytest.raises(MalformedError):
        answer_holds(TRIPLE_DES, BASIC, 2, octets(answer))


PASSWORD = pace.mrz_password("T22000129364081251010318")
POINTS = {
    "map chip": "04824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
    "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54",
    "chip": "049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
    "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094",
}
TRANSCRIPT = pace.PaceTranscript(
    protocol="0.4.0.127.0.7.2.2.4.2.2",
    parameter_id=13,
    password=PASSWORD,
    encrypted_nonce=octets("95A3A016522EE98D01E76CB6B98B42C3"),
    terminal_mapping_key=octets("7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99"),
    chip_mapping_point=octets(POINTS["map chip"]),
    terminal_key=octets("A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595"),
    chip_point=octets(POINTS["chip"]),
    chip_token=octets("3ABB9674BCE93C08"),
)


def changed(**fields):
    """The transcript with other values."""
    said = {name: getattr(TRANSCRIPT, name) for name in TRANSCRIPT.__struct_fields__}
    return pace.PaceTranscript(**{**said, **fields})


def test_the_password_and_its_key():
    assert octets("7E2D2A41C74EA0B38CD36F863939BFA8E9032AAD") == PASSWORD
    assert pace.password_key(AES_128, PASSWORD) == octets("89DED1B26624EC1E634C1989302849DD")
    assert pace.can_password("123456") == b"123456"


def test_generic_mapping_step_by_step():
    session = pace.session(TRANSCRIPT)
    assert session.nonce == octets("3F00C4D39D153F2B2A214A078D899B22")
    assert session.generator.x.to_bytes(32) == octets(
        "8CED63C91426D4F0EB1435E7CB1D74A46723A0AF21C89634F65A9AE87A9265E2"
    )
    assert session.generator.y.to_bytes(32) == octets(
        "8C879506743F8611AC33645C5B985C80B5F09A0B83407C1B6A4D857AE76FE522"
    )
    assert session.secret == octets(
        "28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925"
    )
    assert session.keys.encryption == octets("F5F0E35C0D7161EE6724EE513A0D9A7F")
    assert session.keys.authentication == octets("FE251C7858B356B24514B3BD5F4297D1")
    assert session.terminal_token == octets("C2B0BD78D94BA866")
    assert session.chip_token == octets("3ABB9674BCE93C08")


def test_the_chips_token_holds_for_the_right_password_only():
    assert pace.chip_token_holds(TRANSCRIPT)
    assert not pace.chip_token_holds(changed(password=pace.can_password("123456")))
    assert not pace.chip_token_holds(changed(chip_token=bytes(8)))
    assert not pace.chip_token_holds(changed(terminal_key=octets("01")))


@pytest.mark.parametrize(
    "fields",
    [
        {"encrypted_nonce": bytes(15)},
        {"terminal_key": b""},
        {"terminal_mapping_key": b"\xff" * 32},
        {"chip_point": b"\x04" + bytes(64)},
        {"chip_point": octets(POINTS["chip"])[:-1]},
        {"chip_mapping_point": b"\x02" + octets(POINTS["map chip"])[1:33]},
    ],
    ids=["nonce", "key 0", "key over the order", "off the curve", "short", "compressed"],
)
def test_a_transcript_of_another_form_is_refused(fields):
    with pytest.raises(MalformedError):
        pace.session(changed(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"protocol": "0.4.0.127.0.7.2.2.4.4.2"},
        {"protocol": "0.4.0.127.0.7.2.2.4.1.2"},
        {"protocol": "1.2.3"},
        {"parameter_id": 0},
        {"parameter_id": 9},
        {"parameter_id": 99},
    ],
)
def test_mappings_and_parameters_that_are_not_computed_here_are_named(fields):
    with pytest.raises(UnusableKeyError):
        pace.session(changed(**fields))


def test_a_chip_that_sends_the_terminals_own_key_back_is_refused():
    own = pace.session(TRANSCRIPT)
    curve = pace.CURVES["brainpoolP256r1"].parameters
    private = int.from_bytes(TRANSCRIPT.terminal_key)
    mine = pace.points.multiply(curve, private, own.generator)
    with pytest.raises(MalformedError):
        pace.session(changed(chip_point=pace.points.encoded(curve, mine)))


@pytest.mark.parametrize("suite", SUITES.values(), ids=lambda suite: suite.name)
def test_what_is_encrypted_is_decrypted_again(suite):
    keys = ciphers.session_keys(suite, b"a secret")
    assert len(keys.encryption) == suite.key
    data = ciphers.padded(suite, b"some octets of data")
    hidden = ciphers.encrypt(suite, keys.encryption, data)
    assert hidden != data
    assert ciphers.decrypt(suite, keys.encryption, hidden) == data
    assert len(ciphers.mac(suite, keys.authentication, data)) == ciphers.MAC_OCTETS


def test_each_octet_of_a_des_key_has_odd_parity():
    key = ciphers.derive(TRIPLE_DES, b"a secret", 1)
    assert all(octet.bit_count() % 2 for octet in key)
