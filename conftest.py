"""Test settings: an own home folder, made before Django reads it.

The settings' module is named here and not in pyproject.toml: pytest-django would read
it before this file, and with it the home of whoever runs the tests.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
import hypothesis
from django.db.models.signals import post_migrate

_HOME = Path(tempfile.mkdtemp(prefix="safepassage-test-"))
_MAKER = os.getpid()


@atexit.register
def _remove_home() -> None:
    """Once, by who made it: forked processes of tests end too."""
    if os.getpid() == _MAKER:
        shutil.rmtree(_HOME, ignore_errors=True)


(_HOME / "keys").mkdir(mode=0o700)
(_HOME / "keys" / "session.key").write_text("for tests only, not a secret")
os.environ["SAFEPASSAGE_HOME"] = str(_HOME)
os.environ["SAFEPASSAGE_PLAIN_HTTP"] = "1"
os.environ["SAFEPASSAGE_REFUSAL_CONTACT"] = "Duty desk of Utopia, +999 1 000 000"
os.environ["SAFEPASSAGE_REFUSAL_APPEAL"] = "Within 14 days, to the Court of Utopia, Port Hall."
os.environ["SAFEPASSAGE_PROTECTION_CONTACT"] = "A. Helper, +999 1 000 001"
os.environ["DJANGO_SETTINGS_MODULE"] = "safepassage.settings"
django.setup()

# Each flush after a test would make Django's own permissions and content types anew, for every
# model: nothing here uses them, and it cost more than most tests.
post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
from django.contrib.contenttypes.management import create_contenttypes  # noqa: E402

post_migrate.disconnect(create_contenttypes)

# How long something takes is measured in bench/; a test never fails of it.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

pytest_plugins = [
    "skips",
    "ledger_flush",
    "quick_work",
    "platform_fixtures",
    "traffic_fixtures",
    "postgres_server",
    "file_database",
]
