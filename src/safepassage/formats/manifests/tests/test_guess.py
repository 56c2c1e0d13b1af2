import msgspec
import pytest

from safepassage.formats.manifests import Field, Mapping, guess
from safepassage.formats.manifests.fields import label
from safepassage.formats.manifests.guess import header_of, recognised
from safepassage.formats.manifests.terms import meaning
from safepassage.formats.tables import Row

HEADINGS = {
    "en": "Family Name|Given Names|Gender|Date of Birth|Nationality|Passport No.|Expiry Date",
    "fr": "Nom|Prénom|Sexe|Date de naissance|Nationalité|N° de passeport|Date d'expiration",
    "es": "Apellidos|Nombre|Sexo|Fecha de nacimiento|Nacionalidad|Pasaporte|Fecha de caducidad",
    "pt": "Apelido|Nome|Sexo|Data de nascimento|Nacionalidade|Passaporte|Data de validade",
    "de": "Name|Vorname|Geschlecht|Geburtsdatum|Staatsangehörigkeit|Passnummer|Gültig bis",
    "it": "Cognome|Nome|Sesso|Data di nascita|Cittadinanza|Passaporto|Scadenza",
    "nl": "Achternaam|Voornaam|Geslacht|Geboortedatum|Nationaliteit|Paspoortnummer|Geldig tot",
    "tr": "Soyad\u0131|Ad|Cinsiyet|Doğum tarihi|Uyruk|Pasaport No|Son kullanma tarihi",
    "ru": "Фамилия|Имя|Пол|Дата рождения|Гражданство|Номер паспорта|Срок действия",
    "ar": "اللقب|الاسم الأول|الجنس|تاريخ الميلاد|الجنسية|رقم جواز السفر|تاريخ الانتهاء",
    "zh": "姓|名|性别|出生日期|国籍|护照号|有效期",
    "two": "Surname / Nom|Given names / Prénoms|Sex / Sexe|DOB|Nationality|Passport|Expiry (d/m/y)",
    "own": "surname|given_names|sex|born|nationality|document_number|document_expires",
}
EXPECTED = [
    Field.SURNAME,
    Field.GIVEN_NAMES,
    Field.SEX,
    Field.BORN,
    Field.NATIONALITY,
    Field.DOCUMENT_NUMBER,
    Field.DOCUMENT_EXPIRES,
]


@pytest.mark.parametrize("language", HEADINGS)
def test_common_headings_are_recognised_in_their_language(language: str) -> None:
    found = guess(HEADINGS[language].split("|"))
    assert [column.field for column in found.mapping.columns] == EXPECTED
    assert found.mapping.guessed
    assert found.unread == ()


def test_columns_without_a_known_meaning_are_left_to_the_person() -> None:
    found = guess(["No.", "Surname", "Shoe size", "", "Name"])
    assert [(one.field, one.position) for one in found.mapping.columns] == [
        (Field.SURNAME, 2),
        (Field.GIVEN_NAMES, 5),
    ]
    assert found.unread == (3,)


def test_a_name_alone_is_the_whole_name() -> None:
    (column, *_) = guess(["Name", "DOB", "Passport"]).mapping.columns
    assert column.field is Field.FULL_NAME


def test_further_documents_get_the_next_number() -> None:
    found = guess(["surname", "Passport No", "ID number", "Document type 2", "Passport no 3"])
    assert [label(one.key) for one in found.mapping.columns] == [
        "surname",
        "document_number",
        "document_number_2",
        "document_type_2",
        "document_number_3",
    ]


def test_the_first_of_two_alike_columns_counts() -> None:
    found = guess(["surname", "seat", "seat"])
    assert len(found.mapping.columns) == 2
    assert found.unread == (3,)


@pytest.mark.parametrize("field", Field)
def test_every_heading_that_is_written_is_understood(field: Field) -> None:
    assert meaning(field.value) == (field, 1)
    assert meaning(f"{field.value}_2") == (field, 2)


@pytest.mark.parametrize("heading", ["", "country", "type", "date", "x" * 1000, "№", "2"])
def test_what_could_mean_anything_means_nothing(heading: str) -> None:
    assert meaning(heading) is None


def test_the_row_of_headings_is_found_below_a_form() -> None:
    rows = [
        Row(line=1, cells=("Passenger list of the ferry", "", "")),
        Row(line=3, cells=("Ship", "Testa", "Voyage no", "12")),
        Row(line=5, cells=("Surname", "First name", "DOB")),
        Row(line=6, cells=("MUSTER", "ERIKA", "1990-05-17")),
    ]
    assert header_of(rows) == 2
    assert recognised(rows[3].cells) == 0


def test_a_mapping_is_a_value_that_json_holds() -> None:
    found = guess(HEADINGS["en"].split("|")).mapping
    told = msgspec.json.encode(found)
    assert msgspec.json.decode(told, type=Mapping) == found
    by_hand = b'{"columns": [{"field": "surname", "position": 1}], "constants": {"carrier": "UT"}}'
    assert msgspec.json.decode(by_hand, type=Mapping).constants == {Field.CARRIER: "UT"}
