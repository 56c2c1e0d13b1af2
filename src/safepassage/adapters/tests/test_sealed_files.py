import os
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from safepassage.adapters.sealed_files import digest, read_sealed, write_sealed
from safepassage.safeguards.sealing import SealBroken

LINES = [f'{{"row": {number}, "text": "{"x" * 90}"}}\n'.encode() for number in range(2_000)]
PRIVATE = os.urandom(32)
PUBLIC = X25519PrivateKey.from_private_bytes(PRIVATE).public_key().public_bytes_raw()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_sealed(tmp_path / "rows.sealed", "e/rows", iter(LINES), PUBLIC)
    return tmp_path / "rows.sealed"


def pieces(content: bytes) -> tuple[bytes, list[bytes]]:
    head, _, rest = content.partition(b"\n")
    found = []
    while rest:
        size = 4 + int.from_bytes(rest[:4])
        found.append(rest[:size])
        rest = rest[size:]
    return head + b"\n", found


def test_many_pieces_come_back(tmp_path: Path) -> None:
    path = tmp_path / "rows.sealed"
    written = write_sealed(path, "e/rows", iter(LINES), PUBLIC)
    assert (written.rows, written.bytes) == (2_000, path.stat().st_size)
    assert written.sha256 == digest(path)
    assert len(pieces(path.read_bytes())[1]) == 4
    assert list(read_sealed(path, "e/rows", PRIVATE)) == LINES
    assert path.stat().st_mode & 0o777 == 0o600


def test_no_rows_are_a_file_too(tmp_path: Path) -> None:
    assert write_sealed(tmp_path / "none", "e/none", (), PUBLIC).rows == 0
    assert list(read_sealed(tmp_path / "none", "e/none", PRIVATE)) == []


@pytest.mark.parametrize(
    "how",
    [
        lambda found: found[:-1],
        lambda found: found[1:],
        lambda found: [found[1], found[0], *found[2:]],
        lambda found: [*found, found[-1]],
        lambda found: [],
    ],
)
def test_pieces_cannot_be_left_out_moved_or_repeated(
    file: Path, how: Callable[[list[bytes]], list[bytes]]
) -> None:
    head, found = pieces(file.read_bytes())
    file.write_bytes(head + b"".join(how(found)))
    with pytest.raises(SealBroken):
        list(read_sealed(file, "e/rows", PRIVATE))


def test_a_file_cannot_stand_for_another(file: Path) -> None:
    with pytest.raises(SealBroken, match="is not the file"):
        list(read_sealed(file, "e/other", PRIVATE))


def test_a_file_is_never_written_over(file: Path) -> None:
    with pytest.raises(FileExistsError):
        write_sealed(file, "e/rows", (), PUBLIC)
