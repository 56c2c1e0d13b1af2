"""General remarks: out by default; where a law lets them stay, what the filter leaves, sealed."""

from datetime import timedelta

import pytest

from one_traveller import CARRIER, booking, work
from profile_fixtures import follow_national_law
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.models import Journey, Part
from safepassage.flows.receive import receive
from safepassage.flows.retain import run
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.purpose import Purpose
from whole_database import everything

pytestmark = pytest.mark.django_db(transaction=True)
BY = Actor.officer("officer-1")
PLAIN, TELLING, DISGUISED = "MEET AT DESK KERFUFFLE", "IS A DIABETIC ZYZZYVA", "M U S L I M QUOKKA"


def remarked() -> bytes:
    sent = booking()
    lines = "".join(f"IFT+4:28:1U+{one}'" for one in (PLAIN, TELLING, DISGUISED)).encode()
    assert b"TIF+" in sent
    return sent.replace(b"TIF+", lines + b"TIF+").replace(b"UNT+12", b"UNT+15")


def stored(platform):
    receive(platform, carrier=CARRIER, body=remarked())
    work(platform)
    return Journey.objects.get()


def reservation(platform, journey):
    at = platform.clock.now()
    found = travel.journey(BY, Purpose.PNR_ASSESSMENT, journey.id, platform.keys, at)
    assert found
    assert found.reservation
    return found.reservation


def test_by_default_no_remark_stays(platform, bases):
    assert reservation(platform, stored(platform)).remarks == ()
    assert not Part.objects.filter(group=FieldGroup.REMARKS.value).exists()


def test_where_a_law_lets_them_stay_what_the_filter_leaves_is_sealed_and_masked(
    platform, clock, bases
):
    follow_national_law(clock.now(), free_text=True, deletes_without_link_at=None)
    journey = stored(platform)
    assert reservation(platform, journey).remarks == (PLAIN,)
    for word in (b"KERFUFFLE", b"ZYZZYVA", b"QUOKKA"):
        assert word not in everything()
    clock.forward(timedelta(seconds=1) + (journey.mask_at - clock.now()))
    assert run(platform).proof.holds
    journey.refresh_from_db()
    assert journey.masked_at
    assert (
        travel.journey(
            BY, Purpose.PNR_ASSESSMENT, journey.id, platform.keys, clock.now()
        ).reservation
        is None
    )
