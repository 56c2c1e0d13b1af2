"""Headings and labels as operators write them, in several languages.

The terms of IMO FAL forms 5 and 6 are those of the FAL Convention's appendix 1; the others
are common words of forms and spreadsheets. A term that could mean two things is left out.
"""

import re
import unicodedata
from typing import Final

from safepassage.formats.manifests.fields import Field, Key

F = Field
_TERMS: Final = {
    F.SURNAME: "family name|last name|lastname|surnames|pax surname|nom de famille|apellido"
    "|apellidos|primer apellido|apelido|apelidos|sobrenome|nachname|familienname|cognome"
    "|achternaam|soyadi|soyad|nazwisko|фамилия|اسم العائلة|اللقب|姓",
    F.GIVEN_NAMES: "given name|first name|firstname|forename|forenames|given names|first names"
    "|prenom|prenoms|nombres|nombre s|vorname|vornamen|voornaam|voornamen|imie|имя|الاسم الأول|名",
    F.MIDDLE_NAMES: "middle name|second name|deuxieme prenom|segundo nombre|отчество",
    F.FULL_NAME: "passenger name|pax name|traveller name|traveler name|crew name|name in full"
    "|family name given names|family name given name|surname given names|surname and given names"
    "|nom et prenom|nom et prenoms|nom prenom|nom complet|nombre completo|nombre y apellidos"
    "|apellidos y nombres|apellidos y nombre|nome completo|cognome e nome|nome e cognome"
    "|vollstandiger name|name vorname|volledige naam|ad soyad|фио|الاسم الكامل|姓名",
    F.TITLE: "salutation|civilite|tratamiento|anrede",
    F.SEX: "gender|sexe|sexo|geschlecht|sesso|geslacht|cinsiyet|plec|пол|الجنس|性别|gender sex"
    "|sex m f|gender m f",
    F.BORN: "date of birth|birth date|birthdate|dob|date birth|date de naissance|ne le|nee le"
    "|fecha de nacimiento|fecha nacimiento|data de nascimento|geburtsdatum|geboren am"
    "|data di nascita|geboortedatum|dogum tarihi|data urodzenia|дата рождения|تاريخ الميلاد"
    "|出生日期",
    F.BIRTH: "date and place of birth|place and date of birth|date place of birth"
    "|date et lieu de naissance|fecha y lugar de nacimiento|data e local de nascimento"
    "|geburtsdatum und ort|geburtsdatum und geburtsort|data e luogo di nascita",
    F.BIRTH_PLACE: "place of birth|birthplace|lieu de naissance|lugar de nacimiento"
    "|local de nascimento|naturalidade|geburtsort|luogo di nascita|geboorteplaats|dogum yeri"
    "|miejsce urodzenia|место рождения|مكان الميلاد|出生地|town of birth|city of birth",
    F.BIRTH_COUNTRY: "country of birth|pays de naissance|pais de nacimiento|pais de nascimento"
    "|geburtsland|paese di nascita|geboorteland|страна рождения",
    F.NATIONALITY: "citizenship|nationalite|nacionalidad|nacionalidade|staatsangehorigkeit"
    "|nationalitat|nazionalita|cittadinanza|nationaliteit|uyruk|uyrugu|narodowosc|obywatelstwo"
    "|гражданство|الجنسية|国籍|pax nationality|nat",
    F.RESIDENCE: "country of residence|residence country|pays de residence|pais de residencia"
    "|wohnsitzland|paese di residenza|country of domicile",
    F.ROLE: "traveller type|traveler type|passenger type|pax type|person type|type of person"
    "|crew or passenger|passenger or crew|qualite",
    F.RANK: "rank or rating|rank rating|rating|duties|duty on board|position on board|fonction"
    "|grade ou fonctions|grade fonction|cargo|puesto|funcao|dienstgrad|funktion|qualifica"
    "|grado|rang|должность|crew position|rank of rating",
    F.TRANSIT: "transit passenger|transit passenger or not|in transit|transit passenger yes no"
    "|transiting|passager en transit|pasajero en transito|passageiro em transito"
    "|transitreisender|transit y n",
    F.DOCUMENT_TYPE: "nature of identity document|nature of id|type of identity document"
    "|type of document|travel document type|id type|type of id|doc type|identity document type"
    "|nature and number of identity document type|nature de la piece d identite|type de document"
    "|tipo de documento|dokumentenart|art des ausweises|ausweisart|tipo documento|type of travel"
    " document|identity or travel document type|nature of identity or travel document",
    F.DOCUMENT_NUMBER: "number of identity document|number of id|identity document number"
    "|travel document number|travel document no|document no|document nr|doc number|doc no|id number"
    "|id no|passport number|passport no|passport nr|passport|passport id number"
    "|nature and number of identity document|nature and no of identity document|identity document"
    "|nature and number of identity document passport|number of identity or travel document"
    "|numero de passeport|n de passeport|no passeport|passeport|numero du document"
    "|numero de piece d identite|numero de documento|n documento|numero de pasaporte|pasaporte"
    "|numero do passaporte|passaporte|passnummer|reisepassnummer|reisepass|ausweisnummer"
    "|dokumentennummer|numero di passaporto|passaporto|numero documento|numero del documento"
    "|paspoortnummer|documentnummer|pasaport no|pasaport numarasi|numer paszportu"
    "|номер паспорта|паспорт|номер документа|رقم الجواز|رقم جواز السفر|护照号|护照号码",
    F.DOCUMENT_ISSUER: "issuing state|issuing country|issuing state of identity document"
    "|issuing state of id|country of issue|state of issue|document issuing country|doc country"
    "|issuing authority country|document country|passport country|passport issued by"
    "|passport issuing country|country issued|place of issue country|issuing state of identity or"
    " travel document|pays de delivrance|pays emetteur|etat emetteur|pais emisor|pais de emision"
    "|pais emissor|ausstellender staat|ausstellungsland|ausstellerstaat|paese di rilascio"
    "|land van afgifte|страна выдачи|بلد الإصدار|签发国",
    F.DOCUMENT_EXPIRES: "expiry date|date of expiry|expiration date|expiry|expires|valid until"
    "|document expiry|document expiry date|passport expiry|passport expiry date|expiry date of id"
    "|expiry date of identity document|expiry date of identity or travel document|exp date|doe"
    "|date d expiration|date de validite|valable jusqu au|fecha de caducidad|fecha de vencimiento"
    "|caducidad|data de validade|validade|ablaufdatum|gultig bis|gueltig bis|data di scadenza"
    "|scadenza|vervaldatum|geldig tot|son kullanma tarihi|data waznosci|срок действия"
    "|действителен до|تاريخ الانتهاء|有效期",
    F.DOCUMENT_ISSUED: "date of issue|issue date|issued on|passport issue date|date de delivrance"
    "|fecha de emision|fecha de expedicion|data de emissao|ausstellungsdatum|ausgestellt am"
    "|data di rilascio|дата выдачи",
    F.DOCUMENT_PLACE: "place of issue|lieu de delivrance|lugar de emision|ausstellungsort",
    F.VISA_NUMBER: "visa no|visa nr|visa|visum|numero de visa|visumnummer|visa number if"
    " appropriate|visa residence permit number|visado|numero de visado|numero do visto|visto",
    F.VISA_ISSUER: "visa issuing state|visa issuing country|visa country",
    F.VISA_EXPIRES: "visa expiry|visa expiry date|visa valid until",
    F.EMBARKS: "port of embarkation|place of embarkation|embarkation|embarkation port|embarked at"
    "|boards at|boarding point|boarding port|port d embarquement|lieu d embarquement"
    "|puerto de embarque|porto de embarque|einschiffungshafen|einstieg|porto di imbarco"
    "|порт посадки|embark port|pick up|pickup",
    F.DISEMBARKS: "port of disembarkation|port of debarkation|place of disembarkation|debarkation"
    "|disembarkation|disembarkation port|debarkation port|leaves at|drop off|dropoff"
    "|port de debarquement|lieu de debarquement|puerto de desembarque|porto de desembarque"
    "|ausschiffungshafen|ausstieg|porto di sbarco|порт высадки|disembark port",
    F.CLEARS_AT: "place of clearance|clearance port|border crossing point|border post",
    F.SEAT: "seat number|seat no|siege|asiento|assento|lugar|sitzplatz|posto|stoel|место|座位",
    F.RESERVATION: "pnr|record locator|booking reference|booking number|booking|booking no"
    "|reservation number|reserva|buchung|buchungsnummer|prenotazione|reference de reservation",
    F.REFERENCE: "traveller reference|passenger reference|passenger id|traveller id",
    F.CUSTOMER_REFERENCE: "customer number|customer id|client number",
    F.TICKET: "ticket number|ticket no|billet|billete|fahrschein|biglietto|bilhete",
    F.BAG_COUNT: "bags|pieces of baggage|number of bags|baggage|luggage|bagages|maletas"
    "|gepackstucke|bagagli|bag pieces",
    F.BAG_WEIGHT: "bag weight|baggage weight|weight of baggage|bag weight kg|baggage weight kg",
    F.BAG_TAGS: "bag tag|bag tags|baggage tag|tag number|tag numbers|baggage tags",
    F.PHONE: "telephone|phone number|mobile|telefono|telefone|telefon|telefoon|телефон",
    F.EMAIL: "e mail|email address|e mail address|mail|courriel|correo electronico",
    F.GROUP: "party|family|travelling together|traveling together|group number|group no|booking"
    " group|groupe|grupo|gruppe|gruppo|groep|группа",
    F.VEHICLE_KIND: "vehicle type|type of vehicle|type de vehicule|tipo de vehiculo|fahrzeugart",
    F.VEHICLE_REGISTRATION: "registration plate|number plate|licence plate|license plate|plate"
    "|vehicle plate|vehicle number|vehicle no|vehicle registration number|car registration|vrn"
    "|immatriculation|plaque d immatriculation|matricula|placa|kennzeichen|kfz kennzeichen"
    "|targa|kenteken|plaka|номер автомобиля|госномер|车牌号",
    F.VEHICLE_COUNTRY: "country of registration|plate country|vehicle registration country"
    "|pays d immatriculation|pais de matricula|zulassungsland|paese di immatricolazione",
    F.VEHICLE_NAME: "vehicle make|vehicle model",
    F.MODE: "mode of transport|transport mode",
    F.CARRIER: "airline|carrier code|airline code|transport company|compagnie|compania|aerolinea"
    "|fluggesellschaft|compagnia|авиакомпания",
    F.NUMBER: "voyage number|voyage no|train number|train no|service number|trip number"
    "|line number|numero de voyage|numero de viaje|numero da viagem|reisenummer|zugnummer",
    F.DESIGNATOR: "flight|flight number|flight no|flight nr|flt|flt no|vol|numero de vol|n de vol"
    "|vuelo|numero de vuelo|voo|numero do voo|flug|flugnummer|volo|numero volo|vlucht|рейс|航班号",
    F.ORIGIN: "from|departure airport|departure port|dep port|dep airport|airport of departure"
    "|port of departure|place of departure|point of departure|departure station|departure point"
    "|aeroport de depart|port de depart|lieu de depart|aeropuerto de salida|lugar de salida"
    "|abflughafen|abfahrtsort|von|partenza|аэропорт вылета|departure place|departure coordinates",
    F.DESTINATION: "to|arrival airport|arrival port|arr port|arr airport|airport of arrival"
    "|port of arrival|place of arrival|arrival station|arrival point|destination airport"
    "|airport of destination|aeroport d arrivee|port d arrivee|lieu d arrivee|destino"
    "|aeropuerto de llegada|zielflughafen|ankunftsort|ziel|nach|arrivo|аэропорт прилета"
    "|arrival place|arrival coordinates",
    F.DEPARTS: "departure date|date of departure|dep date|departure date and time|etd|std"
    "|departure|date de depart|fecha de salida|data de partida|abflugdatum|abfahrt|data di"
    " partenza|flight date|date of flight|date and time of departure|дата вылета",
    F.DEPARTS_TIME: "departure time|dep time|time of departure|heure de depart|hora de salida"
    "|abfahrtszeit|abflugzeit",
    F.ARRIVES: "arrival date|date of arrival|arr date|arrival date and time|eta|sta|arrival"
    "|date d arrivee|fecha de llegada|data de chegada|ankunft|ankunftsdatum|data di arrivo"
    "|date and time of arrival|дата прилета",
    F.ARRIVES_TIME: "arrival time|arr time|time of arrival|heure d arrivee|hora de llegada"
    "|ankunftszeit",
    F.CRAFT_KIND: "aircraft type|type of aircraft|ship type|type of ship|train type|coach type",
    F.CRAFT_REGISTRATION: "aircraft registration|registration|tail number|registration marks"
    "|marks of nationality and registration|aircraft|tail no|immatriculation de l aeronef"
    "|coach registration|bus registration|coach plate|bus plate",
    F.CRAFT_COUNTRY: "flag|flag state|flag state of ship|flag state of the ship|nationality of"
    " ship|ship flag|pavillon|etat du pavillon|bandera|pabellon|bandeira|flagge|flaggenstaat"
    "|bandiera|флаг|coach country|bus country|aircraft country",
    F.CRAFT_NAME: "ship name|name of ship|name of the ship|vessel name|name of vessel|vessel|ship"
    "|nom du navire|navire|nombre del buque|buque|nome do navio|navio|name des schiffes|schiff"
    "|schiffsname|nome della nave|nave|название судна|судно|船名|train name|coach name",
    F.IMO: "imo number|imo no|imo nr|numero omi|numero imo|imo nummer|номер имо",
    F.CALL_SIGN: "callsign|indicatif d appel|distintivo de llamada|indicativo de chamada"
    "|rufzeichen|nominativo|позывной",
    F.OPERATOR: "owner or operator|owner operator|aircraft operator|exploitant|operador"
    "|betreiber|operatore|handling agent",
    F.MOVEMENT: "arrival departure|arrival or departure|arrivee depart|llegada salida|direction",
    F.PORT: "port of arrival departure|port of call|port d arrivee depart|port d escale",
    F.PORT_DATE: "date of arrival departure|date and time of arrival departure|date d arrivee"
    " depart|date time of arrival departure",
    F.PORT_TIME: "time of arrival departure",
    F.LAST_PORT: "last port of call|last port|port arrived from|last port off call"
    "|dernier port d escale|ultimo puerto|letzter hafen",
    F.NEXT_PORT: "next port of call|next port|next port off call|prochain port|proximo puerto",
    F.MANIFEST_REFERENCE: "message reference|manifest number|manifest no",
    F.SENDER: "submitted by|reporting party|sent by",
    F.RECIPIENT: "submitted to|sent to",
    F.SENT_AT: "date of manifest|date sent|submitted at",
    F.CONTACT_NAME: "contact|contact person|ansprechpartner|personne a contacter|agent",
    F.CONTACT_PHONE: "contact telephone|contact number|emergency telephone|contact tel",
    F.CONTACT_EMAIL: "contact e mail|contact mail",
    F.CONTROL_TOTAL: "total|total number of persons|number of travellers|number of passengers"
    "|number of crew|total passengers|total crew|persons on board|pob|total pax",
    F.ROW_NUMBER: "no|nr|num|n|serial|serial no|s no|sr no|seq|sequence|line|row|index|lp",
}  # fmt: skip
_BARE_NAMES: Final = frozenset({"name", "names", "nom", "nombre", "nome", "naam", "ad", "adi"})
_PARENTHESIS: Final = re.compile(r"[(\[][^)\]]*[)\]]")
_NUMBERING: Final = re.compile(r"^\s*\d+(?:\.\d+)*\s*[.)]?\s+(?=\D)|^\s*\d+(?:\.\d+)+\s*")
_LETTERS: Final = str.maketrans("\u0142\u0131", "li")
_NTH: Final = re.compile(r"(.*\D) ([2-9])")
_LONGEST: Final = 80


