"""What all forms of the list have in common."""

from safepassage.formats.lists.values.draft import Draft


def new_person(number: str, line: int) -> Draft:
    """A person by the office's unique id."""
    called = f"OFAC-{number}" if number else ""
    return Draft(id=called, line=line, source="OFAC-SDN", issuer="OFAC")
