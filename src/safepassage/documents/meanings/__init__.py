"""What reasons mean, by where they come from; ``reasons`` puts the tables together."""
