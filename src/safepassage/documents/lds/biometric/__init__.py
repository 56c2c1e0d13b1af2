"""Data groups 2, 3 and 4: face, fingers, irises (Doc 9303-10 clauses 4.7.2 to 4.7.4)."""

from safepassage.documents.lds.biometric.face import Face
from safepassage.documents.lds.biometric.groups import (
    Faces,
    Prints,
    read_faces,
    read_fingers,
    read_irises,
)

__all__ = ["Face", "Faces", "Prints", "read_faces", "read_fingers", "read_irises"]
