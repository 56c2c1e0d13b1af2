"""Where the machines' addresses begin; all others are people's."""

MACHINES = "/api/"
