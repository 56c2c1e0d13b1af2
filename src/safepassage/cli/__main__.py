"""``python -m safepassage.cli``: how the supervisor starts its children."""

import sys

from safepassage.cli.main import main

sys.exit(main())
