"""What must be thought through before a risky capability is used, and for how long that holds."""
