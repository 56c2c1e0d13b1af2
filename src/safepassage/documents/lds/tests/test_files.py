"""Every file of an invented chip is read; and every kind of damage to one is refused."""

import msgspec
import pytest

from chip_files import VALID
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds import name_of, read


@pytest.mark.parametrize("name", VALID)
def test_a_file_is_read_by_its_outer_tag(name):
    file = VALID[name]
    assert read(file).name == name_of(file) == name.partition(" ")[0]


@pytest.mark.parametrize("name", VALID)
def test_what_is_read_is_the_same_in_json(name):
    content = read(VALID[name]).content
    assert msgspec.json.decode(msgspec.json.encode(content), type=type(content)) == content


@pytest.mark.parametrize("name", VALID)
def test_a_file_that_is_cut_off_anywhere_is_refused(name):
    file = VALID[name]
    for end in range(len(file)):
        with pytest.raises(MalformedError):
            read(file[:end])


@pytest.mark.parametrize("name", VALID)
def test_octets_after_the_end_are_refused(name):
    with pytest.raises(MalformedError):
        read(VALID[name] + b"\0")


@pytest.mark.parametrize("name", sorted(VALID.keys() - {"CardAccess"}))
def test_a_file_with_a_frame_and_nothing_in_it_is_refused(name):
    with pytest.raises(MalformedError):
        read(VALID[name][:1] + b"\0")


@pytest.mark.parametrize("file", [b"", b"\0", b"\xff\xff", b"\x77\1\0", b"\x30\0"], ids=repr)
def test_what_begins_like_no_file_that_is_read_is_refused(file):
    with pytest.raises(MalformedError):
        read(file)


def test_an_unknown_beginning_has_no_name():
    assert name_of(b"") is None
    assert name_of(b"\0") is None


def complaint(file):
    try:
        read(file)
    except MalformedError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", VALID)
def test_an_error_says_nothing_that_is_personal(name):
    file = VALID[name]
    for at in range(len(file)):
        said = complaint(file[:at] + bytes((file[at] ^ 1,)) + file[at + 1 :])
        assert "ERIKSSON" not in said
        assert "L898902C" not in said
