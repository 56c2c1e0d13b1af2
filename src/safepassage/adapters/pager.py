"""Calls the on-call officer by whatever the administration uses: a program it names."""

import logging
import shlex
import subprocess
from uuid import UUID

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 10.0


class Pager:
    """Runs ``command`` with the work item's id as its last word; no personal data leaves."""

    def __init__(self, command: str) -> None:
        self._words = shlex.split(command)

    def page(self, item: UUID) -> bool:
        """Call; false when there is no program, or it failed: the console shows the item anyway."""
        if not self._words:
            return False
        try:
            subprocess.run(  # noqa: S603 - the administrator's own program, no shell
                [*self._words, str(item)], check=True, timeout=PATIENCE_SECONDS
            )
        except (OSError, subprocess.SubprocessError):
            log.exception("the pager's program failed for item %s", item)
            return False
        return True
