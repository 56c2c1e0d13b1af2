"""A backup is sealed for one key, and nobody puts another in its place."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from safepassage.adapters import signed_backup
from safepassage.adapters.archive import ArchiveBroken, digest
from safepassage.adapters.sealed_files import is_sealed

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
OPENS = X25519PrivateKey.from_private_bytes(bytes(range(32)))
SIGNS = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
CONTENT = bytes(range(256)) * 2000


def sign(file: Path, by: Ed25519PrivateKey = SIGNS) -> bytes:
    sha256, public = digest(file), by.public_key().public_bytes_raw()
    signed = signed_backup.Signature(
        sha256=sha256,
        made_at=AT,
        key=public.hex(),
        signature=by.sign(signed_backup.said(sha256, AT)).hex(),
    )
    signed_backup.beside(file).write_bytes(msgspec.json.encode(signed))
    return public


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "backup.tar"
    file.write_bytes(CONTENT)
    return file


@pytest.fixture
def sealed(archive: Path, tmp_path: Path) -> Path:
    target = tmp_path / "backup.tar.sealed"
    signed_backup.seal(archive, target, OPENS.public_key().public_bytes_raw())
    return target


def test_it_opens_with_its_key(archive: Path, sealed: Path, tmp_path: Path) -> None:
    assert (is_sealed(archive), is_sealed(sealed)) == (False, True)
    assert CONTENT[:1000] not in sealed.read_bytes()
    signed_backup.open_sealed(sealed, tmp_path / "opened", OPENS.private_bytes_raw())
    assert (tmp_path / "opened").read_bytes() == CONTENT


def test_another_key_opens_nothing_and_leaves_nothing(sealed: Path, tmp_path: Path) -> None:
    with pytest.raises(ArchiveBroken):
        signed_backup.open_sealed(sealed, tmp_path / "opened", bytes(31) + b"1")
    assert not (tmp_path / "opened").exists()


@pytest.mark.parametrize("at", [-1, -70_000, 150_000])
def test_a_changed_one_does_not_open(sealed: Path, tmp_path: Path, at: int) -> None:
    changed = bytearray(sealed.read_bytes())
    changed[at] ^= 1
    sealed.write_bytes(changed)
    with pytest.raises(ArchiveBroken):
        signed_backup.open_sealed(sealed, tmp_path / "opened", OPENS.private_bytes_raw())


def test_the_signature_is_of_this_file_and_of_the_expected_key(archive: Path) -> None:
    public = sign(archive)
    found = signed_backup.check(archive, public)
    assert found is not None
    assert found.made_at == AT
    archive.write_bytes(CONTENT + b"more")
    with pytest.raises(ArchiveBroken, match="not the file that was signed"):
        signed_backup.check(archive, public)


def test_another_archive_with_another_key_is_found_out(archive: Path) -> None:
    public = sign(archive)
    sign(archive, Ed25519PrivateKey.generate())
    with pytest.raises(ArchiveBroken, match="another key"):
        signed_backup.check(archive, public)


def test_where_a_key_is_expected_a_signature_is_wanted(archive: Path) -> None:
    assert signed_backup.check(archive, None) is None
    with pytest.raises(ArchiveBroken, match="not signed"):
        signed_backup.check(archive, bytes(32))


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff"])
def test_what_is_no_signature_is_refused(archive: Path, content: bytes) -> None:
    sign(archive)
    signed_backup.beside(archive).write_bytes(content)
    with pytest.raises(ArchiveBroken):
        signed_backup.check(archive, None)


def test_a_forged_date_breaks_the_signature(archive: Path) -> None:
    sign(archive)
    file = signed_backup.beside(archive)
    file.write_bytes(file.read_bytes().replace(b"2026", b"2025"))
    with pytest.raises(ArchiveBroken, match="no signature"):
        signed_backup.check(archive, None)
