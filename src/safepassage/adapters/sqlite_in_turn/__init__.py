"""SQLite whose writers queue instead of poll: Django's backend, with one place at a time.

SQLite lets one connection write at once. The others try again after pauses that grow, and
whoever tries most often wins: a carrier that waits can be passed by again and again. Here
each transaction begins only when it is its writer's turn, across threads and processes.
"""
