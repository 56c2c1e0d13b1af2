"""Test settings: an own home folder, made before Django reads it."""

import os
import tempfile
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="safepassage-test-"))
(_HOME / "keys").mkdir(mode=0o700)
(_HOME / "keys" / "session.key").write_text("for tests only, not a secret")
os.environ["SAFEPASSAGE_HOME"] = str(_HOME)
os.environ["SAFEPASSAGE_PLAIN_HTTP"] = "1"

pytest_plugins = ["skips", "ledger_flush", "platform_fixtures", "postgres_server"]
