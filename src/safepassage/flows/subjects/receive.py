"""A request is received: from the public page, or entered by an officer from a letter or visit."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from safepassage.apps.subjects import selectors, services
from safepassage.apps.subjects.content import Copy, keep_copy, new_key, opened
from safepassage.apps.subjects.services import Asked, By
from safepassage.flows.platform import Platform
from safepassage.flows.subjects.told import Told, put_told
from safepassage.records.actor import Actor, Component
from safepassage.records.receipt import CHANCE_BYTES, digest, make_receipt
from safepassage.safeguards.purpose import Purpose

PUBLIC = Actor.component(Component.PUBLIC_PAGE)


class NoRoom(Exception):  # noqa: N818 - a state, told as one
    """So many pictures wait to be looked at that no more are taken: bring or post a copy."""


def by_page(platform: Platform) -> By:
    """Who does what a visitor of the public page asks."""
    at = platform.clock.now()
    return By(officer=None, actor=PUBLIC, purpose=Purpose.DATA_SUBJECT, at=at)


@transaction.atomic
def receive(
    platform: Platform, asked: Asked, told: Told, *, copy: Copy | None = None, by: By
) -> str:
    """Keep a request, sealed; its receipt, which is told this once. Raises ``NoRoom``.

    What was sent of a document lives until it was looked at, or a few days.
    """
    if copy and selectors.copies_size() + len(copy.picture) > _most():
        raise NoRoom
    request, receipt = platform.ids.new(), make_receipt(platform.ids.random(CHANCE_BYTES))
    delete_at = by.at + timedelta(days=settings.SAFEPASSAGE_SUBJECT_KEPT_DAYS)
    key = new_key(platform.keys, platform.ids, request, delete_at)
    row = services.create(request, digest(receipt), key, asked, by=by, delete_at=delete_at)
    put_told(opened(row, platform.keys, platform.ids), told, by=by)
    if copy:
        end = by.at + timedelta(days=settings.SAFEPASSAGE_SUBJECT_COPY_DAYS)
        keep_copy(row, copy, delete_at=end, keys=platform.keys, ids=platform.ids)
    return receipt


def _most() -> int:
    return int(settings.SAFEPASSAGE_SUBJECT_COPIES_BYTES)
