"""How messages come besides HTTPS: folders, Type B, letters, uploads."""
