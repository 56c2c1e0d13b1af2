"""Invented states: their codes, the sounds of their names and how they write them.

Home is Utopia with ICAO's specimen code ``UTO`` (Doc 9303-3). The other codes
come from ISO 3166's user-assigned block QMA..QZZ, which neither ISO nor ICAO
will ever give to a state. They have no two-letter form, and none is made up.
"""

from dataclasses import dataclass
from enum import Enum, auto

HOME = "UTO"


class Style(Enum):
    """How a person's name is put together and divided into primary and secondary part."""

    PLAIN = auto()
    TWO_SURNAMES = auto()
    PATRONYMIC = auto()
    CHAIN = auto()
    MONONYM = auto()
    SYLLABIC = auto()
    INITIAL = auto()
    HYPHEN = auto()
    CLAN = auto()
    PARTICLE = auto()
    LONG = auto()
    FATHER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounds:
    """Fragments from which names are composed: start + middle + end."""

    heads: tuple[str, ...]
    middles: tuple[str, ...]
    male: tuple[str, ...]
    female: tuple[str, ...]
    roots: tuple[str, ...]
    tails: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """An invented state; ``number`` is the mask of passport numbers (``chance.pattern``)."""

    code: str
    name: str
    style: Style
    sounds: Sounds
    number: str
    weight: float
    places: tuple[str, ...]


def _sounds(*rows: str) -> Sounds:
    """Read six rows of fragments: heads, middles, male, female, roots, tails."""
    heads, middles, male, female, roots, tails = (tuple(row.split()) for row in rows)
    return Sounds(
        heads=heads, middles=("", *middles), male=male, female=female, roots=roots, tails=tails
    )


