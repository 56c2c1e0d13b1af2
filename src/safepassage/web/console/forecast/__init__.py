"""The arrival forecast, for rosters: counts alone."""
