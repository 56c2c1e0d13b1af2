"""Names in the letters of the zone (ICAO Doc 9303-3 sections 4.6 and 6, appendix B)."""

import pytest

from safepassage.formats.transliteration import (
    Language,
    LatinForm,
    NotTransliteratedError,
    arabic_readings,
    latin_reading,
    transliterate,
)
from safepassage.formats.transliteration.arabic import ARABIC
from safepassage.formats.transliteration.cyrillic import CYRILLIC
from safepassage.formats.transliteration.latin import LATIN

ABBAS, FIDDA = "\u0639\u0628\u0651\u0627\u0633", "\u0641\u0636\u0651\u0629"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("D'Artagnan", "DARTAGNAN"),
        ("D\u2019Artagnan", "DARTAGNAN"),
        ("Marie-Elise", "MARIE<ELISE"),
        ("Marie\u2013Elise", "MARIE<ELISE"),
        ("Anna, Maria", "ANNA<MARIA"),
        ("  van  der\tMuellen ", "VAN<DER<MUELLEN"),
        ("J. R. (Bob)", "J<R<BOB"),
        ("\u02bbOkina", "OKINA"),
        ("Gro\u00df", "GROSS"),
        ("GRO\u1e9e", "GROSS"),
        ("\u0131\u015f\u0131k \u0130nci", "ISIK<INCI"),
        ("Ho\u00e0ng Th\u1ecb Di\u1ec7u", "HOANG<THI<DIEU"),
        ("\u0218tefan \u021aepe\u0219", "STEFAN<TEPES"),
        ("Ljubi\u010di\u0107 \u0110or\u0111e", "LJUBICIC<DORDE"),
        ("\ufb01n", "FIN"),
        ("u\u0308ber", "UEBER"),
        ("\u202eABC\u200f", "ABC"),
        ("", ""),
        ("-,'", ""),
    ],
)
def test_latin_names(name: str, written: str) -> None:
    assert transliterate(name) == written


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (LatinForm.EXPANDED, "AEAANOEOEUE"),
        (LatinForm.PLAIN, "AANOOEU"),
        (LatinForm.ESCAPED, "AEAANXXOEOEUXX"),
    ],
)
def test_an_issuer_chooses_the_form_of_some_letters(form: LatinForm, written: str) -> None:
    assert transliterate("\u00e4\u00e5\u00f1\u00f6\u00f8\u00fc", latin=form) == written


@pytest.mark.parametrize(
    ("letters", "language", "written"),
    [
        # Gorbachyov, Shchyogolev
        ("\u0413\u043e\u0440\u0431\u0430\u0447\u0451\u0432", None, "GORBACHEV"),
        ("\u0429\u0451\u0433\u043e\u043b\u0435\u0432", None, "SHCHEGOLEV"),
        # a soft and a hard sign
        ("\u0418\u043b\u044c\u0438\u043d", None, "ILIN"),
        ("\u041f\u043e\u0434\u044a\u044f", None, "PODIEIA"),
        # the first letter of a word, and letters inside, of Ukrainian
        ("\u0404\u0407\u0419\u042e\u042f", Language.UKRAINIAN, "YEIIIUIA"),
        ("\u0407\u0436\u0430 \u0419\u043e\u0441\u0438\u043f", Language.UKRAINIAN, "YIZHA<YOSYP"),
        ("\u0413\u0490", Language.UKRAINIAN, "HG"),
        # Belarusian
        ("\u0401\u0413\u040e", Language.BELARUSIAN, "IOHU"),
        ("\u0429", Language.BULGARIAN, "SHT"),
        ("\u0416\u0425\u0426\u0427\u0428\u0413", Language.SERBIAN, "ZHCCSG"),
        ("\u0402\u0409\u040a\u040b\u040f", Language.SERBIAN, "DLJNJCDZ"),
        ("\u0403\u040c\u040f\u0425\u0426", Language.MACEDONIAN, "GJKJDJHC"),
        ("\u0403\u040c\u040f\u0425\u0426", None, "GKDZKHTS"),
    ],
)
def test_cyrillic_names(letters: str, language: Language | None, written: str) -> None:
    assert transliterate(letters, language=language) == written


