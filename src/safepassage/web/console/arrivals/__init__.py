"""What the arrival desk is told, and who has seen it."""
