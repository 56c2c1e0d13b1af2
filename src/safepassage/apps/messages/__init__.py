"""The spool of carriers' messages and the answers that wait for carriers."""
