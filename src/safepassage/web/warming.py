"""What the first request would wait for, loaded before there is one."""

import gc
import logging

from django.db import DatabaseError
from django.urls import get_resolver

from safepassage.web.api.door import interactive

log = logging.getLogger(__name__)


def warm() -> None:
    """Load the pages and what answers carriers, and let the garbage collector pass all this by.

    It would go through every module and list again and again, while carriers wait.
    """
    _ = get_resolver().url_patterns
    try:
        interactive().warm()
    except DatabaseError:
        log.exception("the first carrier will wait for the lists: the database does not answer")
    gc.collect()
    gc.freeze()
