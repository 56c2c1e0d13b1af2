"""What the regulator sees at a glance: what is in force, how it is used, what is wrong."""
