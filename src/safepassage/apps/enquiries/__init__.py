"""Registers that are asked about travellers: what waits to be asked, what came of it, how often."""
