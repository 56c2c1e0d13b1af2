"""No words of a sender are read as the receiving server's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.formats.mail import is_authenticated

HOST, OPS = "mx.utopia.example", "ops@carrier.example"


def believed(results: str) -> bool:
    data = f"Authentication-Results: {HOST}; {results}\r\nFrom: {OPS}\r\n\r\nhello".encode()
    return is_authenticated(data, OPS, host=HOST)


@pytest.mark.parametrize(
    "results",
    [
        "dkim=pass header.d=carrier.example",
        'dkim=pass (2048-bit key; unprotected) header.d=carrier.example header.b="a;b/c"',
        "dkim=pass header.i=@carrier.example header.s=one",
        'dkim=fail reason="bad; worse" header.d=x.example; SPF=Pass smtp.mailfrom=carrier.example',
        "spf=pass (sender is (really) known) smtp.mailfrom=carrier.example.",
        "spf=pass\r\n (x)\r\n smtp.mailfrom=ops@carrier.example (y)",
    ],
)
def test_what_servers_write_of_a_pass_is_believed(results: str) -> None:
    assert believed(results)


@pytest.mark.parametrize(
    "results",
    [
        'spf=pass smtp.mailfrom="carrier.example x"@evil.example',
        'spf=pass smtp.mailfrom="x; dkim=pass header.d=carrier.example "@evil.example',
        "spf=pass smtp.mailfrom=carrier.example x@evil.example",
        "spf=pass smtp.mailfrom=ops@carrier.example smtp.mailfrom=x@evil.example",
        'spf=pass smtp.mailfrom="ops@carrier.example"',
        'spf=pass smtp.mailfrom="ops"@carrier.example',
        "spf=pass smtp.mailfrom=carrier.example(x)@evil.example",
        "spf=pass smtp.mailfrom=ops@carrier.example@evil.example",
        'spf=pass (of ") smtp.mailfrom=carrier.example ("@evil.example) smtp.helo=x',
        'spf=pass (of "); dkim=pass header.d=carrier.example; x=("@evil.example) smtp.helo=x',
        "dkim=fail (spf=pass smtp.mailfrom=carrier.example) header.d=carrier.example",
        "x-dkim=pass header.d=carrier.example; dkim=passed header.d=carrier.example",
        'dkim=pass header.d="carrier.example" header.i=@carrier.example',
        'dkim=pass header.b="open header.d=carrier.example',
    ],
)
def test_a_name_in_anothers_words_is_not(results: str) -> None:
    assert not believed(results)


_OWN_WORDS = st.lists(
    st.sampled_from(
        [
            *("carrier.example", "ops@", "@", " ", "; ", "(", ")", "=", r"\"", r"\\", "x"),
            *("spf=pass ", "dkim=pass ", "\\ ", "header.d=carrier.example"),
            "smtp.mailfrom=ops@carrier.example",
        ]
    ),
    max_size=9,
).map("".join)


@given(local=_OWN_WORDS, form=st.sampled_from(["smtp.mailfrom={}", "(of {} is known) smtp.helo=x"]))
def test_no_quoted_local_part_speaks_for_another_domain(local: str, form: str) -> None:
    address = f'"{local}"@evil.example'
    assert not believed("spf=pass " + form.format(address))
    assert not believed("spf=pass (fine) " + form.format(address) + " header.d=x")
