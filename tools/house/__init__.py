"""House rules that run: what ruff, mypy and import-linter cannot see.

Each rule is a plain function from what it reads to findings. tests/house runs
every rule over the platform, and breaks each one on purpose.
"""
