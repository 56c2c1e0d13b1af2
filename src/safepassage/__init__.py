"""Safe Passage: the open passenger-information and border-cooperation platform."""

__version__ = "0.1.0"
