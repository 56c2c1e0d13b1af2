"""What officers have cleared, what that keeps from the queue, and its end."""