STATES: tuple[State, ...] = (
    State(
        code=HOME,
        name="Utopia",
        style=Style.PLAIN,
        number="A9999999",
        weight=5,
        places=("Amaurot", "Anyder", "Abraxa", "Nephelo"),
        sounds=_sounds(
            "Al Bel Cor Dar El Fen Gal Har Is Jor Kel Lor Mar Ner Or Pel Quin Ros Sel Tam Ul Ver",
            "a e i o ina ora eli ume",
            "dan mon ric von tis rel lan bert",
            "dra nia ssa lle vine tha line beth",
            "Ash Bram Cald Dorn Elm Fair Glen Hol Ing Kest Lang Marl Nor Oak Pren Rad Stan Thorn "
            "Under Wen",
            "ridge wick combe ford ley mere stead by worth ham",
        ),
    ),
    State(
        code="QMA",
        name="Maravena",
        style=Style.TWO_SURNAMES,
        number="AAA999999",
        weight=2,
        places=("Puerto Larén", "Villamora", "San Odeo"),
        sounds=_sounds(
            "Ad Be Ce Do Es Fe Gui Her Ig Jo La Mau No Os Pa Ra Se To Va Xi",
            "li mi ri ve na re",
            "nardo lindo cio berto mín són rgo dro",
            "lda rena cia linda mira sa riz ncia",
            "Al Bar Cas Dur Esc Fal Gar Herr Ib Lar Mon Nav Ort Pal Quir Riv Sal Tor Urr Vel",
            "añez alva edo íguez ona arra uela ombo ales erín",
        ),
    ),
    State(
        code="QNA",
        name="Velograd",
        style=Style.PATRONYMIC,
        number="999999999",
        weight=2,
        places=("Stary Borsk", "Zhelinsk", "Khorovets"),
        sounds=_sounds(
            "Bor Dob Gre Khar Lyu Mir Neb Ost Pre Rat Sve Tver Vlo Yar Zde Zhel Mstir Rost",
            "o a i ome yu ani",
            "slav mil dan bor gor vit rad mir",
            "slava mila dana zha tsa viya rada lena",
            "Bary Chern Dolg Gorb Khlyst Kosh Lesn Medv Ostr Pyat Ryab Shch Tikh Vyaz Zhur Yezh",
            "enov atov itsyn uyev evich inov ovskoy kin akov ushev",
        ),
    ),
    State(
        code="QOA",
        name="Qasmira",
        style=Style.CHAIN,
        number="A99999999",
        weight=2,
        places=("Madinat Salwa", "Wadi Harun", "Ras Dhahab"),
        sounds=_sounds(
            "Kha Sha Ma Ja Na Fa Ra Sa Dha Tha Wa Gha Ya Mu Hu Ha Ba Zu",
            "li wa ri ya sha fi da mi",
            "rid lim sim zir shad hif mid qir wan",
            "riya lima sira dija shida hifa mira wana",
            "Khar Dhaf Shan Mazr Qash Jub Haw Tamr Ghan Zubr Sumr Bahr Najd Rimal Farh Wasl",
            "ani awi ouri afi eidi aqi umi assi",
        ),
    ),
    State(
        code="QPA",
        name="Pulau Serai",
        style=Style.MONONYM,
        number="A9999999",
        weight=1,
        places=("Kota Lembah", "Tanjung Wira"),
        sounds=_sounds(
            "Su Wi Har Ba Pra Ka Tri Di Ngu Ja Mu Sa Ra Kus Dar Pur",
            "tri ka na wi dar nung",
            "yanto wono jaya tomo saputro manto dinata",
            "yanti wati ningsih ningrum astuti rini dewi",
            "Su Wi Har Pra Ka Mu",
            "kusumo wijoyo ningrat diharjo",
        ),
    ),
    State(
        code="QRA",
        name="Hanlo",
        style=Style.SYLLABIC,
        number="A99999999",
        weight=2,
        places=("Dongha", "Bai Lin", "Seojin"),
        sounds=_sounds(
            "Zhu Hae Lin Xue Min Bao Seu Qiu Tae Yun Chi Fei Dong Gyu Hui Jiao",
            "ng n",
            "ho wei jun sik long min tao gyu bin",
            "mei xia ran yeon lan hua ji ning ah",
            "Bai Cho Du Eo Fei Gwo Hou Jia Kuo Lo Mo Nga Pyo Qia Ryu Suo Tso Wu Xiu Yeo Zou",
            "n ng k",
        ),
    ),
    State(
        code="QSA",
        name="Tamraja",
        style=Style.INITIAL,
        number="A9999999",
        weight=2,
        places=("Kaveripatti", "Nandigrama"),
        sounds=_sounds(
            "Aru Bala Chan Deva Gana Ila Jaya Kar Lak Mani Naga Pala Raja San Thiru Vel",
            "mu na ra tha shi va",
            "kandan murugan rasan swaran natharan pandiyan selvan thilan",
            "selvi malini vathani lakhini rasi devani mathi valli",
            "Sub Venk Krish Ran Mut Pad Gov Char",
            "amanathan eswaralingam arajanayagam ulasingam",
        ),
    ),
    State(
        code="QTA",
        name="Obaland",
        style=Style.HYPHEN,
        number="A99999999",
        weight=2,
        places=("Akwanso", "Ilodera", "Bouakoro"),
        sounds=_sounds(
            "Ade Olu Kwa Yao Ama Efu Chi Nka Bou Mam Sek Tou Ifa Oba Aki Dio",
            "mi ba fo la ne ko",
            "ntunde wale dou beh ssou mensu kule gozi",
            "nike yemi tou ssata bena lola dimma rame",
            "Ako Bam Dia Efe Gna Kon Ndu Oye Sow Tra Yeb Zon",
            "wole nyemi rabo keita mensa dele bukar fosu",
        ),
    ),
    State(
        code="QUA",
        name="Nordmark",
        style=Style.PARTICLE,
        number="AXXXXXXX9",
        weight=2,
        places=("Grünhafen", "Østvik", "Königssund"),
        sounds=_sounds(
            "Bjö Ec Fried Gün Hel Jür Käth Lü Mal Nor Ög Rag Søl Thor Ul Wal Åg Birg",
            "e i a ge",
            "rnulf hart mar bert stein vald gar lof",
            "run hild linde mara gard vig trud borg",
            "Böck Dürr Eich Grøn Höff Kräm Läng Müh Nyg Rüd Schön Strö Thür Weiß Åker Ösch",
            "enberg inger qvist stedt mann lund holt auer",
        ),
    ),
    State(
        code="QVA",
        name="Motu Rangi",
        style=Style.LONG,
        number="AA999999",
        weight=1,
        places=("Hanakai", "Nuku Talafoa"),
        sounds=_sounds(
            "Ka Le Ma Na Pu Ta Tu Fa Va Ke Ho Lo",
            "lani pua kea mana loto hiva nalu fale",
            "kaloheni tahue makoa leleki pohiva",
            "lauheni mahina olani kealua leilei",
            "Kauma Talafo Leiola Pukaha Hanoke Tuamo Faleto Vaimu",
            "nalanihoku kealohamana taufatofua makanaokeahi",
        ),
    ),
    State(
        code="QWA",
        name="Inishmore Free State",
        style=Style.CLAN,
        number="AA9999999",
        weight=1,
        places=("Dun Carrig", "Ballyroan Quay"),
        sounds=_sounds(
            "Bre Cai Don Ea Fin Gwy Io Ky Lla Mor Nia Or Rhy Sio Tea Uil",
            "r l dda mo",
            "nnan llan gus mhar dric wen dach",
            "nwen lla gwen ra nait dana sha",
            "Bran Carr Dunn Fal Garr Kinn Lorc Mul Rior Sull Tier Bren Cull Mad",
            "agh igan ivane ahey ockan erty oran ughan",
        ),
    ),
    State(
        code="QXA",
        name="Gedera Highlands",
        style=Style.FATHER,
        number="AA9999999",
        weight=1,
        places=("Debre Wenz", "Hagere Tis"),
        sounds=_sounds(
            "Abe Bek Dem Ey Fit Get Hab Kif Les Mek Neg Sel Tad Wer Yoh Zer",
            "e a i wo",
            "ssew nesh tachew naw gist dros muel",
            "nesh tworq lem mawit sit hun desta",
            "Abe Bek Dem Fit Get Hab",
            "ssew nesh tachew naw",
        ),
    ),
)

BY_CODE: dict[str, State] = {state.code: state for state in STATES}
