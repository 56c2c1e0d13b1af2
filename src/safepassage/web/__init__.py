"""Pages for people and the interface for machines."""
