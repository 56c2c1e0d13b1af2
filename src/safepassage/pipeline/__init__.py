"""The stages between bytes and answer, and the ports they need; pure."""
