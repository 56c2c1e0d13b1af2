"""The registers that this installation asks, and how each is reached."""
