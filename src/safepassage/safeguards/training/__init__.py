"""What whoever decides about people must have understood: the unit on rights and bias."""
