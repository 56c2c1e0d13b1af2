"""How long does a master list of 588 certificates take, read and proved alone, and into SQLite.

    python bench/trust.py
    python bench/trust.py --signers 50000

The certificates are those of the real lists among the samples; the list is signed by an invented
state, whose root was given before. Every round begins with nothing remembered and an empty store,
in a database file with the settings of production. ``--signers`` also streams a directory's file
of so many entries: invented signers over again, each entry under a name of its own.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from safepassage.documents import cms
from safepassage.documents.asn1 import values
from safepassage.documents.certificates import certificate, curves, keys, names, signatures
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.lists.master_list import judge_master_list, read_master_list
from safepassage.documents.reasons import verdict
from safepassage.records import Verdict
from safepassage.simulation.passports.lists import pkd
from safepassage.simulation.passports.lists.ldif import ldif
from safepassage.simulation.passports.lists.master_list import Listing, master_list
from safepassage.simulation.passports.world import AT, World

SAMPLES = Path(os.environ.get("SAFEPASSAGE_SAMPLES", "../shared/data")) / "documents" / "masterlist"
CERTIFICATES = 588
ROUNDS = 5
MEGABYTE = 1024
REMEMBERED = (
    cms.certificates_of,
    values.oid,
    values.instant,
    certificate.read_certificate,
    curves.curve_of,
    keys.public_key,
    names.parts,
    names.key,
    names.digest,
    names.country,
    signatures.algorithm_of,
    signatures.digest_of,
)
HOME = World().authority("UTO")
Work = Callable[[], None]


def main() -> None:
    arguments = _arguments()
    if not SAMPLES.is_dir():
        print(f"bench trust: no samples at {SAMPLES}, nothing measured")
        return
    raw = _list()
    print(f"| a master list of {CERTIFICATES} certificates, {len(raw):,} octets | CPU s | wall s |")
    print("|---|---:|---:|")
    _show("read, proved, indexed in memory", [(_forget, lambda: _pure(raw))])
    with tempfile.TemporaryDirectory(prefix="safepassage-bench-") as folder:
        _prepare(Path(folder) / "home")
        _show("taken into SQLite", [(_emptied, lambda: _take(raw))])
        _show("the store read by a process", [(_forget, _load)])
        if arguments.signers:
            _directory(Path(folder) / "directory.ldif", arguments.signers)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--signers", type=int, default=0)
    return parser.parse_args()


def _list() -> bytes:
    """As many certificates of the real lists as are wanted, signed by an invented state."""
    lists = [read_master_list(path.read_bytes()) for path in sorted(SAMPLES.glob("*.ml"))]
    raws = list(dict.fromkeys(each.raw for one in lists for each in one.certificates))
    assert len(raws) >= CERTIFICATES
    return master_list(HOME, Listing(tuple(raws[:CERTIFICATES])))


def _show(what: str, works: list[tuple[Work, Work]]) -> None:
    """Print the median of the rounds; what comes before each is not measured."""
    times = []
    for _ in range(ROUNDS):
        for before, work in works:
            before()
            used, start = time.process_time(), time.perf_counter()
            work()
            times.append((time.process_time() - used, time.perf_counter() - start))
    cpu, wall = (sorted(column)[len(times) // 2] for column in zip(*times, strict=True))
    print(f"| {what} | {cpu:.3f} | {wall:.3f} |", flush=True)


def _forget() -> None:
    for remembered in REMEMBERED:
        remembered.cache_clear()


def _pure(raw: bytes) -> None:
    anchors = Anchors([Anchor(certificate.read_certificate(HOME.root.raw), ("bench",))])
    listed = read_master_list(raw)
    reasons = judge_master_list(listed, anchors, Revocations((), anchors), AT)
    assert verdict(reasons) is Verdict.TRUSTED, reasons
    assert len(Anchors(Anchor(each, ("list",)) for each in listed.certificates)) == CERTIFICATES


def _prepare(home: Path) -> None:
    os.environ["SAFEPASSAGE_HOME"] = str(home)
    os.environ.pop("SAFEPASSAGE_DATABASE_URL", None)
    from safepassage.cli.main import main as safepassage  # noqa: PLC0415 - after the environment

    assert safepassage(["init", "--demonstration"]) == 0


def _emptied() -> None:
    """An empty store with the root by which the list counts, and nothing remembered."""
    from safepassage.apps.trust import models  # noqa: PLC0415 - after the settings

    for each in (models.Policy, models.Presence, models.RevocationList, models.Certificate):
        each.objects.all().delete()
    models.Source.objects.update(current=None)
    models.Import.objects.all().delete()
    models.Source.objects.all().delete()
    _given(HOME.root.raw, as_root=True, ground="invented for a measurement")
    _forget()


def _take(raw: bytes) -> None:
    report = _given(raw)
    assert (report.certificates, report.verdict) == (CERTIFICATES, "trusted"), report


def _given(raw: bytes, **terms: object) -> object:
    from io import BytesIO  # noqa: PLC0415 - as below

    return _take_in(BytesIO(raw), **terms)


def _take_in(file: BinaryIO, **terms: object) -> object:
    from safepassage.flows.trust.given import Order  # noqa: PLC0415 - after the settings
    from safepassage.flows.trust.take_in import take_in  # noqa: PLC0415 - as above
    from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - as above

    return take_in(file, Order(Actor.component(Component.COMMAND_LINE), AT, **terms))


def _load() -> None:
    from safepassage.flows.trust.store import load  # noqa: PLC0415 - after the settings

    loaded = load(AT)
    assert all(each.is_trusted for each in loaded.trust.anchors)


def _directory(path: Path, entries: int) -> None:
    """Stream a file of so many entries, and tell how long it took and the largest memory."""
    with path.open("wb") as file:
        file.writelines(_entries(entries))
    before = _largest()
    start, used = time.perf_counter(), time.process_time()
    with path.open("rb") as file:
        report = _take_in(file)
    assert report.certificates == entries, report
    seconds, used = time.perf_counter() - start, time.process_time() - used
    size = path.stat().st_size / 1e6
    print(f"| a directory of {entries:,} signers, {size:.0f} MB | {used:.1f} | {seconds:.1f} |")
    print(f"largest memory before and after: {before} and {_largest()} MB")


def _entries(count: int) -> Iterator[bytes]:
    signers = [
        pkd.signer(each[:2], World().authority(each).document_signer()) for each in World.states
    ]
    yield b"version: 1\n"
    for number in range(count):
        entry = signers[number % len(signers)]
        block = ldif([entry._replace(name=f"cn={number}+{entry.name}")])
        yield block.partition(b"\n")[2]


def _largest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE


if __name__ == "__main__":
    main()
