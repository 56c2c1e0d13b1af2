"""Documents as carriers announce them: notes for the officer, never a verdict and no hit.

``notes.notes_on`` looks at what was announced of one traveller and says what a person should
compare with the document itself. Nothing here can fail a document, and where a need of
protection may be, nothing is said against it (``protected``).
"""
