"""The message that README and the carriers' guide post is a good one."""

from house.source import ROOT
from safepassage.formats.read import read

EXAMPLE = ROOT / "docs/user/example.edi"


def test_the_example_is_read_without_a_defect() -> None:
    parsed = read(EXAMPLE.read_bytes())
    (message,) = parsed.messages
    assert (parsed.defects, message.defects) == ((), ())
    assert [traveller.surname for traveller in message.travellers] == ["ERIKSSON", "SPECIMEN"]
    assert [(leg.origin, leg.destination) for leg in message.flights] == [("FRA", "PDL")]


def test_the_guides_post_the_example() -> None:
    assert "docs/user/example.edi" in (ROOT / "README.md").read_text(encoding="utf-8")
