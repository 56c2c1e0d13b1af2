"""The home folder of this command."""

import os
from pathlib import Path


def chosen_home() -> Path:
    """Return the folder that the environment names, else the default."""
    chosen = os.environ.get("SAFEPASSAGE_HOME")
    return Path(chosen).absolute() if chosen else Path.home() / ".safepassage"


def existing_home() -> Path:
    """Return the chosen home; raises ``FileNotFoundError`` when ``init`` has not made it."""
    home = chosen_home()
    if not (home / "keys").is_dir():
        raise FileNotFoundError(f"there is no home in {home}: make it with safepassage init")
    return home
