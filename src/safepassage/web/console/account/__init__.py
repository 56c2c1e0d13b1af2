"""One's own account: sign-ins, password, passkeys."""
