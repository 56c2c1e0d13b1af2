"""An archive is what its manifest says, and nothing else comes out of it."""

import io
import os
import tarfile
from datetime import UTC, date, datetime

import pytest

from safepassage.adapters import archive
from safepassage.adapters.archive import ArchiveBroken
from safepassage.adapters.keys import HomeExists, HomeKeys, create_home
from safepassage.adapters.pem import authority_pair

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
DAY = date(2026, 9, 3)


@pytest.fixture
def home(tmp_path):
    made = tmp_path / "home"
    create_home(made, authority_pem=authority_pair(os.urandom(32))[1], random=os.urandom)
    HomeKeys(made).day_key(DAY)
    HomeKeys(made).spool_key(DAY)
    return made


@pytest.fixture
def written(home, tmp_path):
    database = tmp_path / "database.sqlite3"
    database.write_bytes(os.urandom(3_000_000))
    target = tmp_path / "backup.tar"
    archive.write(
        target,
        database=database,
        keys=archive.key_files(home),
        engine="sqlite",
        version="1",
        made_at=AT,
    )
    return target


def test_what_went_in_comes_out_but_for_the_keys_of_days(home, written, tmp_path):
    again = tmp_path / "again"
    manifest = archive.unpack(written, again)
    draft = again / archive.DRAFT / manifest.database
    assert draft.read_bytes() == (tmp_path / "database.sqlite3").read_bytes()
    keys = HomeKeys(again)
    assert keys.digest_keys() == HomeKeys(home).digest_keys()
    assert (keys.live_days(), keys.live_spool_days()) == ([], [])
    assert again.stat().st_mode & 0o777 == 0o700
    assert (again / "keys" / "digest.key").stat().st_mode & 0o777 == 0o600


def test_only_keys_of_days_to_come_are_taken_from_beside(home, written, tmp_path):
    again = tmp_path / "again"
    archive.unpack(written, again)
    HomeKeys(home).day_key(date(2026, 9, 10))
    since = date(2026, 9, 5)
    assert archive.adopt_day_keys(again, home / "keys" / "days", since=since) == 1
    assert HomeKeys(again).live_days() == [date(2026, 9, 10)]


def test_a_folder_that_holds_anything_is_left_alone(written, tmp_path):
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "letter").write_text("keep me")
    with pytest.raises(HomeExists):
        archive.unpack(written, tmp_path / "again")
    assert (tmp_path / "again" / "letter").read_text() == "keep me"


@pytest.mark.parametrize("place", [300, 3_000, 1_500_000])
def test_a_changed_byte_is_seen(written, tmp_path, place):
    content = bytearray(written.read_bytes())
    content[place] ^= 0xFF
    refused(content, tmp_path)


@pytest.mark.parametrize("length", [0, 100, 512, 600, 2_000_000])
def test_a_cut_file_is_seen(written, tmp_path, length):
    refused(written.read_bytes()[:length], tmp_path)


@pytest.mark.parametrize(
    "name", ["../outside", "/outside", "keys/../../outside", "keys/days/2026-09-03.key", "keys/"]
)
def test_a_name_that_leads_elsewhere_is_refused_even_if_the_manifest_names_it(
    written, tmp_path, name
):
    with tarfile.open(written) as tar:
        manifest = tar.extractfile(archive.MANIFEST).read()
    changed = manifest.replace(b'"keys/digest.key"', b'"%s"' % name.encode())
    content = io.BytesIO()
    with tarfile.open(written) as tar, tarfile.open(fileobj=content, mode="w") as other:
        for info in tar.getmembers():
            data = changed if info.name == archive.MANIFEST else tar.extractfile(info).read()
            info.name = name if info.name == "keys/digest.key" else info.name
            info.size = len(data)
            other.addfile(info, io.BytesIO(data))
    refused(content.getvalue(), tmp_path)
    assert not (tmp_path / "outside").exists()


def test_a_link_is_refused(written, tmp_path):
    content = io.BytesIO()
    with tarfile.open(written) as tar, tarfile.open(fileobj=content, mode="w") as other:
        for info in tar.getmembers():
            if info.name == "keys/digest.key":
                info.type, info.linkname, info.size = tarfile.SYMTYPE, "/etc/hostname", 0
            other.addfile(info, tar.extractfile(info) if info.isreg() else None)
    refused(content.getvalue(), tmp_path)


def refused(content, tmp_path):
    (tmp_path / "bad.tar").write_bytes(content)
    again = tmp_path / "again"
    with pytest.raises(ArchiveBroken):
        archive.unpack(tmp_path / "bad.tar", again)
    assert list(again.iterdir()) == []