def normal(text: str) -> str:
    """Lower-case words without accents, marks, numbering and what stands in parentheses."""
    bare = _NUMBERING.sub("", _PARENTHESIS.sub(" ", text))
    spread = unicodedata.normalize("NFKD", bare.casefold().translate(_LETTERS))
    kept = (c if c.isalnum() else " " for c in spread if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def _table() -> dict[str, Field]:
    table = {normal(field.value): field for field in Field}
    for field, terms in _TERMS.items():
        table.update((normal(term), field) for term in terms.split("|"))
    return table


_TABLE: Final = _table()


def meaning(heading: str) -> Key | None:
    """What a heading or label means; one in two languages (``Surname / Nom``) by either."""
    if not heading or len(heading) > _LONGEST:
        return None
    parts = (heading, *re.split(r"[/|]", heading))
    return next((key for part in parts if (key := _one(normal(part)))), None)


def is_bare_name(heading: str) -> bool:
    """Whether a heading says ``name`` and leaves open which."""
    return normal(heading) in _BARE_NAMES


def _one(words: str) -> Key | None:
    field = _TABLE.get(words)
    if field:
        return field, 1
    found = _NTH.fullmatch(words)
    field = _TABLE.get(found[1]) if found else None
    return (field, int(found[2])) if field and found else None
