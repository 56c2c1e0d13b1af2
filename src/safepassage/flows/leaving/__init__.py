"""Taking over what another system had, and taking everything out of this one."""
