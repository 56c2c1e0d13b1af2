"""Words and codes for sex, document type, role, mode and yes, as manifests write them."""

from types import MappingProxyType
from typing import Final

from safepassage.formats.manifests.terms import normal
from safepassage.records import Mode, Role


def _table(rows: dict[str, str]) -> MappingProxyType[str, str]:
    return MappingProxyType(
        {normal(word): value for value, words in rows.items() for word in words.split("|")}
    )


SEXES: Final = _table(
    {
        "M": "m|male|man|masculin|masculino|homme|hombre|mannlich|maschile|maschio|mr|erkek",
        "F": "f|female|woman|feminin|femenino|feminino|femme|mujer|mulher|weiblich|w|femminile"
        "|femmina|kadin",
        "X": "x|other|divers|diverse|d|unspecified|autre|otro|outro|altro",
        "U": "u|unknown|not known|inconnu|desconocido|desconhecido|unbekannt|sconosciuto",
    }
)
DOCUMENTS: Final = _table(
    {
        "P": "p|pp|passport|passeport|pasaporte|passaporte|reisepass|passaporto|paspoort|pass"
        "|pasaport|паспорт|travel passport",
        "V": "v|visa|visum|visado|visto",
        "I": "i|id|id card|identity card|national id|national identity card|carte d identite|cni"
        "|documento de identidad|dni|cedula|bilhete de identidade|personalausweis"
        "|carta d identita|identity document|national id card",
        "AC": "ac|crew member certificate",
        "A": "a",
        "C": "c",
        "F": "f",
        "L": "l|pilot licence|pilot license|crew licence|crew license",
        "T": "t",
    }
)
ROLES: Final = MappingProxyType(
    {
        normal(word): role
        for role, words in {
            Role.PASSENGER: "passenger|passengers|p|pax|adult|child|passager|passagers|pasajero"
            "|pasajeros|passageiro|passageiros|passagier|fahrgast|passeggero|guest|adt|chd",
            Role.CREW: "crew|c|crew member|crew members|pilot|captain|cockpit crew|cabin crew"
            "|copilot|pilot in command|pic|equipage|membre d equipage|tripulacion|tripulante"
            "|tripulacao|besatzung|equipaggio|seafarer",
            Role.TRANSIT_PASSENGER: "transit passenger|transit|t",
            Role.TRANSIT_CREW: "transit crew",
            Role.INFANT: "infant|inf|baby|bebe|kleinkind|lap child|neonato",
        }.items()
        for word in words.split("|")
    }
)
MODES: Final = MappingProxyType(
    {
        normal(word): mode
        for mode, words in {
            Mode.AIR: "air|aircraft|4",
            Mode.SEA: "sea|maritime|ferry|ship|1",
            Mode.RAIL: "rail|train|2",
            Mode.ROAD: "road|coach|bus|3",
            Mode.INLAND_WATERWAY: "inland waterway|river|inland|8",
        }.items()
        for word in words.split("|")
    }
)
ANSWERS: Final = _table(
    {
        "yes": "y|yes|oui|o|si|s|ja|j|sim|true|1|x|t|transit|да|evet",
        "no": "n|no|non|nein|nao|false|0|not|net|нет|hayir",
    }
)
MOVEMENTS: Final = MappingProxyType(
    {
        word: moves
        for moves, words in {
            "arrival": "arrival arr a arriving in i inbound arrivee llegada chegada ankunft arrivo",
            "departure": "departure dep d departing out o outbound depart salida partida abfahrt"
            " partenza",
        }.items()
        for word in words.split()
    }
)
