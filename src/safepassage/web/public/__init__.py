"""Pages for everybody: no sign-in, no script, no cookie but the one that guards forms."""
