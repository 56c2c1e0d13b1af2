import pytest

from safepassage.records.receipt import digest, in_groups, make_receipt, receipt_in
from safepassage.safeguards.rights.paper import STEP, Letter, Table, printed
from safepassage.safeguards.rights.pictures import MOST_BYTES, NoPicture, media_type

JPEG = b"\xff\xd8\xff\xe0 invented \xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n invented IEND\xaeB`\x82"


def letter(to: str, *rows: tuple[str, ...]) -> bytes:
    tables = (Table(title="Flights", head=("Flight",), rows=rows),) if rows else ()
    return printed(
        Letter(sender="A", date="2026-09-17", to=to, title="T", said=("x",), tables=tables)
    )


def test_a_letter_has_one_size_whoever_it_goes_to() -> None:
    assert len(letter("X")) == len(letter("A much longer name\nand street")) == STEP


def test_a_longer_letter_grows_by_whole_steps() -> None:
    assert len(letter("X", *[("1U220 " * 20,)] * 1000)) % STEP == 0


def test_what_people_write_is_never_markup() -> None:
    page = letter("<script>alert(1)</script>", ("<img src=x>",))
    assert b"<script" not in page
    assert b"<img" not in page


@pytest.mark.parametrize(("content", "media"), [(JPEG, "image/jpeg"), (PNG, "image/png")])
def test_a_picture_is_known_by_its_content(content: bytes, media: str) -> None:
    assert media_type(content) == media


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"MZ\x90",
        JPEG[:-2],
        PNG + b"<script>",
        JPEG[:-2] + bytes(MOST_BYTES) + b"\xff\xd9",
    ],
    ids=["empty", "pdf", "svg", "program", "cut", "with a tail", "large"],
)
def test_anything_else_is_no_picture(content: bytes) -> None:
    with pytest.raises(NoPicture):
        media_type(content)


def test_a_receipt_is_known_however_it_is_written() -> None:
    receipt = make_receipt(bytes(range(32)))
    assert receipt_in(f" {in_groups(receipt).lower()} ") == receipt
    assert receipt_in(receipt[:-1]) is None
    assert receipt_in(receipt[:-1] + "0") is None


def test_receipts_differ_and_so_do_their_digests() -> None:
    first, second = make_receipt(b"\x01" * 32), make_receipt(b"\x02" * 32)
    assert first != second
    assert digest(first) != digest(second)
    assert first.encode() not in digest(first)
