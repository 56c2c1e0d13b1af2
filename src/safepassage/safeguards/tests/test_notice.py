"""What passengers are told names controller, law, purpose, time and rights."""

from datetime import date
from pathlib import Path

import pytest

from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import FieldProfile, LegalBasis
from safepassage.safeguards.notice import Controller, notice, poster, short_notice
from safepassage.safeguards.purpose import Purpose

GUIDE = Path(__file__).parents[4] / "docs" / "user" / "carrier.md"
OURS = Controller(
    state="Utopia",
    name="Border Office",
    contact="1 Gate, desk@border.example",
    officer="dpo@border.example",
    supervisor="Data Tribunal",
    rights_page="https://border.example/your-rights/",
)


def basis(kind, *, mask, delete):
    return LegalBasis(
        id="1",
        code="X",
        version=1,
        title="X",
        law="Border Act",
        article=f"s. 4 ({kind})",
        purpose=Purpose.BORDER_CHECK,
        kind=kind,
        valid_from=date(2026, 1, 1),
        mask_after_hours=mask,
        delete_after_hours=delete,
        field_profile=FieldProfile.API,
    )


def test_each_law_is_told_with_its_times():
    bases = [
        basis(DataKind.API_BORDER, mask=48, delete=48),
        basis(DataKind.PNR, mask=4380, delete=43800),
    ]
    text = notice(OURS, bases)
    assert "Border Act, s. 4 (api_border). Deleted after 48 hours." in text
    assert "Deleted after 1825 days; your name and the like are hidden after 182 days." in text
    assert "[" not in text


@pytest.mark.parametrize("kind", list(DataKind))
def test_customs_and_health_are_named_when_and_only_when_a_law_gives_them_data(kind):
    text = notice(OURS, [basis(kind, mask=24, delete=24)])
    assert ("customs" in text) == (kind is DataKind.API_CUSTOMS)
    assert ("health authority" in text) == (kind is DataKind.API_HEALTH)
    (receivers,) = [line for line in text.splitlines() if line.startswith("Who gets it")]
    assert ("customs" in receivers) == (kind is DataKind.API_CUSTOMS)
    assert ("health authority" in receivers) == (kind is DataKind.API_HEALTH)


@pytest.mark.parametrize(
    "content",
    ["Border Office", "Utopia", "dpo@border.example", "Data Tribunal", "access", "corrected"],
)
def test_the_notice_tells_who_answers_and_which_rights_there_are(content):
    assert content in notice(OURS)


def test_what_is_not_known_stays_a_place_to_fill():
    assert notice(Controller()).count("[") >= 6
    assert short_notice(Controller()).count("[") == 3


@pytest.mark.parametrize("text", [notice(Controller()), short_notice(Controller())])
def test_the_guide_for_carriers_has_the_same_words(text):
    quoted = "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())
    assert quoted in GUIDE.read_text(encoding="utf-8")


def test_notice_and_poster_say_where_rights_are_used_without_e_mail():
    for text in (notice(OURS), poster(OURS)):
        assert "https://border.example/your-rights/" in text
        assert "redress number" in text
    assert "needs no e-mail address" in notice(OURS)
    assert "at any desk of Border Office" in poster(OURS)
