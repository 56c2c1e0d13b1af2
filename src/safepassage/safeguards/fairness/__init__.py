"""Whether a list or rule falls on some people more than on others, and finds anybody by it."""
