"""Whom lists fall on, and the reviews of lists that were stopped for it."""
