"""The profiles shipped in the package; read once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import msgspec

from safepassage.safeguards.profiles.profile import Profile

CODES = (
    "strict",
    "icao-annex-9",
    "eu-pnr",
    "eu-api",
    "third-state-eu-data",
    "convention-108-plus",
)
STRICT = "strict"
"""What is followed where nobody has chosen."""


@cache
def shipped() -> Mapping[str, Profile]:
    """Every shipped profile by its code, the strict one first."""
    return MappingProxyType({code: _read(code) for code in CODES})


def strict() -> Profile:
    """The profile that is followed where nobody has chosen."""
    return shipped()[STRICT]


def _read(code: str) -> Profile:
    folder = files("safepassage.safeguards.profiles").joinpath("shipped")
    return msgspec.json.decode(folder.joinpath(f"{code}.json").read_bytes(), type=Profile)
