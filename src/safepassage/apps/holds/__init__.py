"""Why records stay beyond their ordinary end, and what was found on the way."""
