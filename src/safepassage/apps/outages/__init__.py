"""When messages could not be taken: outages of ours and of networks, as they were recorded."""
