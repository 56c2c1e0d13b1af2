"""Orders of the independent authority: given, obeyed by the platform, lifted by it alone."""
