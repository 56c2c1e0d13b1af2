"""How seals write their content: strict, bounded readers that raise MalformedError."""
