"""Leave from outside: asked for with ground and case, answered by the authority, reviewed."""
