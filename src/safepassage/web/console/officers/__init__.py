"""Officers and their roles."""
