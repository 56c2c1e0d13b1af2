"""Impact assessments, the unit on rights and bias, emergencies."""
