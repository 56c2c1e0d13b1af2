"""One file that holds a backup: a manifest, the database, and the keys that may leave the home.

A tar archive, readable with common tools. The manifest comes first and names every other
member with its size and SHA-256; day keys and spool keys are never in it.
"""

import os
import shutil
import tarfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

import msgspec

from safepassage.adapters import _key_files
from safepassage.adapters.keys import NEVER_BACKED_UP, HomeExists
from safepassage.records._base import Record
from safepassage.safeguards.sealing import KEY_BYTES

FORMAT = 1
MANIFEST = "manifest.json"
DRAFT = ".restore"
BLOCK = 1 << 20
LARGEST_MANIFEST = 1 << 20


class ArchiveBroken(ValueError):  # noqa: N818 - a state, told as one
    """The file is no backup, or not the one that was written."""


class Member(Record, frozen=True):
    """One file of the archive."""

    name: str
    bytes: int
    sha256: str


class Manifest(Record, frozen=True):
    """What an archive holds; ``engine`` is the database's, ``database`` its member's name."""

    format: int
    version: str
    made_at: datetime
    engine: str
    database: str
    files: tuple[Member, ...]


def key_files(home: Path) -> dict[str, bytes]:
    """The key files of a home that a backup holds, by their names in the archive."""
    keys = home / "keys"
    paths = (path for path in sorted(keys.rglob("*")) if path.is_file())
    return {
        f"keys/{name}": path.read_bytes()
        for path in paths
        if _is_backed_up(name := path.relative_to(keys).as_posix())
    }


def _is_backed_up(name: str) -> bool:
    first, last = PurePosixPath(name).parts[0], PurePosixPath(name).name
    return first not in NEVER_BACKED_UP and not last.startswith(".") and ".dying" not in last


def write(
    target: Path,
    *,
    database: Path,
    keys: Mapping[str, bytes],
    engine: str,
    version: str,
    made_at: datetime,
) -> Manifest:
    """Write a new archive (0600), durable when this returns; raises ``FileExistsError``."""
    files = (
        _member_of_file(database),
        *(Member(name=name, bytes=len(key), sha256=_digest(key)) for name, key in keys.items()),
    )
    manifest = Manifest(
        format=FORMAT,
        version=version,
        made_at=made_at,
        engine=engine,
        database=database.name,
        files=files,
    )
    handle = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
            _add(tar, MANIFEST, msgspec.json.encode(manifest), made_at)
            with database.open("rb") as content:
                tar.addfile(_info(database.name, files[0].bytes, made_at), content)
            for name, key in keys.items():
                _add(tar, name, key, made_at)
        file.flush()
        os.fsync(file.fileno())
    return manifest


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def unpack(archive: Path, home: Path) -> Manifest:
    """Verify an archive into an empty or new home: keys in place, the database in its draft.

    Raises ``HomeExists``, ``ArchiveBroken`` or ``OSError``; the home is then as before.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(home.iterdir()):
        raise HomeExists(f"the home folder {home} is not empty")
    home.chmod(0o700)
    try:
        manifest = _unpacked(archive, home)
    except (tarfile.TarError, msgspec.MsgspecError, EOFError) as error:
        discard(home)
        raise ArchiveBroken(f"{archive} is no whole backup: {error}") from error
    except (ArchiveBroken, OSError):
        discard(home)
        raise
    return manifest


def _unpacked(archive: Path, home: Path) -> Manifest:
    draft = home / DRAFT
    with tarfile.open(archive, mode="r:") as tar:
        manifest = _extract(tar, draft)
    for folder in NEVER_BACKED_UP:
        (draft / "keys" / folder).mkdir(mode=0o700, parents=True)
    (draft / "keys").rename(home / "keys")
    _key_files.sync(home)
    return manifest


def discard(home: Path) -> None:
    """Empty a home that ``unpack`` began to fill."""
    for path in home.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def adopt_day_keys(home: Path, folder: Path, *, since: date) -> int:
    """Take the day keys that were kept apart and are not past; how many."""
    found = list(_day_keys(folder, since))
    for name, key in found:
        _key_files.publish(home / "keys" / "days" / name, key, random=os.urandom)
    return len(found)


def _day_keys(folder: Path, since: date) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.glob("*.key")):
        if date.fromisoformat(path.stem) >= since:
            key = path.read_bytes()
            if len(key) != KEY_BYTES:
                raise ValueError(f"{path} is no day key")
            yield path.name, key


def _extract(tar: tarfile.TarFile, draft: Path) -> Manifest:
    manifest = _manifest(tar)
    wanted = {member.name: member for member in manifest.files}
    while info := tar.next():
        member = wanted.pop(info.name, None)
        if member is None or not info.isreg() or not _may_be_restored(member, manifest):
            raise ArchiveBroken(f"the archive holds {info.name}, which its manifest does not name")
        content = tar.extractfile(info)
        if content is None or _copied(content, draft / info.name) != member.sha256:
            raise ArchiveBroken(f"{info.name} is not what was backed up")
    if wanted:
        raise ArchiveBroken(f"the archive lacks {', '.join(sorted(wanted))}")
    return manifest


def _manifest(tar: tarfile.TarFile) -> Manifest:
    first = tar.next()
    content = tar.extractfile(first) if first and first.name == MANIFEST else None
    if content is None:
        raise ArchiveBroken("the archive does not begin with a manifest")
    manifest = msgspec.json.decode(content.read(LARGEST_MANIFEST), type=Manifest)
    if manifest.format != FORMAT:
        raise ArchiveBroken(f"the archive is of form {manifest.format}; this reads {FORMAT}")
    return manifest


def _may_be_restored(member: Member, manifest: Manifest) -> bool:
    parts = PurePosixPath(member.name).parts
    if member.name == manifest.database:
        return len(parts) == 1 and not member.name.startswith((".", "/"))
    inside = parts[0] == "keys" and len(parts) > 1 and ".." not in parts
    return inside and _is_backed_up("/".join(parts[1:]))


def _copied(content: IO[bytes], path: Path) -> str:
    """Write a file (0600) durably and return the SHA-256 of what was written."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    seen = sha256()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        while block := content.read(BLOCK):
            seen.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return seen.hexdigest()


def _member_of_file(path: Path) -> Member:
    return Member(name=path.name, bytes=path.stat().st_size, sha256=digest(path))


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _add(tar: tarfile.TarFile, name: str, content: bytes, at: datetime) -> None:
    tar.addfile(_info(name, len(content), at), BytesIO(content))


def _info(name: str, size: int, at: datetime) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, int(at.timestamp())
    return info
