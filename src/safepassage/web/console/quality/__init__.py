"""How well carriers send, and a message tried out; counts alone."""
