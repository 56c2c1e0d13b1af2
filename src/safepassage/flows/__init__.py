"""One use case a module, one transaction each."""
