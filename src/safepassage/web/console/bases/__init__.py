"""Legal bases."""
