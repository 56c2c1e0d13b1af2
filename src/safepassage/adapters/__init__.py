"""The only code that touches the outside: clock, keys, files, spools, engines."""