@pytest.mark.parametrize(
    ("letters", "written"),
    [
        (ABBAS, "EBBAS"),
        (FIDDA, "FXDZXDZXAH"),
        # the vowel sign before or after the shadda
        ("\u0639\u0628\u0651\u064e\u0627\u0633", "EBBAS"),
        ("\u0639\u0628\u064e\u0651\u0627\u0633", "EBBAS"),
        # a shadda with nothing before it
        ("\u0651\u0628", "B"),
        # teh marbuta inside, last, and last under a vowel sign
        ("\u0641\u0627\u0637\u0645\u0629", "FAXTTMXAH"),
        ("\u0629\u0627\u0629\u064c", "XTAAXAH"),
        # sukun, stretching stroke and the small alef are left out
        ("\u0628\u0652\u0640\u0646\u0670", "BN"),
        # Allah, alone, under its signs and as a ligature
        ("\u0627\u0644\u0644\u0647", "ALLXH"),
        ("\u0627\u0644\u0644\u0651\u0670\u0647", "ALLXH"),
        ("\ufdf2", "ALLXH"),
        # servant of …, apart and joined
        ("\u0639\u0628\u062f \u0627\u0644\u0644\u0647", "EBD<ALLXH"),
        ("\u0639\u0628\u062f\u0627\u0644\u0644\u0647", "EBD<ALLXH"),
        ("\u0639\u0628\u062f\u0627\u0644\u0639\u0632\u064a\u0632", "EBD<ALEZYZ"),
        # presentation forms of Abd
        ("\ufecb\ufe92\ufeaa", "EBD"),
        # an Arabic comma
        ("\u0628\u060c\u0646", "B<N"),
    ],
)
def test_arabic_names(letters: str, written: str) -> None:
    assert transliterate(letters) == written


def test_letters_of_other_keyboards_are_read_by_their_look_in_arabic() -> None:
    other = "\u06be\u06a9\u06cc"
    assert transliterate(other) == "XDOXKKXYA"
    assert transliterate(other, language=Language.ARABIC) == "HKY"


@pytest.mark.parametrize(
    "text", ["\u0391\u03b8", "\u738b", "\u05d0", "Henry 8", "\u0661", "\u0e01"]
)
def test_what_has_no_table_is_refused_by_its_code_alone(text: str) -> None:
    with pytest.raises(NotTransliteratedError, match=r"U\+[0-9A-F]{4,5}$"):
        transliterate(text)


def test_every_letter_of_every_table_comes_out_in_letters_of_the_zone() -> None:
    for letter in (*LATIN, *CYRILLIC, *ARABIC):
        for language in (None, *Language):
            written = transliterate(letter + letter.lower(), language=language)
            assert written == "" or (written.isascii() and written.isalpha() and written.isupper())


def test_a_very_long_name_is_written_too() -> None:
    assert len(transliterate("\u0629" * 20_000)) == 60_000
    assert transliterate("a " * 5_000) == "<".join("A" * 5_000)


def test_escaped_latin_letters_are_told_back() -> None:
    assert latin_reading("CANXXON<<TERESA") == "CA\u00d1ON<<TERESA"
    assert latin_reading("MUXXLLER") == "M\u00dcLLER"
    assert latin_reading("CANON") is None
    assert latin_reading("MAXX") is None


def test_arabic_letters_are_told_back() -> None:
    assert arabic_readings("MXHMD<BN<EBD<ALLXH") == (
        "\u0645\u062d\u0645\u062f \u0628\u0646 \u0639\u0628\u062f \u0627\u0644\u0644\u0647",
    )


def test_a_doubled_letter_is_read_with_a_shadda_and_as_two() -> None:
    assert arabic_readings("FXDZXDZXAH") == (FIDDA, "\u0641\u0636\u0636\u0629")


@pytest.mark.parametrize("name", ["", "JMAL", "OXHMD", "MAX<FELIX", "CXHARLES", "X"])
def test_what_is_no_arabic_name_for_certain_is_not_told(name: str) -> None:
    assert arabic_readings(name) == ()


def test_every_letter_that_has_a_form_of_its_own_comes_back() -> None:
    forms = [form for form in ARABIC.values() if form]
    alone = {letter: form for letter, form in ARABIC.items() if form and forms.count(form) == 1}
    for letter, form in alone.items():
        written = transliterate(letter + "\u062d")
        assert written == f"{form}XH"
        assert letter + "\u062d" in arabic_readings(written)
