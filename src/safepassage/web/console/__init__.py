"""The officers' pages, one folder a task."""
