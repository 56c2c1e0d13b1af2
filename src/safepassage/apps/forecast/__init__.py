"""The arrival forecast: how many people arrive, by flight and lane; no persons."""
