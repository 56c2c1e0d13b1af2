"""The logical data structure: what the files of a travel document's chip say (Doc 9303-10).

``read`` takes any one of them but the signed ones and gives its name and its content. What it
gives is what the file says, whoever wrote it: only passive authentication vouches for it.
"""

from safepassage.documents.lds.files import ElementaryFile, name_of, read

__all__ = ["ElementaryFile", "name_of", "read"]
