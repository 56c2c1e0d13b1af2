"""Seeded damage to files for the trust store: the same seed always makes the same damaged file."""

import random
from typing import Final

from document_mutation import EDITS
from safepassage.simulation.passports.lists import pkd
from safepassage.simulation.passports.lists.deviation_list import (
    GROUP_DIGEST_WRONG,
    Announced,
    deviation_list,
)
from safepassage.simulation.passports.lists.ldif import ldif
from trust_keeper import WORLD

LARGEST: Final = 60_000
ATTRIBUTES: Final = (pkd.CERTIFICATE, pkd.REVOCATIONS, pkd.MASTER_LIST)


class TrustMutator:
    """Files of an invented state, to be damaged by themselves or inside a directory."""

    def __init__(self) -> None:
        home = WORLD.authority("UTO")
        self._signer = pkd.signer("UT", home.document_signer())
        revocations = home.revocations()
        self._files = (
            home.link.raw,
            home.document_signer().raw,
            revocations,
            WORLD.master_list("UTO"),
            deviation_list(home, Announced(GROUP_DIGEST_WRONG, 11)),
            ldif([self._signer, pkd.revocations("UT", revocations)]),
        )

    def damaged(self, seed: int) -> bytes:
        """One damaged file, half of them as the entry of a sound directory."""
        chance = random.Random(seed)  # noqa: S311 - the same damage for the same seed
        raw = chance.choice(self._files)
        for _ in range(chance.randrange(1, 4)):
            raw = chance.choice(EDITS)(chance, raw, self._files)[:LARGEST]
        if chance.randrange(2):
            return raw
        return ldif([self._signer._replace(attributes=((chance.choice(ATTRIBUTES), raw),))])
