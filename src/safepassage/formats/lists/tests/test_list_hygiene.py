import sys
import unicodedata

import msgspec

from safepassage.formats.lists.hygiene import _SUSPECT, _UNWANTED, cleaned
from safepassage.records import ListedDocument, ListEntry


def test_no_unwanted_character_escapes_the_quick_look() -> None:
    characters = map(chr, range(sys.maxunicode + 1))
    unwanted = [c for c in characters if _UNWANTED.match(c)]
    assert len(unwanted) > 70
    for character in unwanted:
        assert _SUSPECT.search(msgspec.json.encode(f"a{character}b")), hex(ord(character))


def test_letters_and_marks_of_every_script_stay() -> None:
    kept = (c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c)[0] in "LM")
    assert not any(map(_UNWANTED.match, kept))


def test_every_field_is_cleaned() -> None:
    odd = "A\u202e\tB"
    entry = ListEntry(
        id=odd,
        name=odd,
        aliases=(odd,),
        documents=(ListedDocument(number=odd, type=odd),),
        ground="a backslash: \\n",
    )
    clean = cleaned(entry)
    assert (clean.id, clean.name, clean.aliases) == ("A B", "A B", ("A B",))
    assert clean.documents == (ListedDocument(number="A B", type="A B"),)
    assert clean.ground == entry.ground
    assert cleaned(clean) is clean
