"""All of the invented world as files, to be saved for a demonstration or given to other tools."""

from collections.abc import Iterator, Mapping

import msgspec

from safepassage.simulation.passports.authority import alpha2
from safepassage.simulation.passports.defects import Defect
from safepassage.simulation.passports.passport import Passport
from safepassage.simulation.passports.world import World


def write_all(world: World) -> Mapping[str, bytes]:
    """Files by their path: the trust store, the directory, and one passport for each defect."""
    return dict((*_trust(world), *_passports(world)))


def _trust(world: World) -> Iterator[tuple[str, bytes]]:
    for state in world.states:
        authority, country = world.authority(state), alpha2(state)
        for root in authority.roots:
            yield f"trust/{country}-{root.serial}.cer", root.raw
        yield f"trust/{country}.crl", authority.revocations()
        yield f"lists/{country}.ml", world.master_list(state)
    for name, content in world.directory().items():
        yield f"pkd/{name}", content


def _passports(world: World) -> Iterator[tuple[str, bytes]]:
    for defect in Defect:
        for name, content in passport_files(world.passport(defect=defect)).items():
            yield f"passports/{defect}/{name}", content


def passport_files(passport: Passport) -> dict[str, bytes]:
    """One passport's files by name, what to judge it by, and ``expected.json``."""
    files = {
        "EF.COM": passport.com,
        "EF.CardAccess": passport.card_access,
        "EF.CardSecurity": passport.card_security,
        "expected.json": _expected(passport),
    }
    if passport.sod is not None:
        files["EF.SOD"] = passport.sod
    for number, content in passport.data_groups.items():
        files[f"EF.DG{number}"] = content
    for kind, raws in (
        ("anchor-{}.cer", passport.anchors),
        ("signer-{}.cer", passport.signers),
        ("{}.crl", passport.crls),
        ("{}.dl", passport.deviation_lists),
    ):
        files |= {kind.format(at): raw for at, raw in enumerate(raws, start=1)}
    return files


def _expected(passport: Passport) -> bytes:
    expected = passport.expected
    return msgspec.json.encode(
        {
            "at": passport.at,
            "check": expected.check.name.lower(),
            "verdict": expected.verdict,
            "reasons": sorted(expected.reasons),
        }
    )
