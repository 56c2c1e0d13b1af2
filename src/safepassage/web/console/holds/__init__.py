"""Why journeys' data stay beyond their ordinary end: recorded, prolonged by two, ended."""
