"""Leave from outside: officers' own requests, and those that the authority answers."""
