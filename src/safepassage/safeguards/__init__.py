"""May we? Purpose, minimisation, retention, sealing, as pure functions."""
