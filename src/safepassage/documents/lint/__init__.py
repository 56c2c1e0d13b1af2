"""An issuer's own certificates and lists held against Doc 9303-12, before they hurt travellers.

``lint_file`` and its siblings give graded findings with clauses; ``reminders`` says what will
expire; ``package`` makes what a state hands to the public key directory. Nothing here decides
whether a document is genuine: checks of documents tolerate what is reported here.
"""
